import { moved, placeAt } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { sourcesOf } from '../model/arithmetic.js';
import type { Span } from '../text/span.js';

/** Where a number comes from. */
export interface DefinitionResult {
  /** The number asked about. */
  readonly origin: Span;
  readonly targets: readonly { readonly target: Span; /** The target with its row's label, for a peek. */ readonly context: Span }[];
}

/**
 * From a total to its addends, from a number of the balance to its four numbers. A number that nothing gives is its own
 * definition: editors then show where it is used.
 */
export function definition(snapshot: Snapshot, offset: number): DefinitionResult | null {
  const place = placeAt(snapshot, offset);
  if (place?.kind !== 'cell') return null;
  const { cell, base } = place;
  const sources = sourcesOf(cell);
  const targets = (sources.length === 0 ? [cell] : sources).map((source) => {
    const { label } = source.row;
    const start = label === null || label.start > source.start ? source.start : label.start;
    return { target: moved(source, base), context: moved({ start, end: source.end }, base) };
  });
  return { origin: place.range, targets: targets.sort((a, b) => a.target.start - b.target.start) };
}
