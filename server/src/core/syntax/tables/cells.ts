import type { GridCell, GridRow } from '../types.js';
import type { Word } from '../vocabulary.js';

/** Puts cells into rows as a reader finds them. */
export class Rows {
  readonly #rows: GridRow[] = [];
  /** The cells of the row, and behind them those of longer rows before it: its place is used again, each row gets a copy that fits. */
  readonly #cells: GridCell[] = [];
  #count = 0;

  add(start: number, end: number, text: string, kind: GridCell['kind']): void {
    this.#cells[this.#count++] = { start, end, text, kind };
  }

  endRow(): void {
    if (this.#count === 0) return;
    const cells = this.#cells.slice(0, this.#count);
    this.#rows.push({ cells, start: cells[0]!.start, end: cells[this.#count - 1]!.end });
    this.#count = 0;
  }

  /** The rows so far. */
  finish(): GridRow[] {
    this.endRow();
    return this.#rows;
  }
}

/**
 * Turns the fields of lines into logical rows: labels, then values. Words behind a value are a value that is no
 * number, unless they are a label of the form, which starts a further row (`行政处罚 | 61 | 行政强制 | 0`).
 */
export class LineRows extends Rows {
  #hasValue = false;
  #hasLabel = false;

  /** What an empty field is that stands behind a label and before any value. */
  constructor(private readonly behindLabel: 'blank' | 'filler') {
    super();
  }

  /** A field that shows something. */
  field(start: number, end: number, word: Word): void {
    if (word.isValue) {
      this.#hasValue = true;
      this.add(start, end, word.text, 'value');
      return;
    }
    if (this.#hasValue && word.isLabel) {
      this.endRow();
      this.#hasValue = false;
    }
    this.#hasLabel = true;
    this.add(start, end, word.text, this.#hasValue ? 'value' : 'label');
  }

  /** An empty field: one with a place of its own is a blank cell where a value may stand, else it stands for a span. */
  empty(start: number, end: number, open: boolean): void {
    this.add(start, end, '', open && (this.#hasValue || (this.#hasLabel && this.behindLabel === 'blank')) ? 'blank' : 'filler');
  }

  endLine(): void {
    this.endRow();
    this.#hasValue = this.#hasLabel = false;
  }
}

/**
 * Turns a run of cells that stand one per line into logical rows: a label after a value starts a row. A row of figures
 * without labels (table 4) ends only at the next label.
 */
export class StreamRows extends Rows {
  #hasValue = false;

  cell(start: number, end: number, word: Word): void {
    if (word.isValue) this.#hasValue = true;
    else if (this.#hasValue) {
      this.endRow();
      this.#hasValue = false;
    }
    this.add(start, end, word.text, word.isValue ? 'value' : 'label');
  }

  empty(at: number, kind: 'blank' | 'filler'): void {
    this.add(at, at, '', kind);
  }
}
