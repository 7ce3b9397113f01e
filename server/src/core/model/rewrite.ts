import { segmentsOf } from '../syntax/segment.js';
import type { Segment } from '../syntax/types.js';
import type { TableId } from '../template/types.js';
import { removeSpace } from '../text/space.js';
import type { Span } from '../text/span.js';
import { tablesOf } from './tables.js';
import type { Report, Table } from './types.js';

/** The table that the heading above a segment announces. */
export function announced(report: Report, segment: Segment): TableId | null {
  const role = report.sections.find((section) => section.segments.includes(segment))?.role;
  return report.template.sections.find((section) => section.role === role)?.table ?? null;
}

/** Whether a table has its lines for itself and stands in one piece: only then can its lines be written anew. */
export function standsAlone(report: Report, table: Table): boolean {
  const { syntax, segment } = table;
  const inside = ({ start, end }: Span): boolean => start >= syntax.start && end <= syntax.end;
  return table.rows.every(inside) && !report.tables.some((other) => other !== table && other.segment === segment && other.syntax === syntax);
}

/** What must stay the same when a table is written otherwise: every word, every number, and where they belong. */
function contentOf(table: Table, headings: boolean): string {
  const words = (text: string): string => removeSpace(text);
  return JSON.stringify([
    table.id,
    table.form,
    table.rows.map((row) => [row.template?.id, row.block?.id, row.shape, words(row.label?.text ?? ''), row.cells.map((cell) => [cell.text, cell.column?.id, cell.state])]),
    headings ? [table.groups.map((group) => [group.template.id, words(group.label.text)]), table.headers.map((header) => [header.column?.id, words(header.text)])] : [],
  ]);
}

/**
 * The table as it is read after `text` has taken the place of `span` in its segment; null if any table of the segment
 * would then be read otherwise. `headings`: whether headers count; those of PDF text are torn and are written anew.
 */
export function rewritten(report: Report, table: Table, span: Span, text: string, headings = true): Table | null {
  const { segment } = table;
  const [after, ...more] = segmentsOf(segment.text.slice(0, span.start) + text + segment.text.slice(span.end), segment.forms);
  if (after === undefined || more.length > 0) return null;
  const before = report.tables.filter((other) => other.segment === segment);
  const first = announced(report, segment);
  const tables = tablesOf(after, first, segment.forms.form(table.form) ?? report.template);
  if (tables.length !== before.length) return null;
  const same = before.every((other, index) => contentOf(other, headings || other !== table) === contentOf(tables[index]!, headings || other !== table));
  return same ? tables[before.indexOf(table)]! : null;
}
