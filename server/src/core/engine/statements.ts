import { cellsOf, factAt, factsAbout, factsOf, type Fact } from '../model/prose/facts.js';
import type { Cell } from '../model/types.js';
import { segmentAt } from '../syntax/tree.js';
import type { Segment } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import { moved, reportAt, segmentsOf, type PlacedReport } from './locate.js';
import type { Snapshot } from './types.js';

/** A number in prose that states cells of a table, with its span in the document. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly placed: PlacedReport;
  readonly range: Span;
  /** The cells it states or, where it is wrong, most likely means; at least one. */
  readonly cells: readonly Cell[];
}

/** The number in prose at an offset; null where there is none, and where it is compared with nothing. */
export function statementAt(snapshot: Snapshot, offset: number): PlacedFact | null {
  const placed = reportAt(snapshot, offset);
  if (placed === null) return null;
  const { segment, start: base } = segmentAt(snapshot.tree, offset);
  const fact = factAt(placed.report, segment, offset - base);
  if (fact === null) return null;
  const cells = cellsOf(fact);
  return cells.length === 0 ? null : { fact, placed, range: moved(fact.statement, base), cells };
}

/** Where the segments of a report begin in the document. */
export function basesOf(placed: PlacedReport): (segment: Segment) => number {
  const bases = new Map([...segmentsOf(placed)].map(({ segment, base }) => [segment, base] as const));
  return (segment) => bases.get(segment) ?? placed.start;
}

/** Spans in the document of the numbers in prose that state a cell. */
export function statementsOf(placed: PlacedReport, cell: Cell): readonly Span[] {
  return spansOf(placed, factsAbout(placed.report, cell));
}

/** Spans in the document of the other numbers in prose that state the same cells as one of them. */
export function restatementsOf({ fact, placed, cells }: PlacedFact): readonly Span[] {
  const same = (other: Fact): boolean => {
    const stated = cellsOf(other);
    return stated.length === cells.length && stated.every((cell) => cells.includes(cell));
  };
  return spansOf(placed, factsOf(placed.report).filter((other) => other !== fact && same(other)));
}

function spansOf(placed: PlacedReport, facts: readonly Fact[]): readonly Span[] {
  if (facts.length === 0) return [];
  const baseOf = basesOf(placed);
  return facts.map(({ segment, statement }) => moved(statement, baseOf(segment)));
}
