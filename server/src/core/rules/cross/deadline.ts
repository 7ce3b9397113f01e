import { characterSet } from '../../model/prose/characterSets.js';
import { chromeOf, signatureOf, type Passage } from '../../model/sectionText.js';
import type { Report } from '../../model/types.js';
import type { Loc } from '../../syntax/types.js';
import data from '../text/data/deadline.json';
import { bodyKind } from '../text/support/body.js';
import type { Rule, RuleDocs } from '../types.js';
import { compareDays, dateIn, type Day } from './support/dates.js';
import { pattern } from '../../text/pattern.js';
import { perPlace } from '../../text/perPlace.js';

const messages = {
  department: { zh: '日期 {date} 晚于 {limit}：部门应当在 1 月 31 日前公布上一年度的报告', en: '{date} is later than {limit}: departments publish last year’s report by 31 January' },
  government: { zh: '日期 {date} 晚于 {limit}：本级政府的报告应当在 3 月 31 日前公布', en: '{date} is later than {limit}: the report of a government appears by 31 March' },
  other: { zh: '日期 {date} 晚于 {limit}；条例没有给这类机关定期限，请看当地的要求', en: '{date} is later than {limit}; the Regulations set no date for such a body, local notices may' },
  early: { zh: '日期 {date} 早于 {limit}：报告的这一年还没有结束', en: '{date} is earlier than {limit}: the year of the report was not over' },
} satisfies Rule['messages'];

interface Dated {
  readonly at: Loc;
  readonly day: Day;
  readonly published: boolean;
}

export const rule: Rule = {
  id: 'cross/deadline',
  severity: 'information',
  messages,
  check({ report, add }) {
    const { year } = report;
    if (year === null) return;
    const dates = datesOf(report);
    const start: Day = { year: year + 1, month: 1, day: 1 };
    const early = dates.find(({ day }) => compareDays(day, start) < 0);
    if (early !== undefined) {
      add({ at: early.at, message: { text: messages.early, args: { date: text(early.day), limit: text(start) } }, data: { expected: text(start), actual: text(early.day) } });
      return;
    }
    // What counts is the day of publication; the signature's date stands in where the page does not say.
    const last = dates.find(({ published }) => published) ?? dates[0];
    const { limit, message } = limitOf(report, year);
    if (last === undefined || compareDays(last.day, limit) <= 0) return;
    add({ at: last.at, message: { text: messages[message], args: { date: text(last.day), limit: text(limit) } }, data: { expected: text(limit), actual: text(last.day) } });
  },
};

/** Article 49 of the Regulations of 2019 set 31 January for departments; before that everybody had until 31 March. */
function limitOf(report: Report, year: number): { readonly limit: Day; readonly message: 'department' | 'government' | 'other' } {
  const kind = bodyKind(report.body);
  if (kind === 'department' && year >= 2019) return { limit: { year: year + 1, month: 1, day: 31 }, message: 'department' };
  return { limit: { year: year + 1, month: 3, day: 31 }, message: kind === 'government' ? 'government' : 'other' };
}

/** What a line that says when it was published or written has: a character of each set. */
const IN_LABEL = data.inLabel.reduce((sets, characters) => sets | characterSet(characters), 0);

/** Dates from the page around the report and from its signature, in that order. */
function datesOf(report: Report): readonly Dated[] {
  const published = pattern(data.published);
  const written = pattern(data.written);
  const found: Dated[] = [];
  for (const passage of chromeOf(report)) {
    if ((passage.sets & IN_LABEL) !== IN_LABEL) continue;
    if (published.test(passage.text) || written.test(passage.text)) found.push(...dated(passage, published.test(passage.text)));
  }
  const { date } = signatureOf(report);
  if (date !== null) found.push(...dated(date, false));
  return found;
}

/** Kept with the passage: at most keys the dates stay what they are. */
const dayOf = perPlace(({ text: written }: Passage) => dateIn(written));

function dated(passage: Passage, published: boolean): readonly Dated[] {
  const day = dayOf(passage);
  if (day === null) return [];
  return [{ at: { segment: passage.segment, start: passage.start + day.start, end: passage.start + day.end }, day, published }];
}

function text({ year, month, day }: Day): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export const docs: RuleDocs = {
  title: { zh: '公布日期过晚或过早', en: 'Published too late or too early' },
  what: {
    zh: '看网页上的发布日期、成文日期和文末落款日期：部门晚于次年 1 月 31 日，其他机关晚于次年 3 月 31 日，或者早于次年 1 月 1 日的，标在日期上。',
    en: 'The page’s date of publication, or the date under the report, is later than 31 January (departments) or 31 March (all others) of the next year, or earlier than its 1 January.',
  },
  why: {
    zh: '条例对报送和公布有期限；而年度没有结束，数据不可能是全年的。',
    en: 'The Regulations set the dates, and figures published before the year is over cannot cover all of it.',
  },
  exceptions: {
    zh: '网站改版、转载、更正会改变页面上的日期。乡镇、街道、开发区等没有法定日期，以当地通知为准，这里按 3 月 31 日提示。只看日期行，不看正文里的日期。',
    en: 'A relaunch of the site, a reprint or a correction changes the date of the page. For towns, streets and zones local notices decide; 31 March is only a reminder. Dates inside the text are not looked at.',
  },
  clauses: ['reg.49'],
  good: [
    {
      title: { zh: '部门在一月公布', en: 'A department in January' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n发布日期：2024-01-19 09:49:19\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n云岭县水务局\n2024年1月16日\n',
    },
    {
      title: { zh: '政府在三月公布', en: 'A government in March' },
      text: '云岭县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n云岭县人民政府\n二〇二四年三月二十八日\n',
    },
  ],
  bad: [
    {
      title: { zh: '部门二月才公布', en: 'A department in February' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n发布日期：⟦2024-02-19⟧ 09:49:19\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n',
    },
    {
      title: { zh: '落款日期在年度结束之前', en: 'Signed before the year was over' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n云岭县水务局\n⟦2023年1月16日⟧\n',
    },
  ],
};
