import type { Header, Table } from '../../model/types.js';
import { inTable } from '../common.js';
import type { Edit, Rule, RuleDocs } from '../types.js';
import { relabel, type Replacement } from './support/relabel.js';

const messages = {
  one: {
    zh: '表头“{actual}”与格式不一致，应当是“{expected}”。（{table}）',
    en: 'The column header “{actual}” is not the form\'s wording; it should read “{expected}” ({table}).',
  },
  many: {
    zh: '表头有 {count} 处与格式不一致，例如“{actual}”应当是“{expected}”。（{table}）',
    en: '{count} column headers are not in the form\'s wording; “{actual}”, for example, should read “{expected}” ({table}).',
  },
  also: { zh: '“{actual}”应当是“{expected}”', en: '“{actual}” should read “{expected}”' },
  fix: { zh: '改为“{expected}”', en: 'Change to “{expected}”' },
  fixAll: { zh: '改正本表的 {count} 处表头', en: 'Correct the {count} headers of this table' },
} satisfies Rule['messages'];

interface Miss {
  readonly header: Header;
  readonly expected: string;
  readonly change: Replacement;
}

function missesOf(table: Table): Miss[] {
  const misses: Miss[] = [];
  for (const header of table.headers) {
    if (header.match !== 'near' || header.canonical === null) continue;
    const change = relabel(header.text, header.canonical);
    if (change === null) continue;
    misses.push({ header, expected: header.canonical, change });
  }
  return misses;
}

/** null where the header is no one stretch of text, as it is written. */
function editOf(table: Table, { header, change }: Miss): Edit | null {
  const old = table.segment.text.slice(header.start, header.end);
  const inPlace = old === header.text && !/[\r\n]/.test(old.slice(change.start, change.end));
  return inPlace ? { at: inTable(table, { start: header.start + change.start, end: header.start + change.end }), newText: change.newText } : null;
}

export const rule: Rule = {
  id: 'table/header-label',
  severity: 'warning',
  judges: 'labels',
  safeFixes: true,
  messages,
  checkTable({ table, add }) {
    const misses = missesOf(table);
    const first = misses[0];
    if (first === undefined) return;
    const count = misses.length;
    const args = { actual: first.header.text, expected: first.expected, count, table: table.template.title };
    add({
      at: inTable(table, first.header),
      message: { text: count === 1 ? messages.one : messages.many, args },
      data: { table: table.id, ...(first.header.column === null ? {} : { column: first.header.column.id }), expected: first.expected, actual: first.header.text },
      related: misses.slice(1).map(({ header, expected }) => ({ at: inTable(table, header), message: { text: messages.also, args: { actual: header.text, expected } } })),
      fixes: () => {
        const edits = misses.flatMap((miss) => editOf(table, miss) ?? []);
        return edits.length === 0 ? [] : [{ kind: 'safe', title: edits.length === 1 ? { text: messages.fix, args } : { text: messages.fixAll, args: { count: edits.length } }, edits }];
      },
    });
  },
};

export const docs: RuleDocs = {
  title: { zh: '表头与格式不一致', en: 'A column header is not the form\'s wording' },
  what: {
    zh: '表头与格式中的某一个很接近，或者只剩半截。一张表最多报一条，标在第一处，其余列在相关位置里。',
    en: 'A header is close to one of the form, or cut short. At most one finding per table, on the first; the others are listed with it.',
  },
  why: { zh: '表头说明一列是什么数，缺字错字常是复制或文字识别时丢的。', en: 'Headers say what a column counts. Characters are often lost in copying or text recognition.' },
  fix: { zh: '一次改正本表全部认得的表头，只改不同的字。', en: 'Corrects all recognised headers of the table at once, changing only what differs.' },
  exceptions: {
    zh: '常见的简称、单位的不同写法（万元、保留4位小数）和空格、换行不报。复议诉讼表的表头只剩半截时，数仍按位置读取。',
    en: 'Known short forms, other ways to state the unit, spaces and line breaks are silent. Where the headers of table 4 are cut, its numbers are still read by position.',
  },
  good: [
    {
      title: { zh: '单位的另一种写法', en: 'The unit is written in another way' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（八）项 | |||\n信息内容 | 本年收费金额（单位：万元，保留4位小数） | ||\n行政事业性收费 | 0 | ||\n',
    },
  ],
  bad: [
    {
      title: { zh: '丢了“废”字', en: 'A character was lost' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | ⟦本年度止件数⟧ | 现行有效件数 | \n规章 | 0 | 0 | 0 | \n行政规范性文件 | 2 | 1 | 7 | \n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | \n规章 | 0 | 0 | 0 | \n行政规范性文件 | 2 | 1 | 7 | \n',
    },
  ],
};
