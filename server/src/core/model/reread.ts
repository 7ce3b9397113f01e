import { segmentsOf } from '../syntax/segment.js';
import { removeSpace } from '../text/space.js';
import { announced } from './rewrite.js';
import { tablesOf } from './tables.js';
import type { Report, Row, Table } from './types.js';

/** What is replaced in a segment. */
export interface SegmentEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly SegmentEdit[]): string {
  let result = text;
  for (const { start, end, newText } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

/** The tables of the segment that holds `table`, as they are read after edits; null where the segment would fall apart. */
export function reread(report: Report, table: Table, edits: readonly SegmentEdit[]): { readonly before: readonly Table[]; readonly after: readonly Table[] } | null {
  const { segment } = table;
  const [only, ...more] = segmentsOf(applyEdits(segment.text, edits), segment.forms);
  if (only === undefined || more.length > 0) return null;
  const before = report.tables.filter((other) => other.segment === segment);
  const after = tablesOf(only, announced(report, segment), segment.forms.form(table.form) ?? report.template);
  return after.length === before.length && after.every((other, index) => other.id === before[index]!.id) ? { before, after } : null;
}

/** What a row says: its words and its numbers, each in its column. */
export function rowContent(row: Row): string {
  return JSON.stringify([row.template?.id, row.shape, removeSpace(row.label?.text ?? ''), row.cells.map((cell) => [cell.text, cell.column?.id, cell.state])]);
}

/** What a table says besides its rows. */
export function frameContent(table: Table): string {
  return JSON.stringify([table.groups.map((group) => [group.template.id, removeSpace(group.label.text)]), table.headers.map((header) => [header.column?.id, removeSpace(header.text)])]);
}
