import { characterSet, UNUSUAL } from '../../model/prose/characterSets.js';
import type { Written } from '../../model/sectionText.js';
import { matchesIn, pattern } from '../../text/pattern.js';
import type { Span } from '../../text/span.js';
import type { Rule, RuleDocs } from '../types.js';
import data from './data/foreign.json';
import { within, writtenWith } from './support/written.js';

const messages = {
  latin: { zh: '中文里夹着外文“{text}”，是转换或粘贴时留下的吗？', en: '“{text}” stands in the middle of Chinese text. Did a conversion leave it there?' },
} satisfies Rule['messages'];

/** Lower-case words with nothing but spaces between them. Capitals, digits and marks that make names and addresses end a run. */
const RUN = /(?<![A-Za-z0-9_@.:/\\#%&=+$~-])[a-z]+(?:[-'’][a-z]+)*(?:\s+[a-z]+(?:[-'’][a-z]+)*)*(?![A-Za-z0-9_@:/\\#%&=+$~-]|\.[A-Za-z0-9])/gu;
/** What a word between quotes or brackets stands next to: it is named or explained there. */
const QUOTE_BEFORE = /[“‘"'《〈「『（([【<]\s*$/u;
/** How many characters before a word tell what it is. */
const CONTEXT = 40;
const LOWER_CASE = characterSet('abcdefghijklmnopqrstuvwxyz');
const OTHER_RUN = new RegExp(data.scripts, 'g');
const HAN = /\p{Script=Han}/u;

let allowed: ReadonlySet<string> | undefined;
let alone: ReadonlySet<string> | undefined;

function isStray(word: string): boolean {
  allowed ??= new Set(data.allowed);
  alone ??= new Set(data.alone);
  return alone.has(word) || (word.length >= data.shortest && !allowed.has(word));
}

function runsIn({ text, sets }: Written): readonly Span[] {
  // A line that is not Chinese is a quotation or an address.
  if (!HAN.test(text)) return [];
  const latin = (sets & LOWER_CASE) === 0 ? [] : matchesIn(RUN, text).map(spanOf).filter((span) => isForeign(text, span));
  const other = (sets & UNUSUAL) === 0 ? [] : matchesIn(OTHER_RUN, text).map(spanOf);
  return [...latin, ...other];
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function isForeign(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const previous = before.trimEnd().at(-1) ?? '';
  // Behind a number it is a unit.
  if (QUOTE_BEFORE.test(before) || /[\d０-９A-Za-z]/.test(previous)) return false;
  const next = text.slice(end, end + CONTEXT).trimStart().at(0) ?? '';
  if (/[A-Za-z0-9]/.test(next) || !(HAN.test(previous) || HAN.test(next))) return false;
  if (pattern(data.names, 'u').test(before)) return false;
  return text.slice(start, end).split(/\s+/).some(isStray);
}

export const rule: Rule = {
  id: 'text/foreign-run',
  severity: 'information',
  messages,
  checkText({ part, add }) {
    for (const written of writtenWith(part, LOWER_CASE | UNUSUAL)) {
      for (const { start, end } of runsIn(written)) {
        const text = written.text.slice(start, end);
        add({ at: within(written, start, end), message: { text: messages.latin, args: { text } }, data: { actual: text } });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '中文里夹着外文单词', en: 'A stray foreign word' },
  what: {
    zh: '中文句子里出现小写的外文单词（如 workflows）或者日文、韩文、俄文字母时，标在这些字上。',
    en: 'A lower-case Latin word (workflows) or letters of another script stand in a Chinese sentence. The finding stands on them.',
  },
  why: {
    zh: '扫描识别、机器翻译和改写常留下这样的字，作者自己往往看不出来。',
    en: 'Scanning, machine translation and rewriting leave such words behind, and authors overlook them.',
  },
  exceptions: {
    zh: 'APP、QQ、IPv6、IE8、WiFi 等带大写或数字的名称，网址、邮箱、单位，引号或括号里的外文，以及账号名，都不报。有意使用的外文不必理会。',
    en: 'Names with capitals or digits (APP, QQ, IPv6, IE8, WiFi), addresses, units, words in quotes or brackets and account names are not reported. Ignore it where the word is meant.',
  },
  good: [
    {
      title: { zh: '名称、网址、单位', en: 'Names, addresses and units' },
      in: 'section5',
      text: '网站 www.yunling.gov.cn 和“云岭通”app、QQ群、IPv6改造、WiFi覆盖都已完成，邮箱 slj@yunling.gov.cn、微信号 yunlingslj 对外公布，推进“互联网+政务服务”和政务公开（open government）培训，水库蓄水12 km，A级纳税人占比提高，更新仍不够及时。',
    },
  ],
  bad: [
    {
      title: { zh: '夹着一个英文单词', en: 'One English word' },
      in: 'section5',
      text: '信息发布审核的制度和 ⟦workflows⟧ 体系还不健全，各股室掌握的尺度不一，今后将逐项加以明确。',
    },
  ],
};
