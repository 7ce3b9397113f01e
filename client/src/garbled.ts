import { looksLikeReport } from '../../server/src/core/features/detect.js';

/** A stray sign or two may stand in any text; a garbled one is full of them. */
const LEAST = 8;
/** Of the characters beyond ASCII, at least this share cannot be read when GB18030 is taken for UTF-8. In practice it is above a half. */
const SHARE = 0.25;

/** Whether the text looks like GB18030 (GBK) read as UTF-8: full of replacement characters. */
export function looksGarbled(text: string): boolean {
  let lost = 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyondAscii++;
    if (code === 0xfffd) lost++;
  }
  return lost >= LEAST && lost >= beyondAscii * SHARE;
}

/** Whether the bytes, read as GB18030, are a report. False as well where the host cannot decode GB18030. */
export function isReportInGb18030(bytes: Uint8Array): boolean {
  try {
    // A character has at most four bytes; a bit more than the detection looks at is enough.
    const text = new TextDecoder('gb18030').decode(bytes.subarray(0, 100_000));
    return !looksGarbled(text) && looksLikeReport(text);
  } catch {
    return false;
  }
}
