import type { Text } from '../../l10n/message.js';
import { proseFacts, type Fact } from '../../model/prose/facts.js';
import type { Reading } from '../../model/prose/readings.js';
import { placeOf } from '../../model/prose/types.js';
import { equals, formatQuantity, type Quantity } from '../../text/quantity.js';
import { replaceFix } from '../common.js';
import type { Fix, Rule, RuleDocs } from '../types.js';
import { readingData, readingName, relatedCells, standsElsewhere } from './support/reading.js';
import { reportBreakdowns } from './support/breakdown.js';
import { reportShares } from './support/share.js';
import { reportUniversals } from './support/universal.js';

const messages = {
  differs: { zh: '正文写的是 {actual}，表中“{place}”是 {expected}{also}', en: 'The text says {actual}, but “{place}” in the table is {expected}{also}' },
} satisfies Rule['messages'];

const texts = {
  set: { zh: '把正文的 {actual} 改为 {value}：{place}', en: 'Change {actual} in the text to {value}: {place}' },
} satisfies Record<string, Text>;

/** How many readings a message and the list of fixes name. */
const MOST = 2;

export const rule: Rule = {
  id: 'cross/prose-number',
  severity: 'warning',
  messages,
  check({ report, add }) {
    const prose = proseFacts(report);
    for (const fact of prose.facts) {
      const { statement, segment, reading } = fact;
      if (fact.status !== 'differs' || reading === null) continue;
      const { kind } = statement.measure;
      const named = distinct(fact);
      add({
        // Licences and charges are counted in several ways (双公示, 审批公示): a difference is worth a look, no more.
        severity: kind === 'decisions' || kind === 'charge' ? 'information' : 'warning',
        at: placeOf(segment, statement),
        message: { text: messages.differs, args: { actual: written(fact), place: readingName(reading), expected: shown(fact, reading), also: alsoText(fact, named.slice(1)) } },
        data: { ...readingData(reading), actual: formatQuantity(inTableUnit(fact)) },
        related: [...relatedCells(reading), ...standsElsewhere(reading, statement.number.value.scale === 0 ? statement.number.value.digits : 0n)],
        ...(kind === 'charge' ? {} : { fixes: () => named.map((candidate) => fixOf(fact, candidate)) }),
      });
    }
    reportBreakdowns(prose, add);
    reportShares(report, prose, add);
    reportUniversals(report, prose, add);
  },
};

/** Charges stand in 万元 in the table. */
function inTableUnit({ statement }: Fact): Quantity {
  const { value } = statement.number;
  return statement.measure.kind === 'charge' ? { digits: value.digits, scale: value.scale + 4 } : value;
}

/** The readings worth naming: the usual one, and others that come to another number; single rows of a group are not. */
function distinct({ statement, readings }: Fact): readonly Reading[] {
  const named: Reading[] = [];
  for (const reading of readings) {
    if (named.length > 0 && (statement.measure.kind === 'outcome' || reading.minus.length > 0 || reading.columns.join() !== readings[0]!.columns.join() || statement.measure.kind === 'case')) continue;
    if (named.length < MOST && named.every((other) => !equals(other.value, reading.value))) named.push(reading);
  }
  return named;
}

function alsoText(fact: Fact, others: readonly Reading[]): Text {
  const parts = others.map((reading) => ({ name: readingName(reading), value: shown(fact, reading) }));
  return { zh: parts.map(({ name, value }) => `，“${name.zh}”是 ${value}`).join(''), en: parts.map(({ name, value }) => `, and “${name.en}” is ${value}`).join('') };
}

function written({ statement: { number } }: Fact): string {
  return number.kind === 'money' ? number.text + number.unit : number.text;
}

function shown({ statement }: Fact, { value }: Reading): string {
  return statement.measure.kind === 'charge' ? `${formatQuantity(value)}万元` : formatQuantity(value);
}

function fixOf(fact: Fact, reading: Reading): Fix {
  const { number } = fact.statement;
  const newText = formatQuantity(reading.value, /[万亿]/.test(number.text) ? '' : number.text);
  return replaceFix('suggestion', { text: texts.set, args: { actual: number.text, value: newText, place: readingName(reading) } }, placeOf(fact.segment, fact.statement), newText);
}

