import type { Text } from '../../l10n/message.js';
import { characterPair } from '../../model/prose/characterSets.js';
import { lineAt, lineEnd } from '../../text/lines.js';
import { trimSpan } from '../../text/space.js';
import { matchesIn, pattern } from '../../text/pattern.js';
import type { Span } from '../../text/span.js';
import type { Written } from '../../model/sectionText.js';
import type { Loc } from '../../syntax/types.js';
import { replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import data from './data/placeholder.json';
import { within, writtenWith } from './support/written.js';

const messages = {
  mark: { zh: '“{text}”像是没有填的占位符', en: '“{text}” looks like a placeholder that was not filled in' },
  hint: { zh: '“{text}”是空白格式里的提示语，应当删去', en: '“{text}” is a hint of the blank form and should go' },
} satisfies Rule['messages'];

const texts = {
  remove: { zh: '删去提示语', en: 'Remove the hint' },
} satisfies Record<string, Text>;

interface Leftover extends Span {
  readonly kind: keyof typeof messages;
}

const MARK = new RegExp(data.marks.join('|'), 'gu');
const HINT = new RegExp(data.hints.join('|'), 'gu');
/** What a text with such a thing has: a character of the first set right before one of the second. */
const IN_MARKS = characterPair(data.inMarks[0]!, data.inMarks[1]!);
const IN_HINTS = characterPair(data.inHints[0]!, data.inHints[1]!);

function leftoversIn({ text, sets }: Written): readonly Leftover[] {
  const marks = (sets & IN_MARKS) !== 0 ? matchesIn(MARK, text).map(spanOf).filter((span) => !isMask(text, span)) : [];
  const hints = (sets & IN_HINTS) !== 0 ? matchesIn(HINT, text).map(spanOf) : [];
  return [...marks.map((span) => ({ ...span, kind: 'mark' as const })), ...hints.map((span) => ({ ...span, kind: 'hint' as const }))];
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].trimEnd().length };
}

/** Marks that hide something on purpose: a number (138××××1234), a person (张××, 某某 after a name), letters of a word. */
function isMask(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 4);
  const { masks } = data;
  // 20XX年 is a placeholder although it follows a digit.
  if (pattern(masks.before, 'u').test(before) && (pattern(masks.after, 'u').test(after) || !/^年/.test(after))) return true;
  if (pattern(masks.after, 'u').test(after) && !/^[\d０-９]/.test(after)) return true;
  return pattern(masks.names, 'u').test(before) && !pattern(masks.namesAfter, 'u').test(after);
}

export const rule: Rule = {
  id: 'text/placeholder',
  severity: 'warning',
  messages,
  checkText({ part, add }) {
    for (const written of writtenWith(part, IN_MARKS | IN_HINTS)) {
      for (const { start, end, kind } of leftoversIn(written)) {
        const at = within(written, start, end);
        const text = written.text.slice(start, end);
        add({
          at,
          message: { text: messages[kind], args: { text } },
          data: { actual: text },
          ...(kind === 'hint' ? { fixes: () => [replaceFix('suggestion', { text: texts.remove }, wholeLine(at), '')] } : {}),
        });
      }
    }
  },
};

/** The line with its break where nothing else stands on it. */
function wholeLine(at: Loc): Loc {
  const { text, lineStarts } = at.segment;
  const line = lineAt(lineStarts, at.start);
  const start = lineStarts[line]!;
  const content = trimSpan(text, start, lineEnd(text, lineStarts, line));
  return content.start === at.start && content.end === at.end ? { segment: at.segment, start, end: lineStarts[line + 1] ?? text.length } : at;
}

export const docs: RuleDocs = {
  title: { zh: '占位符或格式提示语没有清理', en: 'A placeholder or a hint of the form was left behind' },
  what: {
    zh: '正文、标题里留有 XX、××、20XX年、连续下划线、“（此处填写）”等占位符，或“该部分以表格形式报告”之类空白格式的提示语时，标在该处。',
    en: 'The text or the title still has placeholders such as XX, ××, 20XX年, a run of underscores or “fill in here”, or a hint of the blank form such as 该部分以表格形式报告.',
  },
  why: {
    zh: '说明套用模板后没有填完，公布出去会让人怀疑整份报告的认真程度。',
    en: 'It shows that a template was not filled in to the end, and casts doubt on the rest of the report.',
  },
  fix: {
    zh: '提示语可以一键删去；占位符该填什么只有编写人知道，不提供修复。',
    en: 'A hint can be removed. What belongs in place of a placeholder only the author knows.',
  },
  exceptions: {
    zh: '有意隐去的号码（138××××1234）和人名（张××）不报。',
    en: 'Numbers and names that are masked on purpose (138××××1234, 张××) are not reported.',
  },
  good: [
    { title: { zh: '隐去的号码和人名', en: 'A masked number and name' }, in: 'section6', text: '申请人张××留下的电话138××××1234无法接通，尺寸为3×4厘米的照片另存。' },
  ],
  bad: [
    { title: { zh: '名称没有填', en: 'A name was not filled in' }, in: 'section6', text: '本年度⟦XX⟧栏目完成改版，⟦××⟧县没有收取信息处理费。' },
    { title: { zh: '年份没有填', en: 'A year was not filled in' }, in: 'section6', text: '20⟦XX⟧年度没有收取信息处理费，没有其他需要报告的事项。' },
    {
      title: { zh: '空白格式的提示语', en: 'A hint of the blank form' },
      in: 'section6',
      text: '⟦该部分以表格形式报告。表格如下：⟧\n没有收取信息处理费。',
      fixed: '没有收取信息处理费。',
    },
  ],
};
