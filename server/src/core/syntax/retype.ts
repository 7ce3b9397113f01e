import { lineAt } from '../text/lines.js';
import { cellAt, ReadTable, ROW_END, VALUE, type Cells } from './tables/cells.js';
import type { Block, Encoding, Segment, TableBlock, TableSyntax } from './types.js';
import { vocabularyOf } from './vocabulary.js';

/** Encodings with a bar or a tab on each line of figures: whatever the digits, such a line is a row of a table or a cell. */
const DELIMITED: readonly Encoding[] = ['pipe', 'gfm', 'tab', 'cell-line'];
/** A longer number is no longer one, and a longer line no row. UTF-16 units. */
const LONGEST_NUMBER = 15;
const LONGEST_LINE = 5000;

/**
 * The segment with digits typed into, or taken out of, a number that stays one: as it would be read, without reading it.
 * Most keys in a report are of this kind, and nothing depends on which digits stand in a cell: not where lines, tables and
 * headings are, nor what other cells hold. Null for any other edit. Offsets count from the start of the segment.
 */
export function retyped(segment: Segment, start: number, end: number, text: string): Segment | null {
  if (!isDigits(text, 0, text.length)) return null;
  const at = segment.blocks.findIndex((block) => block.kind === 'table' && block.start < start && end < block.end);
  const block = segment.blocks[at] as TableBlock | undefined;
  if (block === undefined || !DELIMITED.includes(block.table.encoding) || !isInside(segment, start, end)) return null;
  const cell = cellAt(block.table.cells, start);
  const { spans, kinds, words } = block.table.cells;
  const from = spans[2 * cell]!;
  const to = spans[2 * cell + 1]!;
  if (cell < 0 || (kinds[cell]! & ~ROW_END) !== VALUE || words[cell]!.count < 0 || start < from || end > to) return null;
  const number = segment.text.slice(from, start) + text + segment.text.slice(end, to);
  if (number === '' || number.length > LONGEST_NUMBER) return null;
  const by = text.length - (end - start);
  const fresh = words.slice();
  fresh[cell] = vocabularyOf(segment.forms.lexicon).of(number);
  const table = movedTable(block.table, 2 * cell + 1, by, fresh);
  return {
    text: segment.text.slice(0, start) + text + segment.text.slice(end),
    forms: segment.forms,
    lineStarts: by === 0 ? segment.lineStarts : segment.lineStarts.map((lineStart) => (lineStart > start ? lineStart + by : lineStart)),
    head: segment.head,
    blocks: segment.blocks.map((other, i): Block => (i < at ? other : i === at ? { kind: 'table', start: other.start, end: other.end + by, table } : moved(other, by))),
  };
}

/** Whether the line holds none of the characters that could make it, or the line before or after, a title, and stands where no heading of the segment reaches. */
function isInside({ text, lineStarts, forms }: Segment, start: number, end: number): boolean {
  // Users' own titles may be anything.
  if (forms.own.length > 0) return false;
  const line = lineAt(lineStarts, start);
  const next = lineStarts[line + 1];
  if (line < 2 || next === undefined || line + 2 >= lineStarts.length || end >= next || next - lineStarts[line]! > LONGEST_LINE) return false;
  let delimited = false;
  for (let at = lineStarts[line]!; at < lineStarts[line + 2]!; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x544a || code === 0x62a5) return false; // 告 报
    if (at < next && (code === 9 || code === 124)) delimited = true;
  }
  return delimited;
}

function isDigits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function moved(block: Block, by: number): Block {
  const [start, end] = [block.start + by, block.end + by];
  return block.kind === 'table' ? { kind: 'table', start, end, table: movedTable(block.table, 0, by, block.table.cells.words) } : { kind: block.kind, start, end };
}

/** The table with other words and the entries of its spans moved from number `first` on; all of them: the table itself, too. */
function movedTable({ encoding, cells, start, end }: TableSyntax, first: number, by: number, words: Cells['words']): TableSyntax {
  const spans = cells.spans.slice();
  if (by !== 0) for (let i = first; i < spans.length; i++) spans[i]! += by;
  return new ReadTable(encoding, { spans, kinds: cells.kinds, words, hash: cells.hash }, first === 0 ? start + by : start, end + by);
}
