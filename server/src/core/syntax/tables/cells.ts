import { isUnstatedMark, parseNumber } from '../../text/numbers.js';
import { isTableLabel } from '../../template/match.js';
import type { GridCell, GridRow } from '../types.js';

/** A field as a reader found it: its trimmed span, and whether an empty one stands for a blank cell or for a span. */
export interface Field {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For empty fields only. */
  readonly empty?: 'blank' | 'filler';
}

/** Whether the text can only be a value: a number or a "not stated" mark. */
export function isValue(text: string): boolean {
  return text.length <= 40 && (parseNumber(text) !== null || isUnstatedMark(text));
}

/**
 * Turns the fields of one line into logical rows: labels, then values. Words behind a value are a value that is no
 * number, unless they are a label of the form, which starts a further row (`行政处罚 | 61 | 行政强制 | 0`).
 */
export function rowsOfFields(fields: readonly Field[], leadingBlanks: 'filler' | 'blank'): GridRow[] {
  const rows: GridRow[] = [];
  let cells: GridCell[] = [];
  let hasValue = false;
  let hasLabel = false;
  const close = (): void => {
    const first = cells[0];
    if (first) rows.push({ cells, start: first.start, end: cells[cells.length - 1]!.end });
    cells = [];
    hasValue = false;
    hasLabel = false;
  };
  for (const field of fields) {
    const { start, end, text } = field;
    if (field.empty) {
      const counts = field.empty === 'blank' && (hasValue || (leadingBlanks === 'blank' && hasLabel));
      cells.push({ start, end, text, kind: counts ? 'blank' : 'filler' });
    } else if (isValue(text)) {
      cells.push({ start, end, text, kind: 'value' });
      hasValue = true;
    } else {
      const known = isTableLabel(text);
      if (hasValue && known) close();
      cells.push({ start, end, text, kind: hasValue && !known ? 'value' : 'label' });
      hasLabel = true;
    }
  }
  close();
  return rows;
}

/**
 * Turns a run of cells that stand one per line into logical rows: a label after a value starts a row. A row of figures
 * without labels (table 4) ends only at the next label.
 */
export function rowsOfStream(fields: readonly Field[]): GridRow[] {
  const rows: GridRow[] = [];
  let cells: GridCell[] = [];
  let hasValue = false;
  for (const field of fields) {
    const kind = field.empty ? (field.empty === 'blank' ? 'blank' : 'filler') : isValue(field.text) ? 'value' : 'label';
    if (kind === 'label' && hasValue) {
      rows.push({ cells, start: cells[0]!.start, end: cells[cells.length - 1]!.end });
      cells = [];
      hasValue = false;
    }
    if (kind === 'value') hasValue = true;
    cells.push({ start: field.start, end: field.end, text: field.text, kind });
  }
  if (cells.length > 0) rows.push({ cells, start: cells[0]!.start, end: cells[cells.length - 1]!.end });
  return rows;
}
