/** The connection over standard streams. */
import { Console } from 'node:console';
import type { Writable } from 'node:stream';
import { AbstractMessageWriter, createConnection, ProposedFeatures, type Connection, type Message, type MessageWriter } from 'vscode-languageserver/node';

/** A message as it goes over the wire. Not a string: of a long one the stream would count the bytes once more, slowly. */
function encode(message: Message): Buffer {
  const body = JSON.stringify(message);
  const length = Buffer.byteLength(body);
  const header = `Content-Length: ${length}\r\n\r\n`;
  const bytes = Buffer.allocUnsafe(header.length + length);
  bytes.write(header, 'latin1');
  bytes.write(body, header.length);
  return bytes;
}

/**
 * Writes each message at once and in one piece. The library's own writer waits for a turn, writes the header, waits until
 * that is on its way, and then writes the rest: two calls of the system for each answer, and a client that wakes twice.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  #failures = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(encode(message), (error) => {
        if (!error) return resolve();
        this.fireError(error, message, ++this.#failures);
        reject(error);
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}

/** Connects to the streams of this process, as the library does where it finds `--stdio` among the arguments. */
export function connectStdio(): Connection {
  // Whatever a dependency has to say must not come between the messages.
  globalThis.console = new Console(process.stderr);
  // For a stream to read, the library ends the process with the client, which it does not for a reader; and it takes a
  // writer for a stream to write to, though its types name only pairs.
  const output = new WholeMessageWriter(process.stdout) as unknown as NodeJS.WritableStream;
  return createConnection(ProposedFeatures.all, process.stdin, output);
}
