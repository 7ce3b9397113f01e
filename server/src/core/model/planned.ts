import { isUnstatedMark, parseNumber } from '../text/numbers.js';
import type { Cells } from '../syntax/tables/cells.js';
import type { Encoding, Segment, TableSyntax } from '../syntax/types.js';
import type { BlockTemplate, FormId, RowTemplate, TableId, TableTemplate } from '../template/types.js';
import type { CellPlan, HeaderPlan, LabelPlan, Point, RowPlan, TablePlan } from './plan.js';
import type { Cell, Group, Header, Label, Row, Table } from './types.js';

const NO_NOTATION: Cell['notation'] = { fullWidth: false, thousands: false, spaces: false, unit: null, negative: false, decimals: 0 };

/** Whether all that stands in the cells are counts in plain digits. */
export function hasPlainCounts({ plan, figures: { words } }: Table): boolean {
  for (const { cells } of plan.rows) for (const cell of cells) if (typeof cell !== 'number' || (words[cell]?.count ?? -1) < 0) return false;
  return true;
}

/** A table by its plan. Rows, cells and labels are made for whoever asks: of most tables nobody looks at one. */
export class PlannedTable implements Table {
  readonly id: TableId;
  readonly encoding: Encoding;
  readonly template: TableTemplate;
  readonly form: FormId;
  readonly blocks: readonly BlockTemplate[];
  readonly start: number;
  readonly end: number;
  #rows: readonly PlannedRow[] | undefined;
  #groups: readonly Group[] | undefined;
  #headers: readonly Header[] | undefined;

  /** `cells`: those of all tables of the segment. */
  constructor(
    readonly plan: TablePlan,
    readonly segment: Segment,
    readonly syntax: TableSyntax,
    readonly figures: Cells,
  ) {
    this.id = plan.id;
    this.encoding = plan.encoding;
    this.template = plan.template;
    this.form = plan.template.form;
    this.blocks = plan.blocks;
    this.start = this.place(plan.start);
    this.end = this.place(plan.end);
  }

  get rows(): readonly PlannedRow[] {
    return (this.#rows ??= this.plan.rows.map((plan, number) => new PlannedRow(this, plan, number)));
  }

  get groups(): readonly Group[] {
    return (this.#groups ??= this.plan.groups.map(({ template, label: plan }) => {
      const label = this.label(plan);
      return { template, label, start: label.start, end: label.end };
    }));
  }

  get headers(): readonly Header[] {
    return (this.#headers ??= this.plan.headers.map((plan) => this.header(plan)));
  }

  /** A point of the plan as an offset of the segment. */
  place({ at, by }: Point): number {
    return this.figures.spans[at]! + by;
  }

  label({ start: from, end: to, text, numeral, wordsFrom, words, match }: LabelPlan): Label {
    const start = this.place(from);
    const end = this.place(to);
    return {
      start,
      end,
      text,
      numeral: numeral && { ...numeral, start: start + numeral.start, end: start + numeral.end },
      words: { start: start + wordsFrom, end, text: words },
      match,
    };
  }

  private header({ start, end, text, column, block, match, canonical }: HeaderPlan): Header {
    return { start: this.place(start), end: this.place(end), text, column, block, match, canonical };
  }
}

class PlannedRow implements Row {
  readonly template: RowTemplate | null;
  readonly block: BlockTemplate | null;
  readonly expected: number;
  readonly shape: Row['shape'];
  readonly start: number;
  readonly end: number;
  #label: Label | null | undefined;
  #cells: readonly Cell[] | undefined;

  constructor(
    readonly table: PlannedTable,
    private readonly plan: RowPlan,
    readonly number: number,
  ) {
    this.template = plan.template;
    this.block = plan.block;
    this.expected = plan.expected;
    this.shape = plan.shape;
    this.start = table.place(plan.start);
    this.end = table.place(plan.end);
  }

  get label(): Label | null {
    return this.#label === undefined ? (this.#label = this.plan.label && this.table.label(this.plan.label)) : this.#label;
  }

  get cells(): readonly Cell[] {
    return (this.#cells ??= this.plan.cells.map((plan, index) => this.cell(plan, index)));
  }

  private cell(plan: CellPlan, index: number): Cell {
    const column = this.plan.columns?.[index] ?? null;
    const confidence = this.shape === 'exact' ? 'exact' : 'guessed';
    if (typeof plan !== 'number') {
      const number = parseNumber(plan.text);
      return { start: this.table.place(plan.start), end: this.table.place(plan.end), text: plan.text, row: this, index, column, state: number ? 'number' : isUnstatedMark(plan.text) ? 'unstated' : 'text', value: number?.value ?? null, confidence, notation: number?.notation ?? NO_NOTATION };
    }
    const { spans, words } = this.table.figures;
    const word = words[plan] ?? null;
    const number = word?.number ?? null;
    return {
      start: spans[2 * plan]!,
      end: spans[2 * plan + 1]!,
      text: word?.text ?? '',
      row: this,
      index,
      column,
      state: number ? 'number' : word === null || word.isValue ? 'unstated' : 'text',
      value: number?.value ?? null,
      confidence,
      notation: number?.notation ?? NO_NOTATION,
    };
  }
}
