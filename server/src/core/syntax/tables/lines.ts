import { BAR, INK, lineEnd, STOP, TAB } from '../../text/lines.js';
import type { Vocabulary } from '../vocabulary.js';
import { hasInnerTab } from './fields.js';
import { trailingValues } from './space.js';

/** What a line can be part of. */
export type LineKind = 'blank' | 'bar' | 'tab' | 'plain' | 'prose';

/** The lines of a segment. Four lists with one entry for each line cost less than an object for each. */
export interface SegmentLines {
  readonly text: string;
  /** Where they start in the text. */
  readonly starts: readonly number[];
  /** Where they end, line breaks excluded. */
  readonly ends: readonly number[];
  /** What stands on them (`linesOf`). */
  readonly marks: readonly number[];
  readonly kinds: readonly LineKind[];
}

/** The lines that start at `starts` in a segment's text, classified. */
export function segmentLines(text: string, starts: readonly number[], marks: readonly number[], vocabulary: Vocabulary): SegmentLines {
  const ends = starts.slice();
  const kinds = new Array<LineKind>(starts.length);
  for (let i = 0; i < starts.length; i++) {
    const end = lineEnd(text, starts, i);
    ends[i] = end;
    kinds[i] = kindOf(text, starts[i]!, end, marks[i]!, vocabulary);
  }
  return { text, starts, ends, marks, kinds };
}

/** A longer line is no row of a table, whatever bars it has: the longest rows seen have some 400 characters. */
const LONGEST_ROW = 10_000;

/** A line of this many characters without bar or tab is a paragraph, no cell. */
const LONGEST_CELL = 90;

/** Classifies one line by its characters alone. */
function kindOf(text: string, start: number, end: number, marks: number, vocabulary: Vocabulary): LineKind {
  if ((marks & INK) === 0) return 'blank';
  if (end - start > LONGEST_ROW) return 'prose';
  if ((marks & BAR) !== 0) return 'bar';
  if ((marks & TAB) !== 0 && hasInnerTab(text, start, end)) return 'tab';
  if ((marks & STOP) !== 0) return 'prose';
  return end - start > LONGEST_CELL && trailingValues(text, start, end, vocabulary) < 2 ? 'prose' : 'plain';
}
