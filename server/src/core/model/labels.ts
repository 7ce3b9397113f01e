import { foldKey, isCut, matchColumn, matchGroup, matchRow, nearestLabel, splitLabel } from '../template/match.js';
import { templates } from '../template/load.js';
import { Memo } from '../template/memo.js';
import type { ColumnTemplate, GroupTemplate, RowTemplate, TableId } from '../template/types.js';
import { readNumeral } from '../syntax/numeral.js';
import type { GridCell, MatchQuality, Numeral } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import type { TableDraft } from './draft.js';

/**
 * What the words of a cell can mean. Several readings may stand side by side: 总计 is a row and a column, 其他处理 a row in
 * one form and a group in the other. The place decides.
 */
export interface LabelHit extends Span {
  readonly text: string;
  readonly numeral: Numeral | null;
  readonly words: Span & { readonly text: string };
  readonly row: string | null;
  readonly group: string | null;
  /** Several ids where the forms use one header for different columns. */
  readonly columns: readonly string[];
  /** The one table the words belong to; null where they belong to none or to several. */
  readonly table: TableId | null;
  readonly known: boolean;
  readonly match: MatchQuality;
  /** For near misses: the official wording. */
  readonly canonical: string | null;
}

const NONE: readonly string[] = [];

/** Looks a cell's words up; `table` is the table being read and settles words that several tables use. */
export function resolveLabel(cell: GridCell, table: TableId | null): LabelHit {
  const found = lookUp(cell, table);
  if (found.known || cell.text.length < 5) return found;
  // Group and row may share a cell: （三）不予公开 1.属于国家秘密.
  const split = splitLabel(cell.text);
  if (!split?.whole || split.start === 0) return found;
  const start = numeralBefore(cell.text, split.start);
  const part = lookUp({ start: cell.start + start, end: cell.end, text: cell.text.slice(start), kind: 'label' }, table);
  return part.known ? part : found;
}

/** Where the numeral right before `at` starts, if there is one; else `at`. */
function numeralBefore(text: string, at: number): number {
  const before = /(?:[（(]\s*[一二三四五六七八九十\d]+\s*[）)]|[\d０-９]+\s*[.．、]|[一二三四五六七八九十]+\s*、)\s*$/.exec(text.slice(0, at));
  return before ? before.index : at;
}

function lookUp(cell: GridCell, table: TableId | null): LabelHit {
  const { text, start, end } = cell;
  const numeral = text.length > 80 ? null : readNumeral(text, 0, text.length);
  let from = numeral?.end ?? 0;
  while (from < text.length && /\s/.test(text[from]!)) from++;
  const words = { start: start + from, end, text: text.slice(from) };
  const { row, group, columns, table: only, known, match } = meanings[table ?? 'any'].of(words.text, (wanted) => meaningOf(wanted, table));
  const placed = numeral && { start: start + numeral.start, end: start + numeral.end, text: numeral.text, value: numeral.value, style: numeral.style };
  return { start, end, text, numeral: placed, words, row, group, columns, table: only, known, match, canonical: null };
}

type Meaning = Pick<LabelHit, 'row' | 'group' | 'columns' | 'table' | 'known' | 'match'>;

/** What words mean in each table, and where no table is open. */
const meanings: Readonly<Record<TableId | 'any', Memo<Meaning>>> = { any: new Memo(), disclosure: new Memo(), applications: new Memo(), review: new Memo() };

function meaningOf(words: string, table: TableId | null): Meaning {
  const scope = table ?? undefined;
  let rows = matchRow(words, scope);
  let columns = matchColumn(words, scope);
  let groups = matchGroup(words, scope);
  // Everyday words (其他, 总计) mean something in the open table or nothing; longer ones may open another table.
  if (table !== null && rows.length + columns.length + groups.length === 0 && foldKey(words).length > 2) {
    rows = matchRow(words);
    columns = matchColumn(words);
    groups = matchGroup(words);
  }
  const readings = [...rows, ...columns, ...groups];
  const tables = new Set(readings.map((reading) => reading.table));
  const known = readings.length > 0;
  return {
    row: rows[0]?.id ?? null,
    group: groups[0]?.id ?? null,
    columns: columns.length === 0 ? NONE : [...new Set(columns.map((column) => column.id))],
    table: tables.size === 1 ? readings[0]!.table : null,
    known,
    match: !known ? 'none' : readings.some((reading) => reading.quality === 'exact') ? 'exact' : 'variant',
  };
}

function allRows(table: TableId): readonly RowTemplate[] {
  return ofBothForms(table, (t) => t.blocks.flatMap((block) => block.rows));
}

function allColumns(table: TableId, item: string | null): readonly ColumnTemplate[] {
  return ofBothForms(table, (t) => t.blocks.filter((block) => item === null || block.id === item).flatMap((block) => block.columns));
}

function ofBothForms<T extends { readonly id: string }>(table: TableId, pick: (t: { readonly blocks: readonly { readonly id: string; readonly rows: readonly RowTemplate[]; readonly columns: readonly ColumnTemplate[] }[] }) => readonly T[]): readonly T[] {
  const parts = Object.values(templates).flatMap((template) => template.tables.filter((t) => t.id === table).flatMap(pick));
  return [...new Set(parts)];
}

/** The row a label misspells, judged among the rows of the table that is open; null if none is near. */
export function nearRow(hit: LabelHit, draft: TableDraft): LabelHit | null {
  const near = nearestLabel(hit.words.text, allRows(draft.id));
  if (!near) return null;
  return { ...hit, row: near.template.id, known: true, match: 'near', canonical: near.template.label, table: draft.id };
}

/** The row of which the words are the beginning, where a label is broken and its other half stands elsewhere. */
export function isPrefixOfRow(hit: LabelHit, draft: TableDraft): LabelHit | null {
  if (hit.words.text.length < 4) return null;
  const rows = allRows(draft.id).filter((row) => isCut(hit.words.text, row));
  return rows.length === 1 ? { ...hit, row: rows[0]!.id, known: true, match: 'variant', table: draft.id } : null;
}

/** The column header that words misspell or cut short, judged by the place among the headers of the open table. */
export function nearHeader(hit: LabelHit, draft: TableDraft): LabelHit | null {
  const item = draft.id === 'disclosure' ? draft.block().item : null;
  const columns = allColumns(draft.id, item);
  const near = nearestLabel(hit.words.text, columns)?.template ?? (draft.id === 'review' && draft.syntax.encoding !== 'space' ? cutReviewHeader(hit, draft, columns) : undefined);
  if (!near) return null;
  return { ...hit, columns: [near.id], known: true, match: 'near', canonical: near.header ?? near.label, table: draft.id };
}

/**
 * Table 4 repeats five headers: which one a cut header stands for follows from the one before it. PDF text breaks headers
 * over lines, so that their pieces are no cut ones.
 */
function cutReviewHeader(hit: LabelHit, draft: TableDraft, columns: readonly ColumnTemplate[]): ColumnTemplate | undefined {
  const last = draft.headers[draft.headers.length - 1]?.columns[0];
  const next = columns[(columns.findIndex((column) => column.id === last) + 1) % columns.length];
  return next && isCut(hit.words.text, next) ? next : undefined;
}

/** The group a label names, for its template. */
export function groupTemplate(table: TableId, id: string): GroupTemplate | undefined {
  for (const template of Object.values(templates)) {
    const group = template.tables.find((t) => t.id === table)?.groups.find((g) => g.id === id);
    if (group) return group;
  }
  return undefined;
}
