import { keyOffset } from '../../template/fold.js';
import type { Lexicon } from '../../template/match.js';
import type { Encoding, TableSyntax } from '../types.js';
import type { Vocabulary, Word } from '../vocabulary.js';
import { BLANK, FILLER, LABEL, LineRows, ReadTable, ROW_END, VALUE, type Cells } from './cells.js';
import { BAR, barLineOf, isDelimiterRow, readFields, TAB } from './fields.js';
import type { LineKind, SegmentLines } from './lines.js';
import { readBarStream, readPlainStream } from './stream.js';
import { readSpaceRows, trailingValues } from './space.js';

/** Shorter labels (其他, 总计, 规章) are everyday words. */
const LABEL_WORD = 4;

/** A run of lines that shows no label of the form for so long is no table of ours. A whole table 3 has some 300 lines. */
const SAMPLE = 600;

/** How the lines of a run are delimited. */
type Delimiter = 'bar' | 'tab' | 'plain';

/** A table, and the lines it stands on: from one number to before another. */
export interface Region {
  readonly table: TableSyntax;
  readonly first: number;
  readonly last: number;
}

/**
 * Reads lines `from` to before `to`, a run without prose, as a table, or says that it is none: a table has a label of the
 * form and a value, or at least three labels (a table still without figures). `figuresOnly`: under the heading of section
 * 四 the fifteen figures of table 4 are enough.
 */
export function readRegion(lines: SegmentLines, from: number, to: number, figuresOnly: boolean, vocabulary: Vocabulary): Region | null {
  const { starts, ends, kinds } = lines;
  const delimiter = delimiterOf(kinds, from, to);
  // Lines around the table are left out: text before its first label or delimited line, and text after its last value.
  let first = from;
  let last = to;
  while (first < last && !belongs(lines, first, delimiter, vocabulary)) first++;
  while (last > first && !belongs(lines, last - 1, delimiter, vocabulary)) last--;
  if (first === last) return null;
  const read = delimiter === 'bar' ? readBars : delimiter === 'tab' ? readTabs : readPlain;
  const stop = sampleEnd(kinds, first, last);
  const [encoding, sample] = read(lines, first, stop, vocabulary);
  if (!hasEvidence(sample, encoding, vocabulary) && !(figuresOnly && isFiguresOfReview(sample, vocabulary.lexicon))) return null;
  const cells = stop < last ? read(lines, first, last, vocabulary)[1] : sample;
  return { table: new ReadTable(encoding, cells, starts[first]!, ends[last - 1]!), first, last };
}

function delimiterOf(kinds: readonly LineKind[], from: number, to: number): Delimiter {
  for (let line = from; line < to; line++) {
    const kind = kinds[line]!;
    if (kind === 'bar' || kind === 'tab') return kind;
  }
  return 'plain';
}

/** Where the lines end that tell whether there is a table. */
function sampleEnd(kinds: readonly LineKind[], first: number, last: number): number {
  if (last - first <= SAMPLE) return last;
  let count = 0;
  for (let line = first; line < last; line++) if (kinds[line] !== 'blank' && ++count > SAMPLE) return line;
  return last;
}

function belongs(lines: SegmentLines, line: number, delimiter: Delimiter, vocabulary: Vocabulary): boolean {
  const kind = lines.kinds[line];
  if (kind !== 'plain') return kind !== 'blank';
  const start = lines.starts[line]!;
  const end = lines.ends[line]!;
  return isLabelLine(lines.text, start, end, vocabulary) || (delimiter !== 'tab' && trailingValues(lines.text, start, end, vocabulary) > 0);
}

/** A label, or several with spaces between (the header lines of PDF text). */
function isLabelLine(text: string, start: number, end: number, { lexicon }: Vocabulary): boolean {
  const words = text.slice(start, end);
  return lexicon.isLabel(words) || words.split(/\s+/).some((word) => word.length >= LABEL_WORD && lexicon.isLabel(word));
}

