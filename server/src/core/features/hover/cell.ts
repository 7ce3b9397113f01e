import { rowOffset } from '../../engine/locate.js';
import type { Snapshot } from '../../engine/types.js';
import { render, type Language } from '../../l10n/message.js';
import { ledgerOf } from '../../model/ledger.js';
import { cellName, columnName, rowNameById } from '../../model/names.js';
import type { ObstacleSource } from '../../model/obstacle.js';
import type { Cell, Ledger, Report, Row, Table } from '../../model/types.js';
import { positionAt } from '../../syntax/tree.js';
import { formatQuantity } from '../../text/quantity.js';
import { clauseParagraph, clausesOf } from './clauses.js';
import { relationLine } from './equation.js';
import { bold, lines, page, plain } from './markdown.js';
import { words } from './words.js';

/** Under the equations of a number there is room for less than under a label. */
const EXPLAINED = 2;

/** The number of a cell as a reader would say it. */
function valueText(cell: Cell, language: Language): string {
  if (cell.state === 'unstated') return cell.text === '' ? words.unstated[language] : render({ text: words.unstatedMark, args: { mark: plain(cell.text) } }, language);
  if (cell.value === null) return render({ text: words.notNumber, args: { text: plain(cell.text, 30) } }, language);
  return cell.notation.unit === null ? formatQuantity(cell.value) : plain(cell.text, 30);
}

/** How equations name lines and rows of this document. */
export function equationSource(snapshot: Snapshot, table: Table, language: Language): ObstacleSource {
  return {
    lineOf: (row) => positionAt(snapshot.tree, rowOffset(snapshot, row)).line + 1,
    rowName: (id) => plain(rowNameById(table, id, language)),
  };
}

/** Which number is probably the wrong one, where an equation of this cell fails and one number explains it. */
function suspicion(cell: Cell, ledger: Ledger, lineOf: (row: Row) => number, language: Language): string | null {
  const own = ledger.of(cell);
  const failure = ledger.failures.find(({ relation, suspect, derivedFrom }) => suspect !== null && (own.includes(relation) || derivedFrom.some((other) => own.includes(other))));
  const suspect = failure?.suspect;
  if (!suspect) return null;
  const value = formatQuantity(suspect.value);
  if (suspect.cell === cell) return render({ text: words.suspectHere, args: { value } }, language);
  return render({ text: words.suspectElsewhere, args: { line: lineOf(suspect.cell.row), cell: plain(cellName(suspect.cell, language)), value } }, language);
}

function doubt(cell: Cell, language: Language): string | null {
  if (cell.row.template === null) return words.unknownRow[language];
  return cell.confidence === 'exact' ? null : words.guessed[language];
}

/** What the column counts; of a total the equation says enough. */
function columnHelp({ column, row }: Cell, language: Language): string | null {
  if (column === null || row.table.template.relations.some(({ forEach, at }) => forEach === 'row' && at === column.id)) return null;
  return `${columnName(column, language)}${words.colon[language]}${plain(column.help[language], 300)}`;
}

/** A number of a table: what it is, the equations it stands in, what it counts, and the clause behind it. */
export function cellHover(snapshot: Snapshot, report: Report, cell: Cell, language: Language): string {
  const { row, column } = cell;
  const { table } = row;
  const ledger = ledgerOf(table);
  const source = equationSource(snapshot, table, language);
  const relations = ledger.of(cell);
  const clauses = clausesOf(report.template, [...(row.template?.clauses ?? []), ...(column?.clauses ?? [])]);
  return page(
    bold(`${plain(cellName(cell, language), 120)}${words.colon[language]}${valueText(cell, language)}`),
    lines(...relations.map((relation) => relationLine(relation, source, language))),
    lines(suspicion(cell, ledger, (row) => source.lineOf(row), language), doubt(cell, language)),
    lines(plain(row.template?.help[language] ?? '', 300), columnHelp(cell, language)),
    clauseParagraph(clauses, report.template, language, EXPLAINED),
  );
}
