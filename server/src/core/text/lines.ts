import { isSpace } from './space.js';

/** Line structure: \r\n, \n and \r end a line, as in the Language Server Protocol; nothing else does. */

const LF = 10;
const CR = 13;

/** What stands on a line, as bits: anything but white space; a bar; a tab; a mark that ends a sentence; `<`; 报 or 告. */
export const INK = 1;
export const BAR = 2;
export const TAB = 4;
export const STOP = 8;
export const ANGLE = 16;
export const REPORT = 32;

/** By code unit, its bits. */
const bits = new Uint8Array(0x10000).fill(INK);
// White space stands in these ranges; `isSpace` knows it one by one.
for (const [from, to] of [[0, 0xa0], [0x2000, 0x2060], [0x3000, 0x3000], [0xfeff, 0xfeff]] as const) {
  for (let code = from; code <= to; code++) if (isSpace(code)) bits[code] = 0;
}
bits[9] = TAB;
bits[60] = INK | ANGLE;
bits[124] = INK | BAR;
for (const code of [0x3002, 0xff01, 0xff1b]) bits[code] = INK | STOP; // 。！；
for (const code of [0x544a, 0x62a5]) bits[code] = INK | REPORT; // 告报

/** The lines of a text. */
export interface Lines {
  /** Offsets at which they start; the first is 0. A final line break opens one more (empty) line. */
  readonly starts: readonly number[];
  /** What stands on each: the bits of its characters. */
  readonly marks: readonly number[];
}

/** Finds the lines of a text and what stands on each, with one look at each character. */
export function linesOf(text: string): Lines {
  const starts = [0];
  const marks: number[] = [];
  let mark = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    mark |= bits[code]!;
    if (code > CR || (code !== LF && code !== CR)) continue;
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    starts.push(i + 1);
    marks.push(mark);
    mark = 0;
  }
  marks.push(mark);
  return { starts, marks };
}

/** Offsets at which the lines of `text` start; the first is 0. A final line break opens one more (empty) line. */
export function lineStartsOf(text: string): readonly number[] {
  return linesOf(text).starts;
}

/** End of the line that starts at `starts[index]`, before its line break; `starts` may leave out an empty last line. */
export function lineEnd(text: string, starts: readonly number[], index: number): number {
  const start = starts[index]!;
  let end = starts[index + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === LF) end--;
  if (end > start && text.charCodeAt(end - 1) === CR) end--;
  return end;
}

/** Index of the line that holds `offset`: the last start at or before it. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The line ending a text uses, by its first line break; `\n` where it has none. */
export function eolOf(text: string): '\n' | '\r\n' | '\r' {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) return '\n';
    if (code === CR) return text.charCodeAt(i + 1) === LF ? '\r\n' : '\r';
  }
  return '\n';
}
