import type { Cell, Report, Table } from '../../../model/types.js';
import { tableLayout } from '../../../template/load.js';
import type { TableId } from '../../../template/types.js';
import { occurrences } from '../common.js';

/** The tables of a kind; a report that holds one twice is looked at table by table. */
export function tablesNamed(report: Report, id: TableId): readonly Table[] {
  return report.tables.filter((table) => table.id === id);
}

/** The cell of a row and column where both are certain and the row stands once; null otherwise. */
export function cellAt(table: Table, rowId: string, columnId: string): Cell | null {
  const rows = tableLayout(table.id) === 'beside' ? table.rows.filter((row) => row.template?.id === rowId) : (occurrences(table).get(rowId) ?? []);
  const [row] = rows;
  if (row === undefined || rows.length !== 1 || row.shape !== 'exact') return null;
  const cell = row.cells.find((candidate) => candidate.column?.id === columnId);
  return cell?.confidence === 'exact' ? cell : null;
}

/** The whole number in a cell, as far as it is one that counts can be compared with; null otherwise. */
export function countIn(cell: Cell | null): number | null {
  if (cell?.value == null || cell.value.scale !== 0) return null;
  const count = Number(cell.value.digits);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** What a row of item （一） of table 2 says of its documents; null where a number is not stated. */
export interface Documents {
  /** The cell of those in force on 31 December. */
  readonly at: Cell;
  readonly made: number | null;
  readonly repealed: number | null;
  readonly valid: number | null;
}

/** The two rows of documents in table 2, where the cell of those in force is there; none in other tables. */
export function documentsIn(table: Table): readonly Documents[] {
  if (table.id !== 'disclosure') return [];
  return ['rules', 'norms'].flatMap((row): readonly Documents[] => {
    const at = cellAt(table, row, 'valid');
    return at === null ? [] : [{ at, made: countAt(table, row, 'made'), repealed: countAt(table, row, 'repealed'), valid: countIn(at) }];
  });
}

export function countAt(table: Table, rowId: string, columnId: string): number | null {
  return countIn(cellAt(table, rowId, columnId));
}
