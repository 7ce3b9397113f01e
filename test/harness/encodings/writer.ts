import type { Span } from '../../../server/src/core/text/span.js';
import type { Box } from '../sheet.js';

/** Collects text and remembers where each number and each row label went. Lines end in the chosen line ending. */
export class Writer {
  text = '';
  /** By `table/row/column`. */
  readonly cells = new Map<string, Span>();
  /** By row id; ids of tables 2 and 3 do not meet. */
  readonly labels = new Map<string, Span>();

  constructor(private readonly eol: string) {}

  /** Adds text; `\n` stands for the line ending. */
  put(text: string): void {
    this.text += text.replaceAll('\n', this.eol);
  }

  /** Adds a cell's text, noting its span. */
  box(box: Box, text = box.text): void {
    const start = this.text.length;
    this.put(text);
    const span = { start, end: this.text.length };
    if (box.ref) this.cells.set(`${box.ref.table}/${box.ref.row}/${box.ref.column}`, span);
    if (box.rowId) this.labels.set(box.rowId, span);
  }
}
