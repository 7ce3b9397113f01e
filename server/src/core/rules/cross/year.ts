import type { Text } from '../../l10n/message.js';
import { characterSet, DIGIT, WIDE_DIGIT } from '../../model/prose/characterSets.js';
import type { Passage } from '../../model/sectionText.js';
import type { Title } from '../../model/types.js';
import type { Loc } from '../../syntax/types.js';
import { templates } from '../../template/load.js';
import type { SectionRole } from '../../template/types.js';
import { replaceFix } from '../common.js';
import data from '../text/data/year.json';
import { clauseAt, sentenceAt, within } from '../text/support/written.js';
import type { Edit, Rule, RuleDocs } from '../types.js';
import { periodsIn, type Period } from './support/period.js';
import { foldDigits } from '../../text/characters.js';
import { matchesIn, pattern } from '../../text/pattern.js';

const messages = {
  title: { zh: '标题写的是 {actual} 年，前面的标题是 {expected} 年', en: 'This title says {actual}, the one before it {expected}' },
  preface: { zh: '这里写的是 {actual} 年，标题是 {expected} 年', en: 'This says {actual}, the title {expected}' },
  section: { zh: '这一段写的是 {actual} 年，报告是 {expected} 年的', en: 'This paragraph speaks of {actual} in a report for {expected}' },
  period: { zh: '数据的起止时间应当是 {expected} 年 1 月 1 日至 12 月 31 日', en: 'The figures should cover 1 January to 31 December {expected}' },
} satisfies Rule['messages'];

const texts = {
  year: { zh: '改为 {expected} 年', en: 'Change to {expected}' },
  period: { zh: '改为 {expected} 年全年', en: 'Change to the whole of {expected}' },
} satisfies Record<string, Text>;

/** A year in a sentence that speaks of this report, with where it stands in its passage. */
interface Mention {
  readonly at: number;
  readonly year: number;
}

export const rule: Rule = {
  id: 'cross/year',
  severity: 'warning',
  messages,
  checkText({ part, report, add }) {
    const { year } = report;
    // Before there was a form, reports covered what their place saw fit.
    if (year === null || year < templates['2019'].years.from) return;
    const mayName = (part.sets & IN_YEAR) === IN_YEAR;
    if (!mayName && part.titles.length === 0) return;
    const tell = (at: Loc, actual: number, message: 'title' | 'preface' | 'section'): void => {
      const args = { actual, expected: year };
      const fixes = message === 'title' ? {} : { fixes: () => [replaceFix('suggestion', { text: texts.year, args }, at, String(year))] };
      add({ at, message: { text: messages[message], args }, data: { expected: String(year), actual: String(actual) }, ...fixes });
    };
    for (const { at, year: actual } of otherTitles(part.titles, year)) tell(at, actual, 'title');
    if (!mayName) return;
    for (const passage of part.lines) {
      if ((passage.sets & IN_YEAR) !== IN_YEAR) continue;
      const folded = (passage.sets & WIDE_DIGIT) === 0 ? passage.text : foldDigits(passage.text);
      const years = yearsIn(folded, year);
      if (years === NO_YEAR) continue;
      const plain = years === OWN_YEAR ? null : plainText(folded);
      if (plain === null) {
        // Nothing but the report's own year: only the period may be wrong.
      } else if (part.section === null) {
        for (const mention of statementsIn(plain)) if (mention.year !== year) tell(within(passage, mention.at, mention.at + 4), mention.year, 'preface');
      } else {
        for (const mention of strayYears(plain, passage.text, year, part.section.role)) tell(within(passage, mention.at, mention.at + 4), mention.year, 'section');
      }
      for (const period of periodsIn(folded)) {
        const edits = corrections(passage, period, year);
        if (edits.length === 0) continue;
        const args = { expected: year };
        add({
          at: within(passage, period.start, period.end),
          message: { text: messages.period, args },
          data: { expected: String(year), actual: passage.text.slice(period.start, period.end) },
          fixes: () => [{ title: { text: texts.period, args }, kind: 'suggestion', edits }],
        });
      }
    }
  },
};

/** Titles after the first one that names a year, with another year. */
function otherTitles(titles: readonly Title[], year: number): readonly { readonly at: Loc; readonly year: number }[] {
  return titles.flatMap((title) => {
    if (title.year === null || title.year === year) return [];
    const { segment, start, end } = title.loc;
    const at = foldDigits(segment.text.slice(start, end)).indexOf(String(title.year));
    return [{ at: at < 0 ? title.loc : { segment, start: start + at, end: start + at + 4 }, year: title.year }];
  });
}

/** What years a text has: none, the report's own alone, others as well. */
const NO_YEAR = 0;
const OWN_YEAR = 1;
const OTHER_YEARS = 2;

function yearsIn(folded: string, year: number): number {
  let found = NO_YEAR;
  const own = String(year);
  for (let at = folded.indexOf('20'); at >= 0; at = folded.indexOf('20', at + 1)) {
    if (!isDigit(folded.charCodeAt(at + 2)) || !isDigit(folded.charCodeAt(at + 3))) continue;
    if (!folded.startsWith(own, at)) return OTHER_YEARS;
    found = OWN_YEAR;
  }
  return found;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const YEAR = /(20\d\d)\s*年/g;
/** A year and a period have both. */
const IN_YEAR = DIGIT | characterSet('年');
const OPENING = `^\\s*${data.opening}`;
/** What stands before a year that opens a sentence. Tried on years only: a look-behind would be tried everywhere. */
const BEFORE_OPENING = /[。；！\s）)、.．：:]/;
const NONE: readonly Mention[] = [];

