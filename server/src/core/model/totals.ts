import { perPlace } from '../text/perPlace.js';
import { equals, isNegative, subtract, sumOf, type Quantity } from '../text/quantity.js';
import { ledgerOf } from './ledger.js';
import { effectiveValue } from './relations.js';
import type { Cell, Relation, Table } from './types.js';

/** What a relation says a cell should be, with the numbers it follows from. */
export interface Expectation {
  readonly relation: Relation;
  readonly value: Quantity;
}

/** Whether a relation is a sum with its total on the right; the balance of table 3 has sums on both sides. */
function isSum(relation: Relation): boolean {
  return relation.template.id !== 'balance' && relation.at !== null && relation.right.length === 1 && relation.right[0] === relation.at;
}

/** Whether only a blank total keeps a relation from being evaluated. */
function lacksTotalOnly({ obstacle }: Relation): boolean {
  return obstacle?.reason === 'blank-total';
}

/** What each relation whose total or remainder stands in the cell says it should be; negative results are left out. */
export function expectationsOf(cell: Cell): readonly Expectation[] {
  return ledgerOf(cell.row.table).of(cell).flatMap((relation): Expectation[] => {
    if (relation.at !== cell) return [];
    if (relation.status === 'not-evaluated' && !(isSum(relation) && lacksTotalOnly(relation))) return [];
    const others = relation.right.filter((other) => other !== cell);
    const value = subtract(sumOf(relation.left, effectiveValue), sumOf(others, effectiveValue));
    return isNegative(value) ? [] : [{ relation, value }];
  });
}

/** Totals that are not the sum of their addends, with what they should be; sums of sums follow from the corrected ones. */
export const wrongTotals = perPlace(workOut);

function workOut(table: Table): ReadonlyMap<Cell, Quantity> {
  const sums = ledgerOf(table).relations.filter((relation) => isSum(relation) && relation.status !== 'not-evaluated');
  const changed = new Map<Cell, Quantity>();
  const valueOf = (cell: Cell): Quantity => changed.get(cell) ?? effectiveValue(cell);
  // Rows first, then columns: the total of totals comes last and follows from either.
  for (const relation of [...sums].sort((a, b) => Number(a.row === null) - Number(b.row === null))) {
    const cell = relation.at!;
    const value = sumOf(relation.left, valueOf);
    if (equals(value, valueOf(cell))) continue;
    changed.set(cell, value);
  }
  // A row's total may have been worked out before its own cells were; once more settles it.
  for (const relation of sums) if (relation.row !== null) {
    const value = sumOf(relation.left, valueOf);
    if (!equals(value, valueOf(relation.at!))) changed.set(relation.at!, value);
  }
  for (const [cell, value] of changed) if (cell.value !== null && equals(cell.value, value)) changed.delete(cell);
  return changed;
}
