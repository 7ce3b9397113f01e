import type { CancellationToken, Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { sharedNames, type Language, type PlacedSymbols, type SymbolName, type Text } from '../core/index.js';
import { isPassedOver, mayHoldReports } from '../files/names.js';
import { addressKey, isInside, pathFrom, sameAddress } from './addresses.js';
import type { ReadAnswer, ReadFile, StartSymbolReader, SymbolReader } from './symbolReader.js';

/** How long the first question after the start waits for all of the answer. */
const PATIENCE_MS = 3000;
/** Reading that takes longer is shown. */
const PROGRESS_MS = 1000;
/** A reader that has had nothing to do for so long gives its memory back. */
const IDLE_MS = 30_000;
/** Where nobody tells about changed files, a question asked later than this looks at the folders again. */
const STALE_MS = 5000;
/** Sections and rows kept in all: some fifty thousand reports, some 60 MB. */
const MOST = 2_000_000;
/** The log names so many files that could not be read; the others are counted. */
const MOST_NAMED = 20;

const words = {
  title: { zh: '正在读取文件夹里的年报', en: 'Reading the reports of the folder' },
} satisfies Record<string, Text>;

/** A file with what can be found in it. */
export interface IndexedFile {
  readonly uri: string;
  /** In which its reports are to be spoken of. */
  readonly language: Language;
  readonly reports: readonly PlacedSymbols[];
}

/** A folder with the language that its settings name. */
export interface IndexedFolder {
  readonly uri: string;
  readonly language: Language;
}

/** The reports in the files of folders, as far as they can be searched. Nothing is read before it is asked for. */
export class FileIndex {
  readonly #connection: Connection;
  readonly #start: StartSymbolReader;
  /** The client tells about changed files. */
  readonly #watched: boolean;
  readonly #files = new Map<string, IndexedFile>();
  #folders: readonly IndexedFolder[] = [];
  #reader: SymbolReader | undefined;
  #pending = 0;
  #began = 0;
  #finished = 0;
  #kept = 0;
  #refused = 0;
  #waiting: (() => void)[] = [];
  #idle: NodeJS.Timeout | undefined;
  #slow: NodeJS.Timeout | undefined;
  #progress: WorkDoneProgressServerReporter | undefined;
  #state = '';

  constructor(connection: Connection, start: StartSymbolReader, watched: boolean) {
    this.#connection = connection;
    this.#start = start;
    this.#watched = watched;
  }

  /** What has been read so far. */
  files(): IterableIterator<IndexedFile> {
    return this.#files.values();
  }

  /** From now on it is about these folders: reads those that are new, forgets the others. */
  cover(folders: readonly IndexedFolder[]): void {
    const stale = !this.#watched && this.#pending === 0 && Date.now() > this.#finished + STALE_MS;
    const before = this.#folders;
    const fresh = folders.filter(({ uri }) => stale || !before.some((folder) => folder.uri === uri));
    this.#folders = folders;
    if (folders.length === 0) this.stop();
    else if (before.some(({ uri }) => !folders.some((folder) => folder.uri === uri))) this.#forget((uri) => this.#folderOf(uri) === undefined);
    for (const { uri } of fresh) this.#post('folder', uri);
  }

  /** Files were written, made or deleted, or folders deleted. */
  changed(changes: readonly { readonly uri: string; readonly deleted: boolean }[]): void {
    for (const { uri, deleted } of changes) {
      const folder = this.#folderOf(uri);
      if (folder === undefined) continue;
      const path = pathFrom(folder.uri, uri);
      if (deleted) this.#forget((known) => sameAddress(known, uri) || isInside(known, uri));
      else if (mayHoldReports(path) && !path.split('/').some(isPassedOver)) this.#post('file', uri);
    }
  }

  /** Waits until all is read, or until it has been tried for long enough: then there is a part to be searched. */
  async settled(token: CancellationToken): Promise<void> {
    const left = this.#began + PATIENCE_MS - Date.now();
    if (this.#pending === 0 || left <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      const stop = token.onCancellationRequested(() => resolve());
      this.#waiting.push(() => {
        clearTimeout(timer);
        stop.dispose();
        resolve();
      });
    });
  }

  /** Ends all reading and forgets everything. */
  stop(): void {
    this.#folders = [];
    this.#files.clear();
    this.#kept = 0;
    this.#end();
  }

  #folderOf(uri: string): IndexedFolder | undefined {
    return this.#folders.find((folder) => isInside(uri, folder.uri));
  }

  #post(kind: 'folder' | 'file', uri: string): void {
    clearTimeout(this.#idle);
    if (this.#pending === 0) {
      this.#began = Date.now();
      this.#slow = setTimeout(() => void this.#showProgress(), PROGRESS_MS);
    }
    this.#pending++;
    this.#reader ??= this.#start(
      (answer) => this.#heard(answer),
      (reason) => {
        this.#connection.console.error(`Reading the reports of the folders ended early; only open documents and files read so far can be found: ${reason}`);
        this.#end();
      },
    );
    this.#reader.post({ kind, uri });
  }

  #heard(answer: ReadAnswer): void {
    // What a reader that was stopped had still on its way.
    if (this.#reader === undefined) return;
    switch (answer.kind) {
      case 'files':
        this.#keep(answer.files);
        this.#state = `${answer.done} / ${answer.total}`;
        this.#progress?.report(answer.total === 0 ? 100 : Math.floor((100 * answer.done) / answer.total), this.#state);
        break;
      case 'unreadable':
        if (++this.#refused <= MOST_NAMED) this.#connection.console.info(`${answer.uri} cannot be searched: ${answer.reason}`);
        break;
      case 'finished':
        if (--this.#pending === 0) this.#rest();
    }
  }

  #keep(files: readonly ReadFile[]): void {
    // Reports of one message that have the same names have the same list.
    const lists = new Map<readonly SymbolName[], readonly SymbolName[]>();
    const listOf = (names: readonly SymbolName[]): readonly SymbolName[] => {
      const list = lists.get(names) ?? sharedNames(names);
      lists.set(names, list);
      return list;
    };
    for (const { uri, reports } of files) {
      this.#drop(addressKey(uri));
      const folder = this.#folderOf(uri);
      if (reports === null || folder === undefined) continue;
      const kept = reports.map(({ line, symbols }) => ({ line, symbols: { ...symbols, names: listOf(symbols.names) } }));
      this.#files.set(addressKey(uri), { uri, language: folder.language, reports: kept });
      this.#kept += sizeOf(kept);
    }
    if (this.#kept <= MOST) return;
    this.#connection.console.warn(`The folders hold more reports than can be kept for searching; those of ${this.#files.size} files can be found.`);
    this.#end();
  }

  #forget(wanted: (uri: string) => boolean): void {
    for (const [key, { uri }] of this.#files) if (wanted(uri)) this.#drop(key);
  }

  #drop(key: string): void {
    this.#kept -= sizeOf(this.#files.get(key)?.reports ?? []);
    this.#files.delete(key);
  }

  async #showProgress(): Promise<void> {
    const progress = await this.#connection.window.createWorkDoneProgress();
    if (this.#pending === 0) return;
    this.#progress = progress;
    progress.begin(words.title[this.#folders[0]?.language ?? 'zh'], 0, this.#state, true);
    progress.token.onCancellationRequested(() => this.#end());
  }

  /** Nothing is left to read. */
  #rest(): void {
    this.#settle();
    if (this.#refused > MOST_NAMED) this.#connection.console.info(`In all, ${this.#refused} files cannot be searched.`);
    this.#refused = 0;
    // Where nobody watches, the reader's memory of what it has read is what a second look goes by.
    if (this.#watched) this.#idle = setTimeout(() => this.#end(), IDLE_MS);
  }

  /** The reader ends; what it has read stays. */
  #end(): void {
    clearTimeout(this.#idle);
    this.#reader?.stop();
    this.#reader = undefined;
    this.#pending = 0;
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#slow);
    this.#finished = Date.now();
    this.#progress?.done();
    this.#progress = undefined;
    for (const go of this.#waiting.splice(0)) go();
  }
}

/** How many names and values are kept of a file. */
function sizeOf(reports: readonly PlacedSymbols[]): number {
  return reports.reduce((sum, { symbols }) => sum + symbols.names.length + 1, 0);
}
