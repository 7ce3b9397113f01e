import type { Span } from '../../text/span.js';
import { foldKey } from '../../template/fold.js';
import type { Lexicon } from '../../template/match.js';
import type { Encoding, GridRow, TableSyntax } from '../types.js';
import { isBlank } from '../blocks/line.js';
import { isValue, rowsOfFields } from './cells.js';
import { barFields, firstTwoFields, hasInnerTab, isDelimiterRow, tabFields } from './fields.js';
import { readBarStream, readPlainStream } from './stream.js';
import { readSpaceRows, trailingValues } from './space.js';

/** What a line can be part of. */
export type LineClass = 'blank' | 'bar' | 'tab' | 'plain' | 'prose';

/** Shorter labels (其他, 总计, 规章) are everyday words. */
const LABEL_WORD = 4;

/** A longer line is no row of a table, whatever bars it has: the longest rows seen have some 400 characters. */
const LONGEST_ROW = 10_000;
/** A run of lines that shows no label of the form for so long is no table of ours. A whole table 3 has some 300 lines. */
const SAMPLE = 600;

/** A line of this many characters without bar or tab is a paragraph, no cell. */
const LONGEST_CELL = 90;

/** Classifies one line by its characters alone. */
export function classOf(text: string, line: Span): LineClass {
  if (line.end - line.start > LONGEST_ROW) return isBlank(text, line.start, line.end) ? 'blank' : 'prose';
  let bar = false;
  let tab = false;
  let stop = false;
  for (let at = line.start; at < line.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 124) {
      bar = true;
      break;
    }
    if (code === 9) tab = true;
    else if (code === 0x3002 || code === 0xff1b || code === 0xff01) stop = true;
  }
  if (bar) return 'bar';
  if (tab && hasInnerTab(text, line.start, line.end)) return 'tab';
  if (stop || (line.end - line.start > LONGEST_CELL && trailingValues(text, line) < 2)) return isBlank(text, line.start, line.end) ? 'blank' : 'prose';
  return isBlank(text, line.start, line.end) ? 'blank' : 'plain';
}

export interface Line extends Span {
  readonly kind: LineClass;
}

/**
 * Reads a run of lines without prose as a table, or says that it is none: a table has a label of the form and a value,
 * or at least three labels (a table still without figures). `figuresOnly`: under the heading of section 四 the fifteen
 * figures of table 4 are enough.
 */
export function readRegion(text: string, lines: readonly Line[], figuresOnly: boolean, lexicon: Lexicon): TableSyntax | null {
  const delimited = lines.some((line) => line.kind === 'bar') ? 'bar' : lines.some((line) => line.kind === 'tab') ? 'tab' : 'plain';
  let used = trimRegion(text, lines, delimited, lexicon);
  if (used.length === 0) return null;
  used = used.filter((line) => line.kind !== 'blank');
  const read = delimited === 'bar' ? readBars : delimited === 'tab' ? readTabs : readPlain;
  const [encoding, sample] = read(text, used.slice(0, SAMPLE), lexicon);
  if (!hasEvidence(sample, encoding, lexicon) && !(figuresOnly && isFiguresOfReview(sample, lexicon))) return null;
  const rows = used.length > SAMPLE ? read(text, used, lexicon)[1] : sample;
  return { encoding, rows, start: used[0]!.start, end: used[used.length - 1]!.end };
}

/** Leaves out lines around the table: text before its first label or delimited line, and text after its last value. */
function trimRegion(text: string, lines: readonly Line[], delimited: 'bar' | 'tab' | 'plain', lexicon: Lexicon): readonly Line[] {
  const belongs = (line: Line): boolean => {
    if (line.kind === 'blank') return false;
    if (line.kind !== 'plain') return true;
    return isLabelLine(text, line, lexicon) || (delimited !== 'tab' && trailingValues(text, line) > 0);
  };
  let from = 0;
  let to = lines.length;
  while (from < to && !belongs(lines[from]!)) from++;
  while (to > from && !belongs(lines[to - 1]!)) to--;
  return lines.slice(from, to);
}

