import { characterSet } from '../../model/prose/characterSets.js';
import { linesOf, type Passage } from '../../model/sectionText.js';
import data from '../text/data/thin.json';
import type { Rule, RuleDocs } from '../types.js';
import { firstOf, hasForm } from './place.js';
import { pattern } from '../../text/pattern.js';

const messages = {
  none: { zh: '第五部分不能只写“{text}”，要写明具体的问题和改进做法', en: 'Section 5 cannot just say “{text}”; it names concrete problems and what is done about them' },
  thin: { zh: '第五部分只有 {actual} 个字，要写明具体的问题和改进做法', en: 'Section 5 has only {actual} characters; it names concrete problems and what is done about them' },
} satisfies Rule['messages'];

/** Every denial has one of these. */
const IN_DENIAL = characterSet('无没未不');

/** Whether the first Han character of lines is one that a denial begins with. */
function opensDenial(lines: readonly Passage[]): boolean {
  for (const { text } of lines) {
    for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return data.opening.includes(text[i]!);
  }
  return false;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Whether lines have at least so many characters of Chinese: most sections do, and need no closer look. */
function hasAtLeast(lines: readonly Passage[], enough: number): boolean {
  let count = 0;
  for (const { text } of lines) {
    for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i)) && ++count >= enough) return true;
  }
  return false;
}

export const rule: Rule = {
  id: 'structure/thin-section',
  severity: 'warning',
  messages,
  options: {
    shortest: { default: 30, minimum: 1, help: { zh: '第五部分至少多少字（标点不算）', en: 'How many characters section 5 has at least, punctuation not counted' } },
  },
  check({ report, add, option }) {
    if (!hasForm(report)) return;
    const section = firstOf(report, 5);
    const lines = section === undefined ? [] : linesOf(section);
    const first = lines[0];
    // A picture or a table in place of the text leaves nothing to judge.
    if (first === undefined || section?.segments.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'))) return;
    const mayDeny = lines.some(({ sets }) => (sets & IN_DENIAL) !== 0) && opensDenial(lines);
    if (hasAtLeast(lines, mayDeny ? Math.max(option('shortest'), data.longestDenial + 1) : option('shortest'))) return;
    const words = lines.map(({ text }) => text).join('').replace(/[\s\p{P}]/gu, '');
    const actual = [...words].length;
    const denies = actual <= data.longestDenial && pattern(data.denial, 'u').test(words);
    if (actual >= option('shortest') && !denies) return;
    const text = first.text.replace(/[。．.]$/, '');
    add({ at: first, message: denies ? { text: messages.none, args: { text } } : { text: messages.thin, args: { actual } }, data: { section: 5, actual: String(actual) } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '第五部分没有实际内容', en: 'Section 5 says next to nothing' },
  what: {
    zh: '“存在的主要问题及改进情况”只写“无”或者不到 30 个字（标点不算）时，标在这句话上。',
    en: 'The section on problems says “none” or has fewer than 30 characters without punctuation. The finding stands on what it says.',
  },
  why: {
    zh: '条例要求写明主要问题和改进情况，格式要求真实具体；敷衍的可以追究。',
    en: 'The Regulations require problems and improvement, the form asks for concrete ones, and perfunctory text may be held against the body.',
  },
  exceptions: {
    zh: '内容放在附件或图片里的，请在正文里也写几句。2018 年及以前的报告不查。',
    en: 'Where the text is in an annex or a picture, a few sentences here still help. Reports for 2018 and before are not checked.',
  },
  clauses: ['reg.50.4', 'form.problems'],
  good: [
    { title: { zh: '问题和改进都具体', en: 'Problem and remedy are concrete' }, in: 'section5', text: '抽检信息术语多，群众不易看懂；今后通报改用问答形式，先请群众代表试读再发布，每季度回访一次。' },
  ],
  bad: [
    { title: { zh: '只写“无”', en: 'Just “none”' }, in: 'section5', text: '⟦无。⟧' },
    { title: { zh: '一句空话', en: 'One empty sentence' }, in: 'section5', text: '⟦信息公开还不够及时，今后将加以改进。⟧' },
  ],
};
