import { moved, placeAt } from '../engine/locate.js';
import { selectionIn, type StructureEdit } from '../engine/structureEdit.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { htmlCells, spanOf, withoutSpan, withSpan, type HtmlCell } from '../model/htmlSpans.js';
import { cellName } from '../model/names.js';
import { cellsOf } from '../model/place.js';
import { frameContent, reread, rowContent, type SegmentEdit } from '../model/reread.js';
import type { Cell, Report, Row, Table } from '../model/types.js';
import { formatQuantity, ZERO } from '../text/quantity.js';
import type { Span } from '../text/span.js';

export type CellEditKind = 'insertBefore' | 'insertAfter' | 'delete';

const words = {
  insertBefore: { zh: '在这一格前面插入一格', en: 'Insert a cell before this one' },
  insertAfter: { zh: '在这一格后面插入一格', en: 'Insert a cell after this one' },
  delete: { zh: '删除这一格（{cell}），后面的数前移', en: 'Delete this cell ({cell}); those after it move up' },
  separator: { zh: '看不出这张表的数之间用什么隔开，请直接改文字', en: 'What stands between the numbers of this table cannot be told; edit the text itself' },
  lossy: { zh: '这样改，表里别的内容会被读成另外的样子', en: 'Other parts of the table would then be read otherwise' },
} satisfies Record<string, Text>;

/** What can be done with the cell at an offset, and why not where it cannot; nothing outside the cells of tables. */
export function cellEdits(snapshot: Snapshot, offset: number, language: Language): StructureEdit<CellEditKind>[] {
  const place = placeAt(snapshot, offset);
  if (place?.kind !== 'cell') return [];
  const { cell, report, base, table } = place;
  return (['insertBefore', 'insertAfter', 'delete'] as const).map((kind): StructureEdit<CellEditKind> => {
    const title = render({ text: words[kind], args: { cell: cellName(cell, language) } }, language);
    const change = changeOf(table, cell, kind);
    if (change === null || !isSound(report, table, cell, kind, change)) return { kind, title, edits: [], selection: null, disabled: (change === null ? words.separator : words.lossy)[language] };
    const edits = change.edits.map(({ start, end, newText }): ResolvedEdit => ({ range: { start: base + start, end: base + end }, newText }));
    return { kind, title, edits, selection: change.zero === null ? null : selectionIn(edits, edits[0]!, change.zero) };
  });
}

interface Change {
  /** The first one inserts or deletes the cell. */
  readonly edits: readonly SegmentEdit[];
  /** Where the new number stands in the text of the first edit. */
  readonly zero: Span | null;
}

/** The cells on the line of a cell: in table 4 those of all its blocks. */
function neighbours(table: Table, cell: Cell): readonly Cell[] {
  return table.id === 'review' ? cellsOf(table) : cell.row.cells;
}

function changeOf(table: Table, cell: Cell, kind: CellEditKind): Change | null {
  const cells = neighbours(table, cell);
  const zero = formatQuantity(ZERO, cells.find(({ notation }) => notation.fullWidth)?.text ?? '');
  const at = cells.indexOf(cell);
  if (table.encoding === 'html') return htmlChange(table, cells, at, kind, zero);
  const separator = separatorIn(table, cells);
  if (separator === null) return null;
  if (kind === 'delete') return { edits: [{ ...removed(cells, at, cell.row), newText: '' }], zero: null };
  const before = cells[kind === 'insertBefore' ? at - 1 : at];
  const after = cells[kind === 'insertBefore' ? at : at + 1];
  // A blank cell has no end of its own: what follows it is the better hold.
  if (before !== undefined && (before.text !== '' || after === undefined)) return insertion(before.end, separator + zero, separator.length, zero);
  return insertion(after!.start, zero + separator, 0, zero);
}

function insertion(at: number, newText: string, from: number, zero: string): Change {
  return { edits: [{ start: at, end: at, newText }], zero: { start: from, end: from + zero.length } };
}

/** The cell with what separates it from the one before it, else from the one after it. */
function removed(cells: readonly Cell[], at: number, { label }: Row): Span {
  const cell = cells[at]!;
  const before = cells[at - 1];
  const after = cells[at + 1];
  if (before !== undefined && (before.text !== '' || cell.text === '' || after === undefined)) return { start: before.end, end: cell.end };
  if (after !== undefined) return { start: cell.start, end: after.start };
  return { start: label?.end ?? cell.start, end: cell.end };
}

/** What stands between two numbers of the line, else of another row. */
function separatorIn(table: Table, cells: readonly Cell[]): string | null {
  for (const line of [cells, ...table.rows.map((row) => row.cells)]) {
    for (let i = 1; i < line.length; i++) {
      const between = table.segment.text.slice(line[i - 1]!.end, line[i]!.start);
      if (line[i - 1]!.text !== '' && line[i]!.text !== '' && between !== '' && !/[\d\p{L}]/u.test(between)) return between;
    }
  }
  return null;
}

