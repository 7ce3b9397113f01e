import { tablesIn } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import type { Row, Table } from '../model/types.js';
import type { Encoding } from '../syntax/types.js';
import { lineAt } from '../text/lines.js';
import { trimSpan } from '../text/space.js';
import type { Span } from '../text/span.js';
import { isWide, displayWidth } from '../text/width.js';

/** How far something reaches: Chinese characters, which are as wide as the font is high, and others, which are half or less. */
export interface Extent {
  readonly wide: number;
  readonly narrow: number;
}

/** Room to draw before the character at an offset. Either number may be negative; together they are not, in most fonts. */
export interface Padding extends Extent {
  readonly offset: number;
}

/** The encodings in which a row is a line. */
const ROW_PER_LINE: ReadonlySet<Encoding> = new Set<Encoding>(['pipe', 'gfm', 'tab']);

const NOTHING: Extent = { wide: 0, narrow: 0 };

/** Columns where Chinese characters take two: what tab stops and comparisons go by. */
function columns({ wide, narrow }: Extent): number {
  return 2 * wide + narrow;
}

/** The extent of a stretch of a line that begins at a column; a tab reaches to the next stop. */
function extentOf(text: string, from: number, tabSize: number): Extent {
  let wide = 0;
  let narrow = 0;
  for (const character of text) {
    if (character === '\t') narrow += tabSize - ((from + 2 * wide + narrow) % tabSize);
    else if (isWide(character)) wide++;
    else narrow += displayWidth(character);
  }
  return { wide, narrow };
}

/** The stretches of a row's line: to the end of each value, counted from the end of the one before it. */
function stretchesOf({ cells, table: { segment } }: Row, tabSize: number): Extent[] {
  const { text, lineStarts } = segment;
  const line = lineStarts[lineAt(lineStarts, cells[0]!.start)]!;
  let at = line;
  let column = 0;
  return cells.map((cell) => {
    const extent = extentOf(text.slice(at, cell.end), column, tabSize);
    at = cell.end;
    column += columns(extent);
    return extent;
  });
}

/** Rows that are a line each, by the number of their values: those of one number have their columns in common. */
function rowsByLength({ rows, segment }: Table): readonly (readonly Row[])[] {
  const lines = rows.map(({ cells }) => (cells.length === 0 ? -1 : lineAt(segment.lineStarts, cells[0]!.start)));
  const byLength = new Map<number, Row[]>();
  rows.forEach((row, i) => {
    const { cells } = row;
    const alone = lines[i] !== -1 && lines.indexOf(lines[i]!) === lines.lastIndexOf(lines[i]!);
    if (!alone || lineAt(segment.lineStarts, cells.at(-1)!.start) !== lines[i]) return;
    const group = byLength.get(cells.length);
    if (group) group.push(row);
    else byLength.set(cells.length, [row]);
  });
  return [...byLength.values()].filter((group) => group.length > 1);
}

function widest(extents: readonly Extent[]): Extent {
  return extents.reduce((best, extent) => (columns(extent) > columns(best) ? extent : best), NOTHING);
}

function tablePaddings(table: Table, tabSize: number): Padding[] {
  const { text } = table.segment;
  return rowsByLength(table).flatMap((rows) => {
    const stretches = rows.map((row) => stretchesOf(row, tabSize));
    const targets = rows[0]!.cells.map((_cell, index) => widest(stretches.map((extents) => extents[index]!)));
    return rows.flatMap((row, i) => row.cells.flatMap((cell, index) => {
      const target = targets[index]!;
      const own = stretches[i]![index]!;
      const wide = target.wide - own.wide;
      const narrow = target.narrow - own.narrow;
      // A blank cell has no text to stand before: the room goes before the spaces or the bar that follow it.
      const { start } = trimSpan(text, cell.start, cell.end);
      return wide === 0 && narrow === 0 ? [] : [{ offset: start, wide, narrow }];
    }));
  });
}

/**
 * The room to draw before the values of tables whose rows are lines, so that their columns stand under each other. The
 * text stays as it is. Only rows inside the range are answered; their columns are those of the whole table.
 */
export function alignment(snapshot: Snapshot, range: Span, tabSize: number): Padding[] {
  const size = Math.min(16, Math.max(1, Math.trunc(tabSize) || 4));
  const paddings: Padding[] = [];
  for (const { table, base } of tablesIn(snapshot, range)) {
    if (!ROW_PER_LINE.has(table.encoding)) continue;
    for (const padding of tablePaddings(table, size)) {
      const offset = base + padding.offset;
      if (range.start <= offset && offset <= range.end) paddings.push({ ...padding, offset });
    }
  }
  return paddings.sort((a, b) => a.offset - b.offset);
}
