import {
  applicantLabels, applicationColumns, applicationRows, cornerLabel, disclosureBlocks, groupLabels, infoLabel, organisationLabels,
  outcomeLabels, resultLabel, reviewBlocks, reviewColumns, reviewLabels, type TableId,
} from './form.js';
import type { CellRef, Figures } from './figures.js';

/** One cell of a table as a word processor has it. */
export interface Box {
  readonly text: string;
  readonly kind: 'header' | 'label' | 'value';
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Which number it holds. */
  readonly ref?: CellRef;
  /** Which row it names: `row id` of table 2 or 3. */
  readonly rowId?: string;
}

/** A table before it is written down: boxes that start in each line, in order. */
export interface Sheet {
  readonly id: TableId;
  readonly width: number;
  readonly lines: readonly (readonly Box[])[];
  /** How many lines at the top are header lines. */
  readonly headerLines: number;
}

/** A row written otherwise than the form has it; what is left out stays as it is. */
export interface RawRow {
  readonly label?: string;
  readonly group?: string;
  readonly values?: readonly string[];
}

/**
 * Rows written otherwise, by `table/row id`: none removes the row, two put two in its place. `table/#id` names a group
 * heading of table 3 or a column header of table 2 (label only).
 */
export type Overrides = Readonly<Record<string, readonly RawRow[]>>;

const box = (kind: Box['kind'], text: string, colSpan = 1, rowSpan = 1, extra: Pick<Box, 'ref' | 'rowId'> = {}): Box => ({ kind, text, colSpan, rowSpan, ...extra });

const asPrinted: readonly RawRow[] = [{}];

/** Table 2. */
export function disclosureSheet(figures: Figures, overrides: Overrides = {}): Sheet {
  const width = 4;
  const lines: Box[][] = [];
  for (const block of disclosureBlocks[figures.form]) {
    const stretch = (index: number, count: number): number => (index === count - 1 ? Math.max(1, width - 1 - index) : 1);
    const headers = block.columns.map((column, index) => box('header', overrides[`disclosure/#${column.id}`]?.[0]?.label ?? column.label, stretch(index, block.columns.length)));
    lines.push([box('header', block.label, width)]);
    lines.push([box('header', infoLabel), ...headers]);
    for (const row of block.rows) {
      for (const raw of overrides[`disclosure/${row.id}`] ?? asPrinted) {
        const values = raw.values ?? block.columns.map((column) => figures.disclosure[row.id]?.[column.id] ?? '');
        lines.push([
          box('label', raw.label ?? row.label, 1, 1, { rowId: row.id }),
          ...values.map((text, index) => box('value', text, stretch(index, values.length), 1, { ref: { table: 'disclosure', row: row.id, column: block.columns[index]?.id ?? String(index) } })),
        ]);
      }
    }
  }
  return { id: 'disclosure', width, lines, headerLines: 0 };
}

/** Table 3: three label columns, seven value columns. */
export function applicationsSheet(figures: Figures, overrides: Overrides = {}): Sheet {
  const rows = applicationRows[figures.form].flatMap((row) => (overrides[`applications/${row.id}`] ?? asPrinted).map((raw) => ({ row, raw })));
  const lines: Box[][] = [
    [box('header', cornerLabel, 3, 3), box('header', '申请人情况', 7)],
    [box('header', applicantLabels.natural, 1, 2), box('header', applicantLabels.organisations, 5), box('header', applicantLabels.total, 1, 2)],
    organisationLabels.map((label) => box('header', label)),
  ];
  let group: string | undefined;
  let inResults = false;
  for (const { row, raw } of rows) {
    const line: Box[] = [];
    if (row.result && !inResults) line.push(box('label', resultLabel, 1, rows.filter((other) => other.row.result).length));
    if (row.group && row.group !== group) {
      const label = raw.group ?? overrides[`applications/#${row.group}`]?.[0]?.label ?? groupLabels[row.group];
      line.push(box('label', label, 1, rows.filter((other) => other.row.group === row.group).length));
    }
    inResults = row.result;
    group = row.group;
    line.push(box('label', raw.label ?? row.label, row.group ? 1 : row.result ? 2 : 3, 1, { rowId: row.id }));
    const values = raw.values ?? figures.applications[row.id] ?? [];
    values.forEach((text, index) => {
      const column = values.length === applicationColumns.length ? applicationColumns[index] ?? String(index) : String(index);
      line.push(box('value', text, 1, 1, { ref: { table: 'applications', row: row.id, column } }));
    });
    lines.push(line);
  }
  return { id: 'applications', width: 10, lines, headerLines: 3 };
}

/** Table 4: fifteen value columns, no row label. `flat` leaves the header lines out. */
export function reviewSheet(figures: Figures, flat = false): Sheet {
  const outcomes = (rowSpan: number): Box[] => outcomeLabels.map((label) => box('header', label, 1, rowSpan));
  const header: Box[][] = [
    [box('header', reviewLabels.review, 5), box('header', reviewLabels.litigation, 10)],
    [...outcomes(2), box('header', reviewLabels.direct, 5), box('header', reviewLabels.postReview, 5)],
    [...outcomes(1), ...outcomes(1)],
  ];
  const values = reviewBlocks.flatMap((block) => (figures.review[block] ?? []).map((text, index) => box('value', text, 1, 1, { ref: { table: 'review', row: block, column: reviewColumns[index] ?? String(index) } })));
  return { id: 'review', width: 15, lines: flat ? [values] : [...header, values], headerLines: flat ? 0 : 3 };
}

/** A sheet in which row-spanning labels stand again in every line they cover (as some converters do). */
export function repeatLabels(sheet: Sheet): Sheet {
  const pending: { box: Box; left: number }[] = [];
  const lines = sheet.lines.map((line, index) => {
    const repeated = pending.filter((entry) => entry.left > 0).map((entry) => ({ ...entry.box, rowSpan: 1 }));
    for (const entry of pending) entry.left -= 1;
    if (index < sheet.headerLines) return line;
    for (const one of line) if (one.kind === 'label' && one.rowSpan > 1) pending.push({ box: one, left: one.rowSpan - 1 });
    return [...repeated, ...line.map((one) => (one.kind === 'label' ? { ...one, rowSpan: 1 } : one))];
  });
  return { ...sheet, lines };
}

/** A field of the full grid: a box where it starts, or what covers the place. */
export type Slot = { readonly box: Box } | { readonly covered: 'by-row' | 'by-column' } | null;

/** The sheet as a full grid; lines longer than the sheet's width stay longer. */
export function gridOf(sheet: Sheet): Slot[][] {
  const grid: Slot[][] = sheet.lines.map(() => []);
  sheet.lines.forEach((line, lineIndex) => {
    let column = 0;
    for (const one of line) {
      while (grid[lineIndex]?.[column]) column += 1;
      for (let down = 0; down < one.rowSpan && lineIndex + down < grid.length; down += 1) {
        for (let right = 0; right < one.colSpan; right += 1) {
          const slots = grid[lineIndex + down] as Slot[];
          while (slots.length < column + right) slots.push(null);
          slots[column + right] = down === 0 && right === 0 ? { box: one } : { covered: right > 0 ? 'by-column' : 'by-row' };
        }
      }
      column += one.colSpan;
    }
  });
  for (const slots of grid) while (slots.length < sheet.width) slots.push(null);
  return grid;
}
