import { moved, placeAt } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { usesOf } from '../model/arithmetic.js';
import type { Span } from '../text/span.js';

/** Where the number at an offset is used: totals it goes into, the other numbers of its balance. */
export function references(snapshot: Snapshot, offset: number, includeDeclaration: boolean): Span[] | null {
  const place = placeAt(snapshot, offset);
  if (place?.kind !== 'cell') return null;
  const { cell, base } = place;
  return [...(includeDeclaration ? [cell] : []), ...usesOf(cell)].map((use) => moved(use, base)).sort((a, b) => a.start - b.start);
}
