import { rowName } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { addition, off, reportFailures, shown } from './failure.js';

const messages = {
  mismatch: { zh: '{row}：{addition}，总计写的是 {actual}（{off}）', en: '“{row}”: {addition}, but the total says {actual} ({off})' },
} satisfies Rule['messages'];

/** A4: in every block of table 4 the total is the sum of the four results. */
export const rule: Rule = {
  id: 'sum/review-total',
  severity: 'error',
  messages,
  checkTable(context) {
    reportFailures(context, 'review-total', ({ relation, at, expected, actual }) => ({
      text: messages.mismatch,
      args: { row: rowName(at.row), addition: addition(relation.left, expected), actual: shown(at), off: off(actual, expected) },
    }));
  },
};

export const docs: RuleDocs = {
  title: { zh: '复议、诉讼的总计不等于各结果之和', en: 'A total of reconsideration or litigation is not the sum of its results' },
  what: {
    zh: '复议诉讼表有三组：行政复议、未经复议直接起诉、复议后起诉。每组的总计应等于结果维持、结果纠正、其他结果、尚未审结四项之和。问题标在这一组的总计上。',
    en: 'The table of reconsideration and litigation has three blocks. In each, the total must equal upheld + corrected + other results + pending. The finding stands on the total of the block.',
  },
  why: {
    zh: '每件案子到年底只有一种状态，所以四项之和就是总计。三组之间没有合计关系，表里也没有行政诉讼的合计。',
    en: 'At the end of the year every case has exactly one state, so the four add up to the total. The form has no total over the blocks.',
  },
  fix: {
    zh: '把总计改为四项之和。错在某一项时请改那一项。',
    en: 'Sets the total to the sum of the four. If one of the four is wrong, correct that one instead.',
  },
  exceptions: {
    zh: '空白按 0 计，涉及空白的不一致降为警告。不足或超过十五个数、分不清是哪一组时不核对。',
    en: 'Blanks count as 0, and a mismatch that involves one is only a warning. Nothing is checked while it is unclear which number belongs to which block.',
  },
  clauses: ['form.review-total'],
  good: [
    {
      title: { zh: '三组都对得上', en: 'All three blocks add up' },
      in: 'review',
      text: '1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 2',
    },
  ],
  bad: [
    {
      title: { zh: '复议多了 1，复议后起诉少了 2', en: 'One too many reconsiderations, two suits too few' },
      in: 'review',
      text: '1 | 0 | 0 | 1 | ⟦3⟧ | 0 | 0 | 0 | 0 | 0 | 1 | 1 | 0 | 1 | ⟦1⟧',
    },
    {
      title: { zh: '一组都是 0，总计却不是', en: 'All results are 0, the total is not' },
      in: 'review',
      text: '0 | 0 | 0 | 0 | ⟦1⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      fixed: '0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
