import type { Text } from '../../l10n/message.js';
import type { Report } from '../../model/types.js';
import type { Loc, Segment } from '../../syntax/types.js';
import { pointAt } from '../common.js';
import type { Fix, Rule, RuleContext, RuleDocs } from '../types.js';
import { firstLine, isNational } from './place.js';

const messages = {
  none: { zh: '没有报告标题，一般写作“机关全称 + 年份 + 政府信息公开工作年度报告”', en: 'There is no title; it usually names the body, the year and 政府信息公开工作年度报告' },
  noBody: { zh: '标题里没有机关名称', en: 'The title does not name the body' },
  noYear: { zh: '标题里没有年份', en: 'The title does not give the year' },
  bare: { zh: '标题里没有机关名称和年份', en: 'The title names neither the body nor the year' },
} satisfies Rule['messages'];

const texts = {
  insert: { zh: '在开头加上标题“{title}”', en: 'Insert the title “{title}”' },
  year: { zh: '在标题里加上“{year}年”', en: 'Insert {year}年 into the title' },
} satisfies Record<string, Text>;

/** The words every title ends in, and what stands for a name that is not known. */
const KIND = '政府信息公开工作年度报告';
const UNKNOWN_BODY = '××××';
/** What may be a part of the title on a line of its own. UTF-16 units. */
const LONGEST_LINE = 30;

export const rule: Rule = {
  id: 'structure/missing-title',
  severity: 'information',
  messages,
  check(context) {
    const { report, add } = context;
    if (report.title === null) {
      // A table or a single section pasted alone has no title, and nobody expects one; a form of one's own may be called otherwise.
      if (!report.fragment && isNational(report)) add({ at: firstLine(report.segments), message: { text: messages.none }, fixes: () => insertion(context) });
      return;
    }
    let body = report.titles.some((title) => title.body !== null);
    let year = report.titles.some((title) => title.year !== null);
    if (body && year) return;
    const around = linesAround(report.segments, report.title.loc);
    body ||= around.before !== '';
    year ||= /20\d\d/.test(around.before + around.after);
    if (body && year) return;
    const text = body ? messages.noYear : year ? messages.noBody : messages.bare;
    add({ at: report.title.loc, message: { text }, ...(year ? {} : { fixes: () => addYear(report) }) });
  },
};

/** Short lines without punctuation right above and below the title: a title may be set on several lines. */
function linesAround(segments: readonly Segment[], { segment, start, end }: Loc): { before: string; after: string } {
  const index = segments.indexOf(segment);
  const above = ((segments[index - 1]?.text ?? '') + segment.text.slice(0, start)).trimEnd();
  const below = (segment.text.slice(end) + (segments[index + 1]?.head?.kind === 'section' ? '' : (segments[index + 1]?.text ?? ''))).trimStart();
  const short = (line: string | undefined): string => (line !== undefined && line.length <= LONGEST_LINE && !/[，。；：、>|]/.test(line) ? line.trim() : '');
  return { before: short(above.split(/[\r\n]/).at(-1)), after: short(below.split(/[\r\n]/)[0]) };
}

/** A title put before the first line; only where the year is known, since it is half of what a title says. */
function insertion({ report, eol }: RuleContext): Fix[] {
  if (report.year === null) return [];
  const title = `${report.body ?? UNKNOWN_BODY}${report.year}年${KIND}`;
  const first = firstLine(report.segments);
  return [{ title: { text: texts.insert, args: { title } }, kind: 'suggestion', edits: [{ at: pointAt(first, first.start), newText: title + eol }] }];
}

/** The year goes before 政府信息公开, where the text itself says which year it reports on. */
function addYear(report: Report): Fix[] {
  const { loc } = report.title!;
  const at = loc.segment.text.slice(loc.start, loc.end).indexOf(KIND.slice(0, 4));
  if (report.year === null || at < 0) return [];
  return [{ title: { text: texts.year, args: { year: report.year } }, kind: 'suggestion', edits: [{ at: pointAt(loc, loc.start + at), newText: `${report.year}年` }] }];
}

export const docs: RuleDocs = {
  title: { zh: '没有标题，或标题里缺机关名称、年份', en: 'No title, or a title without the body or the year' },
  what: {
    zh: '整篇没有报告标题时，标在第一行有字的地方；标题里缺机关名称或年份时，标在标题上。',
    en: 'Without any title the finding stands on the first line with text; a title that lacks the body or the year is marked itself.',
  },
  why: {
    zh: '单独打开、下载或汇总报告时，只有标题能说明是哪个机关、哪一年的。',
    en: 'Once the report is downloaded or collected with others, only the title tells whose it is and for which year.',
  },
  fix: {
    zh: '知道年份时，可以在开头插入标题（机关名称不知道时先写 ××××），或把年份补进标题。',
    en: 'Where the year is known from the text, a title can be inserted (×××× stands for an unknown body), or the year added to the title.',
  },
  exceptions: {
    zh: '网站把标题放在正文之外时，粘贴来的文本没有标题很正常。只有一张表或一个部分的片段不报。机关名称、年份单独写在标题上一行或下一行也算有。',
    en: 'Websites often show the title outside the text. A fragment with one table or one section is not reported, and a body or year on the line above or below the title counts.',
  },
  good: [
    {
      title: { zh: '机关、年份俱全', en: 'Body and year are there' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
    {
      title: { zh: '机关名称在上一行', en: 'The body stands on the line above' },
      text: '云岭县水务局\n2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
  ],
  bad: [
    {
      title: { zh: '没有标题', en: 'No title' },
      text: '⟦一、总体情况⟧\n围绕重点事项及时更新信息。\n二、主动公开政府信息情况\n见下表。\n',
    },
    {
      title: { zh: '缺年份', en: 'No year' },
      text: '⟦云岭县水务局政府信息公开工作年度报告⟧\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
  ],
};
