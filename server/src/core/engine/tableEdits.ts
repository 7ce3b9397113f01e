import { wrongTotals } from '../model/totals.js';
import { formatQuantity } from '../text/quantity.js';
import type { Span } from '../text/span.js';
import { safeEdits } from './fixes.js';
import { reportsIn, tablesOf, type PlacedTable } from './locate.js';
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

/** The safe edits of the newest snapshots: every table of a file asks for them. */
const safeOf = new WeakMap<Snapshot, readonly ResolvedEdit[]>();

function allSafeEdits(snapshot: Snapshot): readonly ResolvedEdit[] {
  let edits = safeOf.get(snapshot);
  if (edits === undefined) safeOf.set(snapshot, (edits = safeEdits(snapshot)));
  return edits;
}

/** The safe fixes within one table: none of them changes a value. */
export function safeEditsOf(snapshot: Snapshot, { table, base }: PlacedTable): readonly ResolvedEdit[] {
  const start = base + table.syntax.start;
  const end = base + table.syntax.end;
  return allSafeEdits(snapshot).filter(({ range }) => range.start >= start && range.end <= end);
}

/** Sets every total of a table that is not the sum of its addends; each number keeps its style. */
export function totalEdits({ table, base }: PlacedTable): readonly ResolvedEdit[] {
  return [...wrongTotals(table)].map(([cell, value]) => ({ range: { start: base + cell.start, end: base + cell.end }, newText: formatQuantity(value, cell.text) }));
}
