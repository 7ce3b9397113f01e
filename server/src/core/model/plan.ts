import { tableLayout } from '../template/load.js';
import type { BlockTemplate, ColumnTemplate, GroupTemplate, RowTemplate, TableId, TableTemplate, Template } from '../template/types.js';
import { cellAt, type Cells } from '../syntax/tables/cells.js';
import type { Encoding, GridCell, MatchQuality, Numeral } from '../syntax/types.js';
import type { RowDraft, TableDraft } from './draft.js';
import type { FigureTest } from './figureTest.js';
import { blockTemplate, templateOf } from './forms.js';
import { groupTemplate, type LabelHit } from './labels.js';
import { settleRows, type Settled } from './settle.js';
import type { Row } from './types.js';

/**
 * What all tables share that have the same labels and kinds of cells in the same places, whatever their figures: which
 * rows and columns of the form they show, and in which of their cells. Reports repeat the form, so that a table nearly
 * always has the plan of one before it; what follows from labels alone is worked out once for each plan.
 */
export interface TablePlan {
  readonly id: TableId;
  readonly encoding: Encoding;
  /** Number of its first block among the blocks of the segment that are tables. */
  readonly block: number;
  readonly template: TableTemplate;
  readonly blocks: readonly BlockTemplate[];
  readonly start: Point;
  readonly end: Point;
  readonly rows: readonly RowPlan[];
  readonly groups: readonly GroupPlan[];
  readonly headers: readonly HeaderPlan[];
}

export interface RowPlan {
  readonly template: RowTemplate | null;
  readonly block: BlockTemplate | null;
  readonly label: LabelPlan | null;
  readonly cells: readonly CellPlan[];
  /** The columns of the cells; null where the shape of the row does not tell. */
  readonly columns: readonly ColumnTemplate[] | null;
  readonly expected: number;
  readonly shape: Row['shape'];
  readonly start: Point;
  readonly end: Point;
}

export interface GroupPlan {
  readonly template: GroupTemplate;
  readonly label: LabelPlan;
}

export interface HeaderPlan {
  readonly start: Point;
  readonly end: Point;
  readonly text: string;
  readonly column: ColumnTemplate | null;
  readonly block: BlockTemplate | null;
  readonly match: MatchQuality;
  readonly canonical: string | null;
}

export interface LabelPlan {
  readonly start: Point;
  readonly end: Point;
  readonly text: string;
  /** Its offsets, and that of the words, count from the start of the label. */
  readonly numeral: Numeral | null;
  readonly wordsFrom: number;
  readonly words: string;
  readonly match: MatchQuality;
}

/** A cell of the segment by its number; or words that stand where a number belongs, which may be part of a cell. */
export type CellPlan = number | { readonly start: Point; readonly end: Point; readonly text: string };

/** A place that moves with the cells: so many characters behind an entry of `Cells.spans`. */
export interface Point {
  readonly at: number;
  readonly by: number;
}

/** Finds the points of places among the cells of a segment. */
export class Points {
  constructor(private readonly cells: Cells) {}

  /** The number of the cell that starts at or last before a place. */
  cellAt(place: number): number {
    return cellAt(this.cells, place);
  }

  /** Whether the cell of this number is that one and not a part of it or several. */
  isCell(number: number, { start, end, text }: GridCell): boolean {
    const { spans, words } = this.cells;
    return spans[2 * number] === start && spans[2 * number + 1] === end && (words[number]?.text ?? '') === text;
  }

  of(place: number): Point {
    const { spans } = this.cells;
    const cell = this.cellAt(place);
    const start = spans[2 * cell]!;
    const end = spans[2 * cell + 1]!;
    return place > start && place >= end ? { at: 2 * cell + 1, by: place - end } : { at: 2 * cell, by: place - start };
  }
}

/** A plan, and where it rests on figures, too: it holds where these have the same answers. */
export interface Planned {
  readonly plan: TablePlan;
  readonly tests: readonly FigureTest[];
}

