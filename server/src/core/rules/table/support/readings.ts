import type { Cell, Row, Table } from '../../../model/types.js';
import { tableLayout } from '../../../template/load.js';
import { equals, isNegative, isZero, subtract, sumOf, ZERO, type Quantity } from '../../../text/quantity.js';
import { perPlace } from '../../../text/perPlace.js';
import { occurrences } from '../common.js';

/** One way to read a row that has one value too few or too many. `at` is the place among the row's values. */
export interface Reading {
  readonly kind: 'insert' | 'drop' | 'join';
  readonly at: number;
  /** What was lost, for insert; zero unless the sums say otherwise. */
  readonly lost: Quantity;
  readonly values: readonly Quantity[];
}

const FEWEST = 3;

/** Stated values of a row, blanks as zero; null where a cell holds other text or a unit. */
function valuesOf(row: Row): Quantity[] | null {
  const values: Quantity[] = [];
  for (const cell of row.cells) {
    if (cell.state === 'text' || cell.notation.unit !== null) return null;
    values.push(cell.value ?? ZERO);
  }
  return values;
}

function sum(values: readonly Quantity[]): Quantity {
  return sumOf(values, (value) => value);
}

/** The last value of these rows is the sum of the others. */
function hasRowTotal(row: Row): boolean {
  return row.table.template.relations.some((relation) => relation.forEach === 'row') && row.expected > FEWEST && tableLayout(row.table.id) === 'rows';
}

function holds(values: readonly Quantity[]): boolean {
  return equals(sum(values.slice(0, -1)), values[values.length - 1] ?? ZERO);
}

/** Whether nothing can be lost or added but zeros: every value is 0. */
export function isAllZero(row: Row): boolean {
  return valuesOf(row)?.every(isZero) ?? false;
}

/** Readings under which the row total holds. Those that invent a number (a lost value other than 0) come apart. */
const readingsOf = perPlace((row: Row): { readonly plain: readonly Reading[]; readonly inventing: readonly Reading[] } => {
  const values = valuesOf(row);
  if (values === null || !hasRowTotal(row)) return { plain: [], inventing: [] };
  if (values.length === row.expected - 1) return insertions(values);
  if (values.length === row.expected + 1) return { plain: [...drops(values), ...joins(row, values)], inventing: [] };
  return { plain: [], inventing: [] };
});

/** Whether there is a reading that invents nothing: the severity hangs on it, so it must not take the making of them all. */
export function hasPlainReading(row: Row): boolean {
  const surplus = row.cells.length - row.expected;
  if (Math.abs(surplus) !== 1 || !hasRowTotal(row)) return false;
  const values = valuesOf(row);
  if (values === null) return false;
  // A zero before the total can be lost or dropped without a change of the sum.
  if (holds(values) && (surplus < 0 || values.slice(0, -1).some(isZero))) return true;
  return surplus > 0 && readingsOf(row).plain.length > 0;
}

function insertions(values: readonly Quantity[]): { plain: Reading[]; inventing: Reading[] } {
  const lost = subtract(values[values.length - 1] ?? ZERO, sum(values.slice(0, -1)));
  const readings: Reading[] = [];
  if (!isNegative(lost)) {
    for (let at = 0; at < values.length; at++) readings.push({ kind: 'insert', at, lost, values: [...values.slice(0, at), lost, ...values.slice(at)] });
  }
  if (isZero(lost)) return { plain: readings, inventing: [] };
  // Or the total itself was lost.
  const total = sum(values);
  return { plain: [], inventing: [...readings, { kind: 'insert', at: values.length, lost: total, values: [...values, total] }] };
}

function drops(values: readonly Quantity[]): Reading[] {
  const readings: Reading[] = [];
  values.forEach((value, at) => {
    const rest = values.filter((_, index) => index !== at);
    if (isZero(value) && holds(rest)) readings.push({ kind: 'drop', at, lost: ZERO, values: rest });
  });
  return readings;
}

