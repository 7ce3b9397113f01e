import { add, equals, negate, ZERO, type Quantity } from '../../text/quantity.js';
import type { TableId, TableTemplate } from '../../template/types.js';
import { effectiveValue } from '../relations.js';
import type { Cell, Report, Row, Table } from '../types.js';
import data from './readings.json';
import type { Measure, Statement } from './types.js';
import { perPlace } from '../../text/perPlace.js';

/** One way to read a number from the tables: the cells it is the sum of, those under `minus` taken away. */
export interface Reading {
  readonly table: Table;
  readonly cells: readonly Cell[];
  readonly minus: readonly Cell[];
  readonly value: Quantity;
  /** Row ids as in the template data, groups by their own id, `-` for those taken away. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Another value the same cells may stand for, where the table disagrees with itself. */
  readonly other: Quantity | null;
}

interface OutcomeEntry {
  readonly readings: readonly (readonly string[])[];
  /** Readings that count only where the list does not name the outcome of `looseUnless`: 予以公开 with or without 部分公开. */
  readonly loose?: readonly (readonly string[])[];
  readonly looseUnless?: string;
  /** Each row of the group is a reading of its own. */
  readonly rows?: boolean;
}

/** All readings of a measure, the usual one first. Null where the tables do not settle one of them: then nothing can be said. */
export function readingsOf(report: Report, measure: Measure, siblings: readonly string[] = []): readonly Reading[] | null {
  switch (measure.kind) {
    case 'requests':
      return applicationReadings(report, measure.deeds.flatMap((deed) => data.deeds[deed].readings), measure.applicant);
    case 'outcome':
      return applicationReadings(report, outcomeRows(report, measure.outcomes, siblings), measure.applicant);
    case 'case':
      return caseReadings(report, measure.suits, measure.outcome);
    case 'stock':
      return stockReadings(report, measure.rows, data.stock[measure.column]);
    case 'decisions':
      return stockReadings(report, [measure.row], data.decisions);
    case 'charge':
      return stockReadings(report, ['fee'], ['amount']);
    case 'fee':
      return null;
  }
}

/** Requests closed because a fee was not paid: only where notices of fees were sent. */
export function feeReading(report: Report): Reading | null {
  return applicationReadings(report, [['o2']], null)?.[0] ?? null;
}

/** What a statement may be read as, with what its own list tells. */
export function readingsOfStatement(report: Report, statement: Statement): readonly Reading[] | null {
  return readingsOf(report, statement.measure, statement.siblings);
}

export function fits(reading: Reading, value: Quantity): boolean {
  return equals(reading.value, value) || (reading.other !== null && equals(reading.other, value));
}

function tableOf(report: Report, id: TableId): Table | null {
  const tables = report.tables.filter((table) => table.id === id);
  return tables.length === 1 ? tables[0]! : null;
}

function applicationReadings(report: Report, formulas: readonly (readonly string[])[], applicant: string | null): readonly Reading[] | null {
  const table = tableOf(report, 'applications');
  if (table === null) return null;
  const columns: readonly (readonly string[])[] = applicant === null ? [['total']] : data.applicants[applicant as keyof typeof data.applicants];
  return collect(columns.flatMap((ids) => formulas.map((formula) => sum(table, formula, ids))));
}

/** Formulas for a list of outcomes counted together; for a single one also its rows, since 无法提供 may mean just one of them. */
function outcomeRows(report: Report, outcomes: readonly string[], siblings: readonly string[]): readonly (readonly string[])[] {
  const [only] = outcomes;
  if (outcomes.length !== 1 || only === undefined) return [outcomes];
  const entry: OutcomeEntry | undefined = (data.outcomes as Readonly<Record<string, OutcomeEntry>>)[only];
  const loose = entry?.loose !== undefined && !siblings.includes(entry.looseUnless ?? '') ? entry.loose : [];
  const table = tableOf(report, 'applications');
  const rows = entry?.rows === true && table !== null ? rowsOf(table, only).map((id) => [id]) : [];
  return [...(entry?.readings ?? [[only]]), ...loose, ...rows];
}

function caseReadings(report: Report, suits: readonly string[], outcome: string | null): readonly Reading[] | null {
  const table = tableOf(report, 'review');
  if (table === null) return null;
  const columns = outcome === null ? ['total'] : data.cases[outcome as keyof typeof data.cases];
  const choices = suits.map((suit) => data.suits[suit as keyof typeof data.suits]);
  const [single, ...more] = choices;
  const rows = more.length === 0 ? (single ?? []) : [choices.flatMap((choice) => choice[0] ?? [])];
  return collect(rows.map((ids) => sum(table, ids, columns)));
}

