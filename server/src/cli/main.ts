/** Entry point of the command line. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dayOf } from '../core/index.js';
import { streamSink, type Io } from './io.js';
import { main } from './program.js';

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
  async startServer() {
    // The server is a bundle of its own beside this one: `check` must not pay for loading it.
    await import(pathToFileURL(join(__dirname, 'server.cjs')).href);
  },
};

void main(process.argv.slice(2), io).then((code) => {
  // Not process.exit: what is still on its way to a pipe would be lost. Undefined: the server runs on.
  if (code !== undefined) process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
});
