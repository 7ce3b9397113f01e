/**
 * Entry point of the server in Node: standard streams (`--stdio`), a pipe, a socket, or the channel of a parent process.
 * The same bundle runs in the thread that reads the files of folders.
 */
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { diskFiles } from './files.node.js';
import { createServer } from './server.js';
import { readSymbols, startSymbolReader, symbolWorker } from './symbolReader.node.js';

if (workerData === symbolWorker && parentPort !== null) readSymbols(parentPort);
else serve();

function serve(): void {
  // Opening a long file makes V8 believe that what it makes lives long, and it goes on to make what a key needs among the
  // old objects, where it stays until the next full collection and holds on to the young. A key then costs a third more.
  setFlagsFromString('--no-allocation-site-pretenuring');

  const connection = createConnection(ProposedFeatures.all);

  // Whatever slips through must not take the other documents down with it.
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    // Nobody listens any more: without this the server would live on as an orphan.
    if (error.code === 'EPIPE' || error.code === 'ERR_IPC_CHANNEL_CLOSED') process.exit(1);
    connection.console.error(`Unexpected failure: ${error.stack ?? error.message}`);
  });
  process.on('unhandledRejection', (reason) => {
    connection.console.error(`Unexpected failure: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`);
  });

  createServer(connection, { version, defer: (callback) => void setImmediate(callback), files: diskFiles, startSymbolReader });
  connection.listen();
}
