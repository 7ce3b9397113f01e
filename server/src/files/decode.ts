import { Buffer } from 'node:buffer';
import { utf8 } from './utf8.js';

/** Encodings as the JSON output names them. */
export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: EncodingName;
}

/**
 * Decodes a file: by its byte order mark, else strict UTF-8, else UTF-16 or GB18030 where the bytes look like it.
 * null where nothing fits: a wrong guess would show as findings in a text that nobody wrote.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(buffer, 0xef, 0xbb, 0xbf)) return named('utf-8', utf8(buffer.subarray(3)));
  if (startsWith(buffer, 0xff, 0xfe, 0, 0) || startsWith(buffer, 0, 0, 0xfe, 0xff)) return null; // UTF-32
  if (startsWith(buffer, 0xff, 0xfe)) return named('utf-16le', utf16(buffer.subarray(2), 'le'));
  if (startsWith(buffer, 0xfe, 0xff)) return named('utf-16be', utf16(buffer.subarray(2), 'be'));

  // Digits and line ends leave zero bytes in UTF-16, and hardly anywhere else.
  const unmarked = buffer.includes(0) ? unmarkedUtf16(buffer) : null;
  return unmarked ?? named('utf-8', utf8(buffer)) ?? named('gb18030', gb18030(buffer));
}

function startsWith(buffer: Buffer, ...bytes: number[]): boolean {
  return buffer.length >= bytes.length && bytes.every((byte, index) => buffer[index] === byte);
}

function named(encoding: EncodingName, text: string | null): Decoded | null {
  return text === null ? null : { text, encoding };
}

function utf16(buffer: Buffer, order: 'le' | 'be'): string | null {
  if (buffer.length % 2 !== 0) return null;
  return (order === 'le' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le');
}

/** How much of a file is looked at to tell UTF-16 from the rest; even. */
const sampleBytes = 65536;

/** Of the characters of a Chinese text read in the right byte order, nearly all are these; in the wrong one, few. */
const expected = /[\t\n\r\u0020-\u007e\u00a0-\u00ff\u2000-\u206f\u2160-\u217f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;
const expectedShare = 0.9;

/** UTF-16 without a mark, in the byte order that gives Chinese or plain Latin text. */
function unmarkedUtf16(buffer: Buffer): Decoded | null {
  if (buffer.length % 2 !== 0) return null;
  for (const order of ['le', 'be'] as const) {
    const sample = utf16(buffer.subarray(0, sampleBytes), order) ?? '';
    if ((sample.match(expected)?.length ?? 0) < sample.length * expectedShare) continue;
    const text = utf16(buffer, order);
    return text === null ? null : named(order === 'le' ? 'utf-16le' : 'utf-16be', text);
  }
  return null;
}

/** Of the two-byte characters of real text, nearly all are everyday ones; of other bytes read as GB18030, half at most. */
const everydayShare = 0.75;

function gb18030(buffer: Buffer): string | null {
  if (buffer.includes(0)) return null;
  let pairs = 0;
  let everyday = 0;
  for (let i = 0; i < buffer.length; i++) {
    const lead = buffer[i]!;
    if (lead < 0x80) continue;
    const trail = buffer[++i] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      i += 2; // one of the four-byte characters: rare, but no sign of another encoding
      continue;
    }
    pairs++;
    // Punctuation and full-width forms, then the 3,755 characters of the first level of GB 2312.
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7))) everyday++;
  }
  if (pairs > 0 && everyday < pairs * everydayShare) return null;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(buffer);
  } catch {
    return null;
  }
}
