import { cellData } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellArgs, certainCells } from './common.js';
import { addOrSummarise, fillEdit, numberLoc } from './support/fill.js';
import { blankTotals } from './support/totals.js';

const messages = {
  blank: { zh: '{row} 的 {column} 没有填数；没有发生的填 0。（{table}）', en: '{row}, {column}: no number is stated; write 0 if there was nothing ({table}).' },
  mark: { zh: '{row} 的 {column} 写的是“{actual}”，等于没有填数；没有发生的填 0。（{table}）', en: '{row}, {column}: “{actual}” states no number; write 0 if there was nothing ({table}).' },
  many: { zh: '本表有 {count} 个格没有填数；没有发生的填 0。（{table}）', en: '{count} cells of this table state no number; write 0 where there was nothing ({table}).' },
  fix: { zh: '填 0', en: 'Write 0' },
  fixAll: { zh: '本表没有填数的 {count} 个格都填 0', en: 'Write 0 in all {count} cells of this table that state no number' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'table/blank-cell',
  severity: 'hint',
  judges: 'notation',
  messages,
  checkTable({ table, add }) {
    const totals = blankTotals(table);
    const blanks = certainCells(table).filter((cell) => cell.state === 'unstated' && cell.row.template !== null && !totals.has(cell));
    addOrSummarise(add, blanks, {
      one: (cell) => ({
        at: numberLoc(cell),
        message: { text: cell.text === '' ? messages.blank : messages.mark, args: cellArgs(cell) },
        data: { ...cellData(cell), expected: '0', actual: cell.text },
        fixes: () => [{ kind: 'suggestion', title: { text: messages.fix }, edits: [fillEdit(cell, '0')] }],
      }),
      all: (count) => ({
        message: { text: messages.many, args: { count, table: table.template.title } },
        fix: { kind: 'suggestion', title: { text: messages.fixAll, args: { count } } },
      }),
    });
  },
};

export const docs: RuleDocs = {
  title: { zh: '没有填数', en: 'No number is stated' },
  what: {
    zh: '格里空着，或者只有 -、—、/、无、空。问题标在这一格上；一张表里空格很多时只报一条。',
    en: 'A cell is blank, or has only - — / 无 空. The finding stands on the cell; where a table is full of them there is one finding.',
  },
  why: { zh: '空着分不清是没有发生还是漏填；填 0 就清楚了。', en: 'A blank may mean nothing happened or that someone forgot; a 0 is clear.' },
  fix: { zh: '填 0。一张表里空格很多时，一次全部填 0。', en: 'Writes 0; in all cells of the table where there are many.' },
  exceptions: {
    zh: '格式没有规定必须填 0，所以只是提示。核对时空格按 0 计算。总计空着而各项有数的，归另一条规则。',
    en: 'The form does not demand zeros, so this is a hint only. Sums count a blank as 0. A blank total over stated numbers has a rule of its own.',
  },
  good: [
    {
      title: { zh: '没有发生的填 0', en: 'Nothing happened: 0' },
      in: 'applications', row: 'd1',
      text: '1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '空着一格', en: 'A blank cell' },
      in: 'applications', row: 'd1',
      text: '1.属于国家秘密 | 0 | ⟦⟧ | 0 | 0 | 0 | 0 | 0',
      fixed: '1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '用斜线表示没有', en: 'A slash for nothing' },
      in: 'disclosure', row: 'rules',
      text: '规章 | ⟦/⟧ | 0 | 0',
      fixed: '规章 | 0 | 0 | 0',
    },
  ],
};
