import type { Row } from '../../model/types.js';
import { tableLayout } from '../../template/load.js';
import { inTable, rowData } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { occurrences, rowArgs } from './common.js';

const messages = {
  same: { zh: '{row} 重复，两行的数相同，请删去一行。（{table}）', en: '{row} stands twice with the same numbers; remove one ({table}).' },
  other: { zh: '{row} 重复，两行的数不同：或者多抄了一行，或者有一行的名称写错了。（{table}）', en: '{row} stands twice with different numbers: either a row too many, or one of the labels is wrong ({table}).' },
  first: { zh: '第一次出现在这里', en: 'It stands here first' },
} satisfies Rule['messages'];

function figures(row: Row): string {
  return row.cells.map((cell) => (cell.value === null ? cell.text : `${cell.value.digits}e${cell.value.scale}`)).join(' ');
}

export const rule: Rule = {
  id: 'table/duplicate-row',
  severity: 'error',
  judges: 'labels',
  messages,
  checkTable({ table, add }) {
    if (tableLayout(table.id) === 'beside') return;
    for (const rows of occurrences(table).values()) {
      if (rows.length < 2) continue;
      // A label without numbers is a heading repeated after a page break, not a second row.
      const [first, ...again] = rows.filter((row) => row.cells.length > 0 && row.label !== null);
      if (first?.label == null) continue;
      const related = [{ at: inTable(table, first.label), message: { text: messages.first } }];
      for (const row of again) {
        const text = figures(row) === figures(first) ? messages.same : messages.other;
        add({ at: inTable(table, row.label!), message: { text, args: rowArgs(row) }, data: rowData(row), related });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '一行重复', en: 'A row stands twice' },
  what: { zh: '同一张表里，格式中的一行出现了两次。问题标在后一次的名称上，前一次列在相关位置里。', en: 'A row of the form stands twice in one table. The finding stands on the label of the second; the first is listed with it.' },
  why: { zh: '重复的行会使合计多算一次；数不同时，多半是有一行的名称抄错了。', en: 'A doubled row counts twice in the totals. If the numbers differ, one of the labels is probably a copying mistake.' },
  exceptions: { zh: '分页以后重复印出的、没有数的名称不报。有重复行的列不核对合计。', en: 'A label repeated without numbers after a page break is silent. Sums over a doubled row are not checked.' },
  good: [
    {
      title: { zh: '每行一次', en: 'Each row once' },
      in: 'applications', row: 'd3',
      text: '3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '多抄了一行', en: 'Copied once too often' },
      in: 'applications', row: 'd3',
      text: '3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0\n⟦3.危及“三安全一稳定”⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '两行的数不同', en: 'The numbers differ' },
      in: 'applications', row: 'n2',
      text: '2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n⟦2.重复申请⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
