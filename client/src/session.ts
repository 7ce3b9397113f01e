import { env, workspace, type Uri } from 'vscode';
import { render, type Language, type Text } from '../../server/src/core/l10n/message.js';
import { settingsSection, type Settings } from '../../server/src/lsp/protocol.js';
import { messageLanguage, type Locales } from './language.js';

/** Settings that the client itself reads. */
interface ClientSettings extends Settings {
  readonly detect?: 'ask' | 'always' | 'never';
  readonly alignment?: boolean;
}

/** A setting as it applies to a document. */
export function setting<K extends keyof ClientSettings>(key: K, uri?: Uri): ClientSettings[K] {
  return workspace.getConfiguration(settingsSection, uri).get<ClientSettings[K]>(key);
}

/** Speaks to the user: one text in the language of the messages, which may change while the window is open. */
export class Speaker {
  readonly #locales: Locales;

  constructor(locales: Locales = { display: env.language }) {
    this.#locales = locales;
  }

  get language(): Language {
    return messageLanguage(setting('language'), this.#locales);
  }

  /** A text with its arguments filled in. */
  say(text: Text, args: Readonly<Record<string, string | number>> = {}): string {
    return render({ text, args }, this.language);
  }
}
