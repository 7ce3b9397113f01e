import { perPlaceFor } from '../text/perPlace.js';
import { add, equals, subtract, sumOf, ZERO, type Quantity } from '../text/quantity.js';
import type { ColumnTemplate, RelationTemplate, TableTemplate } from '../template/types.js';
import { rowsById } from './rows.js';
import type { Cell, Relation, Row, Table } from './types.js';

/**
 * The one evaluator of sums (DESIGN 4): diagnostics, hovers, fixes and everything else that shows arithmetic read its
 * result. A relation is evaluated only where every row it names is there once and in shape; a blank counts as zero.
 */
export function relationsOf(table: Table): readonly Relation[] {
  const relations: Relation[] = [];
  for (const template of table.template.relations) {
    if (template.forEach === 'row') {
      for (const row of table.rows) {
        const columns = (row.block ?? table.template.blocks[0])?.columns;
        const places = row.template === null || columns === undefined ? null : placesAmong(template, columns);
        if (places) relations.push(rowRelation(template, places, row));
      }
    } else columnRelations(table, template, columnsFor(template, table), relations);
  }
  return relations;
}

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

/** A row that a relation needs, or why it cannot be used. */
function neededRow(table: Table, id: string): Row | Obstacle {
  const found = rowsById(table).get(id);
  if (found === undefined) return { row: null, rowId: id, reason: 'missing-row' };
  if (found.length > 1) return { row: found[1]!, rowId: id, reason: 'duplicate' };
  return shapeObstacle(found[0]!) ?? found[0]!;
}

/** The rows on one side of a relation; what keeps it from being evaluated, if anything does, and whether a row is empty. */
function sideOf(table: Table, ids: readonly string[]): { readonly rows: readonly Row[]; readonly obstacle: Obstacle | null; readonly blankRow: boolean } {
  const rows: Row[] = [];
  let obstacle: Obstacle | null = null;
  let blankRow = false;
  for (const id of ids) {
    const row = neededRow(table, id);
    if (isObstacle(row)) obstacle ??= row;
    else if (row.shape === 'empty') blankRow = true;
    else rows.push(row);
  }
  return { rows, obstacle, blankRow };
}

/** The cell of a row in a column, which stands at its place in all rows of a block; null in rows that are out of shape. */
function cellIn({ cells }: Row, { column, index }: Place): Cell | null {
  const cell = cells[index];
  return cell?.column === column ? cell : (cells.find((other) => other.column?.id === column.id) ?? null);
}

function shapeObstacle(row: Row): Obstacle | null {
  if (row.shape === 'exact' || row.shape === 'empty') return null;
  return { row, rowId: row.template?.id ?? null, reason: 'shape' };
}

function isObstacle(value: Row | Obstacle): value is Obstacle {
  return 'reason' in value;
}

function rowRelation(template: RelationTemplate, places: Places, row: Row): Relation {
  return finish({ template, table: row.table, row, column: null, left: cellsIn(row, places.left), right: cellsIn(row, places.right), at: places.at && cellIn(row, places.at), obstacle: shapeObstacle(row), blankRow: false });
}

function cellsIn(row: Row, places: readonly Place[]): readonly Cell[] {
  return present(places.map((place) => cellIn(row, place)));
}

function present(cells: readonly (Cell | null)[]): readonly Cell[] {
  return cells.includes(null) ? cells.filter((cell) => cell !== null) : (cells as readonly Cell[]);
}

/** A relation for each column; which rows take part is the same in all. */
function columnRelations(table: Table, template: RelationTemplate, columns: readonly ColumnTemplate[], relations: Relation[]): void {
  const left = sideOf(table, template.left);
  const right = sideOf(table, template.right);
  const obstacle = left.obstacle ?? right.obstacle ?? (template.id === 'column-total' ? unknownAddend(table) : null);
  const blankRow = left.blankRow || right.blankRow;
  const atRow = rowsById(table).get(template.at)?.[0];
  columns.forEach((column, i) => {
    const place = { column, index: i };
    const at = atRow === undefined ? null : cellIn(atRow, place);
    relations.push(finish({ template, table, row: null, column, left: present(left.rows.map((row) => cellIn(row, place))), right: present(right.rows.map((row) => cellIn(row, place))), at, obstacle, blankRow }));
  });
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
  readonly blankRow: boolean;
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
  const involvesBlank = parts.blankRow || left.some(isUnstated) || right.some(isUnstated);
  if (obstacle) return { template, table, row, column, left, right, at, status: 'not-evaluated', leftSum: null, rightSum: null, residual: null, obstacle, involvesBlank };
  const leftSum = sumOf(left, effectiveValue);
  const rightSum = sumOf(right, effectiveValue);
  const status = equals(leftSum, rightSum) ? 'holds' : 'fails';
  return { template, table, row, column, left, right, at, status, leftSum, rightSum, residual: subtract(leftSum, rightSum), obstacle: null, involvesBlank };
}

const isText = (cell: Cell): boolean => cell.state === 'text';
const isUnstated = (cell: Cell): boolean => cell.state === 'unstated';

/** What a cell counts for: a blank is zero, but a blank total counts for the sum of its row's addends (DESIGN 4). */
export function effectiveValue(cell: Cell): Quantity {
  if (cell.value) return cell.value;
  const total = cell.state === 'unstated' && cell.column !== null ? totalRelation(cell.row.table.template, cell.column) : undefined;
  if (total === undefined) return ZERO;
  let sum = ZERO;
  for (const addend of cell.row.cells) if (addend.column && total.left.includes(addend.column.id) && addend.value) sum = add(sum, addend.value);
  return sum;
}
