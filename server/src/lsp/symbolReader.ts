import type { PlacedSymbols } from '../core/index.js';

/** What a reader is asked to read: a folder with all that is in it, or one file. */
export interface ReadTask {
  readonly kind: 'folder' | 'file';
  readonly uri: string;
}

/** What was found in a file; null where it is gone or holds no report. */
export interface ReadFile {
  readonly uri: string;
  readonly reports: readonly PlacedSymbols[] | null;
}

/** What a reader says. `done` and `total` count the files of the task at hand. */
export type ReadAnswer =
  | { readonly kind: 'files'; readonly files: readonly ReadFile[]; readonly done: number; readonly total: number }
  | { readonly kind: 'unreadable'; readonly uri: string; readonly reason: string }
  | { readonly kind: 'finished' };

/** Reads files beside the server, so that no request waits for it. Answers tasks in their order, each with a last `finished`. */
export interface SymbolReader {
  post(task: ReadTask): void;
  /** Ends it at once, whatever it is doing. */
  stop(): void;
}

/** Starts a reader; `failed` is called where it comes to an end by itself. */
export type StartSymbolReader = (answer: (answer: ReadAnswer) => void, failed: (reason: string) => void) => SymbolReader;
