import { cellData, cellLoc, replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import type { Cell } from '../../model/types.js';
import { cellArgs, certainCells } from './common.js';
import { addOrSummarise, type Item } from './support/fill.js';
import { plainForm, type PlainForm } from './support/plain.js';

const messages = {
  fullWidth: { zh: '{row} 的 {column} 用了全角数字“{actual}”，请改用半角。（{table}）', en: '{row}, {column}: “{actual}” has full-width characters; use ordinary digits ({table}).' },
  thousands: { zh: '{row} 的 {column} 写的是“{actual}”，表中的数不用分节号。（{table}）', en: '{row}, {column}: “{actual}” has a thousands separator, which tables do without ({table}).' },
  spaces: { zh: '{row} 的 {column} 写的是“{actual}”，数字中间有空格。（{table}）', en: '{row}, {column}: there are spaces inside the number “{actual}” ({table}).' },
  unit: { zh: '{row} 的 {column} 写的是“{actual}”，格里应当只有数，单位由表头说明。（{table}）', en: '{row}, {column}: “{actual}” has a unit in the cell; only the number belongs there ({table}).' },
  cutUnit: { zh: '{row} 的 {column} 写的是“{actual}”，单位不完整，是“{expected}”吗？（{table}）', en: '{row}, {column}: the unit in “{actual}” is cut short. Is “{expected}” meant ({table})?' },
  many: { zh: '本表有 {count} 个数用了全角数字、分节号或者空格，例如“{actual}”。（{table}）', en: '{count} numbers of this table have full-width digits, separators or spaces, “{actual}” for example ({table}).' },
  fix: { zh: '改为 {expected}', en: 'Change to {expected}' },
  fixAll: { zh: '改正本表的 {count} 个数', en: 'Rewrite the {count} numbers of this table' },
} satisfies Rule['messages'];

function messageFor({ notation }: Cell, plain: PlainForm): keyof typeof messages {
  if (!plain.keepsValue) return plain.newText.endsWith('元') ? 'cutUnit' : 'unit';
  return notation.fullWidth ? 'fullWidth' : notation.thousands ? 'thousands' : 'spaces';
}

/** A number in unusual notation. */
interface Odd {
  readonly cell: Cell;
  readonly plain: PlainForm;
}

function findingOf({ cell, plain }: Odd): Item {
  const { newText: expected, keepsValue } = plain;
  return {
    at: cellLoc(cell),
    message: { text: messages[messageFor(cell, plain)], args: { ...cellArgs(cell), expected } },
    data: { ...cellData(cell), actual: cell.text, ...(expected === '' ? {} : { expected }) },
    ...(expected === '' ? {} : { fixes: () => [replaceFix(keepsValue ? 'safe' : 'suggestion', { text: messages.fix, args: { expected } }, cellLoc(cell), expected)] }),
  };
}

export const rule: Rule = {
  id: 'table/number-format',
  severity: 'warning',
  judges: 'notation',
  safeFixes: true,
  messages,
  checkTable({ table, add }) {
    const safe: Odd[] = [];
    for (const cell of certainCells(table)) {
      const plain = cell.state === 'number' && cell.row.template !== null ? plainForm(cell) : null;
      if (plain === null) continue;
      if (plain.keepsValue) safe.push({ cell, plain });
      else add(findingOf({ cell, plain }));
    }
    addOrSummarise(add, safe, {
      one: findingOf,
      all: (count, first) => ({
        message: { text: messages.many, args: { count, actual: String(first.data?.['actual']), table: table.template.title } },
        fix: { kind: 'safe', title: { text: messages.fixAll, args: { count } } },
      }),
    });
  },
};

export const docs: RuleDocs = {
  title: { zh: '数的写法不规范', en: 'A number in unusual notation' },
  what: {
    zh: '数里有全角数字、分节号、空格，或者带了单位。问题标在这一格上；一张表里这样的写法很多时只报一条。',
    en: 'A number has full-width digits, thousands separators, spaces or a unit. The finding stands on the cell; where a table is full of them there is one finding.',
  },
  why: {
    zh: '汇总软件常把这样的数当成文字或者只读前半截；带单位的数容易差一万倍。',
    en: 'Programs that collect the figures read such numbers as text, or only their first part, and a unit in the cell invites errors by a factor of 10,000.',
  },
  fix: {
    zh: '全角改半角、去掉分节号和空格是安全修复。单位按表头换算后去掉；只写了“万”的补成“万元”；拿不准的不改。',
    en: 'Full-width digits, separators and spaces are safe fixes. A unit is converted to that of the header and dropped; 万 alone becomes 万元; anything doubtful is left alone.',
  },
  exceptions: {
    zh: '2019年格式的采购总金额没有规定单位，写全“元”“万元”的不报。',
    en: 'The 2019 form sets no unit for procurement: there a full 元 or 万元 in the cell is fine.',
  },
  clauses: ['form.amount', 'form.procurement'],
  good: [
    {
      title: { zh: '没有规定单位的金额写了单位', en: 'A unit where the form sets none' },
      text: '云岭县水务局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（九）项 | |||\n信息内容 | 采购项目数量 | 采购总金额 | \n政府集中采购 | 4 | 251000元 | \n',
    },
  ],
  bad: [
    {
      title: { zh: '全角数字', en: 'Full-width digits' },
      in: 'applications', row: 'granted',
      text: '（一）予以公开 | ⟦１２⟧ | 0 | 0 | 0 | 0 | 0 | 12',
      fixed: '（一）予以公开 | 12 | 0 | 0 | 0 | 0 | 0 | 12',
    },
    {
      title: { zh: '分节号', en: 'Thousands separators' },
      in: 'disclosure', row: 'licence',
      text: '行政许可 | ⟦19,365⟧',
      fixed: '行政许可 | 19365',
    },
    {
      title: { zh: '件数带了单位', en: 'A count with its unit' },
      in: 'disclosure', row: 'penalty',
      text: '行政处罚 | ⟦61件⟧',
      fixed: '行政处罚 | 61',
    },
    {
      title: { zh: '表头是万元，格里是元', en: 'The header says 万元, the cell 元' },
      in: 'disclosure', row: 'fee',
      text: '行政事业性收费 | ⟦35200元⟧',
      fixed: '行政事业性收费 | 3.52',
    },
  ],
};
