import type { Connection, InitializeParams } from 'vscode-languageserver';
import { defaultConfig, type Config, type Language, type Level } from '../core/index.js';
import { settingsSection, type InitializationOptions } from './protocol.js';

/** What the settings mean for one document. */
export interface Effective {
  readonly config: Config;
  readonly language: Language;
}

const levels: ReadonlySet<unknown> = new Set<Level>(['off', 'hint', 'information', 'warning', 'error']);

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Chinese unless the client says that it speaks another language. */
function clientLanguage(options: InitializationOptions, locale: string | undefined): Language {
  if (options.language === 'zh' || options.language === 'en') return options.language;
  return !locale || /^zh\b/i.test(locale) ? 'zh' : 'en';
}

/**
 * Settings per document, fetched once and kept until the client says that something changed. A client without
 * `workspace/configuration` is served from its initialization options and from `didChangeConfiguration`.
 */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #pulls: boolean;
  readonly #options: InitializationOptions;
  readonly #language: Language;
  readonly #cache = new Map<string, Promise<Effective>>();
  /** Equal settings share one object: the analysis is memoised on its identity. */
  readonly #configs = new Map<string, Config>();
  readonly #reported = new Set<string>();
  #pushed: unknown;

  constructor(connection: Connection, params: InitializeParams) {
    this.#connection = connection;
    this.#pulls = params.capabilities.workspace?.configuration === true;
    this.#options = record(params.initializationOptions) as InitializationOptions;
    this.#language = clientLanguage(this.#options, params.locale);
  }

  /** The settings of a document. */
  of(uri: string): Promise<Effective> {
    let effective = this.#cache.get(uri);
    if (effective === undefined) {
      effective = this.#fetch(uri);
      this.#cache.set(uri, effective);
    }
    return effective;
  }

  /** Forgets a document that was closed. */
  forget(uri: string): void {
    this.#cache.delete(uri);
  }

  /** Forgets everything; `settings` is what a client without `workspace/configuration` sent along. */
  changed(settings: unknown): void {
    this.#cache.clear();
    if (!this.#pulls) this.#pushed = record(settings)[settingsSection] ?? this.#pushed;
  }

  async #fetch(uri: string): Promise<Effective> {
    if (!this.#pulls) return this.#effective(this.#pushed);
    try {
      return this.#effective(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection }));
    } catch (error) {
      this.#complain(`The client did not answer with its settings, the defaults are used: ${String(error)}`);
      return this.#effective(undefined);
    }
  }

  #effective(settings: unknown): Effective {
    const { rules, template, language } = { ...this.#options, ...record(settings) };
    return {
      config: this.#config(this.#validRules(rules), template === '2019' || template === '2021' ? template : 'auto'),
      language: language === 'zh' || language === 'en' ? language : this.#language,
    };
  }

  #config(rules: Config['rules'], form: Config['form']): Config {
    if (form === defaultConfig.form && Object.keys(rules).length === 0) return defaultConfig;
    const key = JSON.stringify([form, Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1))]);
    let config = this.#configs.get(key);
    if (config === undefined) {
      config = { ...defaultConfig, rules, form };
      this.#configs.set(key, config);
    }
    return config;
  }

  /** Rules with a level that exists; a mistyped level must not switch anything silently. */
  #validRules(rules: unknown): Config['rules'] {
    const valid: Record<string, Level> = {};
    for (const [rule, level] of Object.entries(record(rules))) {
      if (levels.has(level)) valid[rule] = level as Level;
      else this.#complain(`Setting ${settingsSection}.rules: ${JSON.stringify(level)} is no level for ${rule}.`);
    }
    return valid;
  }

  #complain(message: string): void {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.#connection.console.warn(message);
  }
}
