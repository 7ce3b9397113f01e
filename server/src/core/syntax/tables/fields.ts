import { trimSpan } from '../../text/space.js';
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
    const span = trimSpan(text, from, at);
    if (span.end > span.start) fields.push({ ...span, text: text.slice(span.start, span.end) });
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
    const span = trimSpan(text, from, at);
    if (span.end > span.start) fields.push({ ...span, text: text.slice(span.start, span.end) });
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
