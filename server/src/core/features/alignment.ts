import { tablesIn } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import type { Row, Table } from '../model/types.js';
import type { Encoding } from '../syntax/types.js';
import { lineAt } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { displayWidth, isWide } from '../text/width.js';

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

/** A stretch of a line, and the offset at which room is put to make it longer. */
interface Stretch {
  readonly extent: Extent;
  readonly room: number;
}

/**
 * The stretches of a row's line: its labels up to the first value, that value, and each further value with what divides it
 * from the one before. Room for labels goes behind their words, so that bars stand under each other; room for values goes
 * before them, so that their last digits do.
 */
function stretchesOf({ cells, table: { segment } }: Row, tabSize: number): Stretch[] {
  const { text, lineStarts } = segment;
  const first = cells[0]!;
  const line = lineStarts[lineAt(lineStarts, first.start)]!;
  const words = text.slice(line, first.start).replace(/[\s|｜]+$/u, '');
  const stops = [{ end: first.start, room: line + words.length }, ...cells.map(({ start, end }) => ({ end, room: start }))];
  let at = line;
  let column = 0;
  return stops.map(({ end, room }) => {
    const extent = extentOf(text.slice(at, end), column, tabSize);
    at = end;
    column += columns(extent);
    return { extent, room };
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
  return rowsByLength(table).flatMap((rows) => {
    const lines = rows.map((row) => stretchesOf(row, tabSize));
    const targets = lines[0]!.map((_stretch, index) => widest(lines.map((stretches) => stretches[index]!.extent)));
    return lines.flatMap((stretches) => stretches.flatMap(({ extent, room }, index) => {
      const wide = targets[index]!.wide - extent.wide;
      const narrow = targets[index]!.narrow - extent.narrow;
      return wide === 0 && narrow === 0 ? [] : [{ offset: room, wide, narrow }];
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
