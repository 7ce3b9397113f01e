import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellArgs, certainCells, valueKind } from './common.js';

const messages = {
  below: {
    zh: '{row} 的 {column} 写的是 {actual}，这里的数不会小于 0，请对照台账核对。（{table}）',
    en: '{row}, {column}: {actual} is below zero, which cannot be here. Check it against the records ({table}).',
  },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'table/negative',
  severity: 'error',
  judges: 'notation',
  messages,
  checkTable({ table, add }) {
    for (const cell of certainCells(table)) {
      if (!cell.notation.negative || cell.row.template === null || valueKind(cell) === 'change') continue;
      add({ at: cellLoc(cell), message: { text: messages.below, args: cellArgs(cell) }, data: { ...cellData(cell), actual: cell.text } });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '件数或金额小于 0', en: 'A number below zero' },
  what: { zh: '件数、金额写成了负数。问题标在这一格上。', en: 'A count or an amount is negative. The finding stands on the cell.' },
  why: { zh: '件数和金额不会小于 0；负号多半是误录，或者为了凑平总计。', en: 'Counts and amounts cannot be below zero; the sign is a slip, or was added to make a total fit.' },
  exceptions: { zh: '2019年格式的“本年增/减”可以是负数，不报。', en: 'The column 本年增/减 of the 2019 form may be negative and is not reported.' },
  good: [
    {
      title: { zh: '2019年格式的增减', en: 'A decrease in the 2019 form' },
      text: '云岭县水务局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（六）项 | |||\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 | \n行政处罚 | 12 | -3 | 8 | \n行政强制 | 2 | 0 | 0 | \n',
    },
  ],
  bad: [
    {
      title: { zh: '结转写成了负数', en: 'A negative carry-over' },
      in: 'applications', row: 'carryOut',
      text: '四、结转下年度继续办理 | ⟦-1⟧ | 0 | 0 | 0 | 0 | 0 | ⟦-1⟧',
    },
  ],
};
