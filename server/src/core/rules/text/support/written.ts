import { allLinesOf, type Passage } from '../../../model/sectionText.js';
import type { Report } from '../../../model/types.js';
import type { Loc } from '../../../syntax/types.js';
import type { Span } from '../../../text/span.js';

/** A piece of the report's own text: titles, section headings and prose. */
export type Written = Loc & Pick<Passage, 'text'>;

/** Everything that the body itself wrote, page chrome and tables left out, in no particular order. */
export function writtenOf(report: Report): readonly Written[] {
  const heads = [...report.titles.map((title) => title.loc), ...report.sections.map((section) => section.heading)];
  return [...heads.map((loc): Written => ({ ...loc, text: loc.segment.text.slice(loc.start, loc.end) })), ...allLinesOf(report)];
}

/** A part of a piece of text as a place. */
export function within({ segment, start }: Loc, from: number, to: number): Loc {
  return { segment, start: start + from, end: start + to };
}

/** How far a sentence is followed in either direction: a paragraph without a full stop must not cost its length squared. */
const LONGEST_SENTENCE = 300;

/** The part of a text around an offset that lies between marks, without them; at most a long sentence each way. */
export function clauseAt(text: string, at: number, marks: string): Span {
  let start = at;
  let end = at;
  while (start > 0 && at - start < LONGEST_SENTENCE && !marks.includes(text[start - 1]!)) start--;
  while (end < text.length && end - at < LONGEST_SENTENCE && !marks.includes(text[end]!)) end++;
  return { start, end };
}

/** The sentence around an offset, without its closing mark. */
export function sentenceAt(text: string, at: number): Span {
  return clauseAt(text, at, '。；！？;');
}

/** Full-width digits as ordinary ones; every character keeps its offset. */
export function foldDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
