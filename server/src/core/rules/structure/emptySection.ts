import type { Rule, RuleDocs } from '../types.js';
import { sectionName } from './place.js';

const messages = {
  empty: { zh: '“{section}”下面没有内容；没有可报的请写“无”', en: 'Empty: {section}; where there is nothing to report, say so' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'structure/empty-section',
  severity: 'warning',
  messages,
  check({ report, add }) {
    for (const section of report.sections) {
      const template = report.template.sections.find(({ role }) => role === section.role)!;
      // Without its table a section is reported by missing-table; with it elsewhere nothing is amiss.
      if (!section.empty || template.table !== undefined) continue;
      add({ at: section.heading, message: { text: messages.empty, args: { section: sectionName(template) } }, data: { section: section.role } });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '标题下面没有内容', en: 'An empty section' },
  what: {
    zh: '第一、五、六部分只有标题、下面什么也没有时报，标在标题上。有表的部分由“缺少表格”来报。',
    en: 'Section 1, 5 or 6 has a heading and nothing under it. Sections with a table are covered by missing-table.',
  },
  why: {
    zh: '空着的部分看不出是没有情况还是漏了内容。',
    en: 'Nobody can tell whether there was nothing to say or the text was forgotten.',
  },
  exceptions: {
    zh: '内容写在标题同一行（“六、其他需要报告的事项：无。”）不报。',
    en: 'Text on the line of the heading itself counts.',
  },
  good: [
    { title: { zh: '写明没有', en: 'It says that there is nothing' }, in: 'section6', text: '无。' },
    { title: { zh: '内容在标题同一行', en: 'Text beside the heading' }, text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项：无。\n' },
  ],
  bad: [
    {
      title: { zh: '第六部分只有标题', en: 'Section 6 has only a heading' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n⟦六、其他需要报告的事项⟧\n\n',
    },
  ],
};
