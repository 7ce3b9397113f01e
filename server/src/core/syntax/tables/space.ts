import { isSpace } from '../../text/space.js';
import type { GridRow } from '../types.js';
import type { Vocabulary, Word } from '../vocabulary.js';
import { Rows } from './cells.js';
import type { SegmentLines } from './lines.js';

interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly word: Word;
}

/** Words of a line, split at white space. */
function wordsOf(text: string, start: number, end: number, vocabulary: Vocabulary): PlacedWord[] {
  const words: PlacedWord[] = [];
  let from = -1;
  for (let at = start; at <= end; at++) {
    const space = at === end || isSpace(text.charCodeAt(at));
    if (space && from >= 0) {
      words.push({ start: from, end: at, word: vocabulary.at(text, from, at) });
      from = -1;
    } else if (!space && from < 0) from = at;
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
function isLabelWord(word: Word): boolean {
  return word.text.length >= 4 && word.isLabel;
}

/**
 * PDF text: the values at the end of a line are its cells, the words before them its label. Labels are kept apart where
 * two or more spaces stand between them.
 */
export function readSpaceRows({ text, starts, ends, kinds }: SegmentLines, first: number, last: number, vocabulary: Vocabulary): GridRow[] {
  const rows = new Rows();
  for (let line = first; line < last; line++) {
    if (kinds[line] === 'blank') continue;
    const words = wordsOf(text, starts[line]!, ends[line]!, vocabulary);
    let labels = words.length;
    while (labels > 0 && words[labels - 1]!.word.isValue) labels--;
    for (let i = 0; i < labels; ) {
      let to = i;
      while (to + 1 < labels && words[to + 1]!.start - words[to]!.end === 1 && !isLabelWord(words[to]!.word) && !isLabelWord(words[to + 1]!.word)) to++;
      const { start } = words[i]!;
      const { end } = words[to]!;
      rows.add(start, end, vocabulary.at(text, start, end).text, 'label');
      i = to + 1;
    }
    for (let i = labels; i < words.length; i++) rows.add(words[i]!.start, words[i]!.end, words[i]!.word.text, 'value');
    rows.endRow();
  }
  return rows.finish();
}
