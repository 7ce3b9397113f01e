import type { Cell, Row, Table } from '../../../model/types.js';
import { sumOf, ZERO, type Quantity } from '../../../text/quantity.js';
import { occurrences } from '../common.js';

/** The cells a total sums up, by the form's relations; null where the cell is no total or a row it needs is not certain. */
function addendsOf(cell: Cell, rows: ReadonlyMap<string, readonly Row[]>): readonly Cell[] | null {
  const { row, column } = cell;
  if (row.template === null || column === null) return null;
  for (const relation of row.table.template.relations) {
    if (relation.id === 'balance') continue;
    if (relation.forEach === 'row' && relation.at === column.id && rows.get(row.template.id)?.length === 1) {
      return row.cells.filter((other) => other.column !== null && relation.left.includes(other.column.id));
    }
    if (relation.forEach === 'column' && relation.at === row.template.id) return columnCells(relation.left, column.id, rows);
  }
  return null;
}

function columnCells(rowIds: readonly string[], columnId: string, rows: ReadonlyMap<string, readonly Row[]>): readonly Cell[] | null {
  const cells: Cell[] = [];
  for (const id of rowIds) {
    const [row, second] = rows.get(id) ?? [];
    const cell = second === undefined && row?.shape === 'exact' ? row.cells.find((other) => other.column?.id === columnId) : undefined;
    if (cell === undefined) return null;
    cells.push(cell);
  }
  return cells;
}

function sumOfStated(cells: readonly Cell[]): Quantity | null {
  if (!cells.some((cell) => cell.state === 'number') || cells.some((cell) => cell.state === 'text')) return null;
  return sumOf(cells, (cell) => cell.value ?? ZERO);
}

/** Totals left blank although the numbers they sum up are stated, with those numbers and their sum. */
export function blankTotals(table: Table): Map<Cell, { readonly addends: readonly Cell[]; readonly sum: Quantity }> {
  const found = new Map<Cell, { addends: readonly Cell[]; sum: Quantity }>();
  const rows = occurrences(table);
  for (const row of table.rows) {
    if (row.shape !== 'exact') continue;
    for (const cell of row.cells) {
      if (cell.state !== 'unstated' || cell.confidence !== 'exact') continue;
      const addends = addendsOf(cell, rows);
      const sum = addends === null ? null : sumOfStated(addends);
      if (addends !== null && sum !== null) found.set(cell, { addends, sum });
    }
  }
  return found;
}
