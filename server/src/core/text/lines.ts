/** Line structure: \r\n, \n and \r end a line, as in the Language Server Protocol; nothing else does. */

const LF = 10;
const CR = 13;

/** Offsets at which the lines of `text` start; the first is 0. A final line break opens one more (empty) line. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) starts.push(i + 1);
    else if (code === CR) {
      if (text.charCodeAt(i + 1) === LF) i++;
      starts.push(i + 1);
    }
  }
  return starts;
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
