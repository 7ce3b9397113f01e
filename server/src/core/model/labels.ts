import { tableLayout } from '../template/load.js';
import { foldKey, isCut, type Lexicon } from '../template/match.js';
import { Memo } from '../template/memo.js';
import type { ColumnTemplate, GroupTemplate, RowTemplate, TableId } from '../template/types.js';
import { readNumeral } from '../syntax/numeral.js';
import type { GridCell, MatchQuality, Numeral } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import type { TableDraft } from './draft.js';
import { perPlace } from '../text/perPlace.js';

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
export function resolveLabel(cell: GridCell, table: TableId | null, lexicon: Lexicon): LabelHit {
  const reading = readingOf(cell.text, table, lexicon);
  const found = placed(cell, reading);
  if (reading.partFrom === 0) return found;
  const part = { start: cell.start + reading.partFrom, end: cell.end, text: cell.text.slice(reading.partFrom) };
  const hit = placed(part, readingOf(part.text, table, lexicon));
  return hit.known ? hit : found;
}

/** Where the numeral right before `at` starts, if there is one; else `at`. */
function numeralBefore(text: string, at: number): number {
  const before = /(?:[（(]\s*[一二三四五六七八九十\d]+\s*[）)]|[\d０-９]+\s*[.．、]|[一二三四五六七八九十]+\s*、)\s*$/.exec(text.slice(0, at));
  return before ? before.index : at;
}

/** A reading at the place of its text. */
function placed({ text, start, end }: Span & { readonly text: string }, { numeral, from, words, meaning }: Reading): LabelHit {
  const { row, group, columns, table: only, known, match } = meaning;
  const number = numeral && { start: start + numeral.start, end: start + numeral.end, text: numeral.text, value: numeral.value, style: numeral.style };
  return { start, end, text, numeral: number, words: { start: start + from, end, text: words }, row, group, columns, table: only, known, match, canonical: null };
}

type Meaning = Pick<LabelHit, 'row' | 'group' | 'columns' | 'table' | 'known' | 'match'>;

/** A cell's text taken apart, wherever it stands: its numeral, and what the words from `from` on mean. */
interface Reading {
  readonly numeral: Numeral | null;
  readonly from: number;
  readonly words: string;
  readonly meaning: Meaning;
  /** Where unknown words may have a known label at their end, as group and row in one cell (（三）不予公开 1.属于国家秘密): where it begins; else 0. */
  readonly partFrom: number;
}

/** How texts read in each table, and where no table is open. */
const readingsOf = perPlace((_lexicon: Lexicon) => new Map<TableId | null, Memo<Reading>>());

function readingOf(text: string, table: TableId | null, lexicon: Lexicon): Reading {
  const byTable = readingsOf(lexicon);
  let memo = byTable.get(table);
  if (memo === undefined) byTable.set(table, (memo = new Memo((wanted) => read(wanted, table, lexicon))));
  return memo.of(text);
}

function read(text: string, table: TableId | null, lexicon: Lexicon): Reading {
  const numeral = text.length > 80 ? null : readNumeral(text, 0, text.length);
  let from = numeral?.end ?? 0;
  while (from < text.length && /\s/.test(text[from]!)) from++;
  const words = text.slice(from);
  const meaning = meaningOf(words, table, lexicon);
  return { numeral, from, words, meaning, partFrom: meaning.known || text.length < 5 ? 0 : partIn(text, lexicon) };
}

function partIn(text: string, lexicon: Lexicon): number {
  const split = lexicon.split(text);
  return split?.whole ? numeralBefore(text, split.start) : 0;
}

function meaningOf(words: string, table: TableId | null, lexicon: Lexicon): Meaning {
  const scope = table ?? undefined;
  let rows = lexicon.rows(words, scope);
  let columns = lexicon.columns(words, scope);
  let groups = lexicon.groups(words, scope);
  // Everyday words (其他, 总计) mean something in the open table or nothing; longer ones may open another table.
  if (table !== null && rows.length + columns.length + groups.length === 0 && foldKey(words).length > 2) {
    rows = lexicon.rows(words);
    columns = lexicon.columns(words);
    groups = lexicon.groups(words);
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

/** The rows of a table in all of the forms. */
function allRows({ templates }: TableDraft): readonly RowTemplate[] {
  return [...new Set(templates.flatMap((table) => table.blocks.flatMap((block) => block.rows)))];
}

/** The columns of a table, or of one of its blocks, in all of the forms. */
function allColumns({ templates }: TableDraft, item: string | null): readonly ColumnTemplate[] {
  return [...new Set(templates.flatMap((table) => table.blocks.filter((block) => item === null || block.id === item).flatMap((block) => block.columns)))];
}

/** The row a label misspells, judged among the rows of the table that is open; null if none is near. */
export function nearRow(hit: LabelHit, draft: TableDraft): LabelHit | null {
  const near = draft.lexicon.nearest(hit.words.text, allRows(draft));
  if (!near) return null;
  return { ...hit, row: near.template.id, known: true, match: 'near', canonical: near.template.label, table: draft.id };
}

/** The row of which the words are the beginning, where a label is broken and its other half stands elsewhere. */
export function isPrefixOfRow(hit: LabelHit, draft: TableDraft): LabelHit | null {
  if (hit.words.text.length < 4) return null;
  const rows = allRows(draft).filter((row) => isCut(hit.words.text, row));
  return rows.length === 1 ? { ...hit, row: rows[0]!.id, known: true, match: 'variant', table: draft.id } : null;
}

/** The column header that words misspell or cut short, judged by the place among the headers of the open table. */
export function nearHeader(hit: LabelHit, draft: TableDraft): LabelHit | null {
  const item = tableLayout(draft.id) === 'blocks' ? draft.block().item : null;
  const columns = allColumns(draft, item);
  const near = draft.lexicon.nearest(hit.words.text, columns)?.template ?? (tableLayout(draft.id) === 'beside' && draft.syntax.encoding !== 'space' ? cutReviewHeader(hit, draft, columns) : undefined);
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
export function groupTemplate({ templates }: TableDraft, id: string): GroupTemplate | undefined {
  for (const { groups } of templates) {
    const group = groups.find((candidate) => candidate.id === id);
    if (group) return group;
  }
  return undefined;
}
