import { perPlace } from '../text/perPlace.js';
import { isUnstatedMark, parseNumber } from '../text/numbers.js';
import { tableTemplate } from '../template/load.js';
import type { BlockTemplate, ColumnTemplate, FormId, RowTemplate, TableId } from '../template/types.js';
import type { GridCell, Segment } from '../syntax/types.js';
import type { TableDraft, RowDraft } from './draft.js';
import { blockTemplate, templateOf } from './forms.js';
import { interpret } from './interpret.js';
import { groupTemplate, type LabelHit } from './labels.js';
import { settleRows, type Settled } from './settle.js';
import type { Cell, Header, Label, Row, Table } from './types.js';

const ROW_FORMS: readonly FormId[] = ['2021', '2019'];
const NO_NOTATION: Cell['notation'] = { fullWidth: false, thousands: false, spaces: false, unit: null, negative: false, decimals: 0 };

const draftsIn = perPlace((_segment: Segment) => new Map<TableId | 'none', readonly TableDraft[]>());
const tablesFrom = perPlace((_drafts: readonly TableDraft[]) => new Map<FormId, readonly Table[]>());

/** Objects under construction; frozen by type when handed out. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The tables of a segment. `first` is the table its heading announces, `prior` the form to assume where the table itself
 * does not tell. Memoised per segment.
 */
export function tablesOf(segment: Segment, first: TableId | null, prior: FormId): readonly Table[] {
  if (!segment.blocks.some((block) => block.kind === 'table')) return [];
  const drafts = draftsOf(segment, first);
  const byForm = tablesFrom(drafts);
  let built = byForm.get(prior);
  if (!built) byForm.set(prior, (built = drafts.map((draft) => build(draft, segment, prior))));
  return built;
}

function draftsOf(segment: Segment, first: TableId | null): readonly TableDraft[] {
  const bySection = draftsIn(segment);
  const key = first ?? 'none';
  let drafts = bySection.get(key);
  if (!drafts) bySection.set(key, (drafts = interpret(segment, first)));
  return drafts;
}

/** Which tables a segment holds, where its heading announces `first`. */
export function interpretedIds(segment: Segment, first: TableId | null): readonly TableId[] {
  return idsOf(draftsOf(segment, first));
}

const idsOf = perPlace((drafts: readonly TableDraft[]): readonly TableId[] => drafts.map((draft) => draft.id));

function build(draft: TableDraft, segment: Segment, prior: FormId): Table {
  const template = templateOf(draft, prior);
  const blocks = draft.id === 'disclosure' ? draft.blocks.map((_, i) => blockTemplate(draft, i, prior)) : [];
  const single = template.blocks[0]!;
  const blockOf = (row: RowDraft): BlockTemplate | null => (draft.id === 'disclosure' ? (blocks[row.block] ?? null) : single);
  const expected = draft.rows.map((row) => {
    const block = blockOf(row);
    if (draft.id === 'review') return row.values.length === 5 ? 5 : 15;
    return block?.columns.length ?? row.values.length;
  });
  const settled = settleRows(draft.rows.map((row, i) => ({ values: row.values, figuresAt: row.figuresAt, expected: expected[i]! })), draft.syntax.encoding);
  const table: Mutable<Table> = {
    id: draft.id,
    segment,
    encoding: draft.syntax.encoding,
    syntax: draft.syntax,
    template,
    form: template.form,
    start: draft.start,
    end: draft.end,
    rows: [],
    groups: draft.groups.flatMap((hit) => {
      const group = hit.group === null ? undefined : groupTemplate(draft.id, hit.group);
      return group ? [{ template: group, label: labelOf(hit), start: hit.start, end: hit.end }] : [];
    }),
    headers: draft.headers.map((hit) => headerOf(hit, draft, blocks)),
    blocks: draft.id === 'disclosure' ? blocks.filter((block) => block !== null) : [single],
  };
  table.rows = draft.rows.map((row, i) => rowOf(table, row, blockOf(row), expected[i]!, settled[i]!));
  return table;
}

function rowOf(table: Table, draft: RowDraft, block: BlockTemplate | null, expected: number, settled: Settled): Row {
  const row: Mutable<Row> = {
    table,
    template: draft.id === null ? null : rowTemplate(table, block, draft.id),
    block,
    label: draft.label && labelOf(draft.label),
    cells: [],
    expected,
    shape: settled.shape,
    start: draft.start,
    end: draft.end,
  };
  const columns = settled.shape === 'exact' && expected === block?.columns.length ? block.columns : null;
  row.cells = settled.values.map((cell, index) => cellOf(row, cell, index, columns?.[index] ?? null));
  return row;
}

/** The row's template in the table's form; a row of the other form keeps its own, so that it can be named. */
function rowTemplate(table: Table, block: BlockTemplate | null, id: string): RowTemplate | null {
  const own = block?.rows.find((row) => row.id === id);
  if (own) return own;
  for (const form of ROW_FORMS) {
    const row = tableTemplate(form, table.id).blocks.flatMap((b) => b.rows).find((candidate) => candidate.id === id);
    if (row) return row;
  }
  return null;
}

function cellOf(row: Row, cell: GridCell, index: number, column: ColumnTemplate | null): Cell {
  const parsed = cell.kind === 'blank' ? null : parseNumber(cell.text);
  const state = parsed ? 'number' : cell.kind === 'blank' || isUnstatedMark(cell.text) ? 'unstated' : 'text';
  return {
    start: cell.start,
    end: cell.end,
    text: cell.text,
    row,
    index,
    column,
    state,
    value: parsed?.value ?? null,
    confidence: row.shape === 'exact' ? 'exact' : 'guessed',
    notation: parsed?.notation ?? NO_NOTATION,
  };
}

function labelOf(hit: LabelHit): Label {
  return { start: hit.start, end: hit.end, text: hit.text, numeral: hit.numeral, words: hit.words, match: hit.match };
}

function headerOf(hit: LabelHit, draft: TableDraft, blocks: readonly (BlockTemplate | null)[]): Header {
  const index = draft.id === 'disclosure' ? draft.blocks.findIndex((block) => block.headers.includes(hit)) : 0;
  const block = draft.id === 'disclosure' ? (blocks[index] ?? null) : (tableTemplate('2021', draft.id).blocks[0] ?? null);
  const column = block?.columns.find((candidate) => hit.columns.includes(candidate.id)) ?? null;
  return { start: hit.start, end: hit.end, text: hit.text, column, block, match: hit.match, canonical: hit.canonical };
}
