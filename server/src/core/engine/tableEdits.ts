import { wrongTotals } from '../model/totals.js';
import { formatQuantity } from '../text/quantity.js';
import type { Span } from '../text/span.js';
import { safeEditsOfPart } from './fixes.js';
import { moved, reportsIn, tablesOf, type PlacedTable } from './locate.js';
import type { ResolvedEdit, Snapshot } from './types.js';

/** The tables whose lines a range touches, with the tags and bars around their first and last cells. */
export function* wholeTablesIn(snapshot: Snapshot, range: Span): Generator<PlacedTable> {
  for (const report of reportsIn(snapshot, range)) {
    for (const placed of tablesOf(report)) {
      const { syntax } = placed.table;
      if (placed.base + syntax.start <= range.end && range.start <= placed.base + syntax.end) yield placed;
    }
  }
}

/** The safe fixes within one table: none of them changes a value. */
export function safeEditsOf(snapshot: Snapshot, { table, base, index }: PlacedTable): readonly ResolvedEdit[] {
  const { offset } = snapshot.startOf(index);
  const start = base + table.syntax.start - offset;
  const end = base + table.syntax.end - offset;
  return safeEditsOfPart(snapshot.parts[index]!)
    .filter(({ range }) => range.start >= start && range.end <= end)
    .map(({ range, newText }) => ({ range: moved(range, offset), newText }));
}

/** Sets every total of a table that is not the sum of its addends; each number keeps its style. */
export function totalEdits({ table, base }: PlacedTable): readonly ResolvedEdit[] {
  return [...wrongTotals(table)].map(([cell, value]) => ({ range: { start: base + cell.start, end: base + cell.end }, newText: formatQuantity(value, cell.text) }));
}
