import { EventEmitter, type Disposable, type Event, type Uri } from 'vscode';
import type { Settings, StatusParams } from '../../server/src/lsp/protocol.js';
import { FileMemory, type Store } from './memory.js';

export type Form = NonNullable<Settings['template']>;

/**
 * Forms set by hand. A folder holds reports of many years, so the choice belongs to the file and not to the settings;
 * the server gets it as if it were the setting `template` of that file (see `withChoices`).
 */
export class Forms implements Disposable {
  readonly #memory: FileMemory<Form>;
  readonly #offered = new Map<string, StatusParams['forms']>();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(store: Store) {
    this.#memory = new FileMemory(store, 'disclosureReport.forms');
  }

  /** The form set for a file, if any. */
  of(uri: string): Form | undefined {
    return this.#memory.get(uri);
  }

  /** The forms of users' templates that a file may follow. */
  offered(uri: string): StatusParams['forms'] {
    return this.#offered.get(uri) ?? [];
  }

  /** The server has said which these are. */
  offer(uri: string, forms: StatusParams['forms']): void {
    this.#offered.set(uri, forms);
  }

  /** Sets the form of a file; undefined leaves it to the settings again. */
  async set(uri: Uri, form: Form | undefined): Promise<void> {
    await this.#memory.set(uri.toString(), form);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
