import type { Span } from './span.js';

/** White space as reports have it: ASCII, no-break, ideographic, zero-width and the byte order mark. Line breaks count. */
export function isSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (code < 0xa0 || (code > 0x3000 && code !== 0xfeff)) return false;
  return code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200d) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x2060;
}

/** The offset of the first character from `start` on that is no white space; `end` where there is none. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset behind the last character before `end` that is no white space; `start` where there is none. */
export function dropSpace(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The span without white space at its ends; empty at `start` when there is nothing else. */
export function trimSpan(text: string, start: number, end: number): Span {
  const from = skipSpace(text, start, end);
  return from === end ? { start, end: start } : { start: from, end: dropSpace(text, from, end) };
}

/** The text without any white space. */
export function removeSpace(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isSpace(text.charCodeAt(i))) continue;
    out += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
