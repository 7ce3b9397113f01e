import type { Connection } from 'vscode-languageserver';
import type { Analyser } from './analyser.js';
import { diagnosticsOf, type DiagnosticStyle } from './diagnostics.js';

/** Pushes diagnostics to a client that does not pull them. */
export class Publisher {
  readonly #connection: Connection;
  readonly #analyser: Analyser;
  readonly #style: DiagnosticStyle;
  readonly #pending = new Set<string>();

  constructor(connection: Connection, analyser: Analyser, style: DiagnosticStyle) {
    this.#connection = connection;
    this.#analyser = analyser;
    this.#style = style;
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
    const { document, snapshot, language } = analysis;
    await this.#connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(document, snapshot, language, this.#style) });
  }
}
