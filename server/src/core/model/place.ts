import { touches, type Span } from '../text/span.js';
import type { Cell, Group, Header, Row, Table } from './types.js';

/** A part of a table that has a place of its own in the text. */
export type TablePart =
  | { readonly kind: 'cell'; readonly cell: Cell; readonly table: Table }
  | { readonly kind: 'row'; readonly row: Row; readonly table: Table }
  | { readonly kind: 'group'; readonly group: Group; readonly table: Table }
  | { readonly kind: 'header'; readonly header: Header; readonly table: Table };

/** A blank cell has no text to point at: the spaces around it stand for it. */
export function cellSpan(cell: Cell, { segment: { text } }: Table): Span {
  let { start, end } = cell;
  if (start < end) return cell;
  while (start > 0 && isBlank(text[start - 1])) start--;
  while (end < text.length && isBlank(text[end])) end++;
  return { start, end };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\u3000' || char === '\u00a0';
}

/** Where the parts of a table stand, with what each is. */
function* partsOf(table: Table): Generator<[Span, TablePart]> {
  for (const row of table.rows) {
    for (const cell of row.cells) yield [cellSpan(cell, table), { kind: 'cell', cell, table }];
  }
  for (const row of table.rows) {
    if (row.label !== null) yield [row.label, { kind: 'row', row, table }];
  }
  for (const group of table.groups) yield [group.label, { kind: 'group', group, table }];
  for (const header of table.headers) {
    if (header.column !== null || header.block !== null) yield [header, { kind: 'header', header, table }];
  }
}

/** The part of a table at an offset of its segment: one that holds the offset before one that only ends there. */
export function partAt(table: Table, offset: number): [Span, TablePart] | null {
  let ending: [Span, TablePart] | null = null;
  for (const entry of partsOf(table)) {
    const [span] = entry;
    if (!touches(span, offset)) continue;
    if (offset < span.end) return entry;
    ending ??= entry;
  }
  return ending;
}

/** The rows that stand under a heading inside a table, in text order. */
export function rowsUnder(table: Table, group: Group): readonly Row[] {
  const { id } = group.template;
  const rowIds = new Set(table.template.blocks.flatMap((block) => block.rows.filter((row) => (row.group ?? block.group) === id).map((row) => row.id)));
  return table.rows.filter((row) => row.start >= group.start && row.template !== null && rowIds.has(row.template.id));
}

/** All cells of a table, row by row as they stand in the text. */
export function cellsOf(table: Table): readonly Cell[] {
  return table.rows.flatMap((row) => row.cells).sort((a, b) => a.start - b.start);
}
