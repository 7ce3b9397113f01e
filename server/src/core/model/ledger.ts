import { perPlace } from '../text/perPlace.js';
import { add, equals, isNegative, negate, sumOf, type Quantity } from '../text/quantity.js';
import { effectiveValue, relationsOf, totalRelation } from './relations.js';
import type { Cell, Failure, Ledger, Relation, Row, Table } from './types.js';

const NONE: readonly Relation[] = [];

/** All relations of a table, with folding and root causes worked out (DESIGN 4). Memoised per table. */
export const ledgerOf = perPlace(build);

function build(table: Table): Ledger {
  const relations = relationsOf(table);
  const failing = relations.filter((relation) => relation.status === 'fails');
  let index: Index | undefined;
  const of = (cell: Cell): readonly Relation[] => relationsAt(cell, (index ??= indexOf(relations)));
  const suspects = new Map<Relation, Failure['suspect']>();
  for (const group of connected(failing)) {
    const suspect = suspectOf(group, of);
    for (const relation of group) suspects.set(relation, suspect);
  }
  const failures = failing.map((relation): Failure => ({ relation, derivedFrom: derivedFrom(relation, relations), suspect: suspects.get(relation) ?? null }));
  return { relations, failures, of };
}

/** Relations by the row or the column for which they stand, in their order; smaller and sooner made than one by cell. */
interface Index {
  readonly byRow: ReadonlyMap<Row, readonly Relation[]>;
  readonly byColumn: ReadonlyMap<string, readonly Relation[]>;
}

function indexOf(relations: readonly Relation[]): Index {
  const byRow = new Map<Row, Relation[]>();
  const byColumn = new Map<string, Relation[]>();
  for (const relation of relations) {
    if (relation.row !== null) file(byRow, relation.row, relation);
    else file(byColumn, relation.column!.id, relation);
  }
  return { byRow, byColumn };
}

function file<K>(index: Map<K, Relation[]>, key: K, relation: Relation): void {
  const known = index.get(key);
  if (known) known.push(relation);
  else index.set(key, [relation]);
}

/** The relations in which a cell stands: those for its row, then those for its column. */
function relationsAt(cell: Cell, { byRow, byColumn }: Index): readonly Relation[] {
  const holds = ({ left, right }: Relation): boolean => left.includes(cell) || right.includes(cell);
  const across = byRow.get(cell.row) ?? NONE;
  const down = (cell.column && byColumn.get(cell.column.id)) ?? NONE;
  return [...across.filter(holds), ...down.filter(holds)];
}

/** Failing relations that hang together by sharing cells. */
function connected(failing: readonly Relation[]): Relation[][] {
  const parents = failing.map((_relation, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  const holders = new Map<Cell, number>();
  failing.forEach((relation, i) => {
    for (const side of [relation.left, relation.right]) {
      for (const cell of side) {
        const holder = holders.get(cell);
        if (holder === undefined) holders.set(cell, i);
        else parents[rootOf(i)] = rootOf(holder);
      }
    }
  });
  const groups = new Map<number, Relation[]>();
  failing.forEach((relation, i) => {
    const group = groups.get(rootOf(i));
    if (group) group.push(relation);
    else groups.set(rootOf(i), [relation]);
  });
  return [...groups.values()];
}

/** The one cell whose change by one amount makes all the relations hold and breaks none that holds; null if none or several. */
function suspectOf(group: readonly Relation[], of: (cell: Cell) => readonly Relation[]): Failure['suspect'] {
  let found: Failure['suspect'] = null;
  const first = group[0]!;
  for (const cell of [...first.left, ...first.right]) {
    const change = changeFor(cell, group, of);
    if (!change) continue;
    const value = add(effectiveValue(cell), change);
    if (isNegative(value)) continue;
    if (found) return null;
    found = { cell, value };
  }
  return found;
}

/** By how much the cell must change for all relations of the group to hold; null where that is impossible. */
function changeFor(cell: Cell, group: readonly Relation[], of: (cell: Cell) => readonly Relation[]): Quantity | null {
  const own = of(cell).filter((relation) => relation.status !== 'not-evaluated');
  // Few relations hold one cell, so that a large group is turned away before it is searched.
  if (own.length !== group.length || !own.every((relation) => group.includes(relation))) return null;
  let change: Quantity | null = null;
  for (const relation of group) {
    const needed = relation.left.includes(cell) ? negate(relation.residual!) : relation.residual!;
    if (change && !equals(change, needed)) return null;
    change = needed;
  }
  return change;
}

/**
 * The failures of other columns that a failure of the 总计 column follows from: its residual is the sum of theirs. Empty
 * where it stands on its own.
 */
function derivedFrom(relation: Relation, relations: readonly Relation[]): readonly Relation[] {
  const { template, table, column } = relation;
  const total = template.forEach === 'column' && column !== null ? totalRelation(table.template, column) : undefined;
  if (total === undefined) return NONE;
  const addends = relations.filter((other) => other.template === template && other.status === 'fails' && total.left.includes(other.column!.id));
  if (addends.length === 0) return NONE;
  const sum = sumOf(addends, (other) => other.residual!);
  return equals(sum, relation.residual!) ? addends : NONE;
}
