import { perPlace, perPlaceFor } from '../text/perPlace.js';
import type { ColumnTemplate, RelationTemplate, RowTemplate, TableTemplate } from '../template/types.js';
import type { RowPlan, TablePlan } from './plan.js';
import type { Relation } from './types.js';

/** A cell by the number of its row and its place among the values of the row. */
export interface CellRef {
  readonly row: number;
  readonly index: number;
}

/** What keeps a sum from being worked out whatever the figures are; the row by its number. */
export interface SumObstacle {
  readonly row: number | null;
  readonly rowId: string | null;
  readonly reason: NonNullable<Relation['obstacle']>['reason'];
}

/** A relation as it stands in all tables of a plan: which cells are on which side. */
export interface Sum {
  readonly template: RelationTemplate;
  /** The number of the row (forEach row) or the column (forEach column) it is about. */
  readonly row: number | null;
  readonly column: ColumnTemplate | null;
  readonly left: readonly CellRef[];
  readonly right: readonly CellRef[];
  /** The same cells by their numbers among those of the segment. */
  readonly leftCells: readonly number[];
  readonly rightCells: readonly number[];
  /** The cell a finding stands on. */
  readonly at: CellRef | null;
  /** The total without which it is not worked out. */
  readonly total: CellRef | null;
  readonly obstacle: SumObstacle | null;
  /** A row that takes part has no values at all. */
  readonly blankRow: boolean;
}

/** The sums in tables of a plan, in the form's order; a relation is worked out only where every row it names is there once and in shape. */
export const sumsOf = perPlace((plan: TablePlan): readonly Sum[] => {
  const sums: Sum[] = [];
  for (const template of plan.template.relations) {
    if (template.forEach === 'row') {
      plan.rows.forEach((row, number) => {
        const columns = (row.block ?? plan.template.blocks[0])?.columns;
        const places = row.template === null || columns === undefined ? null : placesAmong(template, columns);
        if (places) sums.push(rowSum(plan, template, places, number));
      });
    } else columnSums(plan, template, columnsFor(template, plan), sums);
  }
  return sums;
});

/** The numbers of the sums in which a cell of the segment stands. */
export const sumsHolding = perPlace((plan: TablePlan): ReadonlyMap<number, readonly number[]> => {
  const holding = new Map<number, number[]>();
  sumsOf(plan).forEach(({ leftCells, rightCells }, i) => {
    for (const cell of [...leftCells, ...rightCells]) {
      const known = holding.get(cell);
      if (known === undefined) holding.set(cell, [i]);
      else known.push(i);
    }
  });
  return holding;
});

/** The numbers of the rows of a plan by their id in the form, in order; rows that the form does not have are left out. */
export const rowNumbers = perPlace((plan: TablePlan): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  plan.rows.forEach(({ template }, number) => {
    if (template === null) return;
    const known = found.get(template.id);
    if (known === undefined) found.set(template.id, [number]);
    else known.push(number);
  });
  return found;
});

/** The columns of a relation, each with its place among those of the block. */
interface Places {
  readonly left: readonly Place[];
  readonly right: readonly Place[];
  readonly at: Place | null;
}

interface Place {
  readonly column: ColumnTemplate;
  readonly index: number;
}

/** Null where rows lack a column of the relation: blocks may have columns of their own. */
const placesAmong = perPlaceFor(({ left, right, at }: RelationTemplate, columns: readonly ColumnTemplate[]): Places | null => {
  const placesOf = (ids: readonly string[]): Place[] => ids.flatMap((id) => {
    const index = columns.findIndex((column) => column.id === id);
    return index < 0 ? [] : [{ column: columns[index]!, index }];
  });
  const places = { left: placesOf(left), right: placesOf(right), at: placesOf([at])[0] ?? null };
  return places.left.length === left.length && places.right.length === right.length ? places : null;
});

/** The columns of the block in which the relation's rows stand. */
function columnsFor({ at }: RelationTemplate, { template: { blocks } }: TablePlan): readonly ColumnTemplate[] {
  return (blocks.find((block) => block.rows.some((row) => row.id === at)) ?? blocks[0])?.columns ?? [];
}

/** The relation that makes a column the total of each row. */
export function totalRelation({ relations }: TableTemplate, column: ColumnTemplate): RelationTemplate | undefined {
  return relations.find(({ forEach, right }) => forEach === 'row' && right.length === 1 && right[0] === column.id);
}

/** Whether a row is the total of its columns. */
function isColumnTotal(table: TableTemplate, row: RowTemplate | null): boolean {
  return table.relations.some(({ id, at }) => id === 'column-total' && at === row?.id);
}