export const docs: RuleDocs = {
  title: { zh: '正文里的数与表格不一致', en: 'A number in the prose differs from the tables' },
  what: {
    zh: '正文说到新收、受理、办理、办结、答复、结转、各种办理结果、申请人类别、行政复议和行政诉讼及其结果、规范性文件的制发、废止和现行有效等件数时，与表格核对；一种说法可以有几种读法（受理可以含上年结转），全都对不上才报告。正文自己列出的分项相加不等于总数、百分比算不出来，也在这里报告。问题标在正文的数上，相关信息指出表中的格子。许可、处罚、强制的决定数和行政事业性收费统计口径常有不同，只作提示。',
    en: 'Numbers in the prose about requests received, handled, closed, answered or carried over, outcomes, kinds of applicants, reconsideration and litigation, and normative documents are compared with the tables. Wording may have several readings (受理 may include those carried in); a finding appears only if none fits. Breakdowns that do not add up to their stated whole and percentages that cannot be computed from any whole are reported, too. The finding stands on the number in the prose, with the cell as related information. Numbers of licences, penalties, coercive measures and charges are often counted otherwise and give information only.',
  },
  why: {
    zh: '表格和正文写的是同一年的同一件事。两处不一致，读者不知道该信哪一个，复核时也是最常被退回的原因之一。',
    en: 'Prose and tables tell of the same year. Where they differ the reader cannot know which is right, and it is one of the commonest reasons for a report to be sent back.',
  },
  fix: {
    zh: '可以把正文的数改为表中的数（建议，不会自动执行）。先看清哪一边写错：表格的数不会被改动。',
    en: 'Sets the number in the prose to the table’s (a suggestion, never applied by itself). See first which side is wrong: the table is left alone.',
  },
  exceptions: {
    zh: '只核对整个机关、报告年度的数。说的是上年、上半年、某个下属单位、某个渠道或某类事项的，约数，以及看不明白的说法，都不报告；表中相应的行缺少、重复或个数不对时也不报告。全市、全县的数只在政府的报告里核对。如果正文用的是另一种统计口径，写明口径即可。',
    en: 'Only numbers about the whole body and the report’s year are compared. Last year’s, half a year’s, those of a subordinate body, a channel or a field, round figures, and wording we do not understand are left alone, and so is everything whose row is missing, doubled or damaged. Numbers of the whole county or city are compared in a government’s report only. Where the prose counts in another way, it helps to say so.',
  },
  clauses: ['reg.50'],
  good: [
    { title: { zh: '与表格一致', en: 'Agrees with the tables' }, in: 'section1', text: '2023年，我局共收到政府信息公开申请0件，上年结转0件，办结0件。' },
    { title: { zh: '上年的数、同比的数', en: 'Last year’s number and a comparison' }, in: 'section1', text: '2022年收到政府信息公开申请8件，今年收到0件，比上年减少8件。' },
    { title: { zh: '别的机关、别的事项', en: 'Another body, another matter' }, in: 'section1', text: '县教育局受理政府信息公开申请5件。全年办理人大代表建议4件，收到网民留言31条。' },
  ],
  bad: [
    { title: { zh: '正文说收到 3 件，表中是 0', en: 'Three in the prose, none in the table' }, in: 'section1', text: '2023年，我局共收到政府信息公开申请⟦3⟧件。', fixed: '2023年，我局共收到政府信息公开申请0件。' },
    { title: { zh: '中文数字', en: 'Chinese numerals' }, in: 'section1', text: '全年新收政府信息公开申请⟦十二⟧件。', fixed: '全年新收政府信息公开申请0件。' },
    { title: { zh: '先分后总，分项相加不对', en: 'Parts first, and they do not add up' }, in: 'section1', text: '县教育局收到自然人申请公开政府信息的申请3件、法人申请2件，共⟦6⟧件。' },
    { title: { zh: '规范性文件', en: 'Normative documents' }, in: 'section1', text: '全年制发行政规范性文件⟦4⟧件。', fixed: '全年制发行政规范性文件2件。' },
  ],
};
