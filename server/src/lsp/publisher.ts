import type { Connection } from 'vscode-languageserver';
import type { Analyser } from './analyser.js';
import type { DiagnosticLists } from './diagnosticLists.js';

/** Pushes diagnostics to a client that does not pull them. */
export class Publisher {
  readonly #connection: Connection;
  readonly #analyser: Analyser;
  readonly #lists: DiagnosticLists;
  readonly #pending = new Set<string>();

  constructor(connection: Connection, analyser: Analyser, lists: DiagnosticLists) {
    this.#connection = connection;
    this.#analyser = analyser;
    this.#lists = lists;
  }

  /** Something about the document changed. */
  changed(uri: string): void {
    if (this.#pending.has(uri)) return;
    this.#pending.add(uri);
    this.#publish(uri).catch((error: unknown) => {
      this.#connection.console.error(`Checking ${uri} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  }

  /** The document was closed: its findings leave the list. */
  closed(uri: string): void {
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #publish(uri: string): Promise<void> {
    await this.#analyser.settled(uri);
    // From here on a change asks for a publication of its own.
    this.#pending.delete(uri);
    const analysis = await this.#analyser.of(uri);
    if (analysis === null) return;
    await this.#connection.sendDiagnostics({ uri, version: analysis.document.version, diagnostics: this.#lists.of(analysis).items });
  }
}
