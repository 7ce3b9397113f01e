import type { Language } from '../../server/src/core/l10n/message.js';
import type { Settings } from '../../server/src/lsp/protocol.js';

/** What the client decides in place of the server. */
export interface Choices {
  /** Language of the messages, `auto` worked out: only the client knows the display language. */
  readonly language: Language;
  /** Form set by hand for this file. */
  readonly form: Settings['template'] | undefined;
}

/** The answer to a `workspace/configuration` request for our section, with the client's choices filled in. */
export function withChoices(answer: unknown, { language, form }: Choices): Settings {
  const settings = typeof answer === 'object' && answer !== null ? (answer as Settings) : {};
  return { ...settings, language, ...(form === undefined ? {} : { template: form, byHand: true }) };
}