/** Whether a year is among those of a text; digits that belong to the year before it are none. */
function namesYear(plain: string, year: string): boolean {
  for (let at = plain.indexOf('20'); at >= 0;) {
    const isYear = isDigit(plain.charCodeAt(at + 2)) && isDigit(plain.charCodeAt(at + 3));
    if (isYear && plain.startsWith(year, at)) return true;
    at = plain.indexOf('20', at + (isYear ? 4 : 1));
  }
  return false;
}

/** The text with what stands in book-title marks blanked out: the year of a cited document says nothing about the report. */
function plainText(folded: string): string {
  return folded.includes('《') ? folded.replace(/《[^《》]*(?:《[^《》]*》[^《》]*)*》/g, (cited) => ' '.repeat(cited.length)) : folded;
}

/** Years of the preface in a clause that announces the report: 现将2023年政府信息公开工作情况报告如下. */
function statementsIn(plain: string): readonly Mention[] {
  return matchesIn(YEAR, plain).flatMap((match): readonly Mention[] => {
    const clause = clauseAt(plain, match.index, '，。；,;');
    const after = plain.slice(match.index + match[0].length, clause.end);
    if (/^\s*\d/.test(after) || !pattern(data.statement).test(after) || pattern(data.notice).test(plain.slice(clause.start, clause.end))) return [];
    return [{ at: match.index, year: Number(match[1]) }];
  });
}

/** Years that open a sentence as its subject: 2023年，全年公开…; sentences that compare years are left out. */
function openingsIn(plain: string): readonly Mention[] {
  return matchesIn(YEAR, plain).flatMap((match): readonly Mention[] => {
    if (match.index > 0 && !BEFORE_OPENING.test(plain[match.index - 1]!)) return [];
    const end = match.index + match[0].length;
    const sentence = plain.slice(end, sentenceAt(plain, end).end);
    if (!pattern(OPENING).test(sentence) || pattern(data.comparison).test(sentence)) return [];
    return [{ at: match.index, year: Number(match[1]) }];
  });
}

/** The years that open a sentence and are out of place: not the report's, and nothing in the paragraph explains them. */
function strayYears(plain: string, text: string, year: number, role: SectionRole): readonly Mention[] {
  if (namesYear(plain, String(year))) return NONE;
  // Problems and other matters look ahead (2024年将…).
  return openingsIn(plain).filter((mention) => mention.year < year || (role < 5 && !pattern(data.plan).test(text)));
}

function corrections(passage: Passage, { parts }: Period, year: number): readonly Edit[] {
  const expected = { year, fromMonth: 1, fromDay: 1, toMonth: 12, toDay: 31 };
  return parts.filter(({ role, value }) => value !== expected[role]).map(({ role, start, end }) => ({ at: within(passage, start, end), newText: String(expected[role]) }));
}

export const docs: RuleDocs = {
  title: { zh: '年份不一致', en: 'The years disagree' },
  what: {
    zh: '以标题的年份为准，核对开头一段、数据起止时间、各部分以年份开头的句子，标在不一致的年份或起止时间上。',
    en: 'Preface, the period of the figures and sentences that open with a year are compared with the year of the title. The finding stands on the year or period that differs.',
  },
  why: {
    zh: '年份没有跟着改，多半是照抄了上一年的报告；数据期限应当是当年 1 月 1 日至 12 月 31 日。',
    en: 'A year that was not changed usually means that last year’s text was copied. The figures cover 1 January to 31 December.',
  },
  fix: { zh: '改成标题的年份，起止时间改为全年。', en: 'The year of the title is put in; the period becomes the whole year.' },
  exceptions: {
    zh: '与往年的比较、文件名称里的年份、第五部分的下一年打算不报。标题的年份写错时，以标题为准的提示也就反了，请改标题。',
    en: 'Comparisons with other years, years inside the names of documents and plans for next year are left alone. If the title itself has the wrong year, correct the title.',
  },
  good: [
    {
      title: { zh: '年份一致', en: 'All years agree' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n根据《关于做好2022年政府信息公开工作年度报告编制的通知》，现将2023年政府信息公开工作情况报告如下。数据统计期限为2023年1月1日至12月31日。\n一、总体情况\n2023年，全年发布信息120条，比2022年增长两成。\n五、存在的主要问题及改进情况\n解读材料偏少。2024年将逐月检查。\n',
    },
  ],
  bad: [
    {
      title: { zh: '开头还是上一年', en: 'The preface still says last year' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n现将⟦2022⟧年政府信息公开工作情况报告如下，统计期限为⟦2022年1月1日至2022年12月31日⟧。\n一、总体情况\n围绕重点事项及时更新信息。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n现将2023年政府信息公开工作情况报告如下，统计期限为2023年1月1日至2023年12月31日。\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
    {
      title: { zh: '数据不是全年的', en: 'The figures do not cover the year' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n本报告数据的统计期限为⟦2023年1月1日至11月30日⟧。\n一、总体情况\n围绕重点事项及时更新信息。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n本报告数据的统计期限为2023年1月1日至12月31日。\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
    {
      title: { zh: '正文段落还是上一年', en: 'A paragraph still speaks of last year' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开。⟦2022⟧年，全年发布信息120条。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开。2023年，全年发布信息120条。\n',
    },
  ],
};
