/** The connection over standard streams. */
import { Buffer } from 'node:buffer';
import { Console } from 'node:console';
import type { Readable, Writable } from 'node:stream';
import { AbstractMessageReader, AbstractMessageWriter, createConnection, Disposable, ExitNotification, ProposedFeatures, type Connection, type DataCallback, type Message, type MessageReader, type MessageWriter } from 'vscode-languageserver/node';
import { utf8 } from '../files/utf8.js';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where the header ends that the bytes begin with, behind its empty line; -1 where more has to come. */
function headerEnd(bytes: Buffer): number {
  for (let i = 3; i < bytes.length; i++) {
    if (bytes[i] === lineFeed && bytes[i - 1] === carriageReturn && bytes[i - 2] === lineFeed && bytes[i - 3] === carriageReturn) return i + 1;
  }
  return -1;
}

/** Whoever sends a header longer than this does not speak the protocol. */
const longestHeader = 8192;

/** From this many bytes on, the way of `utf8` is the faster one: a shorter message is nearly all ASCII. */
const longBody = 4096;

/**
 * Hands on each message as soon as its last byte is there. The library's own reader sets a timer for each message that
 * comes in two pieces, as its writer sends them, makes a map of the header, and waits a turn before it decodes the body.
 */
export class DirectMessageReader extends AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  /** What has come and is not yet handed on. */
  #chunks: Buffer[] = [];
  #size = 0;
  /** Length of the body that comes next; -1 while its header is awaited. */
  #length = -1;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const receive = (chunk: Buffer): void => this.#receive(chunk, callback);
    // A client that is gone has nothing more to say. With `exit` the library ends the process.
    let over = false;
    const end = (): void => {
      if (!over) callback({ jsonrpc: '2.0', method: ExitNotification.method } as Message);
      over = true;
    };
    this.#stream.on('data', receive);
    this.#stream.on('error', (error) => this.fireError(error));
    this.#stream.on('end', end);
    this.#stream.on('close', end);
    return Disposable.create(() => this.#stream.off('data', receive));
  }

  #receive(chunk: Buffer, callback: DataCallback): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    for (;;) {
      let message: Message | null;
      try {
        message = this.#next();
      } catch (error) {
        this.fireError(error);
        continue;
      }
      if (message === null) return;
      callback(message);
    }
  }

  /** The next message; null where more has to come. One that makes no sense is thrown about, and is gone. */
  #next(): Message | null {
    if (this.#size === 0 && this.#length < 0) return null;
    if (this.#length < 0) {
      const bytes = this.#joined();
      const end = headerEnd(bytes);
      if (end < 0 && bytes.length <= longestHeader) return null;
      const header = this.#take(end < 0 ? bytes.length : end).toString('latin1');
      const length = /^content-length:[ \t]*(\d+)[ \t]*\r$/im.exec(header);
      if (length === null) throw new Error(`The header of a message must give its Content-Length: ${JSON.stringify(header.slice(0, 200))}`);
      this.#length = Number(length[1]);
    }
    if (this.#size < this.#length) return null;
    const body = this.#take(this.#length);
    this.#length = -1;
    return JSON.parse((body.length < longBody ? null : utf8(body)) ?? body.toString('utf8')) as Message;
  }

  #take(length: number): Buffer {
    const bytes = this.#joined();
    this.#size -= length;
    this.#chunks = this.#size === 0 ? [] : [bytes.subarray(length)];
    return bytes.subarray(0, length);
  }

  /** What has come in one piece. A long body is joined once, when all of it is there. */
  #joined(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }
}

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
  return createConnection(ProposedFeatures.all, new DirectMessageReader(process.stdin), new WholeMessageWriter(process.stdout));
}
