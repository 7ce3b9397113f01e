import { officialForms, type FormSet } from '../template/formSet.js';
import { lineEnd, linesOf, REPORT, type Lines } from '../text/lines.js';
import { blocksOf } from './blocks.js';
import { readBrokenHeading, readHeading } from './blocks/heading.js';
import { readTitle } from './blocks/title.js';
import type { Head, Segment } from './types.js';
import { vocabularyOf, type Vocabulary } from './vocabulary.js';

/** No title or heading is shorter. UTF-16 units. */
const SHORTEST = 4;

/**
 * Cuts a text into segments, one at every line that reads as a title or a heading. Whether a line does depends on that
 * line and the next one only (and on the forms), so a change can be cut again without looking further (see tree.ts).
 * Segments that start at `until` or behind it are left out: that much of the text is there for the heads before it.
 */
export function segmentsOf(text: string, forms: FormSet = officialForms, until = Infinity): Segment[] {
  const lines = linesOf(text);
  const vocabulary = vocabularyOf(forms.lexicon);
  const segments: Segment[] = [];
  let from = 0;
  let head: Head | null = null;
  for (let i = 0; i < lines.starts.length; i++) {
    const next = headAt(text, lines, i, vocabulary);
    if (next === null) continue;
    if (i > 0) segments.push(segmentOf(text, lines, from, i, head, forms, vocabulary));
    if (lines.starts[i]! >= until) return segments;
    from = i;
    head = next;
  }
  segments.push(segmentOf(text, lines, from, lines.starts.length, head, forms, vocabulary));
  return segments;
}

/** The head that line number `index` opens; its spans count from the start of the line. */
function headAt(text: string, { starts, marks }: Lines, index: number, vocabulary: Vocabulary): Head | null {
  const start = starts[index]!;
  const end = lineEnd(text, starts, index);
  if (end - start < SHORTEST) return null;
  const heading = readHeading(text, start, end, marks[index]!, vocabulary);
  if (heading?.role) return heading;
  const last = index + 1 === starts.length;
  // A title has 报告 or 年报 near its end, on this line or the next.
  const mayBeTitle = ((marks[index]! | (last ? 0 : marks[index + 1]!)) & REPORT) !== 0;
  if (heading === null && !mayBeTitle) return null;
  const next = last ? null : { start: starts[index + 1]!, end: lineEnd(text, starts, index + 1) };
  return (heading && next && readBrokenHeading(text, start, heading, next, vocabulary.lexicon)) ?? readTitle(text, start, end, next) ?? heading;
}

/** The segment of the lines from number `from` to before `to`. */
function segmentOf(text: string, lines: Lines, from: number, to: number, head: Head | null, forms: FormSet, vocabulary: Vocabulary): Segment {
  const base = lines.starts[from]!;
  // The last line start of a text that ends in a line break opens an empty line that belongs to the next segment.
  const last = to - from > 1 && lines.starts[to - 1] === text.length ? to - 1 : to;
  const own = text.slice(base, lines.starts[last] ?? text.length);
  const lineStarts = lines.starts.slice(from, last);
  if (base > 0) for (let i = 0; i < lineStarts.length; i++) lineStarts[i]! -= base;
  return { text: own, forms, lineStarts, head, blocks: blocksOf(own, lineStarts, lines.marks.slice(from, last), head, vocabulary) };
}