function readBars(lines: SegmentLines, first: number, last: number, vocabulary: Vocabulary): [Encoding, Cells] {
  const { text, starts, ends, kinds } = lines;
  let wide = 0;
  let narrow = 0;
  let delimiters = 0;
  let lone = false;
  let plain = false;
  for (let line = first; line < last; line++) {
    const kind = kinds[line];
    if (kind === 'blank') continue;
    const start = starts[line]!;
    const end = ends[line]!;
    if (end - start === 1) lone = true;
    if (kind === 'plain') plain = true;
    else if (isDelimiterRow(text, start, end)) delimiters++;
    else if (narrow <= 2 * (wide + last - line) && (wide === 0 || narrow + last - line > 2 * wide)) {
      // Only while the lines left may tip the balance: a third of a table of rows is enough.
      const shown = barLineOf(text, start, end, vocabulary);
      if (shown === 'wide') wide++;
      else if (shown === 'value') narrow++;
    }
  }
  if (wide === 0 || narrow > wide * 2) return [lone && plain ? 'bar-line' : 'cell-line', readBarStream(lines, first, last, vocabulary)];
  const rows = new LineRows(BLANK);
  for (let line = first; line < last; line++) {
    const kind = kinds[line];
    if (kind === 'blank' || (delimiters > 0 && kind === 'bar' && isDelimiterRow(text, starts[line]!, ends[line]!))) continue;
    readFields(text, starts[line]!, ends[line]!, BAR, rows, vocabulary);
  }
  return [delimiters > 0 ? 'gfm' : 'pipe', rows.finish()];
}

function readTabs({ text, starts, ends, kinds }: SegmentLines, first: number, last: number, vocabulary: Vocabulary): [Encoding, Cells] {
  const rows = new LineRows(FILLER);
  for (let line = first; line < last; line++) if (kinds[line] !== 'blank') readFields(text, starts[line]!, ends[line]!, TAB, rows, vocabulary);
  return ['tab', rows.finish()];
}

function readPlain(lines: SegmentLines, first: number, last: number, vocabulary: Vocabulary): [Encoding, Cells] {
  const { text, starts, ends, kinds } = lines;
  let rowLike = 0;
  let cellLike = 0;
  for (let line = first; line < last; line++) {
    if (kinds[line] === 'blank') continue;
    const values = trailingValues(text, starts[line]!, ends[line]!, vocabulary);
    if (values === 0) continue;
    if (values === 1 && isLoneValue(text, starts[line]!, ends[line]!, vocabulary)) cellLike++;
    else rowLike++;
  }
  return rowLike > 0 && rowLike * 3 > cellLike ? ['space', readSpaceRows(lines, first, last, vocabulary)] : ['blank-line', readPlainStream(lines, first, last, vocabulary)];
}

/** Whether the line is one value, space around it aside. */
function isLoneValue(text: string, start: number, end: number, vocabulary: Vocabulary): boolean {
  return vocabulary.at(text, start, end).isValue || vocabulary.of(text.slice(start, end).trim()).isValue;
}

/** Known labels and values enough to believe that this is one of the form's tables. */
function hasEvidence({ kinds, words }: Cells, encoding: Encoding, vocabulary: Vocabulary): boolean {
  let labels = 0;
  let values = 0;
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]! & ~ROW_END;
    if (kind === VALUE) values++;
    else if (kind === LABEL && isEvidence(words[i]!, encoding, vocabulary)) labels++;
    if (kinds[i]! >= ROW_END && (labels > 2 || (labels > 0 && values > 2))) return true;
  }
  return labels > 2 || (labels > 0 && values > 0 && (encoding !== 'blank-line' || labels > 1));
}

function isEvidence(word: Word, encoding: Encoding, { lexicon }: Vocabulary): boolean {
  return !isAmbiguous(word.text) && (word.isLabel || (encoding === 'space' && lexicon.split(word.text) !== null));
}

/** The values of table 4 with next to no header, one more or less if a cell was lost. */
function isFiguresOfReview({ kinds }: Cells, lexicon: Lexicon): boolean {
  let labels = 0;
  let values = 0;
  // Blanks count in rows that have a value.
  let inRow = 0;
  let hasValue = false;
  for (const each of kinds) {
    const kind = each & ~ROW_END;
    if (kind === LABEL) labels++;
    else if (kind !== FILLER) inRow++;
    hasValue ||= kind === VALUE;
    if (each < ROW_END) continue;
    if (hasValue) values += inRow;
    inRow = 0;
    hasValue = false;
  }
  return labels <= 3 && lexicon.besideFigures.some((count) => Math.abs(values - count) <= 1);
}

/** Words of the form that are everyday words, too: of at most two characters that count. */
function isAmbiguous(words: string): boolean {
  return keyOffset(words, 2) === words.length;
}