/** A label, or several with spaces between (the header lines of PDF text). */
function isLabelLine(text: string, line: Span, lexicon: Lexicon): boolean {
  const words = text.slice(line.start, line.end);
  return lexicon.isLabel(words) || words.split(/\s+/).some((word) => word.length >= LABEL_WORD && lexicon.isLabel(word));
}

function readBars(text: string, lines: readonly Line[], lexicon: Lexicon): [Encoding, GridRow[]] {
  let wide = 0;
  let narrow = 0;
  let delimiters = 0;
  for (const line of lines) {
    if (line.kind !== 'bar') continue;
    if (isDelimiterRow(text, line.start, line.end)) {
      delimiters++;
      continue;
    }
    const cells = firstTwoFields(text, line.start, line.end);
    if (cells.length > 1) wide++;
    else if (cells.length === 1 && isValue(cells[0]!.text)) narrow++;
  }
  if (wide === 0 || narrow > wide * 2) return [lines.some((line) => line.end - line.start === 1) && lines.some((line) => line.kind === 'plain') ? 'bar-line' : 'cell-line', readBarStream(text, lines, lexicon)];
  const rows: GridRow[] = [];
  for (const line of lines) {
    if (line.kind === 'bar' && isDelimiterRow(text, line.start, line.end)) continue;
    rows.push(...rowsOfFields(line.kind === 'tab' ? tabFields(text, line.start, line.end) : barFields(text, line.start, line.end), 'blank', lexicon));
  }
  return [delimiters > 0 ? 'gfm' : 'pipe', rows];
}

function readTabs(text: string, lines: readonly Line[], lexicon: Lexicon): [Encoding, GridRow[]] {
  return ['tab', lines.flatMap((line) => rowsOfFields(tabFields(text, line.start, line.end), 'filler', lexicon))];
}

function readPlain(text: string, lines: readonly Line[], lexicon: Lexicon): [Encoding, GridRow[]] {
  let rowLike = 0;
  let cellLike = 0;
  for (const line of lines) {
    const values = trailingValues(text, line);
    if (values === 0) continue;
    if (values > 1 || !isValue(text.slice(line.start, line.end).trim())) rowLike++;
    else cellLike++;
  }
  return rowLike > 0 && rowLike * 3 > cellLike ? ['space', readSpaceRows(text, lines, lexicon)] : ['blank-line', readPlainStream(text, lines)];
}

/** Known labels and values enough to believe that this is one of the form's tables. */
function hasEvidence(rows: readonly GridRow[], encoding: Encoding, lexicon: Lexicon): boolean {
  let labels = 0;
  let values = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.kind === 'value') values++;
      else if (cell.kind === 'label' && !isAmbiguous(cell.text) && (lexicon.isLabel(cell.text) || (encoding === 'space' && lexicon.split(cell.text) !== null))) labels++;
    }
    if (labels > 2 || (labels > 0 && values > 2)) return true;
  }
  return labels > 2 || (labels > 0 && values > 0 && (encoding !== 'blank-line' || labels > 1));
}

/** The values of table 4 with next to no header, one more or less if a cell was lost. */
function isFiguresOfReview(rows: readonly GridRow[], lexicon: Lexicon): boolean {
  const cells = rows.flatMap((row) => row.cells);
  const labels = cells.filter((cell) => cell.kind === 'label').length;
  const figures = rows.filter((row) => row.cells.some((cell) => cell.kind === 'value')).flatMap((row) => row.cells);
  const values = figures.filter((cell) => cell.kind === 'value' || cell.kind === 'blank').length;
  return labels <= 3 && lexicon.besideFigures.some((count) => Math.abs(values - count) <= 1);
}

/** Words of the form that are everyday words, too. */
function isAmbiguous(words: string): boolean {
  const key = foldKey(words);
  return key.length <= 2;
}
