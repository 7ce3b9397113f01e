import type { MessageArgument } from '../../l10n/message.js';
import type { Row, Table } from '../../model/types.js';
import { tableLayout } from '../../template/load.js';
import { formatQuantity } from '../../text/quantity.js';
import { inTable, rowData, rowName } from '../common.js';
import type { Edit, Fix, Rule, RuleDocs } from '../types.js';
import { rowArgs } from './common.js';
import { swallowed } from './support/lostLabel.js';
import { decide, hasPlainReading, isAllZero, separatorOf, type Reading } from './support/readings.js';

const messages = {
  short: {
    zh: '{row} 有 {actual} 个数，应当有 {expected} 个，少了 {off} 个，请对照原表补上。（{table}）',
    en: '{row} has {actual} numbers where {expected} belong; {off} missing. Add what the original has ({table}).',
  },
  long: {
    zh: '{row} 有 {actual} 个数，应当有 {expected} 个，多了 {off} 个，请对照原表删去或者合并。（{table}）',
    en: '{row} has {actual} numbers where {expected} belong; {off} too many. Remove or join what the original does not have ({table}).',
  },
  shortRun: {
    zh: '从 {row} 起连续 {count} 行各有 {actual} 个数，应当各有 {expected} 个，多半是丢了一列，请对照原表补上。（{table}）',
    en: 'From {row} on, {count} rows have {actual} numbers each where {expected} belong; a column was probably lost. Add what the original has ({table}).',
  },
  longRun: {
    zh: '从 {row} 起连续 {count} 行各有 {actual} 个数，应当各有 {expected} 个，多半是多出一列，请对照原表删去。（{table}）',
    en: 'From {row} on, {count} rows have {actual} numbers each where {expected} belong; a column is probably too many. Remove what the original does not have ({table}).',
  },
  review: {
    zh: '数据行有 {actual} 个数，应当有 {expected} 个（三组，每组五个），请对照原表改正。（{table}）',
    en: 'The line of figures has {actual} numbers where {expected} belong, three blocks of five. Correct it from the original ({table}).',
  },
  also: { zh: '{row} 也有 {actual} 个数', en: '{row} has {actual} numbers, too' },
  insert: { zh: '补一个 {lost}（第 {place} 个数）', en: 'Insert {lost} as number {place}' },
  insertAll: { zh: '这 {count} 行各补一个数', en: 'Insert one number in each of the {count} rows' },
  drop: { zh: '删去多出的一个 0', en: 'Remove the 0 too many' },
  dropAll: { zh: '这 {count} 行各删去多出的一个数', en: 'Remove the number too many from each of the {count} rows' },
  join: { zh: '合并成一个数：{joined}', en: 'Join into one number: {joined}' },
} satisfies Rule['messages'];

/** Adjacent rows with the same wrong number of values. */
function runsOf(table: Table): Row[][] {
  const runs: Row[][] = [];
  let last: Row | null = null;
  for (const row of table.rows) {
    // Two rows' numbers behind one label: the other label is lost, which missing-row reports.
    const wrong = (row.shape === 'short' || row.shape === 'long') && row.cells.length > 0 && row.template !== null && swallowed(row) === null;
    if (wrong && last !== null && last.cells.length === row.cells.length && last.expected === row.expected) runs[runs.length - 1]!.push(row);
    else if (wrong) runs.push([row]);
    last = wrong ? row : null;
  }
  return runs;
}

/** Values that stand for a span and came out as zeros: one number belongs here, and one is no zero. */
function spareZeros(row: Row): boolean {
  return row.shape === 'long' && row.expected === 1 && row.cells.slice(1).every((cell) => cell.text === '0');
}

/** Probably a slip of the conversion rather than a lost number. */
function isHarmless(row: Row): boolean {
  return isAllZero(row) || spareZeros(row) || hasPlainReading(row);
}

function insertion(row: Row, { at, lost }: Reading): Edit | null {
  const separator = separatorOf(row);
  if (separator === null) return null;
  const value = formatQuantity(lost, row.cells.find((cell) => cell.notation.fullWidth)?.text ?? '');
  const next = row.cells[at];
  if (next !== undefined) return { at: inTable(row.table, { start: next.start, end: next.start }), newText: value + separator };
  const end = row.cells[row.cells.length - 1]!.end;
  return { at: inTable(row.table, { start: end, end }), newText: separator + value };
}

/** Removes a value together with what separates it from the next (or, at the end, the previous) one. */
function removal(row: Row, at: number): Edit {
  const cell = row.cells[at]!;
  const next = row.cells[at + 1];
  return { at: inTable(row.table, next === undefined ? { start: row.cells[at - 1]!.end, end: cell.end } : { start: cell.start, end: next.start }), newText: '' };
}

function editOf(row: Row, reading: Reading): Edit | null {
  if (reading.kind === 'insert') return insertion(row, reading);
  if (reading.kind === 'drop') return removal(row, reading.at);
  return { at: inTable(row.table, { start: row.cells[reading.at]!.end, end: row.cells[reading.at + 1]!.start }), newText: '' };
}

