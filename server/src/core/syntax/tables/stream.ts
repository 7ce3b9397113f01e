import { isSpace, trimSpan } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import type { Lexicon } from '../../template/match.js';
import type { GridRow } from '../types.js';
import { isValue, rowsOfStream, type Field } from './cells.js';

const BAR = 124;

/**
 * One cell per line: `规章 |`, or the cell and its bar on lines of their own. A bar ends the cell that is open; bars
 * with nothing open are fillers, and white space before a lone bar is a blank cell. Spans of lines exclude line breaks.
 */
export function readBarStream(text: string, lines: readonly Span[], lexicon: Lexicon): GridRow[] {
  const fields: Field[] = [];
  let open: { start: number; end: number; text: string } | null = null;
  const close = (): void => {
    if (open) fields.push(open);
    open = null;
  };
  for (const line of lines) {
    let from = line.start;
    let seenBar = false;
    for (let at = line.start; at <= line.end; at++) {
      const bar = at < line.end && text.charCodeAt(at) === BAR && text.charCodeAt(at - 1) !== 92;
      if (at < line.end && !bar) continue;
      const span = trimSpan(text, from, at);
      if (span.end > span.start) {
        const words = text.slice(span.start, span.end);
        if (open && endsHere(open.text, words, lexicon)) close();
        open = open ? { start: open.start, end: span.end, text: open.text + words } : { ...span, text: words };
        if (bar) close();
      } else if (bar) {
        if (open) close();
        else fields.push({ start: from, end: from, text: '', empty: !seenBar && isBlankCell(text, line, at) ? 'blank' : 'filler' });
      }
      if (bar) seenBar = true;
      from = at + 1;
    }
  }
  close();
  return rowsOfStream(fields);
}

/** White space and then exactly one bar on the line: ` |`. */
function isBlankCell(text: string, line: Span, bar: number): boolean {
  if (bar === line.start) return false;
  for (let at = bar + 1; at < line.end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Whether an open cell without its bar is complete: a number, or a label the form knows, unless the next words complete another. */
function endsHere(open: string, next: string, lexicon: Lexicon): boolean {
  if (isValue(open)) return true;
  if (isValue(next)) return true;
  return lexicon.isLabel(open) && !lexicon.isLabel(open + next);
}

/** One cell per line without any delimiter, with or without blank lines between. Blank cells cannot be written this way. */
export function readPlainStream(text: string, lines: readonly Span[]): GridRow[] {
  const fields: Field[] = [];
  for (const line of lines) {
    const span = trimSpan(text, line.start, line.end);
    if (span.end > span.start) fields.push({ ...span, text: text.slice(span.start, span.end) });
  }
  return rowsOfStream(fields);
}
