import type { Table } from '../../model/types.js';
import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { cellAt, countAt, tablesNamed } from './support/counts.js';

const messages = {
  direct: {
    zh: '未经复议直接起诉 {actual} 件，而本年的不利结果都是“不予公开”；2024 年起对不予公开不服要先申请复议，请核对是不是旧案或者归错了列',
    en: '{actual} suits without prior reconsideration, but all refusals of the year are “not disclosed”. Since 2024 those go to reconsideration first; are these old cases, or in the wrong block?',
  },
} satisfies Rule['messages'];

/** The revised Administrative Reconsideration Law is in force since the beginning of this year. */
const FIRST_YEAR = 2024;
/** The group whose outcomes need reconsideration first. */
const DENIED = 'denied';

export const rule: Rule = {
  id: 'table/unlikely-suit',
  severity: 'information',
  messages,
  check({ report, add }) {
    if (report.year === null || report.year < FIRST_YEAR) return;
    const reviews = tablesNamed(report, 'review');
    const requests = tablesNamed(report, 'applications');
    if (reviews.length !== 1 || requests.length !== 1 || !deniedOnly(requests[0]!)) return;
    if ((countAt(reviews[0]!, 'direct', 'total') ?? 0) === 0) return;
    const at = cellAt(reviews[0]!, 'direct', 'total')!;
    add({ at: cellLoc(at), message: { text: messages.direct, args: { actual: at.text } }, data: { ...cellData(at), actual: at.text } });
  },
};

/** Whether requests were denied, and none was turned down in another way: granted and denied ones make up the total. */
function deniedOnly(table: Table): boolean {
  const ids = table.template.blocks.flatMap((block) => block.rows).filter(({ group }) => group === DENIED).map(({ id }) => id);
  const denied = ids.reduce((sum, id) => sum + (countAt(table, id, 'total') ?? 0), 0);
  const granted = countAt(table, 'granted', 'total');
  return denied > 0 && granted !== null && granted + denied === countAt(table, 'total', 'total');
}

export const docs: RuleDocs = {
  title: { zh: '对“不予公开”直接起诉', en: 'Suits over refusals without reconsideration' },
  what: {
    zh: '2024 年及以后的报告，“未经复议直接起诉”大于 0，而本年没有公开的申请全部是“不予公开”时，标在直接起诉的总计上。',
    en: 'A report for 2024 or later has suits without prior reconsideration although every request that was turned down was “not disclosed”. The finding stands on the total of that block.',
  },
  why: {
    zh: '修订后的行政复议法规定，申请公开、机关不予公开的，先复议再起诉；直接起诉应当只是别的情形或者旧案。',
    en: 'Since the revision of the Administrative Reconsideration Law a refusal to disclose goes to reconsideration first; direct suits are about something else, or old.',
  },
  exceptions: {
    zh: '上一年的案件、针对逾期不答复的案件可以直接起诉，核对无误即可。',
    en: 'Cases from the year before and suits over a missing answer may go straight to court.',
  },
  clauses: ['law.review-first'],
  good: [
    { title: { zh: '2023 年的报告', en: 'A report for 2023' }, in: 'review', text: '0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0' },
  ],
  bad: [
    {
      title: { zh: '2024 年的报告', en: 'A report for 2024' },
      text: '云岭县水务局2024年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 9 | 0 | 0 | 0 | 0 | 0 | 9 | \n三、本年度办理结果 | （一）予以公开 | 7 | 0 | 0 | 0 | 0 | 0 | 7 | \n（三）不予公开 | 4.保护第三方合法权益 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | \n（七）总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9 | \n四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 未经复议直接起诉 | 复议后起诉\n0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | ⟦1⟧ | 0 | 0 | 0 | 0 | 0 |\n',
    },
  ],
};
