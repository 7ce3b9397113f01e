import type { Encoding } from '../syntax/types.js';
import type { SectionRole, TableTemplate } from '../template/types.js';
import { sheetOf, type Box, type Sheet } from './sheet.js';
import proseBySection from './skeleton.json';

/** What to write under the heading of a section that has no table: its sub-headings, or the customary "none". */
export function proseSkeleton(role: SectionRole): readonly string[] {
  return (proseBySection as Readonly<Record<string, readonly string[]>>)[role] ?? [];
}

/** The full table of the form with zeros in every cell, written in an encoding; every line ends in `eol`. */
export function renderTable(table: TableTemplate, encoding: Encoding, eol: string): string {
  const lines = writers[encoding](sheetOf(table));
  return lines.map((line) => line + eol).join('');
}

const writers: Readonly<Record<Encoding, (sheet: Sheet) => string[]>> = {
  pipe: ({ lines, width }) => lines.map((line) => `| ${line.map((box) => box.text).join(' | ')} |${'|'.repeat(width - line.length)}`),
  gfm: (sheet) => {
    const rows = gridOf(sheet).map((fields) => `| ${fields.join(' | ')} |`);
    return [rows[0]!, `|${' --- |'.repeat(sheet.width)}`, ...rows.slice(1)];
  },
  tab: (sheet) => gridOf(sheet).map((fields) => fields.join('\t')),
  'cell-line': ({ lines, width }) => lines.flatMap((line, index) => {
    const fillers = width - line.length;
    return [...line.map((box) => `${box.text} |`), ...(fillers > 0 && index < lines.length - 1 ? ['|'.repeat(fillers)] : [])];
  }),
  'bar-line': ({ lines }) => lines.flatMap((line) => line.flatMap((box) => [box.text, '|'])),
  'blank-line': ({ lines }) => lines.flatMap((line) => line.flatMap((box) => [box.text, ''])),
  space: ({ lines }) => lines.map((line) => line.map((box) => box.text).join('    ')),
  html: ({ lines }) => ['<table>', ...lines.map((line) => `<tr>${line.map(htmlCell).join('')}</tr>`), '</table>'],
};

function htmlCell(box: Box): string {
  const columns = box.columns > 1 ? ` colspan="${box.columns}"` : '';
  const rows = box.rows > 1 ? ` rowspan="${box.rows}"` : '';
  return `<td${columns}${rows}>${box.text}</td>`;
}

/** Every place of the grid; places that a span covers are empty. */
function gridOf({ lines, width }: Sheet): string[][] {
  const grid = lines.map(() => new Array<string | null>(width).fill(null));
  lines.forEach((line, top) => {
    let left = 0;
    for (const box of line) {
      while (grid[top]![left] !== null && left < width) left++;
      for (let down = 0; down < box.rows; down++) {
        for (let right = 0; right < box.columns; right++) grid[top + down]![left + right] = down + right === 0 ? box.text : '';
      }
    }
  });
  return grid.map((fields) => fields.map((field) => field ?? ''));
}
