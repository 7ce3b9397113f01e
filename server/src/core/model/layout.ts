import { tableLayout } from '../template/load.js';
import { removeSpace } from '../text/space.js';
import { sheetOf, type Box, type Sheet } from './sheet.js';
import type { Group, Header, Row, Table } from './types.js';

/**
 * A part of a table that has words or numbers. A row's label is a part of its own: in table 4 it stands in the header,
 * away from the row's numbers.
 */
type Item =
  | { readonly kind: 'group'; readonly start: number; readonly text: string; readonly group: Group }
  | { readonly kind: 'header'; readonly start: number; readonly text: string; readonly header: Header }
  | { readonly kind: 'label'; readonly start: number; readonly text: string; readonly row: Row }
  | { readonly kind: 'figures'; readonly start: number; readonly row: Row };

/** Groups of table 3 that stand in its header. */
const HEADING_GROUPS = ['corner', 'applicants', 'organisations'];
/** The group of table 3 that spans all outcomes; the other groups stand inside it. */
const OUTER = 'results';
/** Label columns of table 3. */
const LABELS = 3;

const box = (text: string, columns = 1, rows = 1): Box => ({ text, columns, rows });

/**
 * The table as read as a grid of spanning cells, with words and numbers as written, so that it can be written in another
 * encoding; null where it holds words that are no part of the form or is not laid out like it, and a grid would guess.
 */
export function layoutOf(table: Table): Sheet | null {
  const items = itemsOf(table);
  // Headers of PDF text are torn over several lines; those of the form take their place.
  const torn = table.encoding === 'space';
  if (!torn && !isWhole(table, items)) return null;
  switch (tableLayout(table.id)) {
    case 'blocks':
      return blocksLayout(table, items);
    case 'rows':
      return applicationsLayout(table, items, torn);
    case 'beside':
      return reviewLayout(table, items, torn);
  }
}

function itemsOf(table: Table): Item[] {
  const items: Item[] = [
    ...table.groups.map((group): Item => ({ kind: 'group', start: group.label.start, text: group.label.text, group })),
    ...table.headers.map((header): Item => ({ kind: 'header', start: header.start, text: header.text, header })),
    ...table.rows.flatMap((row): Item[] => [
      ...(row.label === null ? [] : [{ kind: 'label' as const, start: row.label.start, text: row.label.text, row }]),
      { kind: 'figures', start: row.cells[0]?.start ?? row.label?.end ?? row.start, row },
    ]),
  ];
  return items.sort((a, b) => a.start - b.start);
}

/** Whether the items hold every word and every number of the table, in order. */
function isWhole(table: Table, items: readonly Item[]): boolean {
  const written = table.syntax.rows.flatMap((row) => row.cells.filter((cell) => cell.kind === 'label' || cell.kind === 'value').map((cell) => cell.text));
  const held = items.flatMap((item) => (item.kind === 'figures' ? item.row.cells.map((cell) => cell.text) : [item.text]));
  return removeSpace(written.join('')) === removeSpace(held.join(''));
}

/** The cells of a row; the last takes the places that are left. */
function stretched(texts: readonly string[], width: number): Box[] {
  return texts.map((text, index) => box(text, index === texts.length - 1 ? Math.max(1, width - index) : 1));
}

/** Blocks under each other: the words that head them alone on a line, then the header, then the rows. */
function blocksLayout(table: Table, items: readonly Item[]): Sheet {
  const headings = new Set(table.template.blocks.map((block) => block.group));
  const lines: { readonly texts: string[]; readonly kind: 'group' | 'header' | 'row' }[] = [];
  let last: Item | undefined;
  for (const item of items) {
    const open = lines.at(-1);
    const head = item.kind === 'header' || (item.kind === 'group' && !headings.has(item.group.template.id));
    if (item.kind === 'figures') {
      const texts = item.row.cells.map((cell) => cell.text);
      if (last?.kind === 'label' && last.row === item.row) open!.texts.push(...texts);
      else lines.push({ texts, kind: 'row' });
    } else if (head && open?.kind === 'header' && item.kind === 'header') open.texts.push(item.text);
    else lines.push({ texts: [item.text], kind: head ? 'header' : item.kind === 'label' ? 'row' : 'group' });
    last = item;
  }
  const width = lines.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  return { width, lines: lines.map(({ texts }) => stretched(texts, width)) };
}

function applicationsLayout(table: Table, items: readonly Item[], torn: boolean): Sheet | null {
  const from = items.findIndex((item) => item.kind === 'label' || item.kind === 'figures' || (item.kind === 'group' && !HEADING_GROUPS.includes(item.group.template.id)));
  const head = from < 0 ? items : items.slice(0, from);
  const rest = from < 0 ? [] : items.slice(from);
  const heading = torn ? sheetOf(table.template).lines.slice(0, LABELS) : applicationsHeading(head);
  if (heading === null || (!torn && rest.some((item) => item.kind === 'header'))) return null;
  const body = bodyOf(rest.filter((item) => item.kind !== 'header' && !(item.kind === 'group' && HEADING_GROUPS.includes(item.group.template.id))));
  if (body === null) return null;
  const columns = Math.max(table.template.blocks[0]!.columns.length, ...table.rows.map((row) => row.cells.length));
  return { width: LABELS + columns, lines: [...heading, ...body] };
}

