import type { Encoding } from '../syntax/types.js';
import type { Box, Sheet } from './sheet.js';

/** Encodings a table can be turned into: those that keep cells apart and that people use. */
export const writableEncodings = ['pipe', 'gfm', 'tab', 'cell-line', 'html'] as const satisfies readonly Encoding[];

export type WritableEncoding = (typeof writableEncodings)[number];

/** How the places that a span covers are written where an encoding has a choice: as an empty field, or as bars that touch. */
export type Fillers = 'empty' | 'touching';

/** A sheet as lines of an encoding, without line endings. */
export function writeSheet(sheet: Sheet, encoding: Encoding, fillers: Fillers = 'empty'): string[] {
  return writers[encoding](sheet, fillers);
}

const writers: Readonly<Record<Encoding, (sheet: Sheet, fillers: Fillers) => string[]>> = {
  pipe: ({ lines, width }) => lines.map((line) => `| ${line.map((box) => box.text).join(' | ')} |${bars(width - line.length)}`),
  gfm: (sheet, fillers) => {
    const covered = fillers === 'touching' ? '|' : '  |';
    const rows = gridOf(sheet).map((fields) => `|${fields.map((field) => (field === null ? covered : ` ${field} |`)).join('')}`);
    return [rows[0]!, `|${' --- |'.repeat(sheet.width)}`, ...rows.slice(1)];
  },
  tab: (sheet) => gridOf(sheet).map((fields) => fields.map((field) => field ?? '').join('\t')),
  'cell-line': ({ lines, width }) => lines.flatMap((line, index) => {
    const fillers = width - line.length;
    return [...line.map((box) => `${box.text} |`), ...(fillers > 0 && index < lines.length - 1 ? [bars(fillers)] : [])];
  }),
  'bar-line': ({ lines }) => lines.flatMap((line) => line.flatMap((box) => [box.text, '|'])),
  'blank-line': ({ lines }) => lines.flatMap((line) => line.flatMap((box) => [box.text, ''])),
  space: ({ lines }) => lines.map((line) => line.map((box) => box.text).join('    ')),
  html: ({ lines }) => ['<table>', ...lines.map((line) => `<tr>${line.map(htmlCell).join('')}</tr>`), '</table>'],
};

function bars(count: number): string {
  return '|'.repeat(Math.max(0, count));
}

function htmlCell(box: Box): string {
  const columns = box.columns > 1 ? ` colspan="${box.columns}"` : '';
  const rows = box.rows > 1 ? ` rowspan="${box.rows}"` : '';
  return `<td${columns}${rows}>${escaped(box.text)}</td>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark]!);
}

/** Every place of the grid: the text of a box where it begins, null where a span covers the place or nothing stands there. */
function gridOf({ lines, width }: Sheet): (string | null)[][] {
  const taken = lines.map(() => new Array<boolean>(width).fill(false));
  const grid = lines.map(() => new Array<string | null>(width).fill(null));
  lines.forEach((line, top) => {
    let left = 0;
    for (const box of line) {
      while (taken[top]![left]) left++;
      for (let down = 0; down < box.rows && top + down < lines.length; down++) {
        for (let right = 0; right < box.columns; right++) taken[top + down]![left + right] = true;
      }
      grid[top]![left] = box.text;
      left += box.columns;
    }
  });
  return grid;
}
