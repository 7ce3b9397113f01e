import type { Text } from '../../l10n/message.js';
import { characterSet, DIGIT, WIDE_DIGIT } from '../../model/prose/characterSets.js';
import type { Passage } from '../../model/sectionText.js';
import type { Span } from '../../text/span.js';
import { replaceFix } from '../common.js';
import data from '../text/data/citations.json';
import { sentenceAt, within } from '../text/support/written.js';
import type { Rule, RuleDocs } from '../types.js';
import { foldDigits } from '../../text/characters.js';
import { matchesIn, pattern } from '../../text/pattern.js';

const messages = {
  article: { zh: '“{actual}”是 2019 年修订前的条文号，年度报告现在依据的是{expected}', en: '“{actual}” is the numbering before the revision of 2019; the annual report now rests on {expected}' },
  number: { zh: '“{actual}”是已被替代的文件，现在适用的是 {expected}', en: '“{actual}” has been replaced; {expected} applies now' },
} satisfies Rule['messages'];

const texts = {
  replace: { zh: '改为“{expected}”', en: 'Change to “{expected}”' },
} satisfies Record<string, Text>;

interface Outdated extends Span {
  readonly message: keyof typeof messages;
  /** First report year for which the citation is outdated. */
  readonly from: number;
  /** What is put in place of `edit`. */
  readonly edit: Span;
  readonly now: string;
}

/** What citations have of an article (第三十一条) and of the number of a document (令第492号). */
const IN_ARTICLE = characterSet('第') | characterSet('条');
const IN_NUMBER = DIGIT | characterSet('号');

/** The Regulations were renumbered in 2019. */
const REVISED = 2019;

export const rule: Rule = {
  id: 'cross/outdated-citation',
  severity: 'warning',
  messages,
  checkText({ part, report, add }) {
    const year = report.governingYear;
    if (year === null || !((part.sets & IN_ARTICLE) === IN_ARTICLE || (part.sets & IN_NUMBER) === IN_NUMBER)) return;
    const tell = (passage: Passage, found: readonly Outdated[]): void => {
      for (const { start, end, from, edit, now, message } of found) {
        if (year < from) continue;
        const actual = passage.text.slice(start, end);
        const expected = passage.text.slice(start, edit.start) + now + passage.text.slice(edit.end, end);
        add({
          at: within(passage, start, end),
          message: { text: messages[message], args: { actual, expected } },
          data: { actual, expected },
          fixes: () => [replaceFix('suggestion', { text: texts.replace, args: { expected } }, within(passage, edit.start, edit.end), now)],
        });
      }
    };
    for (const passage of part.lines) {
      const article = (passage.sets & IN_ARTICLE) === IN_ARTICLE;
      const number = (passage.sets & IN_NUMBER) === IN_NUMBER;
      if (!article && !number) continue;
      const folded = (passage.sets & WIDE_DIGIT) === 0 ? passage.text : foldDigits(passage.text);
      if (article) tell(passage, articlesIn(folded, part.section !== null));
      if (number) tell(passage, numbersIn(folded));
    }
  },
};

/**
 * Articles cited for what they once said. Below the first heading one may be cited for what it now says: only sentences
 * about the report itself count (`aboutReport`).
 */
function articlesIn(folded: string, aboutReport: boolean): readonly Outdated[] {
  const { law, otherLaw, old, now, about, unless } = data.articles;
  const found: Outdated[] = [];
  for (const match of matchesIn(pattern(old, 'g'), folded)) {
    const sentence = sentenceAt(folded, match.index);
    const whole = folded.slice(sentence.start, sentence.end);
    const before = folded.slice(sentence.start, match.index);
    const named = before.lastIndexOf(law);
    if (named < 0 || pattern(otherLaw, 'u').test(before.slice(named + law.length + 1)) || pattern(unless, 'u').test(whole)) continue;
    if (aboutReport && !pattern(about, 'u').test(whole)) continue;
    const article = match[1]!;
    const at = match.index + match[0].indexOf(article);
    found.push({ start: match.index, end: match.index + match[0].length, message: 'article', from: REVISED, edit: { start: at, end: at + article.length }, now: now[article as keyof typeof now] });
  }
  return found;
}

function numbersIn(folded: string): readonly Outdated[] {
  return data.numbers.flatMap(({ from, number, now, unless }) =>
    matchesIn(pattern(number, 'g'), folded).flatMap((match): readonly Outdated[] => {
      const sentence = sentenceAt(folded, match.index);
      if (pattern(unless, 'u').test(folded.slice(sentence.start, sentence.end))) return [];
      const at = match.index + match[0].indexOf(match[1]!);
      return [{ start: match.index, end: match.index + match[0].length, message: 'number', from, edit: { start: at, end: at + match[1]!.length }, now }];
    }));
}

export const docs: RuleDocs = {
  title: { zh: '引用的条文、文件已经过时', en: 'An outdated citation' },
  what: {
    zh: '2019 年及以后的报告，依据仍写条例第三十一条、第三十二条或国务院令第 492 号，2021 年及以后的报告仍写 2019 年的格式文件时，标在条文号、文号上。',
    en: 'A report for 2019 or later rests on articles 31 or 32 or on Decree No. 492, or a report for 2021 or later on the form of 2019. The finding stands on the number.',
  },
  why: {
    zh: '条例 2019 年修订后，年度报告的规定移到了第四十九条、第五十条；旧条文号说明开头是从往年抄来的。',
    en: 'Since the revision of 2019 the annual report is governed by articles 49 and 50. The old numbers show that the opening was copied from years ago.',
  },
  fix: { zh: '换成现行的条文号、文号。', en: 'The number in force is put in.' },
  exceptions: {
    zh: '现行第三十二条讲征求第三方意见，第三十一条讲收到申请的时间；为这些事引用的不报。说明旧文件已经废止的也不报。',
    en: 'Today’s article 32 is about consulting third parties and article 31 about the day of receipt; citing them for that is fine, and so is saying that a text was repealed.',
  },
  clauses: ['reg.49', 'reg.50', 'reg.50-2'],
  good: [
    {
      title: { zh: '现行条文', en: 'The article in force' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》第五十条规定编制本报告。\n一、总体情况\n对涉及商业秘密的申请，依照条例第三十二条征求第三方意见。\n',
    },
    {
      title: { zh: '修订前的报告', en: 'A report from before the revision' },
      text: '云岭县水务局2016年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》第三十二条规定编制本报告。\n一、总体情况\n工作平稳。\n二、主动公开政府信息情况\n公开若干。\n',
    },
  ],
  bad: [
    {
      title: { zh: '旧条文号', en: 'The old article' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》⟦第三十二条⟧规定编制本报告。\n一、总体情况\n围绕重点事项及时更新信息。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》第五十条规定编制本报告。\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
    {
      title: { zh: '旧令号和旧格式', en: 'The old decree and the old form' },
      text: '云岭县水务局2022年政府信息公开工作年度报告\n依照《中华人民共和国政府信息公开条例》（国务院⟦令第492号⟧）和⟦国办公开办函〔2019〕60号⟧文件编制。\n一、总体情况\n围绕重点事项及时更新信息。\n',
      fixed: '云岭县水务局2022年政府信息公开工作年度报告\n依照《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号文件编制。\n一、总体情况\n围绕重点事项及时更新信息。\n',
    },
  ],
};
