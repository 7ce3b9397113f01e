/** A place to write to. */
export interface Sink {
  readonly isTTY: boolean;
  /** Nobody reads any more (`| head`). */
  readonly closed: boolean;
  /** Resolves once the reader has kept up, so that output never piles up in memory. */
  write(text: string): Promise<void>;
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
  /** Starts the language server; only then is it loaded. */
  startServer(): Promise<void>;
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
      if (closed || text === '' || stream.write(text)) return Promise.resolve();
      return new Promise((resolve) => {
        drained = resolve;
      });
    },
  };
}
