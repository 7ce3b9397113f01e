import { perPlace } from '../text/perPlace.js';
import { isUnstatedMark, parseNumber } from '../text/numbers.js';
import { lexiconOf } from '../template/formSet.js';
import { tableLayout } from '../template/load.js';
import type { Lexicon } from '../template/match.js';
import type { BlockTemplate, ColumnTemplate, RowTemplate, TableId, TableTemplate, Template } from '../template/types.js';
import type { GridCell, Segment } from '../syntax/types.js';
import type { TableDraft, RowDraft } from './draft.js';
import { blockTemplate, templateOf } from './forms.js';
import { interpret } from './interpret.js';
import { groupTemplate, type LabelHit } from './labels.js';
import { settleRows, type Settled } from './settle.js';
import type { Cell, Header, Label, Row, Table } from './types.js';

const NO_NOTATION: Cell['notation'] = { fullWidth: false, thousands: false, spaces: false, unit: null, negative: false, decimals: 0 };

const draftsIn = perPlace((_segment: Segment) => new Map<Lexicon, Map<TableId | null, readonly TableDraft[]>>());
const tablesFrom = perPlace((_drafts: readonly TableDraft[]) => new Map<Template, readonly Table[]>());

/** Objects under construction; frozen by type when handed out. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The tables of a segment. `first` is the table its heading announces, `prior` the form to assume where the table itself
 * does not tell: it may be in the other national form, too, but a user's form is read by itself. Memoised per segment.
 */
export function tablesOf(segment: Segment, first: TableId | null, prior: Template): readonly Table[] {
  if (!segment.blocks.some((block) => block.kind === 'table')) return [];
  const drafts = draftsOf(segment, first, lexiconOf(prior));
  const byForm = tablesFrom(drafts);
  let built = byForm.get(prior);
  if (!built) byForm.set(prior, (built = drafts.map((draft) => build(draft, segment, prior))));
  return built;
}

function draftsOf(segment: Segment, first: TableId | null, lexicon: Lexicon): readonly TableDraft[] {
  const byLexicon = draftsIn(segment);
  let bySection = byLexicon.get(lexicon);
  if (!bySection) byLexicon.set(lexicon, (bySection = new Map<TableId | null, readonly TableDraft[]>()));
  let drafts = bySection.get(first);
  if (!drafts) bySection.set(first, (drafts = interpret(segment, first, lexicon)));
  return drafts;
}

/** Which tables of all the forms a segment holds, where its heading announces `first`. */
export function interpretedIds(segment: Segment, first: TableId | null): readonly TableId[] {
  return idsOf(draftsOf(segment, first, segment.forms.lexicon));
}

const idsOf = perPlace((drafts: readonly TableDraft[]): readonly TableId[] => drafts.map((draft) => draft.id));

function build(draft: TableDraft, segment: Segment, prior: Template): Table {
  const template = templateOf(draft, prior);
  const layout = tableLayout(draft.id);
  const blocks = layout === 'blocks' ? draft.blocks.map((_, i) => blockTemplate(draft, i, prior)) : [];
  const single = template.blocks[0]!;
  const blockOf = (row: RowDraft): BlockTemplate | null => (layout === 'blocks' ? (blocks[row.block] ?? null) : single);
  const expected = draft.rows.map((row) => {
    const block = blockOf(row);
    const width = block?.columns.length ?? row.values.length;
    return layout === 'beside' && row.values.length !== width ? width * single.rows.length : width;
  });
  const settled = settleRows(draft.rows.map((row, i) => ({ values: row.values, figuresAt: row.figuresAt, expected: expected[i]!, hasTotal: layout !== 'beside' && endsInSum(template, blockOf(row)) })), draft.syntax.encoding);
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
      const group = hit.group === null ? undefined : groupTemplate(draft, hit.group);
      return group ? [{ template: group, label: labelOf(hit), start: hit.start, end: hit.end }] : [];
    }),
    headers: draft.headers.map((hit) => headerOf(hit, draft, blocks, single)),
    blocks: layout === 'blocks' ? blocks.filter((block) => block !== null) : [single],
  };
  table.rows = draft.rows.map((row, i) => rowOf(table, draft.templates, row, blockOf(row), expected[i]!, settled[i]!));
  return table;
}

/** Whether the last value of a row is the sum of the others, or of some of them. */
function endsInSum({ relations }: TableTemplate, block: BlockTemplate | null): boolean {
  const last = block?.columns.at(-1)?.id;
  return relations.some((relation) => relation.forEach === 'row' && relation.at === last);
}

function rowOf(table: Table, templates: readonly TableTemplate[], draft: RowDraft, block: BlockTemplate | null, expected: number, settled: Settled): Row {
  const row: Mutable<Row> = {
    table,
    template: draft.id === null ? null : rowTemplate(templates, block, draft.id),
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
function rowTemplate(templates: readonly TableTemplate[], block: BlockTemplate | null, id: string): RowTemplate | null {
  const own = block?.rows.find((row) => row.id === id);
  if (own) return own;
  for (const { blocks } of templates) {
    const row = blocks.flatMap((b) => b.rows).find((candidate) => candidate.id === id);
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

function headerOf(hit: LabelHit, draft: TableDraft, blocks: readonly (BlockTemplate | null)[], single: BlockTemplate): Header {
  const inBlocks = tableLayout(draft.id) === 'blocks';
  const block = inBlocks ? (blocks[draft.blocks.findIndex((candidate) => candidate.headers.includes(hit))] ?? null) : single;
  const column = block?.columns.find((candidate) => hit.columns.includes(candidate.id)) ?? null;
  return { start: hit.start, end: hit.end, text: hit.text, column, block, match: hit.match, canonical: hit.canonical };
}
