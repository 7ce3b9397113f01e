import fc from 'fast-check';
import { applicantColumns, applicationRows, disclosureBlocks, leafIds, reviewBlocks, reviewColumns, type Form, type TableId } from './form.js';

/** A report as plain data. Numbers are the strings to be written; an empty string is a blank cell. */
export interface Figures {
  readonly form: Form;
  readonly body: string;
  readonly year: number;
  /** null: the report has no title line. */
  readonly title: string | null;
  readonly preface: readonly string[];
  /** Paragraphs of sections 1 to 6. */
  readonly prose: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6, readonly string[]>>;
  readonly disclosure: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Row id to values; seven in a sound row. */
  readonly applications: Readonly<Record<string, readonly string[]>>;
  readonly review: Readonly<Record<string, readonly string[]>>;
}

/** Names one number of a report; `column` is an id, or the index in a row of the wrong length. */
export interface CellRef {
  readonly table: TableId;
  readonly row: string;
  readonly column: string;
}

/** A small seeded generator (mulberry32): the same seed gives the same report on every machine. */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export type Magnitude = 'zero' | 'small' | 'large' | 'millions';

/** Prose that every rule accepts and that states no number. */
export const plainProse: Figures['prose'] = {
  1: [
    '（一）主动公开。围绕水库巡查、农村饮水等重点事项及时更新信息，并配发图解和问答。',
    '（二）依申请公开。落实登记、审核、答复各环节责任，由专人跟进。',
    '（三）政府信息管理。对已发布的文件逐件清理，失效文件统一标注。',
    '（四）政府信息公开平台建设。调整网站栏目设置，检索入口更加醒目。',
    '（五）监督保障。把政务公开列入年度考核，邀请群众代表开展社会评议，未发生责任追究情形。',
  ],
  2: [],
  3: [],
  4: [],
  5: ['基层站所对公开范围的把握仍不够准，部分解读材料文字偏多、图表偏少。今后将按季组织案例研讨，解读材料由业务股室与宣传人员共同起草。'],
  6: ['本年度未向申请人收取信息处理费，没有其他需要报告的事项。'],
};

/** A report of one form in which every number is zero and nothing is wrong. */
export function zeroFigures(form: Form = '2021'): Figures {
  return cleanFigures(1, form, 'zero');
}

/** A consistent report: every relation of the form holds. */
export function cleanFigures(seed: number, form: Form = seed % 3 === 0 ? '2019' : '2021', magnitude?: Magnitude): Figures {
  const next = random(seed);
  const scale = magnitude ?? (['small', 'small', 'large', 'millions'] as const)[next(4)] ?? 'small';
  const count = (): number => {
    if (scale === 'zero') return 0;
    const kind = next(10);
    if (kind < 4) return 0;
    if (scale === 'small' || kind < 7) return next(30);
    if (scale === 'large' || kind < 9) return next(4000);
    return next(3_000_000);
  };
  const body = ['云岭县水务局', '青石县档案馆', '临溪县卫生健康局'][next(3)] ?? '云岭县水务局';
  const year = form === '2021' ? 2021 + next(5) : 2019 + next(2);
  return {
    form,
    body,
    year,
    title: `${body}${year}年政府信息公开工作年度报告`,
    preface: [],
    prose: plainProse,
    disclosure: disclosureOf(form, count),
    applications: applicationsOf(form, count, next),
    review: Object.fromEntries(reviewBlocks.map((block) => {
      const outcomes = [count(), count(), count(), count()];
      return [block, [...outcomes, sum(outcomes)].map(String)];
    })),
  };
}

/** Consistent reports for property tests: both forms, zero to millions. */
export const figuresArbitrary: fc.Arbitrary<Figures> = fc
  .tuple(fc.nat(1_000_000), fc.constantFrom<Form>('2019', '2021'), fc.constantFrom<Magnitude>('zero', 'small', 'large', 'millions'))
  .map(([seed, form, magnitude]) => cleanFigures(seed, form, magnitude));

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}

