import type { Label, Table } from '../../model/types.js';
import { readNumeral, renumber } from '../../syntax/numeral.js';
import type { Numeral } from '../../syntax/types.js';
import type { GroupTemplate, RowTemplate } from '../../template/types.js';
import { perPlace } from '../../text/perPlace.js';
import { inTable, replaceFix } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { occurrences } from './common.js';

const messages = {
  wrong: {
    zh: '{label} 的编号写成了“{actual}”，应当是“{expected}”。（{table}）',
    en: '{label} bears the number “{actual}”; in the form it is “{expected}” ({table}).',
  },
  fix: { zh: '编号改为“{expected}”', en: 'Change the number to “{expected}”' },
} satisfies Rule['messages'];

/** Value of the numeral the form prints; null where it prints none. */
const printedValue = perPlace((part: RowTemplate | GroupTemplate): number | null => readNumeral(part.numeral, 0, part.numeral.length)?.value ?? null);

/** Rows and groups with the number of another; a row that stands twice is duplicate-row's business, since either label may be the wrong one. */
function misnumbered(table: Table): { numeral: Numeral; value: number; template: RowTemplate | GroupTemplate }[] {
  const count = occurrences(table);
  const found: ReturnType<typeof misnumbered> = [];
  const judge = ({ numeral }: Label, template: RowTemplate | GroupTemplate): void => {
    const value = numeral === null ? null : printedValue(template);
    if (numeral !== null && value !== null && numeral.value !== value) found.push({ numeral, value, template });
  };
  for (const { label, template } of table.groups) judge(label, template);
  for (const { label, template } of table.rows) if (label !== null && template !== null && count.get(template.id)?.length === 1) judge(label, template);
  return found;
}

export const rule: Rule = {
  id: 'table/row-number',
  severity: 'error',
  judges: 'labels',
  safeFixes: true,
  messages,
  checkTable({ table, add }) {
    for (const { numeral, value, template } of misnumbered(table)) {
      const at = inTable(table, numeral);
      const expected = renumber(numeral, value);
      add({
        at,
        message: { text: messages.wrong, args: { label: template.label, actual: numeral.text, expected, table: table.template.title } },
        data: { table: table.id, row: template.id, expected, actual: numeral.text },
        fixes: () => [replaceFix('safe', { text: messages.fix, args: { expected } }, at, expected)],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '行的编号不对', en: 'A row bears the wrong number' },
  what: {
    zh: '表格的行或分组，文字认得是格式中的哪一行，前面的编号却不是。问题标在编号上（含标点或括号）。',
    en: 'The words of a row or group tell which row of the form it is, but its number differs. The finding stands on the number with its punctuation.',
  },
  why: {
    zh: '编号是引用和汇总时找行的依据；编号错了，多半是复制以后忘了改，或者漏了一行。',
    en: 'People and programs find rows by their number. A wrong one is usually left over from copying, or a row was lost.',
  },
  fix: { zh: '只改编号，写法（全角半角、括号、顿号）照原样。', en: 'Changes the number alone and keeps how it is written.' },
  exceptions: {
    zh: '写法不同（1．、1、（1））和不写编号都不算错。一行重复出现时不报编号，因为也可能是文字抄错了。',
    en: 'Other ways of writing the number, and no number at all, are fine. Nothing is said about a row that stands twice, since its words may be what is wrong.',
  },
  good: [
    {
      title: { zh: '编号的写法不同', en: 'The number is written in another way' },
      in: 'applications', row: 'd3',
      text: '（3）危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '没有写编号', en: 'No number at all' },
      in: 'applications', row: 'd4',
      text: '保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '第3行写成了第4行', en: 'Row 3 is numbered 4' },
      in: 'applications', row: 'd3',
      text: '⟦4.⟧危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      fixed: '3.危及“三安全一稳定” | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
    {
      title: { zh: '分组的编号错了', en: 'The number of a group is wrong' },
      in: 'applications', row: 'd1',
      text: '⟦（四）⟧不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
      fixed: '（三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