/** The three header lines of table 3, none at all, or its columns in one line. */
function applicationsHeading(items: readonly Item[]): Box[][] | null {
  if (items.length === 0) return [];
  const groups = items.filter((item) => item.kind === 'group');
  const headers = items.filter((item) => item.kind === 'header');
  const columns = headers.map((item) => item.header.column?.id);
  const text = (id: string): string => groups.find((item) => item.group.template.id === id)?.text ?? '';
  if (groups.length === HEADING_GROUPS.length && HEADING_GROUPS.every((id) => text(id) !== '') && headers.length === 7) {
    const order = ['natural', 'total', 'commercial', 'research', 'social', 'legal', 'other'];
    if (order.some((id, index) => columns[index] !== id)) return null;
    const names = headers.map((item) => item.text);
    return [
      [box(text('corner'), LABELS, 3), box(text('applicants'), 7)],
      [box(names[0]!, 1, 2), box(text('organisations'), 5), box(names[1]!, 1, 2)],
      names.slice(2).map((name) => box(name)),
    ];
  }
  if (headers.length === 7 && groups.length === 1 && text('corner') !== '') return [[box(text('corner'), LABELS), ...headers.map((item) => box(item.text))]];
  return null;
}

/** The rows of table 3 with the groups they stand under. */
function bodyOf(items: readonly Item[]): Box[][] | null {
  interface Open { readonly id: string; readonly text: string; first: number; rows: number }
  const rows: { readonly row: Row; readonly groups: Open[]; readonly begins: Open[] }[] = [];
  let open: Open[] = [];
  let begins: Open[] = [];
  let labelled: Row | null = null;
  for (const item of items) {
    if (item.kind === 'group') {
      const { id } = item.group.template;
      // A group ends where another of its level begins.
      open = id === OUTER ? [] : open.filter((group) => group.id === OUTER);
      const group = { id, text: item.text, first: -1, rows: 0 };
      open.push(group);
      begins.push(group);
    } else if (item.kind === 'label') labelled = item.row;
    else if (item.kind === 'figures') {
      if (item.row.label !== null && labelled !== item.row) return null;
      const chain = chainOf(item.row);
      if (chain !== null) open = open.filter((group) => chain.includes(group.id));
      for (const group of open) group.rows++;
      if (begins.some((group) => !open.includes(group))) return null;
      rows.push({ row: item.row, groups: open, begins });
      begins = [];
    }
  }
  if (begins.length > 0) return null;
  return rows.map(({ row, groups, begins: starting }) => {
    const line = starting.map((group) => box(group.text, groups.length === 1 && group.id !== OUTER ? LABELS - 1 : 1, group.rows));
    const taken = groups.length === 1 && groups[0]!.id !== OUTER ? LABELS - 1 : groups.length;
    if (row.label !== null) line.push(box(row.label.text, LABELS - taken));
    line.push(...row.cells.map((cell) => box(cell.text)));
    return line;
  });
}

/** The groups a row of the form stands under, outermost first; null for a row the form does not have. */
function chainOf(row: Row): readonly string[] | null {
  if (row.template === null) return null;
  const { group } = row.template;
  return group === undefined ? [] : group === OUTER ? [OUTER] : [OUTER, group];
}

/** Three header lines and one line of fifteen numbers, or the numbers alone. */
function reviewLayout(table: Table, items: readonly Item[], torn: boolean): Sheet | null {
  const figures = table.rows.flatMap((row) => row.cells.map((cell) => box(cell.text)));
  const template = sheetOf(table.template);
  const width = Math.max(template.width, figures.length);
  if (torn) return { width, lines: [...template.lines.slice(0, -1), figures] };
  const firstFigure = items.findIndex((item) => item.kind === 'figures');
  if (items.slice(firstFigure).some((item) => item.kind !== 'figures')) return null;
  const heading = items.slice(0, firstFigure);
  if (heading.length === 0) return { width: figures.length, lines: [figures] };
  const printed = template.lines.slice(0, -1);
  // The form's own header, in the order of its lines: the words are the document's, the spans are the form's.
  const ids = headingIds(table);
  if (heading.length !== ids.length || heading.some((item, index) => idOf(item) !== ids[index])) return null;
  const texts = heading.map((item) => (item.kind === 'figures' ? '' : item.text));
  let at = 0;
  return { width, lines: [...printed.map((line) => line.map((part) => ({ ...part, text: texts[at++]! }))), figures] };
}

/** What stands in the header of table 4, line by line. */
function headingIds(table: Table): string[] {
  const { blocks, groups } = table.template;
  const { columns, rows } = blocks[0]!;
  const names = columns.map((column) => column.id);
  const grouped = rows.filter((row) => row.group !== undefined);
  const single = rows.filter((row) => row.group === undefined);
  return [
    ...single.map((row) => row.id), ...groups.map((group) => group.id),
    ...single.flatMap(() => names), ...grouped.map((row) => row.id),
    ...grouped.flatMap(() => names),
  ];
}

function idOf(item: Item): string | undefined {
  switch (item.kind) {
    case 'group': return item.group.template.id;
    case 'header': return item.header.column?.id;
    case 'label': return item.row.template?.id;
    case 'figures': return undefined;
  }
}
