import { linesOf } from '../../model/sectionText.js';
import type { TablePlan } from '../../model/plan.js';
import { rowNumbers } from '../../model/sums.js';
import type { Report, Table } from '../../model/types.js';
import { perPlace } from '../../text/perPlace.js';
import { cellData, cellLoc } from '../common.js';
import data from '../text/data/older.json';
import type { Rule, RuleDocs } from '../types.js';
import { certainCells } from './common.js';
import { tablesNamed } from './support/counts.js';

const messages = {
  old: { zh: '本年没有申请，也没有办结、结转，却有复议或诉讼 {actual} 件；如果是往年的案件，请在文字里说明', en: 'There were no requests at all this year, but {actual} in the table of cases. If the cases are older, say so in the text' },
} satisfies Rule['messages'];

const cases = new RegExp(data.cases, 'u');
const older = new RegExp(data.older, 'u');

export const rule: Rule = {
  id: 'table/unlikely-review',
  severity: 'information',
  messages,
  check({ report, add }) {
    const reviews = tablesNamed(report, 'review');
    const requests = tablesNamed(report, 'applications');
    if (reviews.length !== 1 || requests.length !== 1 || !isAllZero(requests[0]!)) return;
    const cells = certainCells(reviews[0]!).filter(({ value }) => value !== null && value.digits > 0n);
    const at = cells.find(({ column }) => column?.id === 'total') ?? cells[0];
    if (at === undefined || isExplained(report)) return;
    add({ at: cellLoc(at), message: { text: messages.old, args: { actual: at.text } }, data: { ...cellData(at), actual: at.text } });
  },
};

/** Whether a sentence speaks of cases over earlier years, or names an earlier year with them. */
function isExplained(report: Report): boolean {
  const { year } = report;
  return report.sections.flatMap((section) => linesOf(section)).some(({ text }) => text.split(/[。；;\n]/).some((sentence) => {
    if (!cases.test(sentence)) return false;
    return older.test(sentence) || (year !== null && [...sentence.matchAll(/20\d\d(?=\s*年)/g)].some(([named]) => Number(named) < year));
  }));
}

/** Whether every row of the form is there and every number is zero; a blank says nothing. */
function isAllZero(table: Table): boolean {
  const { plan, figures: { words } } = table;
  return isComplete(plan) && plan.rows.every(({ cells }) => cells.every((cell) => typeof cell === 'number' && words[cell]?.number?.value.digits === 0n));
}

/** Whether every row of the form is there, in shape. */
const isComplete = perPlace((plan: TablePlan): boolean => {
  const present = rowNumbers(plan);
  return plan.template.blocks.every((block) => block.rows.every(({ id }) => present.has(id))) && plan.rows.every(({ shape }) => shape === 'exact');
});

export const docs: RuleDocs = {
  title: { zh: '没有申请却有复议、诉讼', en: 'Cases without requests' },
  what: {
    zh: '申请情况表全部是 0，而复议诉讼情况表有大于 0 的数时，标在第一个这样的总计上。',
    en: 'The table of requests is all zero, but the table of cases is not. The finding stands on the first total above zero.',
  },
  why: {
    zh: '复议、诉讼都由申请引起。往年的申请可以在今年成案，但读者只看到一张空表，需要一句说明。',
    en: 'Cases follow from requests. Those of earlier years may end up here, but the reader sees an empty table and needs a word of explanation.',
  },
  exceptions: {
    zh: '往年申请引起的案件是正常的；文字里说明了是往年的，就不提示。正文写了复议、诉讼件数而表中没有，或者正文说没有而表中有，由 cross/prose-number、cross/negative-statement 核对。',
    en: 'Cases over requests of earlier years are fine; where the text says that they are, nothing is reported. Cases that the prose states and the table lacks, or the other way round, are the business of cross/prose-number and cross/negative-statement.',
  },
  clauses: ['form.review', 'reg.51'],
  good: [
    { title: { zh: '都没有', en: 'Neither' }, in: 'review', text: '0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0' },
  ],
  bad: [
    { title: { zh: '一件复议、一件诉讼', en: 'One of each' }, in: 'review', text: '1 | 0 | 0 | 0 | ⟦1⟧ | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1' },
  ],
};
