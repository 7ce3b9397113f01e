import { rowName } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { addition, off, reportFailures, shown } from './failure.js';

const messages = {
  mismatch: { zh: '{row}：{addition}，总计写的是 {actual}（{off}）', en: '“{row}”: {addition}, but the total says {actual} ({off})' },
} satisfies Rule['messages'];

/** A3: in every row of table 3 the total is the sum of the six kinds of applicants. */
export const rule: Rule = {
  id: 'sum/row-total',
  severity: 'error',
  messages,
  checkTable(context) {
    reportFailures(context, 'row-total', ({ relation, at, expected, actual }) => ({
      text: messages.mismatch,
      args: { row: rowName(at.row), addition: addition(relation.left, expected), actual: shown(at), off: off(actual, expected) },
    }));
  },
};

export const docs: RuleDocs = {
  title: { zh: '一行的总计不等于各列之和', en: 'The total of a row is not the sum of its columns' },
  what: {
    zh: '申请情况表的每一行，总计应等于自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六列之和。问题标在这一行的总计上。',
    en: 'In every row of the table of requests the total must equal the sum of natural persons, companies, research bodies, non-profit organisations, legal service providers and others. The finding stands on the total.',
  },
  why: {
    zh: '表格的最后一列就是前六列的合计。合计对不上，必有一个数写错；上级汇总和公众核对时首先看的就是这个。',
    en: 'The last column of the form is the sum of the six before it. If they disagree, one of the numbers is wrong, and this is the first thing a reader checks.',
  },
  fix: {
    zh: '如果只改一个数就能让相关的等式全部成立，首选修复改那个数；否则把总计改为各列之和。数的写法（全角、千分位）保持不变。不会在保存时自动修改。',
    en: 'If changing one number makes every related sum hold, the preferred fix changes that number; otherwise it sets the total. Full-width digits and thousands separators are kept. Nothing is changed on save.',
  },
  exceptions: {
    zh: '空白、“-”、“/”、“无”按 0 计；涉及空白的不一致降为警告。某一行的数多了或少了（不是七个）时不核对这一行，只报个数不对。',
    en: 'Blanks and marks such as - or / count as 0, and a mismatch that involves one is only a warning. A row with more or fewer than seven numbers is not checked.',
  },
  clauses: ['form.row-total'],
  good: [
    {
      title: { zh: '六列之和等于总计', en: 'The six columns add up' },
      in: 'applications', row: 'new',
      text: '一、本年新收政府信息公开申请数量 | 68 | 4 | 0 | 0 | 0 | 0 | 72',
    },
    {
      title: { zh: '空白按 0 计，等式成立', en: 'A blank counts as 0 and the sum holds' },
      in: 'applications', row: 'new',
      text: '一、本年新收政府信息公开申请数量 | 68 | 4 |  |  | 0 | 0 | 72',
    },
    {
      title: { zh: '少一个数的行不核对', en: 'A row that lacks a number is not checked' },
      in: 'applications', row: 'new',
      text: '一、本年新收政府信息公开申请数量 | 68 | 4 | 0 | 0 | 0 | 71',
    },
  ],
  bad: [
    {
      title: { zh: '总计少 1', en: 'The total is one short' },
      in: 'applications', row: 'carryIn',
      text: '二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | ⟦2⟧',
      fixed: '二、上年结转政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3',
    },
    {
      title: { zh: '写法保持不变：全角数字', en: 'Full-width digits stay full-width' },
      in: 'applications', row: 'd1',
      text: '1.属于国家秘密 | ０ | ０ | ０ | ０ | ０ | ０ | ⟦２⟧',
      fixed: '1.属于国家秘密 | ０ | ０ | ０ | ０ | ０ | ０ | ０',
    },
  ],
};
