import { dropSpace, isSpace, skipSpace } from '../../text/space.js';
import { hashWith, type Vocabulary } from '../vocabulary.js';
import type { LineRows } from './cells.js';

export const BAR = 124;
const BACKSLASH = 92;
export const TAB = 9;
const NBSP = '&nbsp;';

/** A GFM delimiter row: bars, dashes and colons; cells of at least two dashes, since `-` alone means "not stated". */
export function isDelimiterRow(text: string, start: number, end: number): boolean {
  let dashes = 0;
  let runs = 0;
  let bars = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 45) dashes++;
    else if (code === BAR) {
      if (dashes === 1) return false;
      if (dashes > 1) runs++;
      dashes = 0;
      bars++;
    } else if (code !== 58 && code !== 32 && code !== TAB) return false;
  }
  return bars > 0 && dashes !== 1 && (runs > 0 || dashes > 1);
}

/** What a line with bars shows: nothing, one word that is no value, one value, or several fields. */
export type BarLine = 'empty' | 'label' | 'value' | 'wide';

/** Tells a row from a lone cell, without reading further than the second field. */
export function barLineOf(text: string, start: number, end: number, vocabulary: Vocabulary): BarLine {
  let loneStart = -1;
  let loneEnd = -1;
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !isBarAt(text, at)) continue;
    const shown = skipSpace(text, from, at);
    const stop = dropSpace(text, shown, at);
    from = at + 1;
    if (!isShown(text, shown, stop)) continue;
    if (loneStart >= 0) return 'wide';
    loneStart = shown;
    loneEnd = stop;
  }
  if (loneStart < 0) return 'empty';
  return vocabulary.at(text, loneStart, loneEnd).isValue ? 'value' : 'label';
}

/** A bar between fields; one behind a backslash is part of the words. */
function isBarAt(text: string, at: number): boolean {
  return text.charCodeAt(at) === BAR && text.charCodeAt(at - 1) !== BACKSLASH;
}

/** Whether a field without the white space at its ends shows anything: `&nbsp;` that came along from a web page is white space. */
function isShown(text: string, start: number, end: number): boolean {
  return end > start && !(end - start === NBSP.length && text.startsWith(NBSP, start));
}

/**
 * Reads the fields of a line, with one look at each character. With bars, white space between two is a blank cell, bars
 * that touch are a filler; what is before a leading bar and white space after the last bar is nothing. With tabs, the
 * field after the last is none when empty; other empty fields are blank cells.
 */
export function readFields(text: string, start: number, end: number, separator: typeof BAR | typeof TAB, rows: LineRows, vocabulary: Vocabulary): void {
  let from = start;
  let shown = -1;
  let stop = start;
  let hash = 0;
  let before = 0;
  for (let at = start; at <= end; at++) {
    if (at < end) {
      const code = text.charCodeAt(at);
      const ends = code === separator && (code === TAB || before !== BACKSLASH);
      before = code;
      if (!ends) {
        if (isSpace(code)) continue;
        if (shown < 0) shown = at;
        // White space inside the words is part of them.
        else for (; stop < at; stop++) hash = hashWith(hash, text.charCodeAt(stop));
        hash = hashWith(hash, code);
        stop = at + 1;
        continue;
      }
    }
    if (shown >= 0 && isShown(text, shown, stop)) rows.field(shown, stop, vocabulary.find(text, shown, stop, hash));
    else if (at < end && (separator === TAB || from > start)) rows.empty(from, from, separator === TAB || at > from);
    from = at + 1;
    shown = -1;
    hash = 0;
  }
  rows.endLine();
}

/** Whether the line has a tab that is neither indentation nor at its end. */
export function hasInnerTab(text: string, start: number, end: number): boolean {
  const from = skipSpace(text, start, end);
  const to = dropSpace(text, from, end);
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === TAB) return true;
  return false;
}
