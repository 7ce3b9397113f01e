import type { Text } from '../../l10n/message.js';
import { boundedDistance } from '../../template/distance.js';
import { foldKey } from '../../template/fold.js';
import type { SectionTemplate } from '../../template/types.js';
import { replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { hasForm } from './place.js';

const messages = {
  variant: { zh: '“{actual}”是常见的另一种说法，格式里的名称是“{expected}”', en: '{actual} is a common variant; the form says {expected}' },
  unknown: { zh: '“{actual}”按序号和位置是这一部分，格式里的名称是“{expected}”', en: 'By its number and place {actual} is this section; the form says {expected}' },
  near: { zh: '“{actual}”有错字，应为“{expected}”', en: '{actual} is misspelt; it should be {expected}' },
} satisfies Rule['messages'];

const texts = {
  rename: { zh: '改为“{expected}”', en: 'Change to {expected}' },
} satisfies Record<string, Text>;

export const rule: Rule = {
  id: 'structure/section-title',
  severity: 'hint',
  safeFixes: true,
  messages,
  check({ report, add }) {
    if (!hasForm(report)) return;
    for (const { match, role, title, titleText } of report.sections) {
      if (match === 'exact') continue;
      const template = report.template.sections.find((candidate) => candidate.role === role)!;
      const near = match === 'near';
      const expected = near ? nearest(titleText, template) : template.title;
      add({
        at: title,
        severity: near ? 'warning' : 'hint',
        message: { text: messages[match === 'none' ? 'unknown' : match], args: { actual: titleText, expected } },
        data: { section: role, expected, actual: titleText },
        fixes: () => [replaceFix(near ? 'safe' : 'suggestion', { text: texts.rename, args: { expected } }, title, expected)],
      });
    }
  },
};

/** The official title that was meant: there are two sets, and a slip in one is not to be turned into the other. */
function nearest(actual: string, { title, official }: SectionTemplate): string {
  const key = foldKey(actual);
  const distance = (candidate: string): number => boundedDistance(key, foldKey(candidate), 40);
  return official.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best), title);
}

export const docs: RuleDocs = {
  title: { zh: '部分的名称与格式不同', en: 'A heading differs from the form' },
  what: {
    zh: '常见的其他说法，以及序号和位置对得上而名称认不出的，给一条轻微提示；有错字、漏字的给警告。问题标在序号后面的文字上。',
    en: 'A known variant of a title gets a hint, and so does an unknown one whose number and place tell the section; a misspelt title gets a warning. The finding stands on the words after the number.',
  },
  why: {
    zh: '统一的名称便于检索和汇总。错字在标题里格外显眼。',
    en: 'Uniform headings can be found and collected; slips in a heading are seen by everyone.',
  },
  fix: {
    zh: '改为格式里的名称。错字可以随“修复全部”一起改；其他说法不会自动改。',
    en: 'Sets the title of the form. Slips are fixed with “fix all”; variants are changed only on request.',
  },
  exceptions: {
    zh: '格式附件里的名称和通知正文里的名称都是官方的，两套都不报、不改。其他说法不是错误，可以不管。',
    en: 'Both official sets of titles, that of the annex and that of the notice, are accepted and never changed. A variant is no mistake.',
  },
  clauses: ['reg.50-2'],
  good: [
    { title: { zh: '附件里的名称', en: 'The title of the annex' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n二、主动公开政府信息情况\n见下表。\n' },
    { title: { zh: '通知正文里的名称', en: 'The title of the notice' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n二、行政机关主动公开政府信息情况\n见下表。\n' },
    { title: { zh: '空格和标点不算', en: 'Spaces and punctuation do not count' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n四、政府信息公开行政复议 行政诉讼情况\n见下表。\n' },
  ],
  bad: [
    {
      title: { zh: '另一种说法（提示）', en: 'A variant (hint)' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、⟦其他事项⟧\n无。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n',
    },
    {
      title: { zh: '错字（警告）', en: 'A slip (warning)' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n三、⟦收到和处理政府信息公开申情情况⟧\n见下表。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n三、收到和处理政府信息公开申请情况\n见下表。\n',
    },
    {
      title: { zh: '错字按原来那套名称改', en: 'A slip in the other official set stays in that set' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n三、⟦行政机关收到和处理政府信息公开申情情况⟧\n见下表。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n三、行政机关收到和处理政府信息公开申请情况\n见下表。\n',
    },
  ],
};
