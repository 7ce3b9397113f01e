import { gridOf, type Sheet, type Slot } from '../sheet.js';
import type { Writer } from './writer.js';

function write(rows: readonly (readonly Slot[])[], out: Writer): void {
  for (const slots of rows) {
    slots.forEach((slot, index) => {
      if (index > 0) out.put('\t');
      if (slot && 'box' in slot) out.box(slot.box);
    });
    out.put('\n');
  }
}

/** As a spreadsheet copies: every place of the grid is a field. */
export function tabGrid(sheet: Sheet, out: Writer): void {
  write(gridOf(sheet), out);
}

/** As a word processor copies: a merged cell is one field, a cell merged downwards leaves an empty field. */
export function tabWord(sheet: Sheet, out: Writer): void {
  write(gridOf(sheet).map((slots) => slots.filter((slot) => slot && ('box' in slot || slot.covered === 'by-row'))), out);
}

/** Spans left out altogether: label and numbers only. */
export function tabBare(sheet: Sheet, out: Writer): void {
  write(sheet.lines.map((line) => line.map((box) => ({ box }))), out);
}

/** As text recognition gives it: labels take two fields, so that the numbers start in another field from row to row; empty fields pad the end. */
export function tabShifted(sheet: Sheet, out: Writer): void {
  if (sheet.id !== 'applications') return tabGrid(sheet, out);
  write(gridOf(sheet).map((slots) => {
    const firstValue = slots.findIndex((slot) => slot !== null && 'box' in slot && slot.box.kind === 'value');
    const labels = slots.slice(0, 3);
    const wide = labels.findIndex((slot) => slot !== null && 'covered' in slot && slot.covered === 'by-column');
    if (firstValue >= 0 && wide < 0) return slots;
    return [...labels.filter((_slot, index) => index !== 2), ...slots.slice(3), null];
  }), out);
}
