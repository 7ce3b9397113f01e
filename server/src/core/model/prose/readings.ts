import { equals, quantityOf, subtract, sumOf, type Quantity } from '../../text/quantity.js';
import type { TableId, TableTemplate } from '../../template/types.js';
import { perPlace, perPlaceFor } from '../../text/perPlace.js';
import type { TablePlan } from '../plan.js';
import { cellAt, countOf, effectiveValue } from '../relations.js';
import { cellNumbers, refIn, rowNumbers, type CellRef } from '../sums.js';
import type { Cell, Report, Table } from '../types.js';
import { applicationQueries, caseQueries, queryFor, type Query } from './queries.js';
import data from './readings.json';
import type { Measure, Statement } from './types.js';

/** Which cells a query takes in tables of a plan, those taken away apart; with their numbers among those of the segment. */
interface Taken {
  readonly plus: readonly CellRef[];
  readonly minus: readonly CellRef[];
  readonly plusCells: readonly number[];
  readonly minusCells: readonly number[];
  /** The same with its addends in the place of each total; null where it takes no total. */
  readonly addends: { readonly plusCells: readonly number[]; readonly minusCells: readonly number[] } | null;
}

/** One way to read a number from the tables: the cells it is the sum of, those under `minus` taken away. */
export class Reading {
  readonly value: Quantity;
  private knownOther: Quantity | null | undefined;

  private constructor(readonly table: Table, private readonly query: Query, private readonly taken: Taken, value: Quantity | null) {
    this.value = value ?? total(this.cells, this.minus, effectiveValue);
  }

  /** Null where a cell holds no number, or none of those added is stated. */
  static of(table: Table, query: Query, taken: Taken): Reading | null {
    // Counts in plain digits are added up without a look at the cells.
    const plus = countOf(table, taken.plusCells);
    const minus = countOf(table, taken.minusCells);
    if (taken.plus.length > 0 && plus >= 0 && minus >= 0) return new Reading(table, query, taken, quantityOf(plus - minus));
    const cells = taken.plus.map((ref) => cellAt(table, ref));
    if (cells.every((cell) => cell.state === 'unstated') || !cells.every(isReadable) || !taken.minus.every((ref) => isReadable(cellAt(table, ref)))) return null;
    return new Reading(table, query, taken, null);
  }

  get cells(): readonly Cell[] {
    return this.taken.plus.map((ref) => cellAt(this.table, ref));
  }

  get minus(): readonly Cell[] {
    return this.taken.minus.map((ref) => cellAt(this.table, ref));
  }

  /** Row ids as in the template data, groups by their own id, `-` for those taken away. */
  get rows(): readonly string[] {
    return this.query.rows;
  }

  get columns(): readonly string[] {
    return this.query.columns;
  }

  /** Another value the same cells may stand for, where the table disagrees with itself. */
  get other(): Quantity | null {
    if (this.knownOther === undefined) {
      const other = this.byAddends();
      this.knownOther = other === null || equals(other, this.value) ? null : other;
    }
    return this.knownOther;
  }

  private byAddends(): Quantity | null {
    const { addends } = this.taken;
    if (addends === null) return null;
    const plus = countOf(this.table, addends.plusCells);
    const minus = countOf(this.table, addends.minusCells);
    return plus >= 0 && minus >= 0 ? quantityOf(plus - minus) : total(this.cells, this.minus, addendsOf);
  }
}

/** Where a number that counts something stands: the table of a report that has it, if the report has it once. */
const TABLES: Readonly<Record<Exclude<Measure['kind'], 'fee'>, TableId>> = {
  requests: 'applications', outcome: 'applications', case: 'review', stock: 'disclosure', decisions: 'disclosure', charge: 'disclosure',
};
const NO_SIBLINGS: readonly string[] = [];

/** All readings of a measure, the usual one first. Null where the tables do not settle one of them: then nothing can be said. */
export function readingsOf(report: Report, measure: Measure): readonly Reading[] | null {
  const table = tableFor(report, measure);
  return table === null ? null : collect(queriesOfMeasure(measure, table.template) ?? stockQueries(measure, table), table);
}

/** What a statement may be read as, with what its own list tells. Kept until its table changes. */
export function readingsOfStatement(report: Report, statement: Statement): readonly Reading[] | null {
  const table = tableFor(report, statement.measure);
  return table === null ? null : readingsFor(statement, table);
}

const queriesOfMeasure = perPlaceFor((measure: Measure, template: TableTemplate) => queriesOf(measure, NO_SIBLINGS, template));
const readingsFor = perPlaceFor((statement: Statement, table: Table) => collect(queriesOfStatement(statement, table.template) ?? stockQueries(statement.measure, table), table));
const queriesOfStatement = perPlaceFor(({ measure, siblings }: Statement, template: TableTemplate) => queriesOf(measure, siblings, template));

/** The sums a measure may mean; null where that depends on the columns that the table has. */
function queriesOf(measure: Measure, siblings: readonly string[], template: TableTemplate): readonly Query[] | null {
  switch (measure.kind) {
    case 'requests':
    case 'outcome':
      return applicationQueries(template, measure, siblings);
    case 'case':
      return caseQueries(template, measure);
    default:
      return null;
  }
}

