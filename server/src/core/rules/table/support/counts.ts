import type { Cell, Report, Table } from '../../../model/types.js';
import { tableLayout } from '../../../template/load.js';
import type { TableId } from '../../../template/types.js';
import { refIn, type CellRef } from '../../../model/sums.js';
import { numbersById } from '../common.js';

/** The tables of a kind; a report that holds one twice is looked at table by table. */
export function tablesNamed(report: Report, id: TableId): readonly Table[] {
  return report.tables.filter((table) => table.id === id);
}

/** Where a row and a column cross, if both are certain and the row stands once; null otherwise. */
function refAt(table: Table, rowId: string, columnId: string): CellRef | null {
  return refIn(table.plan, rowId, columnId, tableLayout(table.id) === 'beside' ? undefined : numbersById(table));
}

/** The cell of a row and column where both are certain and the row stands once; null otherwise. */
export function cellAt(table: Table, rowId: string, columnId: string): Cell | null {
  const ref = refAt(table, rowId, columnId);
  return ref && table.rows[ref.row]!.cells[ref.index]!;
}

/** The whole number in a cell, as far as it is one that counts can be compared with; null otherwise. */
function countIn(cell: Cell | null): number | null {
  if (cell?.value == null || cell.value.scale !== 0) return null;
  const count = Number(cell.value.digits);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** The same by row and column, without a look at the cell where a count in plain digits stands in it. */
export function countAt(table: Table, rowId: string, columnId: string): number | null {
  const ref = refAt(table, rowId, columnId);
  return ref && countOfCell(table, ref);
}

function countOfCell(table: Table, { row, index }: CellRef): number | null {
  const cell = table.plan.rows[row]!.cells[index]!;
  const count = typeof cell === 'number' ? table.figures.words[cell]?.count ?? -1 : -1;
  return count >= 0 ? count : countIn(table.rows[row]!.cells[index]!);
}

/** What a row of item （一） of table 2 says of its documents; null where a number is not stated. */
export interface Documents {
  readonly row: string;
  readonly made: number | null;
  readonly repealed: number | null;
  readonly valid: number | null;
}

/** The two rows of documents in table 2, where the cell of those in force on 31 December is there; none in other tables. */
export function documentsIn(table: Table): readonly Documents[] {
  if (table.id !== 'disclosure') return [];
  return ['rules', 'norms'].flatMap((row): readonly Documents[] => {
    const valid = refAt(table, row, 'valid');
    return valid === null ? [] : [{ row, made: countAt(table, row, 'made'), repealed: countAt(table, row, 'repealed'), valid: countOfCell(table, valid) }];
  });
}

/** The cell of a row of documents with those in force. */
export function validAt(table: Table, { row }: Documents): Cell {
  return cellAt(table, row, 'valid')!;
}
