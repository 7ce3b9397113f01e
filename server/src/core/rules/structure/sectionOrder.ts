import type { Section } from '../../model/types.js';
import type { Rule, RuleDocs } from '../types.js';
import { firstSections, hasForm, sectionName } from './place.js';

const messages = {
  late: { zh: '“{section}”应排在“{other}”前面', en: 'Out of order: {section} belongs before {other}' },
  early: { zh: '“{section}”应排在“{other}”后面', en: 'Out of order: {section} belongs after {other}' },
  other: { zh: '这一部分', en: 'This section' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'structure/section-order',
  severity: 'warning',
  messages,
  check({ report, add }) {
    if (!hasForm(report)) return;
    const sections = firstSections(report);
    if (sections.every(({ number }, index) => index === 0 || number > sections[index - 1]!.number)) return;
    const kept = longestRun(sections);
    for (const [index, section] of sections.entries()) {
      if (kept.has(section)) continue;
      const before = sections.find((other, at) => at < index && kept.has(other) && other.number > section.number);
      const other = before ?? sections.find((candidate, at) => at > index && kept.has(candidate) && candidate.number < section.number)!;
      const name = (role: number) => sectionName(report.template.sections.find((candidate) => candidate.role === role)!);
      add({
        at: section.heading,
        message: { text: before === undefined ? messages.early : messages.late, args: { section: name(section.role), other: name(other.role) } },
        data: { section: section.role },
        related: [{ at: other.heading, message: { text: messages.other } }],
      });
    }
  },
};

/** The most sections that are in order among themselves; the others are the ones to move. Of equals, the earlier ones stay. */
function longestRun(sections: readonly Section[]): ReadonlySet<Section> {
  let best: readonly Section[] = [];
  const runs: (readonly Section[])[] = [];
  for (const section of sections) {
    const before = runs.filter((run) => run.at(-1)!.number < section.number).reduce<readonly Section[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    const run = [...before, section];
    runs.push(run);
    if (run.length > best.length) best = run;
  }
  return new Set(best);
}

export const docs: RuleDocs = {
  title: { zh: '部分的顺序不对', en: 'Sections out of order' },
  what: {
    zh: '六个部分没有按格式的顺序排。报的是要挪动的部分，尽量少报；问题标在它的标题上。',
    en: 'The six sections are not in the order of the form. As few sections as possible are named, on their headings.',
  },
  why: { zh: '统一格式规定了顺序，汇总和比对都按这个顺序进行。', en: 'The form prescribes the order, and reports are compared in it.' },
  exceptions: {
    zh: '缺的部分、重复的部分另有规则。确实按本级要求调整过顺序的，可以关闭本规则。',
    en: 'Missing and repeated sections have their own rules. Turn this one off where a different order was asked for.',
  },
  clauses: ['reg.50-2'],
  good: [{ title: { zh: '按顺序排列', en: 'In order' }, in: 'section6', text: '无。' }],
  bad: [
    {
      title: { zh: '第五部分在第六部分后面', en: 'Section 5 after section 6' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n⟦五、存在的主要问题及改进情况⟧\n解读材料图表偏少，今后按季组织研讨。\n',
    },
  ],
};
