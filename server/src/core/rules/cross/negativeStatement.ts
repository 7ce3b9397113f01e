import type { Text } from '../../l10n/message.js';
import { isOwnScope, isOwnYear, proseFacts } from '../../model/prose/facts.js';
import { feeReading, readingsOf, type Reading } from '../../model/prose/readings.js';
import { placeOf, type Measure } from '../../model/prose/types.js';
import type { Report } from '../../model/types.js';
import { formatQuantity } from '../../text/quantity.js';
import type { Rule, RuleDocs } from '../types.js';
import { readingData, readingName, relatedCells } from './support/reading.js';

const messages = {
  denied: { zh: '正文说“{phrase}”，表中“{place}”是 {expected}', en: 'The text says “{phrase}” (there was none), but “{place}” in the table is {expected}' },
  carried: { zh: '正文说“{phrase}”，表中虽无新收，“{place}”还有 {expected}', en: 'The text says “{phrase}” (there was none); nothing came in, but “{place}” in the table is {expected}' },
  fee: {
    zh: '正文说“{phrase}”，表中“{place}”是 {expected}，说明发过收费通知，请核对或说明',
    en: 'The text says “{phrase}” (no fee), but “{place}” in the table is {expected}, so notices of fees were sent; check or explain',
  },
} satisfies Rule['messages'];

interface Contradiction {
  readonly reading: Reading;
  readonly text: Text;
  readonly weak: boolean;
}

export const rule: Rule = {
  id: 'cross/negative-statement',
  severity: 'warning',
  messages,
  check({ report, add }) {
    for (const { segment, start, end, text, measures, period, scope } of proseFacts(report).denials) {
      if (!isOwnYear(report, period) || !isOwnScope(report, scope)) continue;
      const found = measures.flatMap((measure) => contradictionOf(report, measure) ?? []);
      const [first] = found;
      if (first === undefined) continue;
      add({
        severity: found.every(({ weak }) => weak) ? 'information' : 'warning',
        at: placeOf(segment, { start, end }),
        message: { text: first.text, args: { phrase: text, place: readingName(first.reading), expected: formatQuantity(first.reading.value) } },
        data: { ...readingData(first.reading), actual: '0' },
        related: found.flatMap(({ reading }) => relatedCells(reading)),
      });
    }
  },
};

/** The cells that say otherwise, going by the usual reading. */
function contradictionOf(report: Report, measure: Measure): Contradiction | null {
  if (measure.kind === 'fee') return contradiction(feeReading(report), messages.fee, false);
  const [reading] = readingsOf(report, measure) ?? [];
  const denied = contradiction(reading ?? null, messages.denied, false);
  if (denied !== null || measure.kind !== 'requests' || !measure.deeds.includes('received') || measure.applicant !== null) return denied;
  const [carried] = readingsOf(report, { kind: 'requests', deeds: ['carryIn'], applicant: null }) ?? [];
  return contradiction(carried ?? null, messages.carried, true);
}

function contradiction(reading: Reading | null, text: Text, weak: boolean): Contradiction | null {
  return reading !== null && reading.value.digits > 0n ? { reading, text, weak } : null;
}

export const docs: RuleDocs = {
  title: { zh: '正文说没有，表格里有', en: 'The prose denies what the tables state' },
  what: {
    zh: '正文说未收到申请、未发生行政复议或行政诉讼、没有结转、没有不予公开、未制发规范性文件、未收取信息处理费等，而表中相应的数大于 0。收费看“申请人逾期未按收费通知要求缴纳费用”一行。只有上年结转而没有新收的，只作提示。问题标在这句话上。',
    en: 'The prose says that no request was received, that there was no reconsideration or litigation, nothing carried over, nothing refused, no normative document made, no fee charged, and the table has a number above 0 there. For fees it is the row of requests closed because a fee was not paid. Where requests were carried in but none is new, it is information only. The finding stands on the phrase.',
  },
  why: {
    zh: '这样的句子常从上一年或别的单位的报告照搬而来，忘了改，与表格直接矛盾。',
    en: 'Such sentences are often carried over from last year’s or another body’s report and then contradict the tables.',
  },
  exceptions: {
    zh: '范围更窄的否定不算：“未收到与政府信息公开有关的举报”不是说没有申请，“未发生行政诉讼被纠错”不是说没有诉讼；说的是上年、其他机关或某个渠道的也不算。行政事业性收费大于 0 不能说明收过信息处理费，不与此比较。',
    en: 'A narrower denial is none: no complaints about disclosure does not mean no requests, no suit lost does not mean no suit. Last year, another body and a single channel do not count either. Administrative charges above 0 say nothing about fees for processing information and are not compared.',
  },
  clauses: ['reg.50'],
  good: [
    { title: { zh: '表中也是 0', en: 'The tables agree' }, in: 'section1', text: '全年未收到政府信息公开申请，未发生行政复议、行政诉讼。' },
    {
      title: { zh: '范围更窄的否定', en: 'A narrower denial' }, in: 'file',
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n未收到与政府信息公开有关的举报、投诉。\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n三、本年度办理结果 | （一）予以公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    },
  ],
  bad: [
    {
      title: { zh: '说没有收到申请，表中新收 4 件', en: 'No request, says the prose; four, says the table' }, in: 'file',
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局⟦未收到政府信息公开申请⟧。\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n三、本年度办理结果 | （一）予以公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
    },
  ],
};