function titleOf(run: readonly Row[], reading: Reading): Fix['title'] {
  const count = run.length;
  if (reading.kind === 'insert') {
    return count > 1 ? { text: messages.insertAll, args: { count } } : { text: messages.insert, args: { lost: formatQuantity(reading.lost), place: reading.at + 1 } };
  }
  if (count > 1) return { text: messages.dropAll, args: { count } };
  if (reading.kind === 'drop') return { text: messages.drop };
  return { text: messages.join, args: { joined: formatQuantity(reading.values[reading.at]!) } };
}

function fixesOf(run: readonly Row[]): Fix[] {
  const first = run[0]!;
  if (run.length === 1 && spareZeros(first)) {
    const edit = { at: inTable(first.table, { start: first.cells[0]!.end, end: first.cells[first.cells.length - 1]!.end }), newText: '' };
    return first.cells.length === 2 ? [{ kind: 'suggestion', title: { text: messages.drop }, edits: [edit] }] : [];
  }
  const choice = decide(run);
  if (choice === null) return [];
  const edits = run.map((row) => editOf(row, choice.get(row)!));
  if (edits.some((edit) => edit === null)) return [];
  return [{ kind: 'suggestion', title: titleOf(run, choice.get(first)!), edits: edits.filter((edit) => edit !== null) }];
}

function messageOf(run: readonly Row[]): keyof typeof messages {
  const { shape, table } = run[0]!;
  if (tableLayout(table.id) === 'beside') return 'review';
  if (run.length > 1) return shape === 'short' ? 'shortRun' : 'longRun';
  return shape === 'short' ? 'short' : 'long';
}

export const rule: Rule = {
  id: 'table/cell-count',
  severity: 'error',
  judges: 'labels',
  messages,
  checkTable({ table, add }) {
    for (const run of runsOf(table)) {
      const [first, ...others] = run as [Row, ...Row[]];
      const actual = first.cells.length;
      const args: Record<string, MessageArgument> = { ...rowArgs(first), actual, expected: first.expected, off: Math.abs(actual - first.expected), count: run.length };
      add({
        at: inTable(table, { start: first.cells[0]!.start, end: first.cells[actual - 1]!.end }),
        severity: run.every(isHarmless) ? 'warning' : 'error',
        message: { text: messages[messageOf(run)], args },
        data: { ...rowData(first), expected: String(first.expected), actual: String(actual), ...(run.length > 1 ? { rows: run.length } : {}) },
        related: others.map((row) => ({
          at: inTable(table, { start: row.cells[0]!.start, end: row.cells[row.cells.length - 1]!.end }),
          message: { text: messages.also, args: { row: rowName(row), actual } },
        })),
        fixes: () => fixesOf(run),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '一行的数多了或者少了', en: 'Too many or too few numbers in a row' },
  what: {
    zh: '一行里数的个数与栏数不符。相邻几行个数相同的合为一条，标在第一行从第一个数到最后一个数，其余行列在相关位置里。',
    en: 'A row does not have as many numbers as there are columns. Adjacent rows with the same count make one finding, from the first to the last number of the first row; the others are listed with it.',
  },
  why: {
    zh: '个数不对就分不清哪个数在哪一栏，这一行和有关的列都无法核对。多半是转换网页、扫描件时丢了一格，或者把合并的格当成了 0。',
    en: 'With a wrong count nobody can tell which number belongs to which column, and neither the row nor its columns can be checked. Usually a cell was lost, or a spanning cell became a 0, when a page was converted.',
  },
  fix: {
    zh: '各行各列的合计只容得下一种读法时，补上丢的数，删去多的 0，或者把断开的数合起来。其余情况不猜。',
    en: 'Where the sums leave only one reading, inserts the lost number, removes the 0 too many or joins a number cut in two. Otherwise nothing is guessed.',
  },
  exceptions: {
    zh: '有一种读法使行合计成立，或者全是 0 时，只作警告。只有名称、没有数的行不报。',
    en: 'A warning only, where one reading makes the row total hold or all values are 0. A label without any number is not reported.',
  },
  clauses: ['form.row-total'],
  good: [
    {
      title: { zh: '七个数', en: 'Seven numbers' },
      in: 'applications', row: 'u1',
      text: '1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1',
    },
  ],
  bad: [
    {
      title: { zh: '全是 0 的行少了一个', en: 'One 0 short in a row of zeros' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3\n（一）予以公开 | ⟦0 | 0 | 0 | 0 | 0 | 0⟧\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3\n（一）予以公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n',
    },
    {
      title: { zh: '一个数断成了两个', en: 'A number cut in two' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | ⟦1 | 12 | 0 | 0 | 0 | 0 | 4 | 116⟧\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 112 | 0 | 0 | 0 | 0 | 4 | 116\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n',
    },
    {
      title: { zh: '多出的不是 0，不猜', en: 'What is too many is no 0: nothing is guessed' },
      in: 'applications', row: 'granted',
      text: '（一）予以公开 | ⟦5 | 0 | 0 | 0 | 0 | 0 | 7 | 1⟧',
    },
  ],
};
