import { formatQuantity } from '../../text/quantity.js';
import { cellData, cellLoc, replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import type { Cell } from '../../model/types.js';
import { cellArgs, certainCells, valueKind } from './common.js';

const messages = {
  decimals: {
    zh: '{row} 的 {column} 写的是 {actual}，件数应当是整数，请核对。（{table}）',
    en: '{row}, {column}: {actual} has decimals, but cases are counted in whole numbers. Check it ({table}).',
  },
  fix: { zh: '改为 {expected}', en: 'Change to {expected}' },
} satisfies Rule['messages'];

/** `12.00` is 12: leaving the zeros out changes nothing. */
function wholeNumber({ value, notation, text }: Cell): string | null {
  if (value === null || notation.unit !== null) return null;
  const unit = 10n ** BigInt(value.scale);
  return value.digits % unit === 0n ? formatQuantity({ digits: value.digits / unit, scale: 0 }, text) : null;
}

export const rule: Rule = {
  id: 'table/decimal-count',
  severity: 'warning',
  judges: 'notation',
  safeFixes: true,
  messages,
  checkTable({ table, add }) {
    for (const cell of certainCells(table)) {
      if (cell.notation.decimals === 0 || cell.row.template === null || cell.column === null || valueKind(cell) !== 'count') continue;
      const expected = wholeNumber(cell);
      add({
        at: cellLoc(cell),
        message: { text: messages.decimals, args: cellArgs(cell) },
        data: { ...cellData(cell), actual: cell.text, ...(expected === null ? {} : { expected }) },
        ...(expected === null ? {} : { fixes: () => [replaceFix('safe', { text: messages.fix, args: { expected } }, cellLoc(cell), expected)] }),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '件数写了小数', en: 'Decimals in a count' },
  what: { zh: '应当是整数的件数写了小数点。问题标在这一格上。', en: 'A count is written with a decimal point. The finding stands on the cell.' },
  why: { zh: '件数只能是整数；小数多半是把金额、比例填进来了，或者小数点是多余的。', en: 'Cases come in whole numbers. Decimals suggest an amount or a share, or a stray point.' },
  fix: { zh: '小数部分全是 0 的，去掉小数部分；其余不改。', en: 'Drops the decimals where they are all zero; anything else is left alone.' },
  exceptions: { zh: '收费金额、采购金额可以有小数，不报。', en: 'Amounts of money may have decimals.' },
  good: [
    {
      title: { zh: '金额可以有小数', en: 'An amount with decimals' },
      in: 'disclosure', row: 'fee',
      text: '行政事业性收费 | 12.5000',
    },
  ],
  bad: [
    {
      title: { zh: '不会有一件半', en: 'There is no half case' },
      in: 'disclosure', row: 'penalty',
      text: '行政处罚 | ⟦1.5⟧',
    },
    {
      title: { zh: '多余的小数位', en: 'Decimals that say nothing' },
      in: 'disclosure', row: 'licence',
      text: '行政许可 | ⟦18.00⟧',
      fixed: '行政许可 | 18',
    },
  ],
};
