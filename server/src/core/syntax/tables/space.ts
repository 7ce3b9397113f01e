import { isSpace, trimSpan } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import type { GridCell, GridRow } from '../types.js';
import type { Lexicon } from '../../template/match.js';
import { isValue } from './cells.js';

/** Words of a line, split at white space. */
function wordsOf(text: string, line: Span): { start: number; end: number; text: string }[] {
  const words: { start: number; end: number; text: string }[] = [];
  let from = -1;
  for (let at = line.start; at <= line.end; at++) {
    const space = at === line.end || isSpace(text.charCodeAt(at));
    if (space && from >= 0) {
      words.push({ start: from, end: at, text: text.slice(from, at) });
      from = -1;
    } else if (!space && from < 0) from = at;
  }
  return words;
}

/** How many words at the end of the line are values. */
export function trailingValues(text: string, line: Span): number {
  const words = wordsOf(text, line);
  let count = 0;
  while (count < words.length && isValue(words[words.length - 1 - count]!.text)) count++;
  return count;
}

/** A word that is a label by itself stands alone, however few spaces there are. */
function isLabelWord(word: string, lexicon: Lexicon): boolean {
  return word.length >= 4 && lexicon.isLabel(word);
}

/**
 * PDF text: the values at the end of a line are its cells, the words before them its label. Labels are kept apart where
 * two or more spaces stand between them.
 */
export function readSpaceRows(text: string, lines: readonly Span[], lexicon: Lexicon): GridRow[] {
  const rows: GridRow[] = [];
  for (const line of lines) {
    const words = wordsOf(text, line);
    if (words.length === 0) continue;
    const values = trailingValues(text, line);
    const cells: GridCell[] = [];
    const labels = words.slice(0, words.length - values);
    for (let i = 0; i < labels.length; ) {
      let last = i;
      while (last + 1 < labels.length && labels[last + 1]!.start - labels[last]!.end === 1 && !isLabelWord(labels[last]!.text, lexicon) && !isLabelWord(labels[last + 1]!.text, lexicon)) last++;
      const span = trimSpan(text, labels[i]!.start, labels[last]!.end);
      cells.push({ ...span, text: text.slice(span.start, span.end), kind: 'label' });
      i = last + 1;
    }
    for (const word of words.slice(words.length - values)) cells.push({ ...word, kind: 'value' });
    rows.push({ cells, start: cells[0]!.start, end: cells[cells.length - 1]!.end });
  }
  return rows;
}
