import { add, subtract, ZERO, type Quantity } from '../text/quantity.js';
import { ledgerOf } from './ledger.js';
import type { Cell, Failure, Relation, Table } from './types.js';

/** Where arithmetic leads from one cell: what it is worked out from, and what is worked out with it. */

function isBalance(relation: Relation): boolean {
  return relation.template.id === 'balance';
}

function cellsOf({ left, right }: Relation): readonly Cell[] {
  return [...left, ...right];
}

/** The cells across from the result of a sum. */
function addendsOf({ left, right, at }: Relation): readonly Cell[] {
  return at !== null && right.includes(at) ? left : right;
}

function relationsOf(cell: Cell): readonly Relation[] {
  return ledgerOf(cell.row.table).of(cell);
}

/**
 * What a number comes from: the addends of the sums it is the result of. A number that no sum gives comes from the
 * balance it stands in: new and carried in on one side, handled and carried out on the other.
 */
export function sourcesOf(cell: Cell): readonly Cell[] {
  const relations = relationsOf(cell);
  const sums = relations.filter((relation) => !isBalance(relation) && relation.at === cell);
  const closed = relations.filter((relation) => isBalance(relation) && (relation.at === cell || sums.length === 0));
  return [...new Set([...sums.flatMap(addendsOf), ...closed.flatMap(cellsOf)])];
}

/** Where a number is used: the totals it is an addend of, and the other numbers of its balance. */
export function usesOf(cell: Cell): readonly Cell[] {
  const uses = relationsOf(cell).flatMap((relation) => {
    if (isBalance(relation)) return cellsOf(relation);
    return relation.at === null ? [] : [relation.at];
  });
  return [...new Set(uses)].filter((use) => use !== cell);
}

/** Whether the form makes this cell a sum, of its row or of its column. */
export function isTotal({ row, column }: Cell): boolean {
  return row.table.template.relations.some(({ id, forEach, at }) => id !== 'balance' && at === (forEach === 'row' ? column?.id : row.template?.id));
}

/** Failures that are reported: those that merely follow from others are not. */
export function ownFailures(table: Table): readonly Failure[] {
  return ledgerOf(table).failures.filter((failure) => failure.derivedFrom.length === 0);
}

/** The cell that a failure leads to: the number that explains it, else the one it is reported on. */
export function culpritOf({ suspect, relation }: Failure): Cell | null {
  return suspect?.cell ?? relation.at;
}

/** What the cell on which a failure is reported should hold, and by how much it is off. */
export function mismatchOf(relation: Relation): { readonly at: Cell; readonly expected: Quantity; readonly off: Quantity } | null {
  const { at, residual } = relation;
  if (at === null || residual === null) return null;
  const actual = at.value ?? ZERO;
  const expected = relation.right.includes(at) ? add(actual, residual) : subtract(actual, residual);
  return { at, expected, off: subtract(actual, expected) };
}
