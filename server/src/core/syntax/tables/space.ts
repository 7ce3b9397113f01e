import { isSpace, skipSpace } from '../../text/space.js';
import type { Vocabulary } from '../vocabulary.js';
import { LABEL, Rows, VALUE, type Cells } from './cells.js';
import type { SegmentLines } from './lines.js';

/** Words of a line, split at white space: start and end of each by turns. */
function wordsOf(text: string, start: number, end: number): number[] {
  const words: number[] = [];
  for (let at = skipSpace(text, start, end); at < end; at = skipSpace(text, at, end)) {
    words.push(at);
    while (at < end && !isSpace(text.charCodeAt(at))) at++;
    words.push(at);
  }
  return words;
}

/** How many words at the end of the line are values. */
export function trailingValues(text: string, start: number, end: number, vocabulary: Vocabulary): number {
  let count = 0;
  let to = end;
  for (let at = end - 1; at >= start - 1; at--) {
    if (at >= start && !isSpace(text.charCodeAt(at))) continue;
    if (at + 1 < to) {
      if (!vocabulary.at(text, at + 1, to).isValue) break;
      count++;
    }
    to = at;
  }
  return count;
}

/** A word that is a label by itself stands alone, however few spaces there are. */
function isLabelWord(text: string, start: number, end: number, vocabulary: Vocabulary): boolean {
  return end - start >= 4 && vocabulary.at(text, start, end).isLabel;
}

/**
 * PDF text: the values at the end of a line are its cells, the words before them its label. Labels are kept apart where
 * two or more spaces stand between them.
 */
export function readSpaceRows({ text, starts, ends, kinds }: SegmentLines, first: number, last: number, vocabulary: Vocabulary): Cells {
  const rows = new Rows();
  for (let line = first; line < last; line++) {
    if (kinds[line] === 'blank') continue;
    const words = wordsOf(text, starts[line]!, ends[line]!);
    const labels = words.length - 2 * trailingValues(text, starts[line]!, ends[line]!, vocabulary);
    for (let i = 0; i < labels; ) {
      const start = words[i]!;
      let end = words[i + 1]!;
      for (i += 2; i < labels && words[i]! - end === 1; i += 2) {
        if (isLabelWord(text, words[i - 2]!, end, vocabulary) || isLabelWord(text, words[i]!, words[i + 1]!, vocabulary)) break;
        end = words[i + 1]!;
      }
      rows.add(start, end, vocabulary.at(text, start, end), LABEL);
    }
    for (let i = labels; i < words.length; i += 2) rows.add(words[i]!, words[i + 1]!, vocabulary.at(text, words[i]!, words[i + 1]!), VALUE);
    rows.endRow();
  }
  return rows.finish();
}
