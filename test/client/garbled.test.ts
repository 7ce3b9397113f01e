import { describe, expect, it } from 'vitest';
import { isReportInGb18030, looksGarbled } from '../../client/src/garbled.js';

/** `某县2024年政府信息公开工作年度报告` and two section titles as Windows Notepad writes them: GBK. */
const gbk = Buffer.from(
  'c4b3cfd832303234c4ead5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e60d0ad2bba1a2d7dccce5c7e9bff60d0ab6fea1a2d6f7b6afb9abbfaad5feb8aed0c5cfa2c7e9bff60d0a',
  'hex',
);

describe('GB18030 read as UTF-8', () => {
  it('shows in the text', () => {
    expect(looksGarbled(new TextDecoder().decode(gbk))).toBe(true);
  });

  it('does not show in sound text, nor in text with a stray sign', () => {
    expect(looksGarbled('某县2024年政府信息公开工作年度报告')).toBe(false);
    expect(looksGarbled(`${'政府信息公开'.repeat(20)}\ufffd\ufffd`)).toBe(false);
    expect(looksGarbled('\ufffd'.repeat(3))).toBe(false);
    expect(looksGarbled('')).toBe(false);
  });

  it('is confirmed by the bytes', () => {
    expect(isReportInGb18030(gbk)).toBe(true);
    expect(isReportInGb18030(Buffer.from('GBK \xb5\xc4, but no report', 'latin1'))).toBe(false);
    expect(isReportInGb18030(Buffer.from([0xff, 0xfe, 0, 1, 2]))).toBe(false);
    expect(isReportInGb18030(Buffer.alloc(0))).toBe(false);
  });
});