/** `1 | 9365` may be 19365 cut in two. */
function joins(row: Row, values: readonly Quantity[]): Reading[] {
  const readings: Reading[] = [];
  for (let at = 0; at + 1 < values.length; at++) {
    const [left, right] = [row.cells[at], row.cells[at + 1]];
    if (left === undefined || right === undefined || !/^[1-9]\d*$/.test(left.text) || !/^\d+$/.test(right.text)) continue;
    const joined = [...values.slice(0, at), { digits: BigInt(left.text + right.text), scale: 0 }, ...values.slice(at + 2)];
    if (holds(joined)) readings.push({ kind: 'join', at, lost: ZERO, values: joined });
  }
  return readings;
}

type Choice = ReadonlyMap<Row, Reading>;

/** The figures of a reading, as a key. */
const figuresKey = perPlace(({ values }: Reading): string => values.map(({ digits, scale }) => `${digits}e${scale}`).join(' '));

function keyOf(choice: Choice): string {
  return [...choice.values()].map(figuresKey).join('|');
}

/** Choices that give different figures. */
function distinct(choices: readonly Choice[]): Choice[] {
  const byKey = new Map<string, Choice>();
  for (const choice of choices) {
    const key = keyOf(choice);
    if (!byKey.has(key)) byKey.set(key, choice);
  }
  return [...byKey.values()];
}

/** Ways to read all rows of a run alike: the same column was lost in each, or each row has one reading of its own. */
function choicesOf(run: readonly Row[], readings: readonly (readonly Reading[])[]): Choice[] {
  const choices: Choice[] = [];
  const own = readings.map((list) => [...new Map(list.map((reading) => [figuresKey(reading), reading])).values()]);
  if (own.every((list) => list.length === 1)) return [new Map(run.map((row, index) => [row, own[index]![0]!]))];
  for (const first of readings[0] ?? []) {
    const alike = readings.map((list) => list.find((reading) => reading.kind === first.kind && reading.at === first.at));
    if (alike.every((reading) => reading !== undefined)) choices.push(new Map(run.map((row, index) => [row, alike[index]!])));
  }
  return distinct(choices);
}

/** Whether the column sums hold under a choice; null where they cannot be worked out. */
function columnsHold(table: Table, choice: Choice): boolean | null {
  const rows = occurrences(table);
  const width = table.template.blocks[0]?.columns.length ?? 0;
  let checked = false;
  for (const relation of table.template.relations) {
    if (relation.forEach !== 'column') continue;
    const sides = [relation.left, relation.right].map((ids) => ids.map((id) => figuresOf(rows.get(id), choice, width)));
    if (sides.some((side) => side.some((figures) => figures === null))) continue;
    checked = true;
    for (let column = 0; column < width; column++) {
      const [left, right] = sides.map((side) => sum(side.map((figures) => figures![column] ?? ZERO)));
      if (!equals(left!, right!)) return false;
    }
  }
  return checked ? true : null;
}

function figuresOf(rows: readonly Row[] | undefined, choice: Choice, width: number): readonly Quantity[] | null {
  const [row, second] = rows ?? [];
  if (row === undefined || second !== undefined) return null;
  const chosen = choice.get(row)?.values ?? (row.shape === 'exact' ? valuesOf(row) : null);
  return chosen?.length === width ? chosen : null;
}

/** The one reading of a run of rows that the sums leave; null where they leave several, or none. */
export function decide(run: readonly Row[]): Choice | null {
  const table = run[0]!.table;
  const readings = run.map(readingsOf);
  if (readings.every(({ plain }) => plain.length > 0)) {
    const choices = choicesOf(run, readings.map(({ plain }) => plain));
    const left = choices.filter((choice) => columnsHold(table, choice) !== false);
    return left.length === 1 ? left[0]! : null;
  }
  // A number that stands nowhere is offered only where the columns confirm it.
  const choices = choicesOf(run, readings.map(({ plain, inventing }) => [...plain, ...inventing]));
  const confirmed = choices.filter((choice) => columnsHold(table, choice) === true);
  return confirmed.length === 1 ? confirmed[0]! : null;
}

/** Text between the first two values of a row: what separates cells in this table. */
export function separatorOf(row: Row): string | null {
  const [first, second] = row.cells as readonly (Cell | undefined)[];
  if (first === undefined || second === undefined) return null;
  const text = row.table.segment.text.slice(first.end, second.start);
  return /^[^\d]*$/.test(text) && text !== '' ? text : null;
}
