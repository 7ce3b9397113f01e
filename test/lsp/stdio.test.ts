import { Buffer } from 'node:buffer';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DirectMessageReader } from '../../server/src/lsp/stdio.node.js';

const framed = (message: unknown, header = (length: number): string => `Content-Length: ${length}\r\n\r\n`): Buffer => {
  const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(header(body.length)), body]);
};

const key = { jsonrpc: '2.0', method: 'key', params: { text: '7' } };
const page = { jsonrpc: '2.0', method: 'page', params: { text: '本年新收政府信息公开申请 𠮷😀\n'.repeat(400) } };
const exit = { jsonrpc: '2.0', method: 'exit' };

/** What the reader makes of bytes that come in these pieces. */
async function read(...pieces: readonly Buffer[]): Promise<{ messages: unknown[]; errors: string[] }> {
  const stream = new PassThrough();
  const reader = new DirectMessageReader(stream);
  const messages: unknown[] = [];
  const errors: string[] = [];
  reader.onError((error) => errors.push(error.message));
  reader.listen((message) => messages.push(message));
  for (const piece of pieces) {
    stream.write(piece);
    await setImmediate();
  }
  return { messages, errors };
}

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

describe('the reader of messages', () => {
  it('reads the same wherever the bytes are cut', async () => {
    const bytes = Buffer.concat([framed(key), framed(page), framed(key), framed({ ...page, method: 'again' })]);
    const expected = { messages: [key, page, key, { ...page, method: 'again' }], errors: [] };
    for (const size of [1, 7, 20, 21, 22, 64, 1000, 65536]) expect(await read(...cut(bytes, size))).toEqual(expected);
  });

  it('reads headers as other clients write them', async () => {
    const headers = [
      (length: number) => `content-length:${length}\r\n\r\n`,
      (length: number) => `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length:  ${length} \r\n\r\n`,
      (length: number) => `CONTENT-LENGTH: ${length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n`,
    ];
    for (const header of headers) expect(await read(framed(key, header))).toEqual({ messages: [key], errors: [] });
  });

  it('says what makes no sense and goes on with the next message', async () => {
    expect(await read(framed('{"jsonrpc":'), framed(key))).toMatchObject({ messages: [key], errors: [expect.stringContaining('JSON')] });
    expect(await read(Buffer.from('Content-Size: 3\r\n\r\n'), framed(key))).toMatchObject({ messages: [key], errors: [expect.stringContaining('Content-Size: 3')] });
    expect((await read(Buffer.from('x'.repeat(20_000)), framed(key))).errors).toHaveLength(1);
  });

  it('takes the end of the stream for the end of the session, once', async () => {
    const stream = new PassThrough();
    const messages: unknown[] = [];
    new DirectMessageReader(stream).listen((message) => messages.push(message));
    stream.end(framed(key));
    await setImmediate();
    await setImmediate();
    expect(messages).toEqual([key, exit]);
  });
});