function stockReadings(report: Report, rows: readonly string[], columns: readonly string[]): readonly Reading[] | null {
  const table = tableOf(report, 'disclosure');
  if (table === null) return null;
  const column = columns.find((id) => table.rows.some((row) => row.template?.id === rows[0] && row.cells.some((cell) => cell.column?.id === id)));
  return column === undefined ? null : collect([sum(table, rows, [column])]);
}

function collect(readings: readonly (Reading | null)[]): readonly Reading[] | null {
  return readings.length === 0 || readings.includes(null) ? null : (readings as readonly Reading[]);
}

/** Rows that a row id or the id of a group stands for. */
function rowsOf(table: Table, id: string): readonly string[] {
  const known = rowIds(table.template);
  let ids = known.get(id);
  if (ids === undefined) known.set(id, (ids = rowIdsOf(table.template, id)));
  return ids;
}

const rowIds = perPlace((_template: TableTemplate) => new Map<string, readonly string[]>());

function rowIdsOf(template: TableTemplate, id: string): readonly string[] {
  const rows = template.blocks.flatMap((block) => block.rows);
  if (rows.some((row) => row.id === id)) return [id];
  const members = rows.filter((row) => row.group === id).map((row) => row.id);
  // The form of 2019 has （六）其他处理 as one row.
  return members.length > 0 ? members : rows.filter((row) => row.id === 'o' && id === 'otherHandling').map((row) => row.id);
}

/** The sum of some rows in some columns, `-` before those that are taken away; statements of one table ask for the same few. */
function sum(table: Table, formula: readonly string[], columns: readonly string[]): Reading | null {
  const sums = sumsOf(table);
  const key = `${formula.join()}|${columns.join()}`;
  let reading = sums.get(key);
  if (reading === undefined) sums.set(key, (reading = workOut(table, formula, columns)));
  return reading;
}

const sumsOf = perPlace((_table: Table) => new Map<string, Reading | null>());

function workOut(table: Table, formula: readonly string[], columns: readonly string[]): Reading | null {
  const plus: Cell[] = [];
  const minus: Cell[] = [];
  for (const term of formula) {
    const away = term.startsWith('-');
    for (const column of columns) {
      const taken = column.startsWith('-');
      for (const id of rowsOf(table, away ? term.slice(1) : term)) {
        const cell = cellAt(table, id, taken ? column.slice(1) : column);
        if (cell === null) return null;
        (away !== taken ? minus : plus).push(cell);
      }
    }
  }
  if (plus.length === 0 || plus.every((cell) => cell.state === 'unstated')) return null;
  const value = total(plus, minus, effectiveValue);
  const other = total(plus, minus, addendsOf);
  return { table, cells: plus, minus, value, rows: formula, columns, other: equals(other, value) ? null : other };
}

function total(plus: readonly Cell[], minus: readonly Cell[], valueOf: (cell: Cell) => Quantity): Quantity {
  let value = ZERO;
  for (const cell of plus) value = add(value, valueOf(cell));
  for (const cell of minus) value = add(value, negate(valueOf(cell)));
  return value;
}

/** What a total comes to by its addends; the prose may be right where the table's own sum is wrong. */
function addendsOf(cell: Cell): Quantity {
  const { row, column } = cell;
  if (column?.id !== 'total') return effectiveValue(cell);
  const addends = row.cells.filter((other) => other !== cell && other.column !== null);
  return addends.length === 0 ? effectiveValue(cell) : total(addends, [], effectiveValue);
}

/** A cell whose place and value are certain; null where the row is missing, doubled or damaged, or holds no number. */
function cellAt(table: Table, row: string, column: string): Cell | null {
  const rows = rowsById(table).get(row) ?? [];
  const [found] = rows;
  if (rows.length !== 1 || found === undefined || !isSound(found)) return null;
  const cell = found.cells.find((candidate) => candidate.column?.id === column);
  return cell === undefined || cell.confidence === 'guessed' || cell.state === 'text' || (cell.notation.unit ?? '') !== '' ? null : cell;
}

const rowsById = perPlace((table: Table): ReadonlyMap<string, readonly Row[]> => {
  const byId = new Map<string, Row[]>();
  for (const row of table.rows) {
    if (row.template === null) continue;
    const known = byId.get(row.template.id);
    if (known) known.push(row);
    else byId.set(row.template.id, [row]);
  }
  return byId;
});

function isSound(row: Row): boolean {
  return row.shape === 'exact';
}
