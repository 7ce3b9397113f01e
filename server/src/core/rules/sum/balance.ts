import type { Text } from '../../l10n/message.js';
import type { Cell, Relation } from '../../model/types.js';
import type { RowTemplate } from '../../template/types.js';
import { absolute, formatQuantity } from '../../text/quantity.js';
import { columnName } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { reportFailures, shown } from './failure.js';

const messages = {
  mismatch: { zh: '{column} 列：{left}，{right}，差 {difference}', en: '“{column}”: {left}, but {right}; they differ by {difference}' },
} satisfies Rule['messages'];

/** A1: in every column of table 3 what came in equals what was closed and what is still open. */
export const rule: Rule = {
  id: 'sum/balance',
  severity: 'error',
  messages,
  checkTable(context) {
    reportFailures(context, 'balance', ({ relation, at }) => ({
      text: messages.mismatch,
      args: {
        column: columnName(at.column, at.index),
        left: sideText(relation, 'left'),
        right: sideText(relation, 'right'),
        difference: formatQuantity(absolute(relation.residual!)),
      },
    }));
  },
};

/** One side with the rows' numbers as the form prints them: `一（68）+ 二（0）= 68`. */
function sideText(relation: Relation, side: 'left' | 'right'): Text {
  const cells = relation[side];
  const sum = formatQuantity((side === 'left' ? relation.leftSum : relation.rightSum)!);
  const zh = cells.map((cell) => `${briefName(cell)}（${shown(cell).zh}）`).join('+ ');
  const en = cells.map((cell) => `${cell.row.template?.en ?? ''} (${shown(cell).en})`).join(' + ');
  return { zh: `${zh}= ${sum}`, en: `${en} = ${sum}` };
}

/** The row's number with that of its group, without punctuation: `一`, `三（七）`; its words where the form prints no number. */
function briefName({ row }: Cell): string {
  const template: RowTemplate | null = row.template;
  if (template === null) return '';
  const group = row.table.template.groups.find((candidate) => candidate.id === template.group);
  const numeral = `${group?.numeral ?? ''}${template.numeral}`.replace(/[、.]/g, '');
  return numeral === '' ? template.label : numeral;
}

export const docs: RuleDocs = {
  title: { zh: '第一项加第二项，不等于第三项加第四项', en: 'What came in is not what was closed and carried over' },
  what: {
    zh: '申请情况表的每一列：一、本年新收 + 二、上年结转 = 三（七）总计 + 四、结转下年度继续办理。问题标在这一列的“四、结转下年度继续办理”上。',
    en: 'In every column of the table of requests: new + carried in = total closed + carried over. The finding stands on the last row of the column.',
  },
  why: {
    zh: '这是表格自己印着的勾稽关系：收到的申请，年底前不是办结了，就是结转了。',
    en: 'The form itself prints this check: every request received is either closed by the end of the year or carried over.',
  },
  fix: {
    zh: '能断定是哪一个数写错时，首选修复改那个数；否则把“四、结转下年度继续办理”改为等式要求的数（不会改成负数）。',
    en: 'Where one number can be singled out as wrong, the preferred fix changes it; otherwise it sets the last row to what the equation asks for, unless that is below zero.',
  },
  exceptions: {
    zh: '四行中有缺行、重复行或者个数不对的行时不核对。总计列的不一致如果只是各列不一致的合计，不再重复报告。',
    en: 'Not checked while one of the four rows is missing, doubled or damaged. A mismatch of the total column that merely adds up those of the other columns is not reported again.',
  },
  clauses: ['form.balance', 'form.carry'],
  good: [
    {
      title: { zh: '收到的等于办结的加结转的', en: 'In equals out' },
      in: 'applications', row: 'carryOut',
      text: '四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '结转下年度多写了 1', en: 'One too many carried over' },
      in: 'applications', row: 'carryOut',
      text: '四、结转下年度继续办理 | ⟦1⟧ | 0 | 0 | 0 | 0 | 0 | 1',
    },
  ],
};
