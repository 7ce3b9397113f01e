import { templates } from '../../template/load.js';
import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { rowArgs } from './common.js';
import { cellAt, countAt } from './support/counts.js';

const messages = {
  early: { zh: '{row}：写的是 {actual}，而信息处理费的办法自 2021 年起才施行，{year} 年不会有收费通知', en: '{row}: {actual}, but the rules on processing fees apply from 2021; there were no fee notices in {year}' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'table/unlikely-unpaid',
  severity: 'information',
  messages,
  checkTable({ table, report, add }) {
    const { year } = report;
    const { from, to = from } = templates['2019'].years;
    if (year === null || year < from || year > to || table.id !== 'applications') return;
    if ((countAt(table, 'o2', 'total') ?? 0) === 0) return;
    const at = cellAt(table, 'o2', 'total')!;
    add({ at: cellLoc(at), message: { text: messages.early, args: { ...rowArgs(at.row), actual: at.text, year } }, data: { ...cellData(at), expected: '0', actual: at.text } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '2021 年以前不会有“逾期未缴费”', en: 'Unpaid fees before there were fees' },
  what: {
    zh: '2019、2020 年的报告里，“申请人逾期未按收费通知要求缴纳费用”一行的总计大于 0 时，标在总计上。',
    en: 'A report for 2019 or 2020 counts requests dropped because a fee was not paid. The finding stands on the total of that row.',
  },
  why: {
    zh: '《政府信息公开信息处理费管理办法》自 2021 年 1 月 1 日起施行，在此之前没有收费通知可言。',
    en: 'The measures on processing fees apply from 1 January 2021; nobody could be asked to pay before.',
  },
  exceptions: {
    zh: '年份从标题读出；标题的年份写错时，请改标题。',
    en: 'The year comes from the title. If the title has the wrong year, correct the title.',
  },
  clauses: ['fee.payment'],
  good: [
    { title: { zh: '2023 年的报告', en: 'A report for 2023' }, in: 'applications', row: 'o2', text: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1' },
  ],
  bad: [
    {
      title: { zh: '2020 年的报告', en: 'A report for 2020' },
      text: '云岭县水务局2020年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | \n（六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | \n2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | ⟦1⟧ | \n3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | \n（七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 | \n',
    },
  ],
};
