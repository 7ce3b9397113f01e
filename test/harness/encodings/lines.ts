import type { Sheet } from '../sheet.js';
import type { Writer } from './writer.js';

/** One cell per line ending in a bar; a line of bars stands for the spans of a row, except after the last row. */
export function cellLine(sheet: Sheet, out: Writer): void {
  sheet.lines.forEach((line, index) => {
    for (const box of line) {
      out.box(box);
      out.put(' |\n');
    }
    const fillers = Math.max(0, sheet.width - line.length);
    if (fillers > 0 && index < sheet.lines.length - 1) out.put(`${'|'.repeat(fillers)}\n`);
  });
}

/** A cell's line, then a line with a bar alone. */
export function barAfter(sheet: Sheet, out: Writer): void {
  for (const line of sheet.lines) {
    for (const box of line) {
      out.box(box);
      out.put('\n|\n');
    }
  }
}

/** A bar alone opens each row; the last cell of a short row is followed by fillers on its line. */
export function barBefore(sheet: Sheet, out: Writer): void {
  for (const line of sheet.lines) {
    out.put('|\n');
    line.forEach((box, index) => {
      out.box(box);
      const fillers = index === line.length - 1 ? Math.max(0, sheet.width - line.length) : 0;
      out.put(fillers > 0 ? ` | ${'|'.repeat(fillers)}\n` : ' |\n');
    });
  }
}

/** One cell per line with `gap` between them. */
export function cellsApart(gap: '\n' | '\n\n') {
  return (sheet: Sheet, out: Writer): void => {
    for (const line of sheet.lines) {
      for (const box of line) {
        out.box(box);
        out.put(gap);
      }
    }
  };
}
