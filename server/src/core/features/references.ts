import { moved, placeAt, reportAt } from '../engine/locate.js';
import { basesOf, restatementsOf, statementAt, statementsOf } from '../engine/statements.js';
import type { Snapshot } from '../engine/types.js';
import { usesOf } from '../model/arithmetic.js';
import type { Span } from '../text/span.js';

/**
 * Where the number at an offset is used: totals it goes into, the other numbers of its balance, sentences that state it.
 * Of a number in prose: the cells it states and the other sentences that state them.
 */
export function references(snapshot: Snapshot, offset: number, includeDeclaration: boolean): Span[] | null {
  const place = placeAt(snapshot, offset);
  if (place?.kind === 'cell') {
    const { cell, base } = place;
    const cells = [...(includeDeclaration ? [cell] : []), ...usesOf(cell)].map((use) => moved(use, base));
    const placed = reportAt(snapshot, offset);
    return sorted([...cells, ...(placed === null ? [] : statementsOf(placed, cell))]);
  }
  const stated = place === null ? statementAt(snapshot, offset) : null;
  if (stated === null) return null;
  const baseOf = basesOf(stated.placed);
  const cells = stated.cells.map((cell) => moved(cell, baseOf(cell.row.table.segment)));
  return sorted([...(includeDeclaration ? [stated.range] : []), ...cells, ...restatementsOf(stated)]);
}

function sorted(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a.start - b.start);
}
