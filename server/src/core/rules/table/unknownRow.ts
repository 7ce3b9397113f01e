import type { RowPlan, TablePlan } from '../../model/plan.js';
import type { Row, Table } from '../../model/types.js';
import { perPlace } from '../../text/perPlace.js';
import { tableLayout } from '../../template/load.js';
import { inTable } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { isHeading, isPieceOf } from './common.js';

const messages = {
  unknown: {
    zh: '格式中没有“{label}”这一行；如果是自行增加的，请删去，数并入对应的行，说明写在表下。（{table}）',
    en: 'The form has no row “{label}”. If it was added, remove it, count its cases in the row they belong to, and explain below the table ({table}).',
  },
} satisfies Rule['messages'];

/** Words that come from the page around a table, or from a note below it, rather than from a row. */
const CHROME = /页|打印|关闭|来源|日期|时间|网站|地址|电话|浏览|点击|阅读|访问|版权|备案|主办|承办|邮编|联系|扫|分享|字号|索引|文号|单位[:：]|备注|注[:：]|说明/;

/** Whether label and values are those of a row. In table 3 the number of values tells a row from a line of the page. */
function looksLikeRow(row: Row): boolean {
  if (!isCandidate(row.table.plan.rows[row.number]!)) return false;
  if (!row.cells.some((cell) => cell.state === 'number') || isHeading(row)) return false;
  const { blocks: [block] } = row.table.template;
  return tableLayout(row.table.id) === 'rows' ? Math.abs(row.cells.length - block!.columns.length) <= 1 : row.cells.length === row.expected;
}

/** Whether the words of a row are no part of the form and may name a row all the same. */
function isCandidate({ template, label }: RowPlan): boolean {
  return template === null && label !== null && /\p{Script=Han}{2}/u.test(label.words) && label.words.length <= 40 && !CHROME.test(label.words);
}

const hasCandidates = perPlace((plan: TablePlan): boolean => plan.rows.some(isCandidate));

/** Rows that the form lacks. In table 2, where one number makes a row, only rows between rows of the form are taken for ones. */
function unknownRows(table: Table): Row[] {
  const known = table.rows.filter((row) => row.template !== null);
  const [first, last] = [known[0], known[known.length - 1]];
  if (first === undefined || last === undefined) return [];
  return table.rows.filter((row, index) => {
    if (!looksLikeRow(row)) return false;
    if (tableLayout(table.id) === 'blocks' && (row.start < first.end || row.end > last.start)) return false;
    // A label of the form right before it, without values: these words are the rest of that label.
    if (table.rows[index - 1]?.shape === 'empty') return false;
    return !table.template.blocks.some((block) => block.rows.some((known) => isPieceOf(row, known.label)));
  });
}

export const rule: Rule = {
  id: 'table/unknown-row',
  severity: 'warning',
  messages,
  checkTable({ table, add }) {
    if (tableLayout(table.id) === 'beside' || !hasCandidates(table.plan)) return;
    for (const row of unknownRows(table)) {
      add({
        at: inTable(table, row.label!),
        message: { text: messages.unknown, args: { label: row.label!.text, table: table.template.title } },
        data: { table: table.id, actual: row.label!.text },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '格式中没有的行', en: 'A row that the form does not have' },
  what: { zh: '表格里有一行，名称与格式中的任何一行都不接近，后面有数。问题标在名称上。', en: 'A row with numbers whose label is close to none of the form. The finding stands on the label.' },
  why: { zh: '格式由全国统一，行不能增减；多出的行会使合计对不上，也无法汇总。', en: 'The form is set nationally; rows are neither added nor dropped. An extra row upsets the totals and cannot be collected.' },
  exceptions: {
    zh: '网页上的文字、表下的说明、表头都不算行。名称只差几个字的，归“行的名称与格式不一致”；另一年份格式的行，归“格式与年份不符”。',
    en: 'Text of the page, notes below the table and headers are not taken for rows. A label a few characters off is a label finding; a row of the other year\'s form is a form finding.',
  },
  clauses: ['reg.50-2'],
  good: [
    {
      title: { zh: '格式中的八行', en: 'The rows of the form' },
      in: 'applications', row: 'd8',
      text: '8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '自行增加了一行', en: 'A row was added' },
      in: 'applications', row: 'd8',
      text: '8.属于行政查询事项 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n⟦9.属于工作秘密⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0',
    },
  ],
};
