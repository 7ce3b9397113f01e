import { isSpace, trimSpan } from '../../text/space.js';
import type { Field } from './cells.js';

const BAR = 124;
const TAB = 9;

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

/** The field between two delimiters without the white space at its ends; null where nothing is shown. */
function shownField(text: string, start: number, end: number): Field | null {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (from === to) return null;
  const words = text.slice(from, to);
  // `&nbsp;` that came along from a web page is white space.
  return words === '&nbsp;' ? null : { start: from, end: to, text: words, empty: undefined };
}

/** The fields of a line with bars that show something, up to the second one: enough to tell a row from a lone cell. */
export function firstTwoFields(text: string, start: number, end: number): Field[] {
  const fields: Field[] = [];
  let from = start;
  for (let at = start; at <= end && fields.length < 2; at++) {
    if (at < end && (text.charCodeAt(at) !== BAR || text.charCodeAt(at - 1) === 92)) continue;
    const field = shownField(text, from, at);
    if (field) fields.push(field);
    from = at + 1;
  }
  return fields;
}

/**
 * Fields of a line with bars. White space between two bars is a blank cell, bars that touch are a filler; what is
 * before a leading bar and white space after the last bar is nothing.
 */
export function barFields(text: string, start: number, end: number): Field[] {
  const fields: Field[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const last = at === end;
    if (!last && (text.charCodeAt(at) !== BAR || text.charCodeAt(at - 1) === 92)) continue;
    const field = shownField(text, from, at);
    if (field) fields.push(field);
    else if (!last && fields.length + (from - start) > 0) fields.push({ start: from, end: from, text: '', empty: at === from ? 'filler' : 'blank' });
    from = at + 1;
  }
  return fields;
}

/** Fields of a line with tabs. The field after the last tab is none when empty; other empty fields are blank cells. */
export function tabFields(text: string, start: number, end: number): Field[] {
  const fields: Field[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== TAB) continue;
    const field = shownField(text, from, at);
    if (field) fields.push(field);
    else if (at < end) fields.push({ start: from, end: from, text: '', empty: 'blank' });
    from = at + 1;
  }
  return fields;
}

/** Whether the line has a tab that is neither indentation nor at its end. */
export function hasInnerTab(text: string, start: number, end: number): boolean {
  const span = trimSpan(text, start, end);
  for (let at = span.start; at < span.end; at++) if (text.charCodeAt(at) === TAB) return true;
  return false;
}
