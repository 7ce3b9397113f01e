import { comingTwice } from '../../model/prose/characterSets.js';
import type { Text } from '../../l10n/message.js';
import { matchesIn } from '../../text/pattern.js';
import type { Span } from '../../text/span.js';
import { replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import data from './data/repeated.json';
import { within, writtenWith } from './support/written.js';

const messages = {
  twice: { zh: '“{text}”里“{word}”写了两遍', en: '“{word}” is written twice in “{text}”' },
} satisfies Rule['messages'];

const texts = {
  once: { zh: '只留一个“{word}”', en: 'Keep one “{word}”' },
} satisfies Record<string, Text>;

interface Repeat extends Span {
  readonly word: string;
}

/** One pattern for all words of the data: each with what may follow where two words merely meet (市｜市场监管局, 为了｜了解). */
const REPEAT = repeats();

function repeats(): RegExp {
  const twice = ({ word, after }: { readonly word: string; readonly after: string }): string => `${word}${word}${after === '' ? '' : `(?![${after}])`}`;
  const words = data.words.map(twice);
  const counters = data.counters.map((counter) => `(?<=[\\d０-９])${twice(counter)}`);
  // Three and more are an ellipsis or a line drawn on purpose.
  const marks = data.marks.map((mark) => `(?<!${mark})${mark}${mark}(?!${mark})`);
  return new RegExp([...words, ...counters, ...marks].join('|'), 'gu');
}

/** What a text with a repeat has. */
const IN_REPEAT = comingTwice([...data.words.map(({ word }) => word), ...data.counters.map(({ word }) => word), ...data.marks]);

function repeatOf(match: RegExpExecArray): Repeat {
  const { length } = match[0];
  return { start: match.index, end: match.index + length, word: match[0].slice(length / 2) };
}

export const rule: Rule = {
  id: 'text/repeated',
  severity: 'information',
  messages,
  checkText({ part, add }) {
    for (const written of writtenWith(part, IN_REPEAT)) {
      for (const { start, end, word } of matchesIn(REPEAT, written.text).map(repeatOf)) {
        const at = within(written, start, end);
        add({
          at,
          message: { text: messages.twice, args: { word, text: word + word } },
          data: { expected: word, actual: word + word },
          fixes: () => [replaceFix('suggestion', { text: texts.once, args: { word } }, at, word)],
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '字词重复', en: 'A character or word written twice' },
  what: {
    zh: '地名、机关名称的末字（县、市、局……）、虚词（的、了、和）、常用词和标点连写两遍，又不成词的，标在重复处。',
    en: 'The last character of a place or body, a particle, a common word or a punctuation mark stands twice in a row without making a word. The finding stands on the pair.',
  },
  why: {
    zh: '多半是粘贴、替换时留下的，机关名称写错尤其显眼。',
    en: 'Pasting and replacing leave these behind, and in the name of a body they are hard to overlook.',
  },
  fix: { zh: '去掉一个。', en: 'One of the two is removed.' },
  exceptions: {
    zh: '层层、常常、人人、家家户户等叠词，以及“市市场监管局”“为了了解”“水务局局长”这类前后词恰好相连的，不报。确实是名称本来如此的，不必理会。',
    en: 'Reduplication (层层, 常常, 人人, 家家户户) and words that merely meet (市市场监管局, 为了了解, 水务局局长) are not reported. Ignore it where a name is really written that way.',
  },
  good: [
    { title: { zh: '叠词', en: 'Reduplication' }, in: 'section5', text: '层层压实责任，常常对照检查，件件有着落，村村有公开栏，钉钉群里及时更新新闻，做法的的确确管用。' },
    { title: { zh: '前后词恰好相连', en: 'Words that merely meet' }, in: 'section5', text: '为了了解群众需求，水务局局长带队走访市市场监管局、市市政管理中心和和平街道，县县级公立医院也已纳入。' },
  ],
  bad: [
    {
      title: { zh: '机关名称多一个字', en: 'A body with one character too many' },
      in: 'section5',
      text: '问题主要是云岭⟦县县⟧水务局各股室公开信息的数量不均衡，更新快慢不一⟦的的⟧情况仍然存在⟦，，⟧正在改进。',
      fixed: '问题主要是云岭县水务局各股室公开信息的数量不均衡，更新快慢不一的情况仍然存在，正在改进。',
    },
  ],
};
