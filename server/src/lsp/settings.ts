import type { Connection, InitializeParams } from 'vscode-languageserver';
import { checkSettings, entriesFor, formProblem, mergeConfig, render, type BaselineEntry, type Config, type InlayHintMode, type Language, type Level } from '../core/index.js';
import type { FolderFiles, InFolder } from './folderFiles.js';
import { settingsSection, type InitializationOptions } from './protocol.js';
import type { FormFiles } from './templateFiles.js';

/** What the settings mean for one document. */
export interface Effective {
  readonly config: Config;
  /** The forms its reports may follow. */
  readonly formFiles: FormFiles;
  readonly language: Language;
  readonly inlayHints: InlayHintMode;
  /** Whether reports are searched for in files that are not open. */
  readonly symbolFiles: boolean;
  readonly formatNumerals: boolean;
  /** Whether every change is checked against the text read afresh. */
  readonly verifyIncremental: boolean;
  /** What the files of the folder say. */
  readonly folder: InFolder;
  /** The entries of the baseline about this document. */
  readonly baseline: readonly BaselineEntry[];
}

/** What the settings of the editor say by themselves. */
interface EditorSettings extends Pick<Config, 'rules' | 'form' | 'options'> {
  /** Paths of template files, from the workspace folder. */
  readonly templates: readonly string[];
  readonly byHand: boolean;
  readonly language: Language;
  readonly inlayHints: InlayHintMode;
  readonly symbolFiles: boolean;
  readonly formatNumerals: boolean;
  readonly verifyIncremental: boolean;
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
  readonly #files: FolderFiles;
  readonly #cache = new Map<string, Promise<Effective>>();
  /** Equal settings share one object: the analysis is memoised on its identity. */
  readonly #configs = new Map<string, Config>();
  readonly #reported = new Set<string>();
  #pushed: unknown;

  constructor(connection: Connection, params: InitializeParams, files: FolderFiles) {
    this.#connection = connection;
    this.#files = files;
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
  changed(settings?: unknown): void {
    this.#cache.clear();
    if (!this.#pulls) this.#pushed = record(settings)[settingsSection] ?? this.#pushed;
  }

  async #fetch(uri: string): Promise<Effective> {
    const editor = this.#editorSettings(await this.#ask(uri));
    const folder = await this.#files.of(uri, editor.language);
    const { byHand, form, rules, options } = editor;
    const formFiles = await this.#files.formsFor(uri, folder, editor.templates, editor.language);
    const problem = formProblem(form, formFiles.forms);
    if (problem !== null) this.#complain(`Setting ${settingsSection}: ${render(problem, 'en')}`);
    return {
      // A form chosen for this very file, then the settings file, so that editor and command line agree, then the settings.
      config: this.#shared(mergeConfig([byHand ? { form } : {}, folder.settings, { rules, options, form }])),
      formFiles,
      language: editor.language,
      inlayHints: editor.inlayHints,
      symbolFiles: editor.symbolFiles,
      formatNumerals: editor.formatNumerals,
      verifyIncremental: editor.verifyIncremental,
      folder,
      baseline: entriesFor(folder.entries, folder.name),
    };
  }

  async #ask(uri: string): Promise<unknown> {
    if (!this.#pulls) return this.#pushed;
    try {
      return await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection });
    } catch (error) {
      this.#complain(`The client did not answer with its settings, the defaults are used: ${String(error)}`);
      return undefined;
    }
  }

  #editorSettings(settings: unknown): EditorSettings {
    const { rules, template, templates, options, byHand, language, inlayHints, workspaceSymbols, formatNumerals, debug } = { ...this.#options, ...record(settings) };
    const checked = checkSettings({ options: record(options), ...(templates === undefined ? {} : { templates }) });
    for (const { text, args } of checked.problems) this.#complain(`Setting ${settingsSection}: ${render({ text, args }, 'en')}`);
    return {
      rules: this.#validRules(rules),
      options: checked.value.options,
      templates: checked.value.templates ?? [],
      form: typeof template === 'string' ? template : 'auto',
      byHand: byHand === true,
      language: language === 'zh' || language === 'en' ? language : this.#language,
      inlayHints: inlayHints === 'off' || inlayHints === 'always' ? inlayHints : 'problems',
      symbolFiles: record(workspaceSymbols)['files'] !== false,
      formatNumerals: formatNumerals !== false,
      verifyIncremental: record(debug)['verifyIncremental'] === true,
    };
  }

  #shared(config: Config): Config {
    const { rules, form, options } = config;
    const key = JSON.stringify([form, Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)), options]);
    const known = this.#configs.get(key) ?? config;
    this.#configs.set(key, known);
    return known;
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
