import type { Text } from '../l10n/message.js';
import type { Cell, Row, Table } from '../model/types.js';
import type { Loc } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import type { ColumnTemplate } from '../template/types.js';
import type { Fix } from './types.js';

/** A span of a table (cell, label, row, header) as a place that moves with its segment. */
export function inTable(table: Table, span: Span): Loc {
  return { segment: table.segment, start: span.start, end: span.end };
}

export function cellLoc(cell: Cell): Loc {
  return inTable(cell.row.table, cell);
}

/** An empty place, for insertions. */
export function pointAt(loc: Loc, offset: number): Loc {
  return { segment: loc.segment, start: offset, end: offset };
}

/** What a message calls a part of the form: its numeral and words in Chinese, its short name in English. */
export function nameOf(part: { readonly label: string; readonly en: string; readonly numeral?: string }): Text {
  return { zh: `${part.numeral ?? ''}${part.label}`, en: part.en };
}

/** The row's name in the form's words; a row that the form does not have is called what its label says. */
export function rowName(row: Row): Text {
  if (row.template !== null) return nameOf(row.template);
  const words = row.label?.text ?? '';
  return { zh: words, en: words };
}

/** The column's name in the form's words; by position where the column is not known. */
export function columnName(column: ColumnTemplate | null, index: number): Text {
  return column === null ? { zh: `第 ${index + 1} 个数`, en: `number ${index + 1}` } : nameOf(column);
}

/** `table`, `row` and `column` of the machine-readable data (DESIGN 6); what is not known is left out. */
export function cellData(cell: Cell): Record<string, string | number> {
  return { ...rowData(cell.row), ...(cell.column === null ? {} : { column: cell.column.id }) };
}

export function rowData(row: Row): Record<string, string | number> {
  return { table: row.table.id, ...(row.template === null ? {} : { row: row.template.id }) };
}

/** A fix that replaces one place. */
export function replaceFix(kind: Fix['kind'], title: Fix['title'], at: Loc, newText: string): Fix {
  return { title, kind, edits: [{ at, newText }] };
}

/** A span of a segment as a place. */
export function cut(segment: Loc['segment'], span: Span): Loc {
  return { segment, start: span.start, end: span.end };
}
