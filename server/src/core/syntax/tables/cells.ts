import type { Encoding, GridCell, GridRow, TableSyntax } from '../types.js';
import type { Word } from '../vocabulary.js';

/** What a field is. As numbers: a yearbook has half a million of them. */
export const LABEL = 0;
export const VALUE = 1;
export const BLANK = 2;
export const FILLER = 3;
/** Added to the kind of the last cell of a row. */
export const ROW_END = 4;

type Kind = typeof LABEL | typeof VALUE | typeof BLANK | typeof FILLER;

const NAMES: readonly GridCell['kind'][] = ['label', 'value', 'blank', 'filler'];

/**
 * The cells of a table in lists with an entry for each, since most of them nobody looks at one by one. Spans are
 * segment-relative and exclude surrounding spaces.
 */
export interface Cells {
  /** Where each starts and where it ends, by turns. */
  readonly spans: readonly number[];
  /** What each is, with ROW_END at the last of a row. */
  readonly kinds: readonly number[];
  /** What stands in each; null for blanks and fillers. */
  readonly words: readonly (Word | null)[];
  /** Of kinds and labels: the same for tables that differ in their figures alone. */
  readonly hash: number;
}

/** The number of the last cell that starts at or before an offset; -1 where there is none. */
export function cellAt({ spans }: Cells, offset: number): number {
  let low = -1;
  let high = spans.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[2 * middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A table as read, with its cells in lists; as objects they are made for whoever asks. */
export class ReadTable implements TableSyntax {
  #rows: readonly GridRow[] | undefined;

  constructor(
    readonly encoding: Encoding,
    readonly cells: Cells,
    readonly start: number,
    readonly end: number,
  ) {}

  get rows(): readonly GridRow[] {
    return (this.#rows ??= rowsOf(this.cells));
  }

  /** What was read, not how it is kept: two readings of one text are compared by it. */
  toJSON(): unknown {
    const { encoding, start, end, rows } = this;
    return { encoding, start, end, rows };
  }
}

function rowsOf({ spans, kinds, words }: Cells): GridRow[] {
  const rows: GridRow[] = [];
  let cells: GridCell[] = [];
  for (let i = 0; i < kinds.length; i++) {
    cells.push({ start: spans[2 * i]!, end: spans[2 * i + 1]!, text: words[i]?.text ?? '', kind: NAMES[kinds[i]! & ~ROW_END]! });
    if (kinds[i]! < ROW_END) continue;
    rows.push({ cells, start: cells[0]!.start, end: cells[cells.length - 1]!.end });
    cells = [];
  }
  return rows;
}

/**
 * Where cells are put while a table is read, used for one table after the other: lists that grow are made several times,
 * and each table gets copies that fit.
 */
const spans: number[] = [];
const kinds: number[] = [];
const words: (Word | null)[] = [];
/** After a table of more cells the lists are given back. */
const MOST_KEPT = 20_000;

/** Puts cells into rows as a reader finds them. One table is read at a time. */
export class Rows {
  #count = 0;
  #hash = 0;

  add(start: number, end: number, word: Word | null, kind: Kind): void {
    const at = this.#count++;
    spans[2 * at] = start;
    spans[2 * at + 1] = end;
    kinds[at] = kind;
    words[at] = word;
    this.#hash = (Math.imul(this.#hash, 31) + kind + (kind === LABEL ? word!.hash : 0)) | 0;
  }

  endRow(): void {
    const last = this.#count - 1;
    if (last < 0 || kinds[last]! >= ROW_END) return;
    kinds[last]! += ROW_END;
    this.#hash = (Math.imul(this.#hash, 31) + ROW_END) | 0;
  }

  /** The rows so far. */
  finish(): Cells {
    this.endRow();
    const count = this.#count;
    const cells = { spans: spans.slice(0, 2 * count), kinds: kinds.slice(0, count), words: words.slice(0, count), hash: this.#hash };
    this.#count = 0;
    // A long word points into the text it was cut from.
    words.fill(null, 0, count);
    if (count > MOST_KEPT) words.length = kinds.length = spans.length = 0;
    return cells;
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
  constructor(private readonly behindLabel: typeof BLANK | typeof FILLER) {
    super();
  }

  /** A field that shows something. */
  field(start: number, end: number, word: Word): void {
    if (word.isValue) {
      this.#hasValue = true;
      this.add(start, end, word, VALUE);
      return;
    }
    if (this.#hasValue && word.isLabel) {
      this.endRow();
      this.#hasValue = false;
    }
    this.#hasLabel = true;
    this.add(start, end, word, this.#hasValue ? VALUE : LABEL);
  }

  /** An empty field: one with a place of its own is a blank cell where a value may stand, else it stands for a span. */
  empty(start: number, end: number, open: boolean): void {
    this.add(start, end, null, open && (this.#hasValue || (this.#hasLabel && this.behindLabel === BLANK)) ? BLANK : FILLER);
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
    this.add(start, end, word, word.isValue ? VALUE : LABEL);
  }

  empty(at: number, kind: typeof BLANK | typeof FILLER): void {
    this.add(at, at, null, kind);
  }
}