/** The plan of a table that was read; `block`: number of its first block among the tables of the segment. */
export function planOf(draft: TableDraft, block: number, points: Points, prior: Template): Planned {
  const template = templateOf(draft, prior);
  const layout = tableLayout(draft.id);
  const blocks = layout === 'blocks' ? draft.blocks.map((_, i) => blockTemplate(draft, i, prior)) : [];
  const single = template.blocks[0]!;
  const blockOf = (row: RowDraft): BlockTemplate | null => (layout === 'blocks' ? (blocks[row.block] ?? null) : single);
  const expected = draft.rows.map((row) => {
    const width = blockOf(row)?.columns.length ?? row.values.length;
    return layout === 'beside' && row.values.length !== width ? width * single.rows.length : width;
  });
  const settled = settleRows(draft.rows.map((row, i) => ({ values: row.values, figuresAt: row.figuresAt, expected: expected[i]!, hasTotal: layout !== 'beside' && endsInSum(template, blockOf(row)) })), draft.syntax.encoding);
  const plan: TablePlan = {
    id: draft.id,
    encoding: draft.syntax.encoding,
    block,
    template,
    blocks: layout === 'blocks' ? blocks.filter((each) => each !== null) : [single],
    start: points.of(draft.start),
    end: points.of(draft.end),
    rows: draft.rows.map((row, i) => rowPlan(row, blockOf(row), expected[i]!, settled[i]!, draft, points)),
    groups: draft.groups.flatMap((hit) => {
      const group = hit.group === null ? undefined : groupTemplate(draft, hit.group);
      return group ? [{ template: group, label: labelPlan(hit, points) }] : [];
    }),
    headers: draft.headers.map((hit) => headerPlan(hit, draft, blocks, single, points)),
  };
  return { plan, tests: settled.flatMap(({ test }) => test ?? []) };
}

/** Whether the last value of a row is the sum of the others, or of some of them. */
function endsInSum({ relations }: TableTemplate, block: BlockTemplate | null): boolean {
  const last = block?.columns.at(-1)?.id;
  return relations.some((relation) => relation.forEach === 'row' && relation.at === last);
}

function rowPlan(draft: RowDraft, block: BlockTemplate | null, expected: number, settled: Settled, { templates }: TableDraft, points: Points): RowPlan {
  const exact = settled.shape === 'exact' && expected === block?.columns.length;
  return {
    template: draft.id === null ? null : rowTemplate(templates, block, draft.id),
    block,
    label: draft.label && labelPlan(draft.label, points),
    cells: settled.values.map((cell) => cellPlan(cell, points)),
    columns: exact ? block.columns : null,
    expected,
    shape: settled.shape,
    start: points.of(draft.start),
    end: points.of(draft.end),
  };
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

function cellPlan(cell: GridCell, points: Points): CellPlan {
  const at = points.cellAt(cell.start);
  return points.isCell(at, cell) ? at : { start: points.of(cell.start), end: points.of(cell.end), text: cell.text };
}

function labelPlan(hit: LabelHit, points: Points): LabelPlan {
  const { start, numeral } = hit;
  return {
    start: points.of(start),
    end: points.of(hit.end),
    text: hit.text,
    numeral: numeral && { ...numeral, start: numeral.start - start, end: numeral.end - start },
    wordsFrom: hit.words.start - start,
    words: hit.words.text,
    match: hit.match,
  };
}

function headerPlan(hit: LabelHit, draft: TableDraft, blocks: readonly (BlockTemplate | null)[], single: BlockTemplate, points: Points): HeaderPlan {
  const inBlocks = tableLayout(draft.id) === 'blocks';
  const block = inBlocks ? (blocks[draft.blocks.findIndex((candidate) => candidate.headers.includes(hit))] ?? null) : single;
  const column = block?.columns.find((candidate) => hit.columns.includes(candidate.id)) ?? null;
  return { start: points.of(hit.start), end: points.of(hit.end), text: hit.text, column, block, match: hit.match, canonical: hit.canonical };
}
