import type { CheckerOptions } from './checker.js';
import type { Thread, ThreadEvents } from './threads.js';

/** A place to write to. */
export interface Sink {
  readonly isTTY: boolean;
  /** Nobody reads any more (`| head`). */
  readonly closed: boolean;
  /** Writes a text, or one in UTF-8. Resolves once the reader has kept up, so that output never piles up in memory. */
  write(text: string | Uint8Array): Promise<void>;
}

/** Threads to check in. */
export interface Threads {
  /** How many are right where nobody says. */
  usual(): number;
  /** Gives the means to start one; loaded only where there is much to do. */
  load(): Promise<(plan: CheckerOptions, events: ThreadEvents) => Thread>;
}

/** What the command line sees of the world; tests bring their own. */
export interface Io {
  readonly out: Sink;
  readonly err: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: string;
  /** The day as people here write it: 2026-01-31. */
  today(): string;
  readStdin(): Promise<Uint8Array>;
  /** Absent where there is but one. */
  readonly threads?: Threads;
  /** Starts the language server; only then is it loaded. */
  startServer(): void;
}

/** A sink over a stream of the process. */
export function streamSink(stream: NodeJS.WriteStream): Sink {
  let closed = false;
  let drained: (() => void) | undefined;
  const release = (): void => {
    drained?.();
    drained = undefined;
  };
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    release();
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  stream.on('drain', release);
  return {
    isTTY: stream.isTTY === true,
    get closed() {
      return closed;
    },
    write(text) {
      if (closed || text.length === 0 || stream.write(text)) return Promise.resolve();
      return new Promise((resolve) => {
        drained = resolve;
      });
    },
  };
}
