import type { MessageArgument } from '../../l10n/message.js';
import type { Cell, Report, Row, Table } from '../../model/types.js';
import type { ColumnTemplate, TableId, Template } from '../../template/types.js';
import { foldKey } from '../../template/fold.js';
import { lexiconOf } from '../../template/formSet.js';
import { tableLayout, tableIn, templateForYear } from '../../template/load.js';
import { byId, rowsById } from '../../model/rows.js';
import { columnName, rowName } from '../common.js';
import { perPlace } from '../../text/perPlace.js';

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
export function isHeading(row: Row): boolean {
  return headingsIn(row.table).has(row);
}

const headingsIn = perPlace((table: Table): ReadonlySet<Row> => {
  const headings = table.rows.filter(readsAsHeading);
  return headings.length === 0 ? NO_ROWS : new Set(headings);
});
const NO_ROWS: ReadonlySet<Row> = new Set();

function readsAsHeading(row: Row): boolean {
  if (row.label === null || row.cells.length === 0) return false;
  const { table, template } = row;
  const words = row.label.words.text;
  const { forms } = table.segment;
  const form = forms.form(table.form);
  const lexicon = form === undefined ? forms.lexicon : lexiconOf(form);
  if (template === null) return lexicon.groups(words, table.id).length > 0 || lexicon.columns(words, table.id).length > 0;
  // The last column header (其他, 总计) right before the first numbers; the row of that name stands further down.
  if (row === table.rows[0] && lexicon.columns(words, table.id).length > 0) return table.rows.some((other) => other !== row && other.template === template);
  // （六）其他处理 is a row in one form and a heading in the other: with rows of its own it is the heading.
  return lexicon.groups(words, table.id).some(({ template: group }) => table.rows.some((other) => other.template?.group === group.id));
}

/** Rows the form has, each with how often it stands in the table. */
export const occurrences = perPlace((table: Table): ReadonlyMap<string, readonly Row[]> => {
  const headings = headingsIn(table);
  return headings.size === 0 ? rowsById(table) : byId(table.rows.filter((row) => !headings.has(row)));
});

/** Whether the words of an unnamed row are a piece of a label that a line break tore: the row is that label's, though nobody can say so for sure. */
export function isPieceOf(row: Row, label: string): boolean {
  if (row.template !== null || row.label === null) return false;
  const words = foldKey(row.label.words.text);
  return words.length > 1 && foldKey(label).includes(words);
}
