import type { Text } from '../../l10n/message.js';
import { encodingOf, renderTable } from '../../model/skeleton.js';
import type { Rule, RuleDocs } from '../types.js';
import { appendEdit, firstSections, hasForm, tableTemplateOf } from './place.js';

const messages = {
  missing: { zh: '这一部分没有表格：{table}', en: 'This section lacks its table: {table}' },
} satisfies Rule['messages'];

const texts = {
  insert: { zh: '插入空表（全部填 0）', en: 'Insert the table, all zeros' },
} satisfies Record<string, Text>;

export const rule: Rule = {
  id: 'structure/missing-table',
  severity: 'error',
  messages,
  check(context) {
    const { report, add } = context;
    if (!hasForm(report)) return;
    for (const section of firstSections(report)) {
      const id = report.template.sections.find(({ role }) => role === section.role)?.table;
      // A table that stands elsewhere, in an annex say, is there.
      if (id === undefined || report.tables.some((table) => table.id === id)) continue;
      const table = tableTemplateOf(report, id);
      add({
        at: section.heading,
        message: { text: messages.missing, args: { table: table.title } },
        data: { section: section.role, table: id },
        fixes: () => [{ title: { text: texts.insert }, kind: 'suggestion', edits: [appendEdit(context, section.segments, renderTable(table, encodingOf(report), context.eol))] }],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '缺少表格', en: 'A table is missing' },
  what: {
    zh: '第二、三、四部分各有一张表，标题在、表不在时报，标在标题上。',
    en: 'Sections 2, 3 and 4 have one table each. Where the heading is there and the table is not, the heading is marked.',
  },
  why: {
    zh: '这三部分的内容就是表格。没有发生的，也要保留表格并填 0。',
    en: 'These sections consist of their tables. Where nothing happened, the table stays and is filled with zeros.',
  },
  fix: {
    zh: '在这一部分插入一张全为 0 的空表，写法与文件里其他表一致。',
    en: 'Inserts the table full of zeros, written like the other tables of the file.',
  },
  exceptions: {
    zh: '表格以图片、附件发布时，文本里看不到，这里照报；请改为可读取的表格。整张表放在文件别处（如附表）不报。2018年及以前没有统一格式，不检查。',
    en: 'A table published as a picture or attachment cannot be read and is reported. A table elsewhere in the file, in an annex say, is accepted. Reports of 2018 and earlier are not checked.',
  },
  clauses: ['reg.50', 'form.disclosure', 'form.applications', 'form.review'],
  good: [
    { title: { zh: '全是 0 的表也是表', en: 'A table full of zeros is a table' }, in: 'review', text: '0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0' },
  ],
  bad: [
    {
      title: { zh: '表格成了图片', en: 'The table was a picture' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n围绕重点事项及时更新信息。\n⟦四、政府信息公开行政复议、行政诉讼情况⟧\n（见图片）\n五、存在的主要问题及改进情况\n解读材料图表偏少，今后按季组织研讨。\n',
    },
  ],
};
