import { cellData, cellLoc, columnName } from '../common.js';
import { isBelowPrefecture } from '../text/support/body.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellAt, countAt } from './support/counts.js';

const messages = {
  made: { zh: '规章的{column}写的是 {actual}，而“{body}”没有制定规章的权限，是不是应填在行政规范性文件一行？', en: 'Rules (规章), {column}: {actual}, but “{body}” has no power to issue them. Do they belong into the row of normative documents?' },
} satisfies Rule['messages'];

/** Columns of 规章 that count the body's own, in either form. */
const COLUMNS = ['made', 'created', 'valid'];

export const rule: Rule = {
  id: 'table/unlikely-rules',
  severity: 'information',
  messages,
  checkTable({ table, report, add }) {
    if (table.id !== 'disclosure' || !isBelowPrefecture(report.body)) return;
    const column = COLUMNS.find((id) => (countAt(table, 'rules', id) ?? 0) > 0);
    if (column === undefined) return;
    const at = cellAt(table, 'rules', column)!;
    add({ at: cellLoc(at), message: { text: messages.made, args: { column: columnName(at.column, at.index), actual: at.text, body: report.body! } }, data: { ...cellData(at), expected: '0', actual: at.text } });
  },
};

export const docs: RuleDocs = {
  title: { zh: '县以下机关报了规章', en: 'Rules reported by a body that cannot issue them' },
  what: {
    zh: '标题里的机关是县（区）的部门、县（区）政府、乡镇、街道或开发区，而规章的制发件数或现行有效件数大于 0 时，标在第一个这样的数上。',
    en: 'The title names a county or district, one of its departments, a town, a street office or a development zone, and the row of rules has a number above zero. The finding stands on the first one.',
  },
  why: {
    zh: '规章只能由国务院部门、省级和设区的市（自治州）政府等制定，县乡机关填的多半是规范性文件或者内部制度。',
    en: 'Only State Council departments and governments down to the prefecture level issue 规章. What a county or town fills in here is usually a normative document or an internal rule.',
  },
  exceptions: {
    zh: '市级机关和看不出层级的机关不报。经授权可以制定规章的机关，不必理会。',
    en: 'Bodies of cities, and bodies whose level the name does not tell, are left alone. Ignore it for a body with a special power.',
  },
  clauses: ['law.legislation', 'reg.20.1'],
  good: [
    { title: { zh: '县水务局填 0', en: 'A county bureau with zero' }, in: 'disclosure', row: 'rules', text: '规章 | 0 | 0 | 0' },
    {
      title: { zh: '省政府可以制定规章', en: 'A provincial government may' },
      text: '某省人民政府2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | \n规章 | 3 | 1 | 96 | \n行政规范性文件 | 12 | 4 | 210 | \n',
    },
  ],
  bad: [
    { title: { zh: '县水务局报了 6 件规章', en: 'Six rules of a county bureau' }, in: 'disclosure', row: 'rules', text: '规章 | 0 | 0 | ⟦6⟧' },
  ],
};