/** The cell of a row in a column, which stands at its place in all rows of a block; null in rows that are out of shape. */
function cellIn(plan: TablePlan, row: number, { column, index }: Place): CellRef | null {
  const { columns, cells } = plan.rows[row]!;
  if (columns === null) return null;
  const at = columns[index] === column ? index : columns.findIndex(({ id }) => id === column.id);
  return at >= 0 && at < cells.length ? { row, index: at } : null;
}

function cellsIn(plan: TablePlan, rows: readonly number[], place: Place): readonly CellRef[] {
  return present(rows.map((row) => cellIn(plan, row, place)));
}

function present(cells: readonly (CellRef | null)[]): readonly CellRef[] {
  return cells.filter((cell) => cell !== null);
}

function shapeObstacle({ shape, template }: RowPlan, row: number): SumObstacle | null {
  if (shape === 'exact' || shape === 'empty') return null;
  return { row, rowId: template?.id ?? null, reason: 'shape' };
}

function rowSum(plan: TablePlan, template: RelationTemplate, places: Places, row: number): Sum {
  const across = (all: readonly Place[]): readonly CellRef[] => present(all.map((place) => cellIn(plan, row, place)));
  const at = places.at && cellIn(plan, row, places.at);
  return finished(plan, { template, row, column: null, left: across(places.left), right: across(places.right), at, obstacle: shapeObstacle(plan.rows[row]!, row), blankRow: false });
}

/** A relation for each column; which rows take part is the same in all. */
function columnSums(plan: TablePlan, template: RelationTemplate, columns: readonly ColumnTemplate[], sums: Sum[]): void {
  const left = sideOf(plan, template.left);
  const right = sideOf(plan, template.right);
  const obstacle = left.obstacle ?? right.obstacle ?? (template.id === 'column-total' ? unknownAddend(plan) : null);
  const blankRow = left.blankRow || right.blankRow;
  const atRow = rowNumbers(plan).get(template.at)?.[0];
  columns.forEach((column, index) => {
    const place = { column, index };
    const at = atRow === undefined ? null : cellIn(plan, atRow, place);
    sums.push(finished(plan, { template, row: null, column, left: cellsIn(plan, left.rows, place), right: cellsIn(plan, right.rows, place), at, obstacle, blankRow }));
  });
}

/** The rows on one side of a relation; what keeps it from being worked out, if anything does, and whether a row is empty. */
function sideOf(plan: TablePlan, ids: readonly string[]): { readonly rows: readonly number[]; readonly obstacle: SumObstacle | null; readonly blankRow: boolean } {
  const rows: number[] = [];
  let obstacle: SumObstacle | null = null;
  let blankRow = false;
  for (const id of ids) {
    const [row, again] = rowNumbers(plan).get(id) ?? [];
    const inTheWay: SumObstacle | null = row === undefined ? { row: null, rowId: id, reason: 'missing-row' } : again !== undefined ? { row: again, rowId: id, reason: 'duplicate' } : shapeObstacle(plan.rows[row]!, row);
    if (inTheWay !== null) obstacle ??= inTheWay;
    else if (plan.rows[row!]!.shape === 'empty') blankRow = true;
    else rows.push(row!);
  }
  return { rows, obstacle, blankRow };
}

/** A row the form does not have may be an addend we cannot place. */
function unknownAddend({ rows }: TablePlan): SumObstacle | null {
  const row = rows.findIndex(({ template, cells }) => template === null && cells.length > 0);
  return row < 0 ? null : { row, rowId: null, reason: 'unknown-row' };
}

function finished(plan: TablePlan, sum: Omit<Sum, 'leftCells' | 'rightCells' | 'total'>): Sum {
  const { template, left, right, at } = sum;
  const total = template.id === 'balance' ? right.find(({ row }) => isColumnTotal(plan.template, plan.rows[row]!.template)) ?? null : at;
  return { ...sum, total, leftCells: cellNumbers(plan, left), rightCells: cellNumbers(plan, right) };
}

/** The numbers of cells among those of the segment; -1 for words in the place of a number, which may be no cell of their own. */
export function cellNumbers(plan: TablePlan, cells: readonly CellRef[]): number[] {
  return cells.map(({ row, index }) => {
    const cell = plan.rows[row]!.cells[index]!;
    return typeof cell === 'number' ? cell : -1;
  });
}

/** Where a row that stands once, in shape, crosses a column; null where there is no such place. */
export function refIn(plan: TablePlan, rowId: string, columnId: string, rows: ReadonlyMap<string, readonly number[]> = rowNumbers(plan)): CellRef | null {
  const found = rows.get(rowId);
  if (found?.length !== 1) return null;
  const [row] = found as [number];
  const index = plan.rows[row]!.columns?.findIndex(({ id }) => id === columnId) ?? -1;
  return index < 0 ? null : { row, index };
}
