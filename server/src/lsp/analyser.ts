import type { Connection, TextDocuments } from 'vscode-languageserver';
import { render, suppress, type BaselineEntry, type Config, type FormSet, type Language, type Snapshot, type Suppression } from '../core/index.js';
import type { ReportDocument } from './documents.js';
import { statusMethod, type StatusParams } from './protocol.js';
import type { Effective, SettingsStore } from './settings.js';
import { Figures, sameStatus, statusOf } from './status.js';

/** How long a burst of changes may hold back the first answer. */
const patienceMs = 50;

/** While keys come in, the status follows this often: it is about all reports of a file, and nobody reads it while typing. */
const statusEveryMs = 100;

/** For so long other messages wait while a long text is checked. */
const sliceMs = 10;

const differs = {
  zh: '按修改处续读的结果与重新读取全文不一致（从第 {line} 行起），已改用重新读取的结果。这是程序的错误，详情在输出“政府信息公开年报”的日志里，请告诉我们。',
  en: 'Reading the edits gave something else than reading the whole text (from line {line} on); the latter is used. This is a bug of ours: please send us what the output channel says.',
};

/** One state of a document with everything known about it. */
export interface Analysis {
  readonly document: ReportDocument;
  /** Without the findings of the baseline. */
  readonly snapshot: Snapshot;
  readonly language: Language;
  /** How many findings the baseline took away. */
  readonly suppressed: number;
  readonly settings: Effective;
}

/** Runs the analysis, once per version and configuration, and tells log and status item what came of it. */
export class Analyser {
  readonly #connection: Connection;
  readonly #documents: TextDocuments<ReportDocument>;
  readonly #settings: SettingsStore;
  readonly #defer: (callback: () => void) => void;
  readonly #told = new Map<string, Analysis>();
  /** By document; not by snapshot in a WeakMap, which would keep one snapshot after the other until the next full garbage collection. */
  readonly #suppressions = new Map<string, { readonly snapshot: Snapshot; readonly entries: readonly BaselineEntry[]; readonly result: Suppression }>();
  readonly #telling = new Set<string>();
  readonly #statuses = new Map<string, { readonly status: StatusParams; readonly at: number; readonly figures: Figures }>();
  readonly #loggedCrashes = new Set<string>();
  readonly #verified = new Map<string, ReportDocument>();

  constructor(connection: Connection, documents: TextDocuments<ReportDocument>, settings: SettingsStore, defer: (callback: () => void) => void) {
    this.#connection = connection;
    this.#documents = documents;
    this.#settings = settings;
    this.#defer = defer;
  }

  /** The analysis of the newest version; null for a document that is not open. */
  async of(uri: string): Promise<Analysis | null> {
    if (this.#documents.get(uri) === undefined) return null;
    const settings = await this.#settings.of(uri);
    const { config, formFiles, language, baseline } = settings;
    const document = await this.#prepared(uri, config, formFiles.forms);
    if (document === null) return null;
    if (settings.verifyIncremental) this.#verify(document, settings);
    const { snapshot, suppressed } = this.#suppress(uri, document.snapshot(config, formFiles.forms), baseline);
    const analysis = { document, snapshot, language, suppressed, settings };
    const told = this.#told.get(uri);
    if (told?.snapshot !== snapshot || told.settings.formFiles !== formFiles) this.#tell(analysis);
    // Rules may have thrown since, in fixes that a request asked for.
    else this.#logCrashes(snapshot, undefined);
    return analysis;
  }

  /**
   * The newest version with its reports checked. A yearbook takes seconds when it is opened: other messages are answered
   * between its reports, and where one of them changes the text, the new text is gone on with.
   */
  async #prepared(uri: string, config: Config, forms: FormSet): Promise<ReportDocument | null> {
    let sliceEnd = Date.now() + sliceMs;
    for (;;) {
      // Only now: while the client was asked for its settings the text may have changed.
      const document = this.#documents.get(uri);
      if (document === undefined) return null;
      let newer = false;
      const steps = document.preparation(config, forms);
      while (!steps.next().done) {
        if (Date.now() < sliceEnd) continue;
        await this.#turn();
        sliceEnd = Date.now() + sliceMs;
        newer = this.#documents.get(uri) !== document;
        if (newer) break;
      }
      if (!newer) return document;
    }
  }

  /** Invariant 3, once for each version: what came of the edits is what the whole text gives. */
  #verify(document: ReportDocument, { config, formFiles: { forms }, language }: Effective): void {
    const { uri, version } = document;
    if (this.#verified.get(uri) === document) return;
    this.#verified.set(uri, document);
    const difference = document.verify(config, forms);
    if (difference === null) return this.#connection.console.debug(`Version ${version} of ${uri} reads like the whole text read afresh.`);
    const { line } = document.positionAt(difference.offset);
    this.#connection.console.error(`Version ${version} of ${uri} differs from the text read afresh (${difference.in}, line ${line + 1}):\n  ${difference.one}\nafresh:\n  ${difference.other}`);
    void this.#connection.window.showErrorMessage(render({ text: differs, args: { line: line + 1 } }, language));
  }

  /** The same snapshot gives the same one, so that whoever asks again is told that nothing changed. */
  #suppress(uri: string, snapshot: Snapshot, entries: readonly BaselineEntry[]): Suppression {
    const known = this.#suppressions.get(uri);
    if (known?.snapshot === snapshot && known.entries === entries) return known.result;
    const result = suppress(snapshot, entries);
    this.#suppressions.set(uri, { snapshot, entries, result });
    return result;
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
    this.#statuses.delete(uri);
    this.#suppressions.delete(uri);
    this.#verified.delete(uri);
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.#defer(resolve));
  }

  #tell(analysis: Analysis): void {
    const { uri } = analysis.document;
    this.#logCrashes(analysis.snapshot, this.#told.get(uri)?.snapshot);
    this.#told.set(uri, analysis);
    if (this.#telling.has(uri)) return;
    this.#telling.add(uri);
    const wait = (this.#statuses.get(uri)?.at ?? 0) + statusEveryMs - Date.now();
    const send = (): void => this.#sendStatus(uri);
    if (wait > 0) setTimeout(send, wait);
    else this.#defer(send);
  }

  #sendStatus(uri: string): void {
    this.#telling.delete(uri);
    const document = this.#documents.get(uri);
    const told = this.#told.get(uri);
    if (document === undefined || told === undefined) return;
    const last = this.#statuses.get(uri);
    const figures = last?.figures ?? new Figures();
    const status = statusOf(document, told.snapshot, told.suppressed, told.settings.formFiles.unused, figures);
    this.#statuses.set(uri, { status, at: Date.now(), figures });
    if (last === undefined || !sameStatus(last.status, status)) void this.#connection.sendNotification(statusMethod, status);
  }

  /** A rule that fails does so at every key; the log needs it once. */
  #logCrashes(snapshot: Snapshot, before: Snapshot | undefined): void {
    const changed = before === undefined ? null : snapshot.changedSince(before);
    if (!(changed?.map((i) => snapshot.part(i)!) ?? snapshot.parts).some(({ crashes }) => crashes.length > 0)) return;
    for (const { rule, error } of snapshot.crashes) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (this.#loggedCrashes.has(rule + text)) continue;
      this.#loggedCrashes.add(rule + text);
      this.#connection.console.error(`Rule ${rule} failed and was left out: ${text}`);
    }
  }
}
