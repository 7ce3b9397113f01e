import type { Group, Row, Table } from './types.js';

/** Start of the line (of the `<tr` in HTML) that `offset` of the table's segment stands on. */
export function rowLine(table: Table, offset: number): number {
  const { text } = table.segment;
  if (table.encoding === 'html') return Math.max(0, text.toLowerCase().lastIndexOf('<tr', offset));
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** Where the next row of the table begins, or the text after the table; null where that is on the same line. */
export function nextRowLine(table: Table, row: Row): number | null {
  const next = table.syntax.rows.find((candidate) => candidate.start >= row.end);
  if (next === undefined) return endOfTable(table);
  const line = rowLine(table, next.start);
  return line >= row.end ? line : null;
}

/** Right behind the last row with all that belongs to it; null where the text ends without a line break there. */
function endOfTable(table: Table): number | null {
  const { text } = table.segment;
  const last = table.syntax.rows[table.syntax.rows.length - 1]!.end;
  if (table.encoding === 'html') {
    const close = text.toLowerCase().indexOf('</tr>', last);
    return close < 0 ? null : close + '</tr>'.length;
  }
  let at = afterLine(text, last);
  // Where blank lines stand between cells, those after the last cell belong to it.
  while (at !== null && table.encoding === 'blank-line' && /^[^\S\r\n]*[\r\n]/.test(text.slice(at, at + 80))) at = afterLine(text, at);
  return at;
}

/** Start of the line after the one that holds `offset`; null on a last line without a line break. */
function afterLine(text: string, offset: number): number | null {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = offset;
  const hit = found.exec(text);
  return hit === null ? null : hit.index + hit[0].length;
}

/** A row as a piece of text. Offsets count from the segment of its table. */
export interface RowText {
  readonly row: Row;
  /** Start of its line, or of its `<tr`. */
  readonly line: number;
  /** Headings of groups that stand before its label on its line. */
  readonly headings: readonly Group[];
  /** Where its first heading or its label begins, or the tag of that cell. */
  readonly first: number;
  /** Where its label begins, or the tag of that cell. */
  readonly label: number;
  /** Behind its last line break, or behind its `</tr>` with the white space after it: where the next row begins. */
  readonly end: number;
  /** Whether nothing separates it from what follows: the end of the text, or the tag that closes the table. */
  readonly last: boolean;
}

/** Where the cell that holds an offset begins: its tag in HTML. */
function cellStart({ encoding, segment }: Table, offset: number): number {
  if (encoding !== 'html') return offset;
  const before = segment.text.slice(0, offset).toLowerCase();
  return Math.max(before.lastIndexOf('<td'), before.lastIndexOf('<th'));
}

/** The text of a row; null where it shares its line with another row or has no label. */
export function rowText(table: Table, row: Row): RowText | null {
  if (row.label === null || table.id === 'review') return null;
  const line = rowLine(table, row.label.start);
  const label = cellStart(table, row.label.start);
  if (line > label || table.rows.some((other) => other !== row && other.end > line && other.start < row.label!.start && rowLine(table, other.end) === line)) return null;
  const headings = table.groups.filter((group) => group.start >= line && group.end <= row.label!.start);
  const first = headings[0] === undefined ? label : cellStart(table, headings[0].start);
  const bounds = endOf(table, row);
  return bounds && { row, line, headings, first, label, ...bounds };
}

/** Where a row's text ends; null where the next row stands on its line, or its end tag is missing. */
function endOf(table: Table, row: Row): Pick<RowText, 'end' | 'last'> | null {
  const { text } = table.segment;
  if (table.encoding === 'html') {
    const close = text.toLowerCase().indexOf('</tr>', row.end);
    if (close < 0 || rowLine(table, close) > row.end) return null;
    const end = close + '</tr>'.length;
    const gap = /^\s*(?=<tr)/i.exec(text.slice(end));
    return gap === null ? { end, last: true } : { end: end + gap[0].length, last: false };
  }
  const next = nextRowLine(table, row);
  if (next === null && table.syntax.rows.some((candidate) => candidate.start >= row.end)) return null;
  return next === null ? { end: text.length, last: true } : { end: next, last: false };
}

/** Line breaks at the end of a row's text, with the blank lines between them. */
const BREAKS = /[\r\n](?:[^\S\r\n]*[\r\n])*$/;

/** A row's text from its label on, and the white space that sets it off from the next row. */
export function bodyOf(table: Table, { label, end }: RowText): { readonly body: string; readonly gap: string } {
  const whole = table.segment.text.slice(label, end);
  const length = table.encoding === 'html' ? whole.toLowerCase().lastIndexOf('</tr>') + '</tr>'.length : BREAKS.exec(whole)?.index ?? whole.length;
  return { body: whole.slice(0, length), gap: whole.slice(length) };
}

/** The white space before a row's line. */
export function gapBefore(table: Table, { line }: RowText): string {
  const before = table.segment.text.slice(0, line);
  return table.encoding === 'html' ? /\s*$/.exec(before)![0] : BREAKS.exec(before)?.[0] ?? '';
}
