import type { Span } from '../text/span.js';
import type { Lexicon } from '../template/match.js';
import type { TableId, TableTemplate } from '../template/types.js';
import type { GridCell, TableSyntax } from '../syntax/types.js';
import type { LabelHit } from './labels.js';

/** A row while its table is being read. */
export interface RowDraft extends Span {
  /** Template row id; null: a row the form does not have. */
  readonly id: string | null;
  readonly label: LabelHit | null;
  values: GridCell[];
  /** Index of the first figure among the fields of its line: rows with bars line up. */
  readonly figuresAt: number;
  end: number;
  /** Index of its block among the draft's blocks. */
  readonly block: number;
}

export interface BlockDraft {
  /** Id of the form's block: item1 … item9 in table 2; null until a row tells. */
  item: string | null;
  /** Ids of the column headers seen, with ambiguous ones given by all their ids. */
  readonly columns: (readonly string[])[];
  /** The headers themselves. */
  readonly headers: LabelHit[];
}

/** A table while it is being read: rows and labels as met, before the form is chosen. */
export class TableDraft {
  readonly rows: RowDraft[] = [];
  readonly #ids = new Set<string>();
  readonly groups: LabelHit[] = [];
  readonly headers: LabelHit[] = [];
  readonly blocks: BlockDraft[] = [];
  /** Values lines of table 4 met so far. */
  figures = 0;
  end: number;

  constructor(
    readonly id: TableId,
    readonly syntax: TableSyntax,
    readonly start: number,
    /** What words mean in it. */
    readonly lexicon: Lexicon,
  ) {
    this.end = start;
  }

  /** The table in each of the forms that has it. */
  get templates(): readonly TableTemplate[] {
    return this.lexicon.tables(this.id);
  }

  addRow(row: RowDraft): void {
    this.rows.push(row);
    if (row.id !== null) this.#ids.add(row.id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** The open block; opens one when there is none. */
  block(): BlockDraft {
    const last = this.blocks[this.blocks.length - 1];
    return last ?? this.openBlock(null);
  }

  openBlock(item: string | null): BlockDraft {
    const block: BlockDraft = { item, columns: [], headers: [] };
    this.blocks.push(block);
    return block;
  }
}
