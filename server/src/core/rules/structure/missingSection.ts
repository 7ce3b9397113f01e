import type { Text } from '../../l10n/message.js';
import { headingLine, skeletonOf } from '../../model/skeleton.js';
import type { Report, Section } from '../../model/types.js';
import type { SectionHead, Segment } from '../../syntax/types.js';
import type { SectionTemplate } from '../../template/types.js';
import { cut, replaceFix } from '../common.js';
import type { Fix, Rule, RuleContext, RuleDocs } from '../types.js';
import { appendEdit, firstSections, hasForm, insertBefore, lastLine, sectionName } from './place.js';

const messages = {
  missing: { zh: '缺少“{section}”', en: 'Missing: {section}' },
  fragment: { zh: '这里只有报告的一部分，缺少：{sections}', en: 'This is only a part of a report; missing: {sections}' },
} satisfies Rule['messages'];

const texts = {
  insert: { zh: '插入“{section}”', en: 'Insert {section}' },
  rename: { zh: '把标题改为“{title}”', en: 'Change the heading to {title}' },
  candidate: { zh: '这个标题的序号相同，可能就是这一部分，但名称与格式不符', en: 'This heading has the same number; it may be the section under another name' },
} satisfies Record<string, Text>;

export const rule: Rule = {
  id: 'structure/missing-section',
  severity: 'error',
  messages,
  check(context) {
    const { report, add } = context;
    const present = firstSections(report);
    const missing = report.template.sections.filter(({ role }) => !present.some((section) => section.role === role));
    if (missing.length === 0 || !hasForm(report)) return;
    if (report.fragment) {
      const names = missing.map(sectionName);
      const sections = { zh: names.map(({ zh }) => zh).join('，'), en: names.map(({ en }) => en).join(', ') };
      add({ at: placeOf(context, present, missing[0]!).at, severity: 'information', message: { text: messages.fragment, args: { sections } }, data: { section: missing[0]!.role, sections: missing.map(({ role }) => role).join(',') } });
      return;
    }
    for (const section of missing) {
      const { at, next } = placeOf(context, present, section);
      const candidate = sameNumber(report, present, section);
      add({
        at,
        message: { text: messages.missing, args: { section: sectionName(section) } },
        data: { section: section.role },
        related: candidate === null ? [] : [{ at: cut(candidate, candidate.head), message: { text: texts.candidate } }],
        fixes: () => [...(candidate === null ? [] : [rename(candidate, section)]), insertion(context, section, next)],
      });
    }
  },
};

/** On the heading of the next section that is there, else on the last line. */
function placeOf({ report }: RuleContext, present: readonly Section[], missing: SectionTemplate) {
  const next = present.filter(({ number }) => number > missing.number).reduce<Section | null>((best, section) => (best === null || section.number < best.number ? section : best), null);
  return { at: next?.heading ?? lastLine(report.segments), next };
}

function insertion(context: RuleContext, section: SectionTemplate, next: Section | null): Fix {
  const lines = headingLine(context.report, section) + context.eol + skeletonOf(context.report, section, context.eol);
  const edit = next === null ? appendEdit(context, context.report.segments, lines) : insertBefore(context, next, lines);
  return { title: { text: texts.insert, args: { section: sectionName(section) } }, kind: 'suggestion', edits: [edit] };
}

type Numbered = Segment & { readonly head: SectionHead };

/** A heading of unknown words that bears the missing section's number and stands where it belongs. */
function sameNumber({ segments }: Report, present: readonly Section[], missing: SectionTemplate): Numbered | null {
  const indexOf = (section: Section | undefined, otherwise: number): number => (section === undefined ? otherwise : segments.indexOf(section.heading.segment));
  const after = indexOf(present.findLast(({ number }) => number < missing.number), -1);
  const before = indexOf(present.find(({ number }) => number > missing.number), segments.length);
  const style = present.find(({ numeral }) => numeral !== null)?.numeral?.style;
  const found = segments.find(({ head }, index) => index > after && index < before && head?.kind === 'section' && head.role === null && head.numeral?.value === missing.number && head.numeral.style === style);
  return (found as Numbered | undefined) ?? null;
}

function rename(segment: Numbered, { title }: SectionTemplate): Fix {
  return replaceFix('suggestion', { text: texts.rename, args: { title } }, cut(segment, segment.head.title), title);
}

export const docs: RuleDocs = {
  title: { zh: '缺少部分', en: 'A section is missing' },
  what: {
    zh: '报告有六个部分，缺哪个报哪个，标在后面一个部分的标题上；后面没有了，标在最后一行。只有一个部分或一张表的片段，合起来报一条提示。',
    en: 'A report has six sections. A missing one is reported on the heading of the next section, or on the last line. A fragment with fewer than two sections gets a single information.',
  },
  why: {
    zh: '六个部分是《条例》第五十条和统一格式规定的内容，没有可报的也要保留标题并写明“无”。',
    en: 'The six sections are required by article 50 of the Regulations and by the form. A section with nothing to report keeps its heading and says so.',
  },
  fix: {
    zh: '在应在的位置插入标题和内容骨架：有表的部分插入全为 0 的表，写法与文件里其他表一致。如果有一个序号相同、名称不认识的标题，首选修复是改它的名称。',
    en: 'Inserts heading and skeleton in place; a section with a table gets one full of zeros, written like the other tables of the file. Where a heading of unknown words bears the same number, renaming it is preferred.',
  },
  exceptions: {
    zh: '两套官方标题和常见的其他说法都认得。标题写得很不一样时会误报，把标题改成格式里的名称即可。2018年及以前没有统一格式，不检查。',
    en: 'Both official sets of titles and common variants are recognised. A heading in quite different words is taken for missing; use the title of the form. Reports of 2018 and earlier had no national form and are not checked.',
  },
  clauses: ['reg.50', 'reg.50-2'],
  good: [
    {
      title: { zh: '六个部分齐全', en: 'All six sections' },
      in: 'section6',
      text: '无。',
    },
  ],
  bad: [
    {
      title: { zh: '没有第六部分', en: 'Section 6 is missing' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n二、主动公开政府信息情况\n（表略）\n三、收到和处理政府信息公开申请情况\n（表略）\n四、政府信息公开行政复议、行政诉讼情况\n（表略）\n五、存在的主要问题及改进情况\n⟦解读材料图表偏少，今后按季组织研讨。⟧\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n二、主动公开政府信息情况\n（表略）\n三、收到和处理政府信息公开申请情况\n（表略）\n四、政府信息公开行政复议、行政诉讼情况\n（表略）\n五、存在的主要问题及改进情况\n解读材料图表偏少，今后按季组织研讨。\n六、其他需要报告的事项\n无。\n',
    },
    {
      title: { zh: '没有第五部分', en: 'Section 5 is missing' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n二、主动公开政府信息情况\n（表略）\n三、收到和处理政府信息公开申请情况\n（表略）\n四、政府信息公开行政复议、行政诉讼情况\n（表略）\n⟦六、其他需要报告的事项⟧\n无。\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n二、主动公开政府信息情况\n（表略）\n三、收到和处理政府信息公开申请情况\n（表略）\n四、政府信息公开行政复议、行政诉讼情况\n（表略）\n五、存在的主要问题及改进情况\n（一）存在的主要问题。\n（二）改进情况。\n六、其他需要报告的事项\n无。\n',
    },
    {
      title: { zh: '只有一个部分：合为一条提示', en: 'One section alone: a single information' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n⟦五、存在的主要问题及改进情况⟧\n解读材料图表偏少，今后按季组织研讨。\n',
    },
  ],
};
