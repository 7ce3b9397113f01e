import { linesOf } from '../../model/sectionText.js';
import data from '../text/data/overview.json';
import type { Rule, RuleDocs } from '../types.js';
import { firstOf, hasForm, isNational } from './place.js';
import { missingFrom } from './support/topics.js';

const messages = {
  missing: { zh: '总体情况没有写到：{topics}', en: 'Section 1 does not cover: {topics}' },
} satisfies Rule['messages'];

const missingIn = missingFrom(data.topics);

export const rule: Rule = {
  id: 'structure/overview-topics',
  severity: 'information',
  messages,
  check({ report, add }) {
    if (report.fragment || !hasForm(report) || !isNational(report)) return;
    const section = firstOf(report, 1);
    // An empty section is reported as such.
    if (section === undefined || linesOf(section).length === 0) return;
    const missing = missingIn([section]);
    if (missing.length === 0) return;
    const named = { zh: missing.map(({ zh }) => zh).join('、'), en: missing.map(({ en }) => en).join(', ') };
    add({ at: section.heading, message: { text: messages.missing, args: { topics: named } }, data: { section: 1, missing: missing.map(({ id }) => id).join(' ') } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '总体情况缺少五个方面中的某一个', en: 'Section 1 leaves out one of its five topics' },
  what: {
    zh: '第一部分没有写到主动公开、依申请公开、政府信息管理、平台建设、监督保障中的某一个方面时，标在第一部分的标题上。',
    en: 'Section 1 does not mention one of: disclosure on own initiative, on request, information management, platforms, supervision. The finding stands on its heading.',
  },
  why: {
    zh: '格式要求从这五个方面概述全年工作，缺一个方面，读者就无从了解。',
    en: 'The form asks for an overview under these five topics.',
  },
  exceptions: {
    zh: '小标题可以自拟，文字里写到了就算。确实没有开展的工作，写一句“没有”即可。',
    en: 'Headings are free: it is enough that the text speaks of the topic. Where nothing was done, one sentence that says so will do.',
  },
  clauses: ['form.overview'],
  good: [
    {
      title: { zh: '自拟小标题，五个方面都写到', en: 'Own headings, all five topics' },
      in: 'section1',
      text: '一是抓主动公开，重点事项随时更新。\n二是抓依申请公开，由专人跟进。\n三是抓政府信息管理，逐件清理文件。\n四是抓网站专栏，检索入口更加醒目。\n五是抓考核，邀请群众代表评议，没有追究责任的情形。',
    },
  ],
  bad: [
    {
      title: { zh: '没有写平台和监督', en: 'Nothing about platforms and supervision' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n⟦一、总体情况⟧\n（一）主动公开。围绕重点事项及时更新信息。\n（二）依申请公开。由专人跟进。\n（三）政府信息管理。逐件清理文件。\n五、存在的主要问题及改进情况\n解读材料文字偏多、图表偏少，今后由业务股室与宣传人员共同起草。\n',
    },
  ],
};
