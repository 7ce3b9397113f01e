import type { Loc, Segment } from '../../syntax/types.js';
import type { ProseNumber } from '../../text/proseNumbers.js';
import type { Span } from '../../text/span.js';

/** What the verb of a sentence about requests says was done with them; `any` where no verb says it. */
export type Deed = 'received' | 'fresh' | 'accepted' | 'handled' | 'closed' | 'answered' | 'carryIn' | 'carryOut' | 'carried' | 'any';

/** What a number counts, in terms of the tables. `applicant`: an id of `applicants` in readings.json, null for all. */
export type Measure =
  | { readonly kind: 'requests'; readonly deeds: readonly Deed[]; readonly applicant: string | null }
  | { readonly kind: 'outcome'; readonly outcomes: readonly string[]; readonly applicant: string | null }
  | { readonly kind: 'case'; readonly suits: readonly string[]; readonly outcome: string | null }
  | { readonly kind: 'stock'; readonly rows: readonly string[]; readonly column: 'made' | 'repealed' | 'valid' }
  | { readonly kind: 'decisions'; readonly row: string }
  | { readonly kind: 'charge' }
  | { readonly kind: 'fee' };

/** A year, or what the words say of it: this year, another one, a part of a year. null: nothing is said. */
export type Period = number | 'this' | 'last' | 'next' | 'part' | null;

/**
 * Whom or what a statement is about. whole: the body; area: 全市 全县 …, which is the body's where it is a government; part:
 * narrower, or another body; unclear: words we do not know.
 */
export type Scope = 'whole' | 'area' | 'part' | 'unclear';

/** One number with what it says. Spans are relative to the segment; the span is the number's. */
export interface Statement extends Span {
  readonly number: ProseNumber;
  readonly measure: Measure;
  readonly period: Period;
  readonly scope: Scope;
  /** Other outcomes of the same list, which settles what 予以公开 leaves out. */
  readonly siblings: readonly string[];
}

/** A stated whole with its stated parts. */
export interface Breakdown {
  readonly whole: Statement;
  readonly parts: readonly Statement[];
  /** Whether the parts are meant to be all there is. */
  readonly closed: boolean;
}

/** A percentage of requests. */
export interface Share extends Span {
  readonly number: ProseNumber;
  /** The number it is the share of, where the text states it. */
  readonly part: Statement | null;
  /** What it is a share of, where only words say so. */
  readonly measure: Measure | null;
  /** Wholes that the text states before it. */
  readonly wholes: readonly Statement[];
  readonly period: Period;
  readonly scope: Scope;
}

/** A statement that there is none. The span is the phrase. */
export interface Denial extends Span {
  readonly text: string;
  readonly measures: readonly Measure[];
  readonly period: Period;
  readonly scope: Scope;
}

/** 均维持 after 行政复议3件: all of a stated number had one outcome. The span is the phrase. */
export interface Universal extends Span {
  readonly text: string;
  readonly whole: Statement;
  readonly measure: Measure;
}

/** What the prose of one segment says. */
export interface SegmentProse {
  readonly statements: readonly Statement[];
  readonly breakdowns: readonly Placed<Breakdown>[];
  readonly shares: readonly Placed<Share>[];
  readonly denials: readonly Placed<Denial>[];
  readonly universals: readonly Placed<Universal>[];
}

/** Something with the segment it stands in. */
export type Placed<T> = T & { readonly segment: Segment };

/** A span of a segment as a place. */
export function placeOf(segment: Segment, { start, end }: Span): Loc {
  return { segment, start, end };
}
