import { wrongTotals } from '../model/totals.js';
import { formatQuantity } from '../text/quantity.js';
import { safeEdits } from './fixes.js';
import type { PlacedTable } from './locate.js';
import type { ResolvedEdit, Snapshot } from './types.js';

/** The safe fixes within one table: none of them changes a value. */
export function safeEditsOf(snapshot: Snapshot, { table, base }: PlacedTable): readonly ResolvedEdit[] {
  const start = base + table.syntax.start;
  const end = base + table.syntax.end;
  return safeEdits(snapshot).filter(({ range }) => range.start >= start && range.end <= end);
}

/** Sets every total of a table that is not the sum of its addends; each number keeps its style. */
export function totalEdits({ table, base }: PlacedTable): readonly ResolvedEdit[] {
  return [...wrongTotals(table)].map(([cell, value]) => ({ range: { start: base + cell.start, end: base + cell.end }, newText: formatQuantity(value, cell.text) }));
}
