import type { MessageArgument } from '../../l10n/message.js';
import type { Cell, Report, Row, Table } from '../../model/types.js';
import type { ColumnTemplate, TableId, Template } from '../../template/types.js';
import { foldKey } from '../../template/fold.js';
import { lexiconOf, type FormSet } from '../../template/formSet.js';
import { tableLayout, tableIn, templateForYear } from '../../template/load.js';
import type { RowPlan, TablePlan } from '../../model/plan.js';
import { rowNumbers } from '../../model/sums.js';
import { columnName, rowName } from '../common.js';
import { perPlace, perPlaceFor } from '../../text/perPlace.js';

/** What every message about a row says: the row and its table, in the form's words. */
export function rowArgs(row: Row): Record<string, MessageArgument> {
  return { row: rowName(row), table: row.table.template.title };
}

/** What every message about a cell says. */
export function cellArgs(cell: Cell): Record<string, MessageArgument> {
  return { ...rowArgs(cell.row), column: columnName(cell.column, cell.index), actual: cell.text };
}

/** Cells whose place in the form is certain: the row has as many values as belong there, and it is clear which is which. */
export const certainCells = perPlace((table: Table): readonly Cell[] => {
  const cells: Cell[] = [];
  for (const row of table.rows) if (row.shape === 'exact') for (const cell of row.cells) if (cell.confidence === 'exact') cells.push(cell);
  return cells;
});

/** What kind of number belongs in the cell; counts are assumed where a table has nothing else. */
export function valueKind(cell: Cell): ColumnTemplate['value'] {
  if (cell.column !== null) return cell.column.value;
  return tableLayout(cell.row.table.id) === 'blocks' ? 'change' : 'count';
}

/** The form that governs the report: a user's own, or the national one of its year; null where the year is not known or no form governed it. */
export function governingForm({ template, year }: Pick<Report, 'template' | 'year'>): Template | null {
  if (isOwn(template)) return template;
  return year === null || year < 2019 ? null : templateForYear(year);
}

/** Whether a form is that of a user's template. */
function isOwn(form: Template): boolean {
  return form.form !== form.base;
}

/** Whether the form has a row of this id in this table. */
export function hasRow(form: Template, table: TableId, rowId: string): boolean {
  return tableIn(form, table)?.blocks.some((block) => block.rows.some((row) => row.id === rowId)) ?? false;
}

/** A heading of the form that numbers follow: the label between them was lost, and the heading is not the row's name. */
export function isHeading({ table, number }: Row): boolean {
  return headingsIn(table.plan, table.segment.forms).has(number);
}

/** The numbers of such rows: labels alone tell. */
const headingsIn = perPlaceFor((plan: TablePlan, forms: FormSet): ReadonlySet<number> => {
  const headings = plan.rows.flatMap((row, number) => (readsAsHeading(plan, row, number, forms) ? [number] : []));
  return headings.length === 0 ? NO_ROWS : new Set(headings);
});
const NO_ROWS: ReadonlySet<number> = new Set();

function readsAsHeading({ id, template: { form }, rows }: TablePlan, { label, cells, template }: RowPlan, number: number, forms: FormSet): boolean {
  if (label === null || cells.length === 0) return false;
  const { words } = label;
  const own = forms.form(form);
  const lexicon = own === undefined ? forms.lexicon : lexiconOf(own);
  if (template === null) return lexicon.groups(words, id).length > 0 || lexicon.columns(words, id).length > 0;
  // The last column header (其他, 总计) right before the first numbers; the row of that name stands further down.
  if (number === 0 && lexicon.columns(words, id).length > 0) return rows.some((other, i) => i !== number && other.template === template);
  // （六）其他处理 is a row in one form and a heading in the other: with rows of its own it is the heading.
  return lexicon.groups(words, id).some(({ template: group }) => rows.some((other) => other.template?.group === group.id));
}

/** The numbers of the rows that the form has, by their id: labels alone tell. */
export function numbersById({ plan, segment }: Table): ReadonlyMap<string, readonly number[]> {
  return numbersIn(plan, segment.forms);
}

/** The same for all tables of a plan. */
export const numbersIn = perPlaceFor((plan: TablePlan, forms: FormSet): ReadonlyMap<string, readonly number[]> => {
  const headings = headingsIn(plan, forms);
  if (headings.size === 0) return rowNumbers(plan);
  return new Map([...rowNumbers(plan)].map(([id, numbers]) => [id, numbers.filter((number) => !headings.has(number))] as const).filter(([, numbers]) => numbers.length > 0));
});

/** Rows the form has, each with how often it stands in the table. */
export const occurrences = perPlace((table: Table): ReadonlyMap<string, readonly Row[]> => new Map([...numbersById(table)].map(([id, numbers]) => [id, numbers.map((number) => table.rows[number]!)])));

/** Whether the words of an unnamed row are a piece of a label that a line break tore: the row is that label's, though nobody can say so for sure. */
export function isPieceOf(row: Row, label: string): boolean {
  if (row.template !== null || row.label === null) return false;
  const words = foldKey(row.label.words.text);
  return words.length > 1 && foldKey(label).includes(words);
}
