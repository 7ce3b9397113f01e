import type { Row, Table } from '../../../model/types.js';
import type { BlockTemplate, RowTemplate } from '../../../template/types.js';
import { inTable } from '../../common.js';
import type { Edit } from '../../types.js';
import { isHeading } from '../common.js';
import { labelLike } from './newRow.js';
import { separatorOf } from './readings.js';

/** Numbers whose label was lost stand behind the numbers of the row before (from `index` on), or behind a heading. */
export interface LostLabel {
  readonly row: Row;
  readonly index: number;
}

/** The row of the form whose numbers this row took over together with its own; null for any other row. */
export function swallowed(row: Row): RowTemplate | null {
  const { table, template, block, expected } = row;
  if (row.shape !== 'long' || template === null || block === null || row.cells.length !== 2 * expected) return null;
  const next = block.rows[block.rows.indexOf(template) + 1];
  return next === undefined || table.rows.some((other) => other.template?.id === next.id) ? null : next;
}

/** Where the numbers of a missing row stand, if only its label is lost. */
export function lostLabel(table: Table, block: BlockTemplate, template: RowTemplate, previous: Row | null, next: Row | null): LostLabel | null {
  if (previous !== null && swallowed(previous) === template) return { row: previous, index: previous.expected };
  const heading = table.rows.find((row) => row.start >= (previous?.end ?? table.start) && row.end <= (next?.start ?? table.end) && row.cells.length === block.columns.length && isHeading(row));
  return heading === undefined ? null : { row: heading, index: 0 };
}

/** Writes the lost label before its numbers. */
export function putBack({ row, index }: LostLabel, template: RowTemplate): Edit | null {
  const cell = row.cells[index];
  const separator = separatorOf(row);
  if (cell === undefined || separator === null) return null;
  const model = row.table.rows.find((other) => other.template !== null && other.template.group === template.group && other !== row) ?? row;
  return { at: inTable(row.table, { start: cell.start, end: cell.start }), newText: labelLike(model, template) + separator };
}
