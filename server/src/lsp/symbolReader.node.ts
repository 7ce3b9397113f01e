import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker, type MessagePort } from 'node:worker_threads';
import { looksLikeReport, parse, symbolsIn, type PlacedSymbols } from '../core/index.js';
import { decode } from '../files/decode.js';
import { walk } from '../files/walk.js';
import type { ReadAnswer, ReadFile, ReadTask, StartSymbolReader } from './symbolReader.js';

/** The argument of the thread that reads. */
export const symbolWorker = 'disclosure-report-symbols';

/** Larger files are passed over: reading one takes some fifty times its size. */
const LARGEST = 16 * 1024 * 1024;
const HEAP_MB = 1024;

/** So many files, or so much time, make one message: files of a message share the names of their rows. */
const BATCH = 64;
const BATCH_MS = 100;

/** A thread that runs this bundle again, as `readSymbols`. */
export const startSymbolReader: StartSymbolReader = (answered, failed) => {
  // Its standard output is not the server's: there LSP is spoken.
  const worker = new Worker(__filename, { argv: [symbolWorker], stdout: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  worker.unref();
  worker.on('message', answered);
  worker.on('error', (error) => failed(error instanceof Error ? error.message : String(error)));
  return { post: (task) => worker.postMessage(task), stop: () => void worker.terminate() };
};

/** The thread's side: reads what it is told to, one task after the other. */
export function readSymbols(port: MessagePort): void {
  const reader = new Reader((answer) => port.postMessage(answer));
  port.on('message', (task: ReadTask) => reader.run(task));
}

class Reader {
  readonly #answer: (answer: ReadAnswer) => void;
  /** Files read so far with their time and size: another look at the folder reads only what changed. */
  readonly #stamps = new Map<string, string>();
  #batch: ReadFile[] = [];
  #sent = 0;

  constructor(answer: (answer: ReadAnswer) => void) {
    this.#answer = answer;
  }

  run({ kind, uri }: ReadTask): void {
    const paths = kind === 'folder' ? this.#list(uri) : [fileURLToPath(uri)];
    // A single file is asked about because it changed, whatever its time says.
    if (kind === 'file') this.#stamps.delete(pathToFileURL(paths[0]!).href);
    this.#sent = Date.now();
    paths.forEach((path, index) => {
      this.#read(path);
      if (this.#batch.length >= BATCH || Date.now() > this.#sent + BATCH_MS) this.#send(index + 1, paths.length);
    });
    this.#send(paths.length, paths.length);
    this.#answer({ kind: 'finished' });
  }

  /** The files of a folder; those that were there and are no more are told at once. */
  #list(uri: string): readonly string[] {
    const paths: string[] = [];
    for (const { path, error } of walk(fileURLToPath(uri), '/')) {
      if (error === undefined) paths.push(path);
      else this.#refuse(path, error);
    }
    const there = new Set(paths.map((path) => pathToFileURL(path).href));
    const folder = `${uri.replace(/\/$/, '')}/`;
    for (const known of this.#stamps.keys()) if (known.startsWith(folder) && !there.has(known)) this.#gone(known);
    return paths;
  }

  #read(path: string): void {
    const uri = pathToFileURL(path).href;
    try {
      const { mtimeMs, size } = statSync(path);
      const stamp = `${mtimeMs} ${size}`;
      if (this.#stamps.get(uri) === stamp) return;
      this.#stamps.set(uri, stamp);
      if (size > LARGEST) throw new Error(`larger than ${LARGEST / 1024 / 1024} MB`);
      const decoded = decode(readFileSync(path));
      if (decoded === null) throw new Error('the encoding is not known');
      this.#batch.push({ uri, reports: symbolsOf(path, decoded.text) });
    } catch (error) {
      this.#gone(uri);
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#refuse(path, error);
    }
  }

  #gone(uri: string): void {
    this.#stamps.delete(uri);
    this.#batch.push({ uri, reports: null });
  }

  #refuse(path: string, error: unknown): void {
    this.#answer({ kind: 'unreadable', uri: pathToFileURL(path).href, reason: error instanceof Error ? error.message : String(error) });
  }

  #send(done: number, total: number): void {
    this.#answer({ kind: 'files', files: this.#batch, done, total });
    this.#batch = [];
    this.#sent = Date.now();
  }
}

/** A text that the editor would not offer to check is left alone; the name .gkbg says that it is a report. */
function symbolsOf(path: string, text: string): readonly PlacedSymbols[] | null {
  if (!/\.gkbg$/i.test(path) && !looksLikeReport(text)) return null;
  const reports = symbolsIn(parse(text));
  return reports.length === 0 ? null : reports;
}
