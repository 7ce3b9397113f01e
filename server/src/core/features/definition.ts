import { moved, placeAt } from '../engine/locate.js';
import { basesOf, statementAt } from '../engine/statements.js';
import type { Snapshot } from '../engine/types.js';
import { sourcesOf } from '../model/arithmetic.js';
import type { Cell } from '../model/types.js';
import type { Span } from '../text/span.js';

/** A cell to go to, in document offsets. */
interface Target {
  readonly target: Span;
  /** The target with its row's label, for a peek. */
  readonly context: Span;
}

/** Where a number comes from. */
export interface DefinitionResult {
  /** The number asked about. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

function targetOf(cell: Cell, base: number): Target {
  const { label } = cell.row;
  const start = label === null || label.start > cell.start ? cell.start : label.start;
  return { target: moved(cell, base), context: moved({ start, end: cell.end }, base) };
}

/**
 * From a total to its addends, from a number of the balance to its four numbers, and from a number in prose to the cells
 * it states, or means where it is wrong. A number that nothing gives is its own definition: editors then show where it is
 * used.
 */
export function definition(snapshot: Snapshot, offset: number): DefinitionResult | null {
  const place = placeAt(snapshot, offset);
  if (place?.kind === 'cell') {
    const { cell, base } = place;
    const sources = sourcesOf(cell);
    return { origin: place.range, targets: sorted((sources.length === 0 ? [cell] : sources).map((source) => targetOf(source, base))) };
  }
  const stated = place === null ? statementAt(snapshot, offset) : null;
  if (stated === null) return null;
  const baseOf = basesOf(stated.placed);
  return { origin: stated.range, targets: sorted(stated.cells.map((cell) => targetOf(cell, baseOf(cell.row.table.segment)))) };
}

function sorted(targets: readonly Target[]): readonly Target[] {
  return [...targets].sort((a, b) => a.target.start - b.target.start);
}