function disclosureOf(form: Form, count: () => number): Figures['disclosure'] {
  const rows: Record<string, Record<string, string>> = {};
  for (const block of disclosureBlocks[form]) {
    for (const row of block.rows) {
      rows[row.id] = Object.fromEntries(block.columns.map((column) => [column.id, column.id === 'amount' && form === '2021' ? `${count()}.2500` : String(count())]));
    }
  }
  // A county body makes no rules, and what it made this year is still in force.
  for (const column of Object.keys(rows['rules'] ?? {})) (rows['rules'] as Record<string, string>)[column] = '0';
  const norms = rows['norms'];
  if (norms && form === '2021') rows['norms'] = { made: '2', repealed: '1', valid: String(7 + count()) };
  return rows;
}

function applicationsOf(form: Form, count: () => number, next: (below: number) => number): Figures['applications'] {
  const leaves = leafIds(form);
  const byRow: Record<string, number[]> = Object.fromEntries(applicationRows[form].map((row) => [row.id, []]));
  applicantColumns.forEach(() => {
    // The prose says that no fee was charged, so no request was closed for a fee not paid.
    const values = leaves.map(() => count()).map((value, index) => (leaves[index] === 'o2' ? 0 : value));
    // Few are closed in no way of the form, and what is left open is the work of two months at most.
    const rest = leaves.indexOf('o3');
    if (rest >= 0) values[rest] = Math.min(values[rest]!, Math.floor((sum(values) - values[rest]!) / 10));
    leaves.forEach((id, index) => byRow[id]?.push(values[index] ?? 0));
    const total = sum(values);
    const carryOut = Math.min(count(), Math.floor((total + 4) / 8));
    const carryIn = total + carryOut === 0 ? 0 : next(Math.ceil((total + carryOut) / 10));
    byRow['total']?.push(total);
    byRow['carryOut']?.push(carryOut);
    byRow['carryIn']?.push(carryIn);
    byRow['new']?.push(total + carryOut - carryIn);
  });
  return Object.fromEntries(Object.entries(byRow).map(([id, values]) => [id, [...values, sum(values)].map(String)]));
}

/** All numbers of a report, in text order. */
export function cellsOf(figures: Figures): readonly CellRef[] {
  const cells: CellRef[] = [];
  for (const block of disclosureBlocks[figures.form]) {
    for (const row of block.rows) for (const column of block.columns) cells.push({ table: 'disclosure', row: row.id, column: column.id });
  }
  for (const row of applicationRows[figures.form]) for (const column of [...applicantColumns, 'total']) cells.push({ table: 'applications', row: row.id, column });
  for (const block of reviewBlocks) for (const column of reviewColumns) cells.push({ table: 'review', row: block, column });
  return cells;
}

/** The number as written. */
export function valueAt(figures: Figures, ref: CellRef): string {
  if (ref.table === 'disclosure') return figures.disclosure[ref.row]?.[ref.column] ?? '';
  const row = ref.table === 'applications' ? figures.applications[ref.row] : figures.review[ref.row];
  return row?.[columnIndex(ref)] ?? '';
}

/** The same report with one number written otherwise. */
export function withValue(figures: Figures, ref: CellRef, value: string): Figures {
  if (ref.table === 'disclosure') {
    return { ...figures, disclosure: { ...figures.disclosure, [ref.row]: { ...figures.disclosure[ref.row], [ref.column]: value } } };
  }
  const rows = ref.table === 'applications' ? figures.applications : figures.review;
  const changed = { ...rows, [ref.row]: (rows[ref.row] ?? []).map((old, index) => (index === columnIndex(ref) ? value : old)) };
  return ref.table === 'applications' ? { ...figures, applications: changed } : { ...figures, review: changed };
}

/** The same report with all values of a row of table 3 replaced; any number of them. */
export function withRow(figures: Figures, row: string, values: readonly string[]): Figures {
  return { ...figures, applications: { ...figures.applications, [row]: values } };
}

function columnIndex(ref: CellRef): number {
  const columns: readonly string[] = ref.table === 'review' ? reviewColumns : [...applicantColumns, 'total'];
  const known = columns.indexOf(ref.column);
  return known >= 0 ? known : Number(ref.column);
}
