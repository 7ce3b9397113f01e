import type { Text } from '../../l10n/message.js';
import type { Report, Section } from '../../model/types.js';
import { renumber } from '../../syntax/numeral.js';
import { replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { hasForm } from './place.js';

const messages = {
  wrong: { zh: '“{title}”的序号应为“{expected}”，写的是“{actual}”', en: '{title} should be numbered “{expected}”, not “{actual}”' },
} satisfies Rule['messages'];

const texts = {
  renumber: { zh: '序号改为“{expected}”', en: 'Change the number to “{expected}”' },
} satisfies Record<string, Text>;

export const rule: Rule = {
  id: 'structure/section-number',
  severity: 'error',
  safeFixes: true,
  messages,
  check({ report, add }) {
    if (report.fragment || !hasForm(report)) return;
    for (const section of report.sections) {
      const { numeral, role, number, titleText } = section;
      if (numeral === null || numeral.value === number || isTwice(report, section) || isShifted(report, section)) continue;
      const actual = numeral.text.trimEnd();
      const expected = renumber({ text: actual }, number);
      const at = { ...numeral.loc, end: numeral.loc.start + actual.length };
      const args = { title: titleText, expected, actual };
      add({
        at,
        message: { text: messages.wrong, args },
        data: { section: role, expected: String(number), actual: String(numeral.value) },
        fixes: () => [replaceFix('safe', { text: texts.renumber, args: { expected } }, at, expected)],
      });
    }
  },
};

/** A section that stands twice is reported as such; which of the two bears the right number is open. */
function isTwice({ sections }: Report, section: Section): boolean {
  return sections.some((other) => other !== section && other.role === section.role);
}

/** Headings the form does not have stand before this one, and the report counts on over them without a gap. */
function isShifted({ segments }: Report, { heading, numeral }: Section): boolean {
  let position = 0;
  let unknown = false;
  for (const { head } of segments.slice(0, segments.indexOf(heading.segment) + 1)) {
    if (head?.kind !== 'section' || head.toc || head.numeral?.style !== numeral!.style) continue;
    position++;
    if (head.role === null) unknown = true;
  }
  return unknown && numeral!.value === position;
}

export const docs: RuleDocs = {
  title: { zh: '部分的序号不对', en: 'A section bears the wrong number' },
  what: {
    zh: '标题的文字认得是第几部分，前面的序号却不是。问题标在序号上（含标点或括号）。',
    en: 'The words of a heading tell which section it is, but its number differs. The finding stands on the number with its punctuation.',
  },
  why: {
    zh: '序号错了，读者和引用者会找错地方；多半是复制粘贴或删了一个部分以后忘了改。',
    en: 'Readers and citations go by the number. It is usually left over from copying or from a deleted section.',
  },
  fix: { zh: '改成正确的序号，写法（一、 （一） 第一部分）不变。', en: 'Sets the right number in the same style.' },
  exceptions: {
    zh: '没有序号的标题不报。前面多出格式以外的部分、序号顺着往下排的，不报。同一部分出现两次时只报重复。',
    en: 'Headings without a number are accepted, and so is consistent numbering over an additional section. Where a section stands twice, only that is reported.',
  },
  clauses: ['reg.50-2'],
  good: [
    { title: { zh: '序号正确', en: 'The right number' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n三、收到和处理政府信息公开申请情况\n见下表。\n' },
    { title: { zh: '另一种写法', en: 'Another style' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n第六部分 其他需要报告的事项\n无。\n' },
    { title: { zh: '没有序号', en: 'No number' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n收到和处理政府信息公开申请情况\n见下表。\n' },
  ],
  bad: [
    {
      title: { zh: '第三部分写成了四', en: 'Section 3 numbered 4' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n⟦四、⟧收到和处理政府信息公开申请情况\n见下表。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n三、收到和处理政府信息公开申请情况\n见下表。\n',
    },
    {
      title: { zh: '写法保持不变', en: 'The style is kept' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n⟦第五部分⟧ 其他需要报告的事项\n无。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n第六部分 其他需要报告的事项\n无。\n',
    },
  ],
};
