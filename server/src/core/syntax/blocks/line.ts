import { isSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';

/** Marks around a heading that are no part of it: Markdown `##` and `**`, quotes `>`, the bars of a one-cell row, 【】. */
function isDecoration(code: number): boolean {
  if (code > 0x3011) return code === 0xfeff;
  if (code < 0x80) return code === 124 || code === 42 || code === 35 || code === 62 || isSpace(code);
  return code === 0x3010 || code === 0x3011 || code === 0x25a0 || code === 0x25c6 || code === 0x25cf || isSpace(code);
}

/** The offset of the first character that is neither white space nor decoration; `end` where there is none. */
export function skipDecoration(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isDecoration(text.charCodeAt(at))) at++;
  return at;
}

/** The offset behind the last character before `end` that is neither white space nor decoration; `start` where there is none. */
export function dropDecoration(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isDecoration(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The line without white space and decoration at its ends. */
export function undecorated(text: string, start: number, end: number): Span {
  const from = skipDecoration(text, start, end);
  return { start: from, end: dropDecoration(text, from, end) };
}
