import { add, equals, quantityOf, subtract, sumOf, ZERO, type Quantity } from '../text/quantity.js';
import type { ColumnTemplate, RelationTemplate } from '../template/types.js';
import { totalRelation, type CellRef, type Sum } from './sums.js';
import type { Cell, Relation, Row, Table } from './types.js';

/** How a sum comes out in one table. */
export type Outcome = Pick<Relation, 'status' | 'leftSum' | 'rightSum' | 'residual' | 'obstacle' | 'involvesBlank'>;

/** A sum of one table with its cells, which are looked for when somebody asks. */
export class SumRelation implements Relation {
  readonly template: RelationTemplate;
  readonly column: ColumnTemplate | null;
  #left: readonly Cell[] | undefined;
  #right: readonly Cell[] | undefined;
  #outcome: Outcome | undefined;

  constructor(
    readonly table: Table,
    readonly sum: Sum,
  ) {
    this.template = sum.template;
    this.column = sum.column;
  }

  get row(): Row | null {
    return this.sum.row === null ? null : this.table.rows[this.sum.row]!;
  }

  get left(): readonly Cell[] {
    return (this.#left ??= this.sum.left.map((ref) => cellAt(this.table, ref)));
  }

  get right(): readonly Cell[] {
    return (this.#right ??= this.sum.right.map((ref) => cellAt(this.table, ref)));
  }

  get at(): Cell | null {
    return this.sum.at && cellAt(this.table, this.sum.at);
  }

  get status(): Relation['status'] {
    return this.#worked.status;
  }

  get leftSum(): Quantity | null {
    return this.#worked.leftSum;
  }

  get rightSum(): Quantity | null {
    return this.#worked.rightSum;
  }

  get residual(): Quantity | null {
    return this.#worked.residual;
  }

  get obstacle(): Relation['obstacle'] {
    return this.#worked.obstacle;
  }

  get involvesBlank(): boolean {
    return this.#worked.involvesBlank;
  }

  get #worked(): Outcome {
    return (this.#outcome ??= workOut(this));
  }
}

/** A cell of a table. */
export function cellAt({ rows }: Table, { row, index }: CellRef): Cell {
  return rows[row]!.cells[index]!;
}

const INEXACT = -1;

/**
 * What cells come to, as a plain number; -1 where one is no count in plain digits, or the sum is too large to be exact.
 * `cells`: numbers of cells of the segment.
 */
export function countOf({ figures: { words } }: Table, cells: readonly number[]): number {
  let sum = 0;
  for (const cell of cells) {
    const count = words[cell]?.count ?? INEXACT;
    if (count < 0) return INEXACT;
    sum += count;
  }
  return sum <= Number.MAX_SAFE_INTEGER ? sum : INEXACT;
}

function workOut(relation: SumRelation): Outcome {
  const { table, sum } = relation;
  if (sum.obstacle === null && sum.at !== null) {
    const left = countOf(table, sum.leftCells);
    const right = countOf(table, sum.rightCells);
    if (left >= 0 && right >= 0) return { status: left === right ? 'holds' : 'fails', leftSum: quantityOf(left), rightSum: quantityOf(right), residual: quantityOf(left - right), obstacle: null, involvesBlank: sum.blankRow };
  }
  return workOutCells(relation);
}

/** The same with anything in the cells, by exact numbers; a blank counts as zero. */
function workOutCells({ table, sum, left, right, at }: SumRelation): Outcome {
  const known = sum.obstacle;
  let obstacle: Relation['obstacle'] = known && { row: known.row === null ? null : table.rows[known.row]!, rowId: known.rowId, reason: known.reason };
  const text = left.find(isText) ?? right.find(isText);
  if (text) obstacle ??= { row: text.row, rowId: text.row.template?.id ?? null, reason: 'not-a-number' };
  if (left.length + right.length === 0 || at === null) return { ...NOT_EVALUATED, obstacle, involvesBlank: false };
  // A blank total is table/blank-total, not a wrong sum.
  const total = sum.total && cellAt(table, sum.total);
  if (total?.state === 'unstated') obstacle ??= { row: total.row, rowId: total.row.template?.id ?? null, reason: 'blank-total' };
  const involvesBlank = sum.blankRow || left.some(isUnstated) || right.some(isUnstated);
  if (obstacle) return { ...NOT_EVALUATED, obstacle, involvesBlank };
  const leftSum = sumOf(left, effectiveValue);
  const rightSum = sumOf(right, effectiveValue);
  const status = equals(leftSum, rightSum) ? 'holds' : 'fails';
  return { status, leftSum, rightSum, residual: subtract(leftSum, rightSum), obstacle: null, involvesBlank };
}

const NOT_EVALUATED = { status: 'not-evaluated', leftSum: null, rightSum: null, residual: null } as const;

const isText = (cell: Cell): boolean => cell.state === 'text';
const isUnstated = (cell: Cell): boolean => cell.state === 'unstated';

/** The cell with the total of its row, the last one where there are several; undefined where the form has none. */
export function totalOf({ table, cells }: Row): Cell | undefined {
  return cells.findLast(({ column }) => column !== null && totalRelation(table.template, column) !== undefined);
}

/** What a cell counts for: a blank is zero, but a blank total counts for the sum of its row's addends (DESIGN 4). */
export function effectiveValue(cell: Cell): Quantity {
  if (cell.value) return cell.value;
  const total = cell.state === 'unstated' && cell.column !== null ? totalRelation(cell.row.table.template, cell.column) : undefined;
  if (total === undefined) return ZERO;
  let sum = ZERO;
  for (const addend of cell.row.cells) if (addend.column && total.left.includes(addend.column.id) && addend.value) sum = add(sum, addend.value);
  return sum;
}
