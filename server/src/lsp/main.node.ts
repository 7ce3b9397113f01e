/**
 * Entry point of the server in Node: standard streams (`--stdio`), a pipe, a socket, or the channel of a parent process.
 * The same bundle runs in the thread that reads the files of folders.
 */
import { parentPort } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { diskFiles } from './files.node.js';
import { createServer } from './server.js';
import { connectStdio } from './stdio.node.js';
import { readSymbols, startSymbolReader, symbolWorker } from './symbolReader.node.js';

/** By then the user's first requests have been answered. */
const QUIET_MS = 3000;

/** The first report was checked some time ago: what a session needs has been compiled. For `start/`. */
export const settled = new Promise<void>((resolve) => {
  if (process.argv[2] === symbolWorker && parentPort !== null) readSymbols(parentPort);
  else serve(() => setTimeout(resolve, QUIET_MS).unref());
});

/** `checking` is called once, when the first report is at hand. */
function serve(checking: () => void): void {
  const connection = process.argv.includes('--stdio') ? connectStdio() : createConnection(ProposedFeatures.all);

  // Whatever slips through must not take the other documents down with it.
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    // Nobody listens any more: without this the server would live on as an orphan.
    if (error.code === 'EPIPE' || error.code === 'ERR_IPC_CHANNEL_CLOSED') process.exit(1);
    connection.console.error(`Unexpected failure: ${error.stack ?? error.message}`);
  });
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`Unexpected failure: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
  });

  let begun = false;
  const defer = (callback: () => void): void => {
    setImmediate(callback);
    if (!begun) checking();
    begun = true;
  };
  createServer(connection, { version, defer, files: diskFiles, startSymbolReader });
  connection.listen();
}
