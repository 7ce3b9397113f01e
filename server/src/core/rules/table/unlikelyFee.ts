import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellAt, countAt } from './support/counts.js';

const messages = {
  decimals: { zh: '收费金额“{actual}”有 {decimals} 位小数，单位是万元，四位小数就精确到元了', en: 'The amount “{actual}” has {decimals} decimals; in units of 10,000 yuan four are exact to the yuan' },
  yuan: { zh: '收费金额 {actual} 万元，是不是把元当成了万元？', en: '{actual} × 10,000 yuan: was the amount filled in in yuan?' },
} satisfies Rule['messages'];

/** One ten-thousandth of the unit is one yuan. */
const DECIMALS = 4;

export const rule: Rule = {
  id: 'table/unlikely-fee',
  severity: 'information',
  messages,
  options: {
    whole: { default: 100000, minimum: 1, help: { zh: '不带小数的金额从多少万元起提示', en: 'From how many 10,000 yuan an amount without decimals is reported' } },
  },
  checkTable({ table, add, option }) {
    if (table.id !== 'disclosure') return;
    const count = countAt(table, 'fee', 'amount');
    if (count !== null && count < option('whole')) return;
    const at = cellAt(table, 'fee', 'amount');
    // An amount with its unit is table/number-format's.
    if (at?.value == null || at.notation.unit !== null) return;
    const { decimals } = at.notation;
    const whole = decimals === 0 && at.value.digits >= BigInt(option('whole'));
    if (decimals <= DECIMALS && !whole) return;
    add({ at: cellLoc(at), message: whole ? { text: messages.yuan, args: { actual: at.text } } : { text: messages.decimals, args: { actual: at.text, decimals } }, data: { ...cellData(at), actual: at.text } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '收费金额的小数或大小不寻常', en: 'An unusual amount of charges' },
  what: {
    zh: '行政事业性收费的金额有四位以上小数，或者是不带小数的十万（即十亿元）以上的整数时，标在金额上。',
    en: 'The amount of charges has more than four decimals, or is a whole number of 100,000 (one billion yuan) or more. The finding stands on the amount.',
  },
  why: {
    zh: '表头的单位是万元，按元填就大了一万倍；四位小数已经精确到元，更多位多半是换算时带出来的。',
    en: 'The unit is 10,000 yuan: an amount in yuan is 10,000 times too large. Four decimals are exact to the yuan; more come from a conversion.',
  },
  exceptions: {
    zh: '省、大城市的收费总额可以很大，核对无误即可。“保留四位小数”是一些地方的要求，这里不查位数少的。',
    en: 'Provinces and large cities do charge such sums. Some places ask for four decimals; fewer are not reported here.',
  },
  clauses: ['form.amount'],
  good: [
    { title: { zh: '四位小数', en: 'Four decimals' }, in: 'disclosure', row: 'fee', text: '行政事业性收费 | 312.6480' },
    { title: { zh: '整数', en: 'A whole number' }, in: 'disclosure', row: 'fee', text: '行政事业性收费 | 3' },
  ],
  bad: [
    { title: { zh: '像是按元填的', en: 'It looks like yuan' }, in: 'disclosure', row: 'fee', text: '行政事业性收费 | ⟦3126480⟧' },
    { title: { zh: '小数过多', en: 'Too many decimals' }, in: 'disclosure', row: 'fee', text: '行政事业性收费 | ⟦0.352001⟧' },
  ],
};
