import { gridOf, type Sheet } from '../sheet.js';
import type { Writer } from './writer.js';

/** Rows with bars after each cell and touching bars for spans, as web editors paste them. */
export function pipeOpen(sheet: Sheet, out: Writer): void {
  for (const line of sheet.lines) {
    for (const box of line) {
      out.box(box);
      out.put('  | ');
    }
    out.put(`${'|'.repeat(Math.max(0, sheet.width - line.length))}\n`);
  }
}

/** Rows with a bar at both ends. */
export function pipeClosed(sheet: Sheet, out: Writer): void {
  for (const line of sheet.lines) {
    out.put('| ');
    for (const box of line) {
      out.box(box);
      out.put(' | ');
    }
    out.put(`${'|'.repeat(Math.max(0, sheet.width - line.length))}\n`);
  }
}

/** Markdown rows; spans are empty cells. The delimiter row's length is the caller's choice. */
export function gfm(delimiter: 'exact' | 'short' | 'long' | 'one-cell') {
  return (sheet: Sheet, out: Writer): void => {
    const dashes = { exact: sheet.width, short: 2, long: sheet.width + 3, 'one-cell': 1 }[delimiter];
    gridOf(sheet).forEach((slots, index) => {
      // A row that lost a cell ends early: an empty field in its place would be a blank cell.
      const whole = slots.slice(0, slots.findLastIndex((slot) => slot !== null) + 1);
      const fields = delimiter === 'one-cell' && index === 0 ? whole.filter((slot) => slot && 'box' in slot) : whole;
      out.put('|');
      for (const slot of fields) {
        out.put(' ');
        if (slot && 'box' in slot && slot.box.text !== '') {
          out.box(slot.box);
          out.put(' ');
        }
        out.put('|');
      }
      out.put('\n');
      if (index === 0) out.put(`|${' --- |'.repeat(dashes)}\n`);
    });
  };
}
