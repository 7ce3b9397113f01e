import type { Span } from '../text/span.js';
import type { FormSet } from '../template/formSet.js';
import type { SectionRole } from '../template/types.js';
import type { Cells } from './tables/cells.js';

/** How a numeral is written: `一、` · `（一）` · `第一部分` · `1.` */
export type NumeralStyle = 'bare' | 'paren' | 'part' | 'arabic';

/** A numeral with its brackets or punctuation, e.g. `（三）` = 3. */
export interface Numeral extends Span {
  readonly text: string;
  readonly value: number;
  readonly style: NumeralStyle;
}

/** exact: an official wording; variant: a known other wording; near: misspelt; none: not recognised. */
export type MatchQuality = 'exact' | 'variant' | 'near' | 'none';

/** First line(s) of a segment that read as a report title. */
export interface TitleHead extends Span {
  readonly kind: 'title';
  /** White space removed. */
  readonly text: string;
  readonly body: string | null;
  readonly year: number | null;
}

/** First line of a segment that reads as a section heading (or at least as a numbered heading). */
export interface SectionHead extends Span {
  readonly kind: 'section';
  /** null: a numbered heading whose words are no known title. */
  readonly role: SectionRole | null;
  readonly match: MatchQuality;
  readonly numeral: Numeral | null;
  /** The words after the numeral. */
  readonly title: Span & { readonly text: string };
  /** Dot leaders or a page number follow: a line of a table of contents. */
  readonly toc: boolean;
}

export type Head = TitleHead | SectionHead;

/** How a table is written (DESIGN 3, FORMAT 5.3). */
export type Encoding =
  | 'pipe' // rows with or without a leading bar
  | 'gfm' // rows with a delimiter row
  | 'tab' // fields separated by tabs
  | 'cell-line' // one cell per line, line ends in a bar
  | 'bar-line' // a bar alone on a line before or after cells
  | 'blank-line' // one cell per line, no delimiter
  | 'space' // PDF text, runs of spaces
  | 'html';

/** One field of a table as written. Spans are segment-relative and exclude surrounding spaces. */
export interface GridCell extends Span {
  readonly text: string;
  /**
   * value: a number, a "not stated" mark, or other text where a number belongs; blank: an empty cell that counts;
   * label: words; filler: an empty field that stands for a span.
   */
  readonly kind: 'label' | 'value' | 'blank' | 'filler';
}

/** A logical row: labels, then values. */
export interface GridRow extends Span {
  readonly cells: readonly GridCell[];
}

export interface TableSyntax extends Span {
  readonly encoding: Encoding;
  /** Its cells in lists, for whoever goes through all of them. */
  readonly cells: Cells;
  readonly rows: readonly GridRow[];
}

export interface PlainBlock extends Span {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'blank' | 'residue';
}
export interface TableBlock extends Span {
  readonly kind: 'table';
  readonly table: TableSyntax;
}
/** Blocks follow each other without gaps and cover the segment (invariant 1). Spans are segment-relative. */
export type Block = PlainBlock | TableBlock;

/**
 * The unit of reuse: from one heading candidate to the next. It depends on its own text and the forms alone, so an unchanged
 * segment keeps its identity, and with it everything memoised on it.
 */
export interface Segment {
  readonly text: string;
  /** The forms by which it was read. */
  readonly forms: FormSet;
  /** Offsets of line starts in `text`; the first is 0. Lines end in \r\n, \n or \r. */
  readonly lineStarts: readonly number[];
  readonly head: Head | null;
  readonly blocks: readonly Block[];
}

/** The whole text as segments. Immutable. */
export interface Tree {
  readonly segments: readonly Segment[];
  /** UTF-16 code units. */
  readonly length: number;
}

/** A place that moves with its segment: nothing about it changes when text before the segment is edited. */
export interface Loc extends Span {
  readonly segment: Segment;
}
