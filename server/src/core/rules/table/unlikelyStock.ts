import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { rowArgs } from './common.js';
import { documentsIn, validAt } from './support/counts.js';

const messages = {
  short: {
    zh: '{row}：本年制发 {made} 件，现行有效 {valid} 件加废止 {repealed} 件只有 {sum} 件，少 {off} 件；当年制发的到年底不是有效就是废止，除非有效期已满。（{table}）',
    en: '{row}: {made} made this year, but {valid} valid and {repealed} repealed are only {sum}, {off} fewer. What is made in a year is valid or repealed at its end, unless it expired ({table}).',
  },
} satisfies Rule['messages'];

/** A7: what was made this year is at its end either valid or repealed. */
export const rule: Rule = {
  id: 'table/unlikely-stock',
  severity: 'hint',
  messages,
  checkTable({ table, add }) {
    for (const documents of documentsIn(table)) {
      const { made, repealed, valid } = documents;
      if (made === null || repealed === null || valid === null || made <= valid + repealed) continue;
      const at = validAt(table, documents);
      const sum = valid + repealed;
      add({ at: cellLoc(at), message: { text: messages.short, args: { ...rowArgs(at.row), made, repealed, valid, sum, off: made - sum } }, data: { ...cellData(at), actual: at.text } });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '制发的文件比有效和废止的还多', en: 'More documents made than valid and repealed together' },
  what: {
    zh: '规章或行政规范性文件的“本年制发件数”大于“现行有效件数”与“本年废止件数”之和时，标在现行有效件数上。三个数都写明时才看。',
    en: 'The number made this year exceeds those in force and those repealed together. The finding stands on the number in force. It takes all three numbers.',
  },
  why: {
    zh: '当年制发的文件，到十二月三十一日不是有效就是废止了，所以两项之和不会比它小；往年的文件只会让和更大。小了，多半是漏填了存量或填错了列。',
    en: 'What was made during the year is valid or repealed on 31 December, and older documents only add to that. If the sum is smaller, the stock was forgotten or a number stands in the wrong column.',
  },
  exceptions: {
    zh: '当年制发、当年有效期就满了的文件，既不算废止也不再有效。有这样的文件，不必理会。格式没有明写这一条，所以只是提示。',
    en: 'A document may be made and expire within the year without being repealed. The form does not state this check, hence only a hint.',
  },
  clauses: ['form.stock'],
  good: [
    { title: { zh: '有效的包括往年的', en: 'Those valid include earlier ones' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 6 | 3 | 49' },
    { title: { zh: '当年制发的当年都废止了', en: 'All made this year were repealed' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 2 | 2 | 0' },
    { title: { zh: '有效件数没有填', en: 'The number in force is not stated' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 6 | 0 | -' },
  ],
  bad: [
    { title: { zh: '有效件数没有算当年的', en: 'This year’s are not counted as valid' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 8 | 1 | ⟦5⟧' },
    { title: { zh: '存量漏填', en: 'The stock was forgotten' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 3 | 0 | ⟦0⟧' },
  ],
};
