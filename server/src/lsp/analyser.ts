import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { Language, Snapshot } from '../core/index.js';
import type { ReportDocument } from './documents.js';
import { statusMethod } from './protocol.js';
import type { SettingsStore } from './settings.js';
import { statusOf } from './status.js';

/** How long a burst of changes may hold back the first answer. */
const patienceMs = 50;

/** One state of a document with everything known about it. */
export interface Analysis {
  readonly document: ReportDocument;
  readonly snapshot: Snapshot;
  readonly language: Language;
}

/** Runs the analysis, once per version and configuration, and tells log and status item what came of it. */
export class Analyser {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<ReportDocument>;
  readonly #settings: SettingsStore;
  readonly #defer: (callback: () => void) => void;
  readonly #told = new Map<string, Snapshot>();
  readonly #telling = new Set<string>();
  readonly #loggedCrashes = new Set<string>();

  constructor(connection: Connection, documents: TextDocuments<ReportDocument>, settings: SettingsStore, defer: (callback: () => void) => void) {
    this.#connection = connection;
    this.#documents = documents;
    this.#settings = settings;
    this.#defer = defer;
  }

  /** The analysis of the newest version; null for a document that is not open. */
  async of(uri: string): Promise<Analysis | null> {
    if (this.#documents.get(uri) === undefined) return null;
    const { config, language } = await this.#settings.of(uri);
    // Only now: while the client was asked for its settings the text may have changed.
    const document = this.#documents.get(uri);
    if (document === undefined) return null;
    const snapshot = document.snapshot(config);
    if (this.#told.get(uri) !== snapshot) this.#tell({ document, snapshot, language });
    return { document, snapshot, language };
  }

  /**
   * Waits until the messages that have already arrived are read: a single key passes at once, a burst of changes is
   * analysed once instead of change by change.
   */
  async settled(uri: string): Promise<void> {
    const deadline = Date.now() + patienceMs;
    let version: number | undefined;
    do {
      version = this.#documents.get(uri)?.version;
      // The first turn lets the message that caused this call finish, the second reads the next one.
      await this.#turn();
      await this.#turn();
    } while (this.#documents.get(uri)?.version !== version && Date.now() < deadline);
  }

  /** Forgets a document that was closed. */
  forget(uri: string): void {
    this.#told.delete(uri);
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.#defer(resolve));
  }

  #tell(analysis: Analysis): void {
    const { uri } = analysis.document;
    this.#told.set(uri, analysis.snapshot);
    this.#logCrashes(analysis.snapshot);
    if (this.#telling.has(uri)) return;
    this.#telling.add(uri);
    this.#defer(() => {
      this.#telling.delete(uri);
      const document = this.#documents.get(uri);
      const snapshot = this.#told.get(uri);
      if (document !== undefined && snapshot !== undefined) void this.#connection.sendNotification(statusMethod, statusOf(document, snapshot));
    });
  }

  /** A rule that fails does so at every key; the log needs it once. */
  #logCrashes(snapshot: Snapshot): void {
    for (const { rule, error } of snapshot.crashes) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (this.#loggedCrashes.has(rule + text)) continue;
      this.#loggedCrashes.add(rule + text);
      this.#connection.console.error(`Rule ${rule} failed and was left out: ${text}`);
    }
  }
}
