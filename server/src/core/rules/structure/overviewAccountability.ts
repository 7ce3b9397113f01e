import { linesOf } from '../../model/sectionText.js';
import data from '../text/data/overview.json';
import { isGovernment } from '../text/support/body.js';
import type { Rule, RuleDocs } from '../types.js';
import { firstOf, hasForm, isNational } from './place.js';
import { missingFrom } from './support/topics.js';

const messages = {
  missing: { zh: '政府的报告要写工作考核、社会评议、责任追究的结果，没有写到：{topics}', en: 'The report of a government states the results of appraisal, public review and accountability; missing: {topics}' },
} satisfies Rule['messages'];

const missingIn = missingFrom(data.accountability);

export const rule: Rule = {
  id: 'structure/overview-accountability',
  severity: 'information',
  messages,
  check({ report, add }) {
    if (report.fragment || !hasForm(report) || !isNational(report) || !isGovernment(report.body)) return;
    const section = firstOf(report, 1);
    if (section === undefined) return;
    // It belongs into section 1, but whoever reads the report finds it elsewhere, too.
    const missing = missingIn(report.sections);
    if (missing.length === 0 || report.sections.every((any) => linesOf(any).length === 0)) return;
    const topics = { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') };
    add({ at: section.heading, message: { text: messages.missing, args: { topics } }, data: { section: 1, missing: missing.map(({ id }) => id).join(' ') } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '政府的报告没有写考核、评议、责任追究', en: 'A government’s report without appraisal, public review or accountability' },
  what: {
    zh: '标题是某级人民政府（包括乡镇政府）的报告，全文没有提到工作考核、社会评议、责任追究中的某一项时，标在第一部分的标题上。',
    en: 'The title names a people’s government of any level, and the report does not mention appraisal, public review or accountability. The finding stands on the heading of section 1.',
  },
  why: {
    zh: '条例第五十条要求各级人民政府的报告写明这三项的结果，没有发生也要写一句。',
    en: 'Article 50 of the Regulations requires the results of all three from governments; “none” is a result, too.',
  },
  exceptions: {
    zh: '部门、街道办事处不要求。用别的词写了同样内容的，不必理会。',
    en: 'Departments and street offices need not. Ignore it where the same is said in other words.',
  },
  clauses: ['reg.50.4', 'reg.46'],
  good: [
    {
      title: { zh: '三项都写到', en: 'All three' },
      text: '云岭县柳溪镇人民政府2023年政府信息公开工作年度报告\n一、总体情况\n公开工作列入年度考核，村民代表参加社会评议，没有责任追究的情形。\n六、其他需要报告的事项\n无。\n',
    },
    {
      title: { zh: '部门不要求', en: 'A department need not' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n',
    },
  ],
  bad: [
    {
      title: { zh: '镇政府的报告三项都没有', en: 'A town’s report has none of them' },
      text: '云岭县柳溪镇人民政府2023年政府信息公开工作年度报告\n⟦一、总体情况⟧\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n',
    },
  ],
};
