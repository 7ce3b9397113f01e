import { cellData, cellLoc } from '../common.js';
import type { Rule, TableContext, RuleDocs } from '../types.js';
import { rowArgs } from './common.js';
import { cellAt, countAt } from './support/counts.js';

const messages = {
  other: { zh: '{row} {actual} 件，占办结总数的 {share}%，偏高，请看看能否归入别的结果', en: '{row}: {actual}, {share}% of all that was closed. That is a lot; do some belong under another outcome?' },
  open: { zh: '结转下年度 {actual} 件，占本年新收的 {share}%，偏高；答复期限只有二十个工作日，最多再延二十个', en: '{actual} carried over, {share}% of what came in. That is a lot: answers are due within 20 working days, 40 at most' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'table/unlikely-share',
  severity: 'information',
  messages,
  options: {
    count: { default: 5, minimum: 0, help: { zh: '不超过多少件时不提示', en: 'Up to how many requests nothing is said' } },
    otherPercent: { default: 20, minimum: 1, help: { zh: '“其他处理”里的“其他”超过办结总数的百分之几时提示', en: 'Above which percentage of all closed requests “other” is reported' } },
    openPercent: { default: 33, minimum: 1, help: { zh: '结转下年度超过本年新收的百分之几时提示', en: 'Above which percentage of new requests the number carried over is reported' } },
  },
  checkTable(context) {
    const { table } = context;
    if (table.id !== 'applications') return;
    tell(context, 'o3', countAt(table, 'total', 'total'), 'other');
    tell(context, 'carryOut', countAt(table, 'new', 'total'), 'open');
  },
};

function tell({ table, add, option }: TableContext, row: string, whole: number | null, message: keyof typeof messages): void {
  const actual = countAt(table, row, 'total');
  if (actual === null || whole === null || whole < actual || actual <= option('count')) return;
  const share = Math.round((actual * 100) / whole);
  if (actual * 100 <= whole * option(`${message}Percent`)) return;
  const at = cellAt(table, row, 'total')!;
  add({ at: cellLoc(at), message: { text: messages[message], args: { ...rowArgs(at.row), actual, share } }, data: { ...cellData(at), actual: at.text, percent: share } });
}

export const docs: RuleDocs = {
  title: { zh: '“其他”或结转的比例偏高', en: 'An unusual share of “other” or of requests carried over' },
  what: {
    zh: '（六）其他处理里的“3.其他”超过 5 件且超过办结总数的两成，或者结转下年度超过 5 件且超过本年新收的三分之一时，标在总计列的数上。',
    en: '“3.其他” under other handling is above 5 and 20% of all closed requests, or the number carried over is above 5 and a third of the new requests. The finding stands on the number in the last column.',
  },
  why: {
    zh: '“其他”应当只装归不进别处的结果；一般只有年底两个月左右收到的申请会结转，比例高说明答复超期或者统计有误。',
    en: '“Other” is for what fits nowhere else, and normally only requests of the last two months are carried over. A high share points to late answers or to a mistake.',
  },
  exceptions: {
    zh: '年底集中收到一批申请、申请人大量撤回的，比例高也正常，在文字里说明即可。',
    en: 'A wave of requests at the end of the year, or many withdrawals, explain it. Say so in the text.',
  },
  clauses: ['form.residual', 'form.open', 'reg.33'],
  good: [
    {
      title: { zh: '比例正常', en: 'Usual shares' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 60 | 0 | 0 | 0 | 0 | 0 | 60 | \n（六）其他处理 | 3.其他 | 6 | 0 | 0 | 0 | 0 | 0 | 6 | \n（七）总计 | 50 | 0 | 0 | 0 | 0 | 0 | 50 | \n四、结转下年度继续办理 | 10 | 0 | 0 | 0 | 0 | 0 | 10 | \n',
    },
  ],
  bad: [
    {
      title: { zh: '两项都偏高', en: 'Both are high' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 60 | 0 | 0 | 0 | 0 | 0 | 60 | \n（六）其他处理 | 3.其他 | 16 | 0 | 0 | 0 | 0 | 0 | ⟦16⟧ | \n（七）总计 | 30 | 0 | 0 | 0 | 0 | 0 | 30 | \n四、结转下年度继续办理 | 30 | 0 | 0 | 0 | 0 | 0 | ⟦30⟧ | \n',
    },
  ],
};
