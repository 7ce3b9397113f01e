import type { Quantity } from '../text/quantity.js';
import type { Span } from '../text/span.js';
import type { BlockTemplate, ColumnTemplate, FormId, GroupTemplate, RelationTemplate, RowTemplate, SectionRole, TableId, TableTemplate, Template } from '../template/types.js';
import type { Cells } from '../syntax/tables/cells.js';
import type { Encoding, Loc, MatchQuality, Numeral, NumeralStyle, Segment, TableSyntax } from '../syntax/types.js';
import type { TablePlan } from './plan.js';

/** exact: the row has as many values as columns; guessed: which value belongs to which column is undecided. */
export type Confidence = 'exact' | 'guessed';

/** number: parsed; unstated: blank or one of - — / 无 空; text: anything else where a number belongs. */
export type CellState = 'number' | 'unstated' | 'text';

/** Spans in this file are relative to the segment of the table they belong to; see `locate`. */
export interface Cell extends Span {
  readonly text: string;
  readonly row: Row;
  /** Position among the row's values, from 0. */
  readonly index: number;
  /** null where the row's shape does not tell the column. */
  readonly column: ColumnTemplate | null;
  readonly state: CellState;
  /** Present when state is number. */
  readonly value: Quantity | null;
  readonly confidence: Confidence;
  /** What is unusual about how the number is written. */
  readonly notation: { readonly fullWidth: boolean; readonly thousands: boolean; readonly spaces: boolean; readonly unit: string | null; readonly negative: boolean; readonly decimals: number };
}

/** Words with an optional numeral, as written in a table. */
export interface Label extends Span {
  readonly text: string;
  readonly numeral: Numeral | null;
  /** The words after the numeral. */
  readonly words: Span & { readonly text: string };
  readonly match: MatchQuality;
}

export interface Row extends Span {
  readonly table: Table;
  /** Its place among the rows of the table and of the plan, from 0. */
  readonly number: number;
  /** null: a row that the form does not have. For table 4: the block (review, direct, postReview). */
  readonly template: RowTemplate | null;
  readonly block: BlockTemplate | null;
  readonly label: Label | null;
  readonly cells: readonly Cell[];
  /** How many values belong here. */
  readonly expected: number;
  /** exact; short or long: wrong number of values; guessed: right number, but not which is which; empty: a label with no values at all. */
  readonly shape: 'exact' | 'short' | 'long' | 'guessed' | 'empty';
}

/** A group heading inside the table, e.g. （三）不予公开. */
export interface Group extends Span {
  readonly template: GroupTemplate;
  readonly label: Label;
}

/** A column header as written. */
export interface Header extends Span {
  readonly text: string;
  readonly column: ColumnTemplate | null;
  readonly block: BlockTemplate | null;
  readonly match: MatchQuality;
  /** The canonical wording where the match is near. */
  readonly canonical: string | null;
}

export interface Table extends Span {
  /** What it shares with all tables that have the same labels in the same places. */
  readonly plan: TablePlan;
  /** The cells of all tables of its segment, to which the plan refers. */
  readonly figures: Cells;
  readonly id: TableId;
  readonly segment: Segment;
  readonly encoding: Encoding;
  readonly syntax: TableSyntax;
  readonly template: TableTemplate;
  readonly form: FormId;
  /** In text order. For table 4 its three blocks, in the form's order. */
  readonly rows: readonly Row[];
  readonly groups: readonly Group[];
  readonly headers: readonly Header[];
  /** Blocks that are present, with the form each follows (table 2 may mix forms). */
  readonly blocks: readonly BlockTemplate[];
}

export interface Title {
  readonly loc: Loc;
  readonly text: string;
  readonly body: string | null;
  readonly year: number | null;
}

export interface Section {
  readonly role: SectionRole;
  /** Its number in the form of the report. */
  readonly number: number;
  readonly heading: Loc;
  readonly title: Loc;
  readonly titleText: string;
  readonly numeral: { readonly loc: Loc; readonly text: string; readonly value: number; readonly style: NumeralStyle } | null;
  readonly match: MatchQuality;
  /** The segment of the heading, then further segments that belong to the section. */
  readonly segments: readonly Segment[];
  /** Nothing but white space under the heading. */
  readonly empty: boolean;
}

/** One report of the file. Immutable; memoised on its segments. */
export interface Report {
  readonly segments: readonly Segment[];
  readonly titles: readonly Title[];
  /** First title, or null. */
  readonly title: Title | null;
  /** From the title, else from preface or period; null if unknown. */
  readonly year: number | null;
  readonly body: string | null;
  /** The year whose rules apply: `year`, else the one in which the form of its tables began; null where nothing tells. */
  readonly governingYear: number | null;
  /** Fewer than two sections: missing sections are one information. */
  readonly fragment: boolean;
  readonly form: FormId | 'mixed';
  /** The template that governs texts and missing parts: by block evidence, year as prior. */
  readonly template: Template;
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
}

/** One instance of a relation: which cells stand on which side, and how it comes out. */
export interface Relation {
  readonly template: RelationTemplate;
  readonly table: Table;
  /** The row (forEach row) or column (forEach column) it is about. */
  readonly row: Row | null;
  readonly column: ColumnTemplate | null;
  readonly left: readonly Cell[];
  readonly right: readonly Cell[];
  /** The cell a finding stands on. */
  readonly at: Cell | null;
  readonly status: 'holds' | 'fails' | 'not-evaluated';
  /** Sums of both sides when evaluated. */
  readonly leftSum: Quantity | null;
  readonly rightSum: Quantity | null;
  /** leftSum - rightSum. */
  readonly residual: Quantity | null;
  /** Why it was not evaluated. */
  readonly obstacle: { readonly row: Row | null; readonly rowId: string | null; readonly reason: 'missing-row' | 'shape' | 'duplicate' | 'not-a-number' | 'blank-total' | 'unknown-row' } | null;
  /** A blank stands among the addends: a mismatch is a warning. */
  readonly involvesBlank: boolean;
}

/** All relations of one table with the root cause worked out (DESIGN 4). */
export interface Ledger {
  readonly relations: readonly Relation[];
  readonly failures: readonly Failure[];
  readonly counts: SumCounts;
  /** The relations in which a cell stands: those for its row, then those for its column. */
  of(cell: Cell): readonly Relation[];
}

/** How many relations a table has. */
export interface SumCounts {
  /** Cells that stand in at least one relation that was evaluated. */
  readonly cells: number;
  /** Relations that were evaluated. */
  readonly relations: number;
  readonly failed: number;
  readonly notEvaluated: number;
}

export interface Failure {
  readonly relation: Relation;
  /** Folded into these (column) failures, not reported again. */
  readonly derivedFrom: readonly Relation[];
  /** The one cell whose change makes all connected failures hold, and what it should be. */
  readonly suspect: { readonly cell: Cell; readonly value: Quantity } | null;
}
