import { lengthOf } from '../../model/sectionText.js';
import { templates } from '../../template/load.js';
import type { Rule, RuleDocs } from '../types.js';
import { firstOf, isNational } from './place.js';

const messages = {
  long: { zh: '总体情况有 {actual} 字，原则上不超过 {limit} 字', en: 'Section 1 has {actual} characters; in principle it has at most {limit}' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'structure/overview-length',
  severity: 'information',
  messages,
  options: {
    limit: { default: 1000, minimum: 1, help: { zh: '第一部分最多多少字', en: 'How many characters section 1 may have' } },
  },
  check({ report, add, option }) {
    const limit = option('limit');
    // The limit came with the form of 2021.
    if (!isNational(report) || (report.year !== null && report.year < templates['2021'].years.from)) return;
    const section = firstOf(report, 1);
    if (section === undefined) return;
    const actual = lengthOf(section);
    if (actual <= limit) return;
    add({ at: section.heading, message: { text: messages.long, args: { actual, limit } }, data: { section: 1, expected: String(limit), actual: String(actual) } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '总体情况超过一千字', en: 'Section 1 has more than 1000 characters' },
  what: {
    zh: '第一部分的文字（含标点，不含空格、标题和表格）超过 1000 字时，标在第一部分的标题上。',
    en: 'The text of section 1 (punctuation counts; white space, its heading and tables do not) is longer than 1000 characters. The finding stands on the heading.',
  },
  why: {
    zh: '2021 年的格式要求突出重点、平实客观，原则上不超过一千字。',
    en: 'The form of 2021 asks for a plain overview of about 1000 characters.',
  },
  exceptions: {
    zh: '“原则上”留有余地，略超不必强求。这里只数第一部分，不数整篇。2020 年及以前的报告没有这条要求。',
    en: 'It is a rule of thumb: a little more does no harm. Only section 1 counts. Reports for 2020 and before have no such limit.',
  },
  clauses: ['form.overview'],
  good: [
    { title: { zh: '篇幅适中', en: 'Short enough' }, in: 'section1', text: '主动公开、依申请公开、政府信息管理、网站平台、监督考核各项工作平稳推进。' },
  ],
  bad: [
    {
      title: { zh: '一段话写了一千多字', en: 'More than 1000 characters' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n⟦一、总体情况⟧\n水库巡查按月公布进度，水库巡查配发图解，水库巡查附联系人姓名，水库巡查在村务栏张贴，水库巡查列明资金来源。水库巡查写清办理条件，水库巡查公布抽查结果，水库巡查回答网民提问，水库巡查更新办事指南，水库巡查标注文件效力。农村饮水配发图解，农村饮水附联系人姓名，农村饮水在村务栏张贴，农村饮水列明资金来源，农村饮水写清办理条件。农村饮水公布抽查结果，农村饮水回答网民提问，农村饮水更新办事指南，农村饮水标注文件效力，农村饮水按月公布进度。河道清淤附联系人姓名，河道清淤在村务栏张贴，河道清淤列明资金来源，河道清淤写清办理条件，河道清淤公布抽查结果。河道清淤回答网民提问，河道清淤更新办事指南，河道清淤标注文件效力，河道清淤按月公布进度，河道清淤配发图解。防汛预警在村务栏张贴，防汛预警列明资金来源，防汛预警写清办理条件，防汛预警公布抽查结果，防汛预警回答网民提问。防汛预警更新办事指南，防汛预警标注文件效力，防汛预警按月公布进度，防汛预警配发图解，防汛预警附联系人姓名。灌区改造列明资金来源，灌区改造写清办理条件，灌区改造公布抽查结果，灌区改造回答网民提问，灌区改造更新办事指南。灌区改造标注文件效力，灌区改造按月公布进度，灌区改造配发图解，灌区改造附联系人姓名，灌区改造在村务栏张贴。取水许可写清办理条件，取水许可公布抽查结果，取水许可回答网民提问，取水许可更新办事指南，取水许可标注文件效力。取水许可按月公布进度，取水许可配发图解，取水许可附联系人姓名，取水许可在村务栏张贴，取水许可列明资金来源。水费公示公布抽查结果，水费公示回答网民提问，水费公示更新办事指南，水费公示标注文件效力，水费公示按月公布进度。水费公示配发图解，水费公示附联系人姓名，水费公示在村务栏张贴，水费公示列明资金来源，水费公示写清办理条件。堤防加固回答网民提问，堤防加固更新办事指南，堤防加固标注文件效力，堤防加固按月公布进度，堤防加固配发图解。堤防加固附联系人姓名，堤防加固在村务栏张贴，堤防加固列明资金来源，堤防加固写清办理条件，堤防加固公布抽查结果。水土保持更新办事指南，水土保持标注文件效力，水土保持按月公布进度，水土保持配发图解，水土保持附联系人姓名。水土保持在村务栏张贴，水土保持列明资金来源，水土保持写清办理条件，水土保持公布抽查结果，水土保持回答网民提问。河长巡河标注文件效力，河长巡河按月公布进度，河长巡河配发图解，河长巡河附联系人姓名，河长巡河在村务栏张贴。河长巡河列明资金来源，河长巡河写清办理条件，河长巡河公布抽查结果，河长巡河回答网民提问，河长巡河更新办事指南。\n',
    },
  ],
};
