/** Entry point of the command line. */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '../core/index.js';
import { streamSink, type Io } from './io.js';
import { main } from './program.js';
import { threadArgument } from './threadArgument.js';

/** More than these wait for the one that reads folders and writes. */
const MOST_THREADS = 8;

/** One core is left to collecting garbage, compiling and writing; where two or three share that, threads gain nothing. */
function usualThreads(): number {
  const cores = availableParallelism();
  return cores < 4 ? 1 : Math.min(cores - 1, MOST_THREADS);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const io: Io = {
  out: streamSink(process.stdout),
  err: streamSink(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  platform: process.platform,
  today: () => dayOf(new Date()),
  readStdin,
  threads: {
    usual: usualThreads,
    load: async () => (await import('./thread.node.js')).startThread,
  },
  startServer() {
    // The server is a bundle of its own beside this one: `check` must not pay for loading it.
    createRequire(__filename)(join(__dirname, 'server.cjs'));
  },
};

/** A check has come to its end: what every check needs has been compiled. For `start/`. */
export const settled = new Promise<void>((resolve) => {
  const argv = process.argv.slice(2);
  void begin(argv).then((code) => {
    // Undefined: the server runs on.
    if (code === undefined) return;
    // Not process.exit: what is still on its way to a pipe would be lost.
    process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
    if (argv[0] === 'check' && code < 2) resolve();
  });
});

/** Threads run this bundle, too. */
async function begin(argv: readonly string[]): Promise<number | undefined> {
  if (argv[0] === threadArgument && (await import('./thread.node.js')).serveThread()) return undefined;
  return main(argv, io);
}
