import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellArgs, certainCells } from './common.js';

const messages = {
  text: {
    zh: '{row} 的 {column} 写的是“{actual}”，这里只能填数。没有发生的填 0，说明文字请移到表下。（{table}）',
    en: '{row}, {column}: “{actual}” is no number. Write 0 if there was nothing; explanations belong below the table ({table}).',
  },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'table/not-a-number',
  severity: 'error',
  judges: 'notation',
  messages,
  checkTable({ table, add }) {
    for (const cell of certainCells(table)) {
      if (cell.state !== 'text' || cell.row.template === null) continue;
      add({ at: cellLoc(cell), message: { text: messages.text, args: cellArgs(cell) }, data: { ...cellData(cell), actual: cell.text } });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '应当填数的格里是文字', en: 'Words where a number belongs' },
  what: { zh: '表格中应当填数的格里是别的内容。问题标在这一格上。', en: 'A cell that must hold a number holds something else. The finding stands on the cell.' },
  why: {
    zh: '汇总和核对只认数；文字会让这一行、这一列都无法核对。',
    en: 'Sums can only be checked with numbers; words keep the whole row and column from being checked.',
  },
  exceptions: {
    zh: '空着，或者单独一个 -、—、/、无、空，算没有填数，归另一条规则。数后面带单位、全角数字、分节号也归另一条规则。行里的数多了少了时，分不清哪一格是数，不报。',
    en: 'Blanks and a lone - — / 无 空 state nothing and have a rule of their own, as have units, full-width digits and separators. Where a row has too many or too few cells, nothing is said.',
  },
  good: [
    {
      title: { zh: '没有发生的填 0', en: 'Nothing happened: 0' },
      in: 'applications', row: 'u1',
      text: '1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '填了说明文字', en: 'A remark in the cell' },
      in: 'applications', row: 'u1',
      text: '1.本机关不掌握相关政府信息 | 0 | ⟦若干⟧ | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