interface Element {
  readonly cell: HtmlCell;
  /** Its opening tag. */
  readonly open: string;
  readonly start: number;
  readonly end: number;
}

/** In HTML a cell is an element: its tags and the white space before it come and go with it, and the last cell gives way. */
function htmlChange(table: Table, cells: readonly Cell[], at: number, kind: CellEditKind, zero: string): Change | null {
  const { text } = table.segment;
  const tags = htmlCells(text, table.syntax);
  const cell = cells[at]!;
  const target = elementOf(text, tags, cell);
  const last = elementOf(text, tags, cells.findLast((_cell, index) => kind !== 'delete' || index !== at) ?? cell);
  if (target === null || last === null) return null;
  const gap = /\s*$/.exec(text.slice(0, target.start))![0];
  if (kind === 'delete') {
    const wider = last.start !== target.start && /\bcolspan\b/i.test(last.open) ? [resized(last, 1)] : [];
    return { edits: [{ start: target.start - gap.length, end: target.end, newText: '' }, ...wider], zero: null };
  }
  const source = text.slice(target.start, target.end);
  const shown = shownIn(source, { start: cell.start - target.start, end: cell.end - target.start });
  const head = withoutSpan(target.open, 'colspan') + source.slice(target.open.length, shown.start);
  const element = head + zero + source.slice(shown.end);
  const narrower = spanOf(last.open, 'colspan') > 1 ? [resized(last, -1)] : [];
  const [place, newText, shift] = kind === 'insertAfter' ? [target.end, gap + element, gap.length] : [target.start, element + gap, 0];
  // One edit where the last cell, which gives way, begins right there: two that touch would have no order.
  const own = narrower.find(({ start }) => start === place);
  const edits = own === undefined ? [{ start: place, end: place, newText }, ...narrower] : [{ ...own, newText: newText + own.newText }];
  return { edits, zero: moved({ start: head.length, end: head.length + zero.length }, shift) };
}

/** The element of a cell; null where its end tag is missing. */
function elementOf(text: string, tags: readonly HtmlCell[], { start }: Cell): Element | null {
  const cell = tags.findLast(({ tag }) => tag.end <= start);
  if (cell === undefined) return null;
  const close = /<\/?t[dhr]\b[^<>]*>/gi;
  close.lastIndex = cell.tag.end;
  const found = close.exec(text);
  if (!found?.[0].startsWith('</t') || /^<\/tr/i.test(found[0])) return null;
  return { cell, open: text.slice(cell.tag.start, cell.tag.end), start: cell.tag.start, end: found.index + found[0].length };
}

/** What a cell shows: its number, or the spaces that a blank one holds instead. */
function shownIn(source: string, { start, end }: Span): Span {
  if (start < end) return { start, end };
  const before = /(?:\s|&nbsp;|&#160;)*$/i.exec(source.slice(0, start))![0].length;
  const after = /^(?:\s|&nbsp;|&#160;)*/i.exec(source.slice(start))![0].length;
  return { start: start - before, end: start + after };
}

function resized({ open, start, cell }: Element, by: 1 | -1): SegmentEdit {
  return { start, end: start + open.length, newText: withSpan(open, 'colspan', cell.columns + by) };
}

/** The words and numbers of a table, in order. */
function shownCells(table: Table): readonly (Span & { readonly text: string })[] {
  return table.syntax.rows.flatMap((row) => row.cells).filter(({ text, kind }) => text !== '' && kind !== 'filler');
}

/** Whether the number has come or gone at its place and nothing else has changed. */
function isSound(report: Report, table: Table, cell: Cell, kind: CellEditKind, { edits }: Change): boolean {
  const read = reread(report, table, edits);
  if (read === null) return false;
  const after = read.after[read.before.indexOf(table)]!;
  const before = shownCells(table);
  const texts = before.map(({ text }) => text);
  const now = shownCells(after).map(({ text }) => text);
  const place = before.filter(({ start }) => start < cell.start).length + (kind === 'insertAfter' && cell.text !== '' ? 1 : 0);
  const [longer, shorter] = kind === 'delete' ? [texts, now] : [now, texts];
  const expected = kind === 'delete' && cell.text === '' ? texts : longer.toSpliced(place, 1);
  if (JSON.stringify(expected) !== JSON.stringify(shorter)) return false;
  // In table 4 all blocks share one line: which number belongs to which block may change with every cell.
  const index = table.rows.indexOf(cell.row);
  const rest = (of: Table): string => JSON.stringify([frameContent(of), of.rows.map(rowContent).toSpliced(index, 1)]);
  if (table.id !== 'review' && rest(table) !== rest(after)) return false;
  return read.before.every((other, i) => other === table || JSON.stringify(other.rows.map(rowContent)) === JSON.stringify(read.after[i]!.rows.map(rowContent)));
}
