import { describe, expect, it } from 'vitest';
import { decode } from '../../server/src/files/decode.js';
import { soundText } from './reports.js';

const text = soundText();
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

/** 政府信息公开工作年度报告, one line, as GBK has it. */
const gbk = Buffer.from('d5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e60d0a323032310d0a', 'hex');

describe('decode', () => {
  it('reads UTF-8 with and without a mark, and leaves the mark out', () => {
    expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
    expect(decode(Buffer.from(`\uFEFF${text}`))).toEqual({ text, encoding: 'utf-8' });
  });

  it('reads UTF-16 with a mark', () => {
    expect(decode(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le]))).toEqual({ text, encoding: 'utf-16le' });
    expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be]))).toEqual({ text, encoding: 'utf-16be' });
  });

  it('reads UTF-16 without a mark by what the bytes look like', () => {
    expect(decode(utf16le)).toEqual({ text, encoding: 'utf-16le' });
    expect(decode(utf16be)).toEqual({ text, encoding: 'utf-16be' });
    expect(decode(Buffer.from('plain text\r\n', 'utf16le'))?.encoding).toBe('utf-16le');
  });

  it('reads GBK and the four-byte characters of GB18030', () => {
    expect(decode(gbk)).toEqual({ text: '政府信息公开工作年度报告\r\n2021\r\n', encoding: 'gb18030' });
    // 𬭎 (U+2CB4E) takes four bytes.
    expect(decode(Buffer.concat([gbk, Buffer.from('9933cc36', 'hex')]))?.encoding).toBe('gb18030');
  });

  it('takes an empty file, NUL bytes and stray control characters as UTF-8', () => {
    expect(decode(Buffer.alloc(0))).toEqual({ text: '', encoding: 'utf-8' });
    expect(decode(Buffer.from('政府\0信息\n'))).toEqual({ text: '政府\0信息\n', encoding: 'utf-8' });
    expect(decode(Buffer.alloc(3))?.encoding).toBe('utf-8');
  });

  it('keeps a lone surrogate of marked UTF-16', () => {
    expect(decode(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x31, 0x00]))?.text).toBe('\ud8001');
  });

  it('refuses what fits nothing instead of guessing', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000002000000020008060000', 'hex');
    expect(decode(png)).toBeNull();
    // 政府資訊公開 in Big5, and こんにちは世界 in Shift JIS.
    expect(decode(Buffer.from('ac46a9b2b8ead40aa4bdb67d', 'hex'))).toBeNull();
    expect(decode(Buffer.from('82b182f182c982bf82cd90a28a45', 'hex'))).toBeNull();
    expect(decode(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gbk]))).toBeNull();
    expect(decode(Buffer.from([0xff, 0xfe, 0x31]))).toBeNull();
    expect(decode(Buffer.from([0xff, 0xfe, 0, 0, 0x31, 0, 0, 0]))).toBeNull();
  });

  it('reads a view into a larger buffer', () => {
    const whole = Buffer.from(`xx${text}`);
    expect(decode(whole.subarray(2))?.text).toBe(text);
  });
});
