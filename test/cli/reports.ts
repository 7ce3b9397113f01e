import { cleanFigures, type Figures } from '../harness/figures.js';
import { render, type RenderOptions } from '../harness/render.js';

/** A report without a finding at error or warning level. */
export const sound: Figures = cleanFigures(7, '2021', 'small');

/** A sound report as text. */
export function soundText(options: RenderOptions = {}): string {
  return render(sound, 'pipe-open', options).text;
}

/** The total of the row 一 of table 3, one too many: an error. */
export function brokenText(options: RenderOptions = {}): string {
  return render(brokenFigures(), 'pipe-open', options).text;
}

/** The figures of the broken report. */
export function brokenFigures(): Figures {
  const row = [...sound.applications['new']!];
  row[6] = String(Number(row[6]) + 1);
  return { ...sound, applications: { ...sound.applications, new: row } };
}

/** Where the wrong total stands: line, column and width, counted from 0. */
export function brokenPlace(options: RenderOptions = {}): { readonly line: number; readonly character: number; readonly text: string } {
  const { text, cell } = render(brokenFigures(), 'pipe-open', options);
  const { start, end } = cell({ table: 'applications', row: 'new', column: 'total' });
  const lines = text.slice(0, start).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)!.length, text: text.slice(start, end) };
}