function stockQueries(measure: Measure, table: Table): readonly Query[] {
  switch (measure.kind) {
    case 'stock':
      return stockQuery(table, measure.rows, data.stock[measure.column]);
    case 'decisions':
      return stockQuery(table, [measure.row], data.decisions);
    case 'charge':
      return stockQuery(table, ['fee'], ['amount']);
    default:
      return [];
  }
}

function stockQuery(table: Table, rows: readonly string[], columns: readonly string[]): readonly Query[] {
  const { plan } = table;
  const own = rowNumbers(plan).get(rows[0]!) ?? [];
  const column = columns.find((id) => own.some((row) => plan.rows[row]!.columns?.some((each) => each.id === id)));
  return column === undefined ? [] : [queryFor(table.template, rows, [column])];
}

/** Requests closed because a fee was not paid: only where notices of fees were sent. */
export function feeReading(report: Report): Reading | null {
  return readingsOf(report, UNPAID)?.[0] ?? null;
}

const UNPAID: Measure = { kind: 'outcome', outcomes: ['o2'], applicant: null };

export function fits(reading: Reading, value: Quantity): boolean {
  return equals(reading.value, value) || (reading.other !== null && equals(reading.other, value));
}

function tableFor({ tables }: Report, { kind }: Measure): Table | null {
  if (kind === 'fee') return null;
  const id = TABLES[kind];
  const table = tables.find((candidate) => candidate.id === id);
  return table === undefined || tables.some((other) => other !== table && other.id === id) ? null : table;
}

function collect(queries: readonly Query[], table: Table): readonly Reading[] | null {
  const taken = takenBy(queries, table.plan);
  if (taken === null) return null;
  const readings: Reading[] = [];
  for (let i = 0; i < queries.length; i++) {
    const reading = Reading.of(table, queries[i]!, taken[i]!);
    if (reading === null) return null;
    readings.push(reading);
  }
  return readings.length === 0 ? null : readings;
}

/** What several queries take in tables of a plan; null where one of them lacks a row. Lists of queries are asked again for each table. */
const takenBy = perPlaceFor((queries: readonly Query[], plan: TablePlan): readonly Taken[] | null => {
  const all = takenIn(plan);
  const found: Taken[] = [];
  for (const query of queries) {
    let taken = all.get(query);
    if (taken === undefined) all.set(query, (taken = takenByOne(query, plan)));
    if (taken === null) return null;
    found.push(taken);
  }
  return found;
});

/** What queries take is the same in all tables of a plan. */
const takenIn = perPlace((_plan: TablePlan) => new Map<Query, Taken | null>());

/** Null where a row is missing, doubled or damaged. */
function takenByOne({ terms }: Query, plan: TablePlan): Taken | null {
  const plus: CellRef[] = [];
  const minus: CellRef[] = [];
  for (const { row, column, away } of terms) {
    const ref = refIn(plan, row, column);
    if (ref === null) return null;
    (away ? minus : plus).push(ref);
  }
  const isTotal = ({ row, index }: CellRef): boolean => plan.rows[row]!.columns![index]!.id === 'total';
  const addends = plus.some(isTotal) || minus.some(isTotal) ? { plusCells: cellNumbers(plan, withAddends(plan, plus, isTotal)), minusCells: cellNumbers(plan, withAddends(plan, minus, isTotal)) } : null;
  return { plus, minus, plusCells: cellNumbers(plan, plus), minusCells: cellNumbers(plan, minus), addends };
}

/** Cells with the others of its row in the place of each total that has others. */
function withAddends(plan: TablePlan, cells: readonly CellRef[], isTotal: (cell: CellRef) => boolean): CellRef[] {
  return cells.flatMap((cell) => {
    if (!isTotal(cell)) return [cell];
    const { cells: all, columns } = plan.rows[cell.row]!;
    const others = all.flatMap((_cell, index) => (index === cell.index || columns![index] === undefined ? [] : [{ row: cell.row, index }]));
    return others.length === 0 ? [cell] : others;
  });
}

/** Whether a cell holds a number without a unit, or nothing. */
function isReadable(cell: Cell): boolean {
  return cell.state !== 'text' && (cell.notation.unit ?? '') === '';
}

function total(plus: readonly Cell[], minus: readonly Cell[], valueOf: (cell: Cell) => Quantity): Quantity {
  return minus.length === 0 ? sumOf(plus, valueOf) : subtract(sumOf(plus, valueOf), sumOf(minus, valueOf));
}

/** What a total comes to by its addends; the prose may be right where the table's own sum is wrong. */
function addendsOf(cell: Cell): Quantity {
  const { row, column } = cell;
  if (column?.id !== 'total') return effectiveValue(cell);
  const addends = row.cells.filter((other) => other !== cell && other.column !== null);
  return addends.length === 0 ? effectiveValue(cell) : total(addends, [], effectiveValue);
}
