import type { TextPart, Written } from '../../../model/sectionText.js';
import type { Loc } from '../../../syntax/types.js';
import type { Span } from '../../../text/span.js';

/** What the body itself wrote in a part of the report that has a character of one of the sets, heads first. */
export function writtenWith({ heads, lines, sets }: TextPart, wanted: number): readonly Written[] {
  if ((sets & wanted) === 0) return NONE;
  const found: Written[] = [];
  for (const head of heads) if ((head.sets & wanted) !== 0) found.push(head);
  for (const line of lines) if ((line.sets & wanted) !== 0) found.push(line);
  return found;
}

const NONE: readonly Written[] = [];

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
