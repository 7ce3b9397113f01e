import { formatQuantity } from '../../text/quantity.js';
import { columnName, rowName } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { off, reportFailures, shown } from './failure.js';

const messages = {
  mismatch: { zh: '{row} 的 {column} 列：{count} 个末级行之和 = {expected}，写的是 {actual}（{off}）', en: '“{row}”, “{column}”: the {count} outcome rows add up to {expected}, but it says {actual} ({off})' },
} satisfies Rule['messages'];

/** A2: in every column of table 3 the row （七）总计 is the sum of all outcome rows. */
export const rule: Rule = {
  id: 'sum/column-total',
  severity: 'error',
  messages,
  checkTable(context) {
    reportFailures(context, 'column-total', ({ relation, at, expected, actual }) => ({
      text: messages.mismatch,
      args: {
        row: rowName(at.row),
        column: columnName(at.column, at.index),
        count: relation.left.length,
        expected: formatQuantity(expected),
        actual: shown(at),
        off: off(actual, expected),
      },
    }));
  },
};

export const docs: RuleDocs = {
  title: { zh: '（七）总计不等于各办理结果之和', en: 'The total closed is not the sum of the outcomes' },
  what: {
    zh: '申请情况表的每一列，（七）总计应等于（一）至（六）各末级行之和：2021年格式21行，2019年格式19行。问题标在（七）总计这一行的那一格。',
    en: 'In every column of the table of requests row (7) must equal the sum of all outcome rows: 21 in the 2021 form, 19 in the 2019 form. The finding stands on the cell of row (7).',
  },
  why: {
    zh: '（七）总计是当年办结的件数，每件只计一种结果，所以它一定等于各种结果之和。',
    en: 'Row (7) is the number of requests closed in the year. Each request counts under exactly one outcome, so the outcomes must add up to it.',
  },
  fix: {
    zh: '能断定是哪一个数写错时，首选修复改那个数；否则把（七）总计改为各行之和。',
    en: 'Where one number can be singled out as wrong, the preferred fix changes it; otherwise it sets row (7).',
  },
  exceptions: {
    zh: '缺行、重复行、不认识的行，或者某一行的数多了少了时，这一列不核对。总计列的不一致如果只是各列不一致的合计，不再重复报告。各行的总计都空着时，按各行六列之和计算。',
    en: 'A column is not checked while a row is missing, doubled, unknown or damaged. A mismatch of the total column that is merely the sum of mismatches in the other columns is not reported again. Where row totals are left blank, the sums of the rows are used.',
  },
  clauses: ['form.column-total', 'form.outcome'],
  good: [
    {
      title: { zh: '各行之和等于（七）总计', en: 'The outcomes add up' },
      in: 'applications', row: 'total',
      text: '（七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '少一个数的行使整列不核对', en: 'A damaged row keeps the columns from being checked' },
      in: 'applications', row: 'granted',
      text: '（一）予以公开 | 3 | 0 | 0 | 0 | 0 | 3',
    },
  ],
  bad: [
    {
      title: { zh: '（七）总计多写了 2，总计列随之出错但不重复报告', en: 'Two too many; the total column follows and is not reported again' },
      in: 'applications', row: 'total',
      text: '（七）总计 | ⟦2⟧ | 0 | 0 | 0 | 0 | 0 | 2',
    },
  ],
};
