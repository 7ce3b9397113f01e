import type { Label, Table } from '../../model/types.js';
import { tableLayout } from '../../template/load.js';
import type { GroupTemplate, RowTemplate } from '../../template/types.js';
import { inTable, replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { relabel, targetOf } from './support/relabel.js';

const messages = {
  near: {
    zh: '“{actual}”与格式不一致，应当是“{expected}”。（{table}）',
    en: '“{actual}” is not the form\'s wording; it should read “{expected}” ({table}).',
  },
  fix: { zh: '改为“{expected}”', en: 'Change to “{expected}”' },
} satisfies Rule['messages'];

function nearMisses(table: Table): { label: Label; template: RowTemplate | GroupTemplate }[] {
  // Table 4 names its rows in the header, which is header-label's.
  if (tableLayout(table.id) === 'beside') return [];
  const parts: { label: Label; template: RowTemplate | GroupTemplate }[] = [...table.groups];
  for (const { label, template } of table.rows) if (label !== null && template !== null) parts.push({ label, template });
  return parts.filter(({ label }) => label.match === 'near');
}

export const rule: Rule = {
  id: 'table/row-label',
  severity: 'warning',
  judges: 'labels',
  safeFixes: true,
  messages,
  checkTable({ table, add }) {
    for (const { label, template } of nearMisses(table)) {
      const { words } = label;
      const expected = targetOf(words.text, template.label, template.aliases);
      const change = relabel(words.text, expected);
      if (change === null) continue;
      const old = table.segment.text.slice(words.start, words.end);
      // A label read from several pieces is not one stretch of text: it is reported, but not rewritten.
      const whole = old === words.text && !/[\r\n]/.test(old.slice(change.start, change.end));
      add({
        at: inTable(table, words),
        message: { text: messages.near, args: { actual: words.text, expected, table: table.template.title } },
        data: { table: table.id, row: template.id, expected, actual: words.text },
        ...(whole ? { fixes: () => [replaceFix('safe', { text: messages.fix, args: { expected } }, inTable(table, { start: words.start + change.start, end: words.start + change.end }), change.newText)] } : {}),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '行的名称与格式不一致', en: 'A row label is not the form\'s wording' },
  what: {
    zh: '行或分组的名称与格式中的某一个很接近，但不相同。问题标在名称上（不含编号）。',
    en: 'The label of a row or group is close to one of the form, but not the same. The finding stands on the words without their number.',
  },
  why: {
    zh: '名称是固定的，差一个字意思可能就变了：“法律法规”包括地方性法规，“法律行政法规”不包括。',
    en: 'The labels are fixed, and one character can change their meaning: 法律法规 includes local regulations, 法律行政法规 does not.',
  },
  fix: { zh: '只改不同的字，空格、标点和编号照原样。', en: 'Changes only the characters that differ; spaces, punctuation and the number stay.' },
  exceptions: {
    zh: '常见的简称和标点、空格、换行的差别不报。与哪一个都不接近的名称归“格式中没有的行”。',
    en: 'Known short forms and differences in punctuation, spaces or line breaks are silent. A label close to none is reported as a row the form does not have.',
  },
  good: [
    {
      title: { zh: '标点不同', en: 'Other punctuation' },
      in: 'applications', row: 'd3',
      text: '3.危及"三安全一稳定" | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '常见的简称', en: 'A known short form' },
      in: 'applications', row: 'partial',
      text: '（二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '漏了“行政”二字', en: 'Two characters are missing' },
      in: 'applications', row: 'd2',
      text: '2.⟦其他法律法规禁止公开⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      fixed: '2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '写错了一个字', en: 'One wrong character' },
      in: 'applications', row: 'd5',
      text: '5.⟦属于三类内容事务信息⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      fixed: '5.属于三类内部事务信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
