import { isSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';

/** Marks around a heading that are no part of it: Markdown `##` and `**`, quotes `>`, the bars of a one-cell row, 【】. */
function isDecoration(code: number): boolean {
  return code === 35 || code === 42 || code === 62 || code === 124 || code === 0x3010 || code === 0x3011 || code === 0x25a0 || code === 0x25c6 || code === 0x25cf || isSpace(code);
}

/** The line without white space and decoration at its ends. */
export function undecorated(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isDecoration(text.charCodeAt(from))) from++;
  while (to > from && isDecoration(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Whether the span holds white space only. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}
