import type { Text } from '../../l10n/message.js';
import { isOwnScope, isOwnYear, proseFacts, type Fact } from '../../model/prose/facts.js';
import { readingsOf } from '../../model/prose/readings.js';
import { placeOf } from '../../model/prose/types.js';
import type { Report } from '../../model/types.js';
import { formatQuantity, type Quantity } from '../../text/quantity.js';
import type { Rule, RuleContext, RuleDocs } from '../types.js';
import { relatedCells } from './support/reading.js';

const messages = {
  contradicts: { zh: '这里说“{phrase}”，另一处写收取信息处理费 {amount}', en: 'This says “{phrase}” (no fee), but elsewhere a fee of {amount} is stated' },
  step: { zh: '信息处理费 {amount} 不是 10 元的整倍数；按件、按量的收费标准都以 10 元为单位', en: 'A fee of {amount} is no multiple of 10 yuan; all tariffs go in steps of 10 yuan' },
  charge: {
    zh: '信息处理费 {amount} 大于表中全年的行政事业性收费 {expected} 万元；信息处理费也是行政事业性收费',
    en: 'The fee of {amount} exceeds all administrative charges of the year ({expected} × 10,000 yuan), among which it counts',
  },
} satisfies Rule['messages'];

const texts = {
  amount: { zh: '这里写的是 {amount}', en: 'Here it is {amount}' },
} satisfies Record<string, Text>;

export const rule: Rule = {
  id: 'cross/fee',
  severity: 'warning',
  messages,
  check(context) {
    const { report, add } = context;
    const prose = proseFacts(report);
    const fees = prose.facts.filter(({ statement }) => statement.measure.kind === 'fee' && statement.number.value.digits > 0n && isOwnYear(report, statement.period) && isOwnScope(report, statement.scope));
    if (fees.length === 0) return;
    const related = fees.map((fee) => ({ at: placeOf(fee.segment, fee.statement), message: { text: texts.amount, args: { amount: amountOf(fee) } } }));
    for (const { segment, start, end, text, measures, period, scope } of prose.denials) {
      if (!measures.some((measure) => measure.kind === 'fee') || !isOwnYear(report, period) || !isOwnScope(report, scope)) continue;
      add({ at: placeOf(segment, { start, end }), message: { text: messages.contradicts, args: { phrase: text, amount: amountOf(fees[0]!) } }, related });
    }
    for (const fee of fees) checkAmount(context, fee);
  },
};

/** N10 and N11 of a reviewer's list: hints that an amount may be mistyped. */
function checkAmount({ report, add }: RuleContext, fee: Fact): void {
  const at = placeOf(fee.segment, fee.statement);
  const { value } = fee.statement.number;
  if (value.scale > 0 || value.digits % 10n !== 0n) add({ severity: 'information', at, message: { text: messages.step, args: { amount: amountOf(fee) } } });
  const reading = chargeOf(report);
  if (reading === null || !exceeds(value, reading.value)) return;
  add({ severity: 'information', at, message: { text: messages.charge, args: { amount: amountOf(fee), expected: formatQuantity(reading.value) } }, data: { table: 'disclosure', row: 'fee', column: 'amount', expected: formatQuantity(reading.value), actual: formatQuantity(value) }, related: relatedCells(reading) });
}

function chargeOf(report: Report): NonNullable<ReturnType<typeof readingsOf>>[number] | null {
  return readingsOf(report, { kind: 'charge' })?.[0] ?? null;
}

/** Whether yuan exceed an amount in 万元; a whole amount may stand in yuan although the header says 万元. */
function exceeds(yuan: Quantity, charge: Quantity): boolean {
  const amount = Number(charge.digits) / 10 ** charge.scale;
  const paid = Number(yuan.digits) / 10 ** yuan.scale;
  return paid > amount * 10_000;
}

function amountOf({ statement: { number } }: Fact): string {
  return `${number.text}${number.unit}`;
}

export const docs: RuleDocs = {
  title: { zh: '信息处理费的说法前后不一', en: 'What is said about fees does not fit together' },
  what: {
    zh: '一处说没有收费，另一处写了收取信息处理费的金额：警告，标在说没有收费的话上。金额不是 10 元的整倍数，或者大于表中全年的行政事业性收费：只作提示，标在金额上。',
    en: 'One place says that no fee was charged and another states an amount: a warning, on the denial. An amount that is no multiple of 10 yuan, or larger than all administrative charges of the year: information, on the amount.',
  },
  why: {
    zh: '收取信息处理费的情况应当如实报告。收费标准按件一百元起、按页十元起，都是 10 元的倍数；信息处理费属于行政事业性收费，应当包含在表中的金额里。',
    en: 'Fees for processing information must be reported truly. The tariffs start at 100 yuan an item or 10 yuan a page; and the fee is an administrative charge, so that the amount in the table must include it.',
  },
  exceptions: {
    zh: '反过来不成立：行政事业性收费大于 0，不说明收过信息处理费，这种情况不报告。表中金额四舍五入成 0 时，小额的信息处理费会被提示，可以忽略。',
    en: 'Not the other way round: administrative charges above 0 do not mean that such a fee was charged, and nothing is said. Where the amount in the table was rounded to 0, a small fee is mentioned; never mind it then.',
  },
  clauses: ['reg.42', 'fee.nature'],
  good: [
    { title: { zh: '前后一致', en: 'Consistent' }, in: 'section6', text: '全年未收取信息处理费。' },
  ],
  bad: [
    { title: { zh: '同一份报告里既说没有收费，又写了金额', en: 'No fee, and an amount, in one report' }, in: 'section6', text: '全年⟦未收取任何费用⟧。发出收费通知后收取信息处理费380元。' },
    { title: { zh: '金额不是 10 元的整倍数', en: 'No multiple of 10 yuan' }, in: 'section6', text: '全年收取信息处理费⟦385⟧元。' },
  ],
};
