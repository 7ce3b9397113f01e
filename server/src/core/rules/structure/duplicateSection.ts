import type { Rule, RuleDocs } from '../types.js';
import { firstSections, sectionName } from './place.js';

const messages = {
  twice: { zh: '“{section}”出现了不止一次', en: 'More than once: {section}' },
  first: { zh: '第一次出现在这里', en: 'It stands here first' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'structure/duplicate-section',
  severity: 'warning',
  messages,
  check({ report, add }) {
    const first = firstSections(report);
    if (first.length === report.sections.length) return;
    for (const section of report.sections) {
      const original = first.find(({ role }) => role === section.role)!;
      if (original === section) continue;
      const template = report.template.sections.find(({ role }) => role === section.role)!;
      add({
        at: section.heading,
        message: { text: messages.twice, args: { section: sectionName(template) } },
        data: { section: section.role },
        related: [{ at: original.heading, message: { text: messages.first } }],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '同一部分出现两次', en: 'A section stands twice' },
  what: {
    zh: '同一个部分的标题第二次出现时，标在后出现的标题上，并指出第一次在哪里。',
    en: 'The second heading of the same section is marked; the first one is shown beside it.',
  },
  why: {
    zh: '多半是复制时把标题抄错了，本该是另一个部分；也可能是整段重复粘贴。',
    en: 'Usually a heading was copied and should name another section, or a passage was pasted twice.',
  },
  exceptions: {
    zh: '目录里的标题不算。一个文件里有几份报告时，各份报告分别检查。',
    en: 'Headings in a table of contents do not count. Several reports in one file are checked one by one.',
  },
  good: [{ title: { zh: '各部分只有一次', en: 'Each section once' }, in: 'section6', text: '无。' }],
  bad: [
    {
      title: { zh: '第六部分抄成了第五部分的标题', en: 'Section 6 bears the title of section 5' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n五、存在的主要问题及改进情况\n解读材料图表偏少，今后按季组织研讨。\n⟦六、存在的主要问题及改进情况⟧\n无。\n',
    },
  ],
};
