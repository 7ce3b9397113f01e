import { add, equals, subtract, ZERO, type Quantity } from '../text/quantity.js';
import type { ColumnTemplate, RelationTemplate, TableTemplate } from '../template/types.js';
import type { Cell, Relation, Row, Table } from './types.js';

/**
 * The one evaluator of sums (DESIGN 4): diagnostics, hovers, fixes and everything else that shows arithmetic read its
 * result. A relation is evaluated only where every row it names is there once and in shape; a blank counts as zero.
 */
export function relationsOf(table: Table): readonly Relation[] {
  const index = new TableIndex(table);
  const relations: Relation[] = [];
  for (const template of table.template.relations) {
    if (template.forEach === 'row') {
      for (const row of table.rows) if (row.template && isAbout(template, row, table)) relations.push(rowRelation(index, template, row));
    } else {
      for (const column of columnsFor(template, table)) relations.push(columnRelation(index, template, column));
    }
  }
  return relations;
}

/** Whether a row has the columns of the relation: blocks may have columns of their own. */
function isAbout({ left, right }: RelationTemplate, row: Row, table: Table): boolean {
  const columns = (row.block ?? table.template.blocks[0])?.columns;
  return columns !== undefined && [...left, ...right].every((id) => columns.some((column) => column.id === id));
}

/** The columns of the block in which the relation's rows stand. */
function columnsFor({ at }: RelationTemplate, { template: { blocks } }: Table): readonly ColumnTemplate[] {
  return (blocks.find((block) => block.rows.some((row) => row.id === at)) ?? blocks[0])?.columns ?? [];
}

/** The relation that makes a column the total of each row. */
export function totalRelation({ relations }: TableTemplate, column: ColumnTemplate): RelationTemplate | undefined {
  return relations.find(({ forEach, right }) => forEach === 'row' && right.length === 1 && right[0] === column.id);
}

/** The cell with the total of its row, the last one where there are several; undefined where the form has none. */
export function totalOf({ table, cells }: Row): Cell | undefined {
  return cells.findLast(({ column }) => column !== null && totalRelation(table.template, column) !== undefined);
}

type Obstacle = NonNullable<Relation['obstacle']>;

/** Rows and cells of a table by id. */
class TableIndex {
  readonly rows = new Map<string, Row[]>();

  constructor(readonly table: Table) {
    for (const row of table.rows) {
      if (!row.template) continue;
      const known = this.rows.get(row.template.id);
      if (known) known.push(row);
      else this.rows.set(row.template.id, [row]);
    }
  }

  /** A row that a relation needs, or why it cannot be used. */
  row(id: string): Row | Obstacle {
    const found = this.rows.get(id);
    if (!found) return { row: null, rowId: id, reason: 'missing-row' };
    if (found.length > 1) return { row: found[1]!, rowId: id, reason: 'duplicate' };
    return shapeObstacle(found[0]!) ?? found[0]!;
  }
}

/** The cell of a row in a column; a row has few. */
function cellIn(row: Row, column: string): Cell | null {
  for (const cell of row.cells) if (cell.column?.id === column) return cell;
  return null;
}

function shapeObstacle(row: Row): Obstacle | null {
  if (row.shape === 'exact' || row.shape === 'empty') return null;
  return { row, rowId: row.template?.id ?? null, reason: 'shape' };
}

function isObstacle(value: Row | Obstacle): value is Obstacle {
  return 'reason' in value;
}

function rowRelation(index: TableIndex, template: RelationTemplate, row: Row): Relation {
  const left = cellsIn(row, template.left);
  const right = cellsIn(row, template.right);
  const obstacle = shapeObstacle(row);
  return finish({ template, table: index.table, row, column: null, left, right, at: cellIn(row, template.at), obstacle });
}

function cellsIn(row: Row, columns: readonly string[]): Cell[] {
  const cells: Cell[] = [];
  for (const column of columns) {
    const cell = cellIn(row, column);
    if (cell !== null) cells.push(cell);
  }
  return cells;
}

function columnRelation(index: TableIndex, template: RelationTemplate, column: ColumnTemplate): Relation {
  const left: Cell[] = [];
  const right: Cell[] = [];
  let obstacle: Obstacle | null = null;
  let blankRow = false;
  for (const [ids, side] of [[template.left, left], [template.right, right]] as const) {
    for (const id of ids) {
      const row = index.row(id);
      if (isObstacle(row)) obstacle ??= row;
      else if (row.shape === 'empty') blankRow = true;
      else {
        const cell = cellIn(row, column.id);
        if (cell) side.push(cell);
      }
    }
  }
  if (template.id === 'column-total') obstacle ??= unknownAddend(index.table);
  const at = index.rows.get(template.at)?.[0];
  return finish({ template, table: index.table, row: null, column, left, right, at: at ? cellIn(at, column.id) : null, obstacle, blankRow });
}

/** A row the form does not have may be an addend we cannot place. */
function unknownAddend(table: Table): Obstacle | null {
  const row = table.rows.find((candidate) => candidate.template === null && candidate.cells.length > 0);
  return row ? { row, rowId: null, reason: 'unknown-row' } : null;
}

/** Whether a row is the total of its columns. */
function isColumnTotal({ table, template }: Row): boolean {
  return table.template.relations.some(({ id, at }) => id === 'column-total' && at === template?.id);
}

interface Parts {
  readonly template: RelationTemplate;
  readonly table: Table;
  readonly row: Row | null;
  readonly column: ColumnTemplate | null;
  readonly left: readonly Cell[];
  readonly right: readonly Cell[];
  readonly at: Cell | null;
  readonly obstacle: Obstacle | null;
  readonly blankRow?: boolean;
}

function finish(parts: Parts): Relation {
  const { template, table, row, column, left, right, at } = parts;
  let { obstacle } = parts;
  const text = left.find(isText) ?? right.find(isText);
  if (text) obstacle ??= { row: text.row, rowId: text.row.template?.id ?? null, reason: 'not-a-number' };
  if (left.length + right.length === 0 || at === null) {
    return { template, table, row, column, left, right, at, status: 'not-evaluated', leftSum: null, rightSum: null, residual: null, obstacle, involvesBlank: false };
  }
  // A blank total is table/blank-total, not a wrong sum.
  const total = template.id === 'balance' ? right.find((cell) => isColumnTotal(cell.row)) : at;
  if (total?.state === 'unstated') obstacle ??= { row: total.row, rowId: total.row.template?.id ?? null, reason: 'blank-total' };
  const involvesBlank = parts.blankRow === true || left.some(isUnstated) || right.some(isUnstated);
  if (obstacle) return { template, table, row, column, left, right, at, status: 'not-evaluated', leftSum: null, rightSum: null, residual: null, obstacle, involvesBlank };
  const leftSum = sumOf(left);
  const rightSum = sumOf(right);
  const status = equals(leftSum, rightSum) ? 'holds' : 'fails';
  return { template, table, row, column, left, right, at, status, leftSum, rightSum, residual: subtract(leftSum, rightSum), obstacle: null, involvesBlank };
}

const isText = (cell: Cell): boolean => cell.state === 'text';
const isUnstated = (cell: Cell): boolean => cell.state === 'unstated';

function sumOf(cells: readonly Cell[]): Quantity {
  let sum = ZERO;
  for (const cell of cells) sum = add(sum, effectiveValue(cell));
  return sum;
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
