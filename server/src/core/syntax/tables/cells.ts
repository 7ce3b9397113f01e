import { isNumber, isUnstatedMark } from '../../text/numbers.js';
import type { Lexicon } from '../../template/match.js';
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
  return text.length <= 40 && (isNumber(text) || isUnstatedMark(text));
}

/**
 * Turns the fields of one line into logical rows: labels, then values. Words behind a value are a value that is no
 * number, unless they are a label of the form, which starts a further row (`行政处罚 | 61 | 行政强制 | 0`).
 */
export function rowsOfFields(fields: readonly Field[], leadingBlanks: 'filler' | 'blank', lexicon: Lexicon): GridRow[] {
  const rows: GridRow[] = [];
  let cells: GridCell[] = [];
  let hasValue = false;
  let hasLabel = false;
  for (const { start, end, text, empty } of fields) {
    let kind: GridCell['kind'] = 'value';
    if (empty) {
      kind = empty === 'blank' && (hasValue || (leadingBlanks === 'blank' && hasLabel)) ? 'blank' : 'filler';
    } else if (isValue(text)) hasValue = true;
    else {
      const known = lexicon.isLabel(text);
      if (hasValue && known) {
        rows.push(rowOf(cells));
        cells = [];
        hasValue = false;
      }
      if (!hasValue) kind = 'label';
      hasLabel = true;
    }
    cells.push({ start, end, text, kind });
  }
  if (cells.length > 0) rows.push(rowOf(cells));
  return rows;
}

function rowOf(cells: GridCell[]): GridRow {
  return { cells, start: cells[0]!.start, end: cells[cells.length - 1]!.end };
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
      rows.push(rowOf(cells));
      cells = [];
      hasValue = false;
    }
    if (kind === 'value') hasValue = true;
    cells.push({ start: field.start, end: field.end, text: field.text, kind });
  }
  if (cells.length > 0) rows.push(rowOf(cells));
  return rows;
}
