import type { Cell } from '../../model/types.js';
import { formatQuantity, isZero } from '../../text/quantity.js';
import { cellData } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellArgs } from './common.js';
import { addOrSummarise, fillEdit, numberLoc } from './support/fill.js';
import { blankTotals } from './support/totals.js';

const messages = {
  blank: {
    zh: '{row} 的 {column} 没有填数；按各项相加应当是 {sum}。（{table}）',
    en: '{row}, {column}: the total is not stated; its parts add up to {sum} ({table}).',
  },
  many: { zh: '本表有 {count} 个总计没有填数，可以按各项相加补上。（{table}）', en: '{count} totals of this table are not stated; they can be filled in from their parts ({table}).' },
  fix: { zh: '填 {expected}', en: 'Write {expected}' },
  fixAll: { zh: '补上本表的 {count} 个总计', en: 'Fill in the {count} totals of this table' },
} satisfies Rule['messages'];

/** `72 = 68 + 4`; zeros are left out where something else remains. */
function equation(sum: string, addends: readonly Cell[]): string {
  const stated = addends.filter((cell) => cell.value !== null && !isZero(cell.value));
  if (stated.length === 0) return sum;
  const parts = stated.slice(0, 8).map((cell) => (cell.value === null ? '' : formatQuantity(cell.value)));
  return `${sum} = ${parts.join(' + ')}${stated.length > parts.length ? ' + …' : ''}`;
}

/** A stated number beside the cell, whose style (full-width digits, separators) the sum follows. */
function styleOf(addends: readonly Cell[]): string {
  return addends.find((cell) => cell.notation.thousands || cell.notation.fullWidth)?.text ?? '';
}

export const rule: Rule = {
  id: 'table/blank-total',
  severity: 'information',
  judges: 'notation',
  messages,
  checkTable({ table, add }) {
    addOrSummarise(add, [...blankTotals(table)], {
      one: ([cell, { addends, sum }]) => {
        const expected = formatQuantity(sum);
        return {
          at: numberLoc(cell),
          message: { text: messages.blank, args: { ...cellArgs(cell), sum: equation(expected, addends) } },
          data: { ...cellData(cell), expected, actual: cell.text },
          fixes: () => [{ kind: 'suggestion', title: { text: messages.fix, args: { expected } }, edits: [fillEdit(cell, formatQuantity(sum, styleOf(addends)))] }],
        };
      },
      all: (count) => ({
        message: { text: messages.many, args: { count, table: table.template.title } },
        fix: { kind: 'suggestion', title: { text: messages.fixAll, args: { count } } },
      }),
    });
  },
};

export const docs: RuleDocs = {
  title: { zh: '总计没有填数', en: 'A total is not stated' },
  what: {
    zh: '总计空着（或者只有 -、/ 等），而它的各项有数。问题标在总计那一格上；一张表里很多时只报一条。',
    en: 'A total is blank (or - / …) although its parts are stated. The finding stands on the total; where a table is full of them there is one finding.',
  },
  why: { zh: '总计是读者最先看的数，也是核对的依据。', en: 'Totals are what readers look at first, and what the checks rest on.' },
  fix: { zh: '按各项相加填上。', en: 'Writes the sum of the parts.' },
  exceptions: {
    zh: '2019年有的地方惯于不填末级行的总计，数仍可核对，所以只是信息。各项也都空着时，归“没有填数”。',
    en: 'Some reports of 2019 leave the totals of single rows blank by habit; the numbers can still be checked, hence information only. Where the parts are blank, too, it is a blank cell.',
  },
  clauses: ['form.row-total', 'form.column-total', 'form.review-total'],
  good: [
    {
      title: { zh: '总计填了 0', en: 'The total says 0' },
      in: 'applications', row: 'd1',
      text: '1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '总计写成了斜线', en: 'A slash in place of the total' },
      in: 'applications', row: 'n2',
      text: '2.重复申请 | 2 | 1 | 0 | 0 | 0 | 0 | ⟦/⟧',
      fixed: '2.重复申请 | 2 | 1 | 0 | 0 | 0 | 0 | 3',
    },
    {
      title: { zh: '行政复议的总计空着', en: 'The total of the reconsideration block is blank' },
      in: 'review',
      text: '1 | 0 | 0 | 1 | ⟦—⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      fixed: '1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
