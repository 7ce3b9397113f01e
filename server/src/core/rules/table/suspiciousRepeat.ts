import { cellData, cellLoc } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { rowArgs } from './common.js';
import { documentsIn, validAt } from './support/counts.js';

const messages = {
  stock: { zh: '{row}：本年制发 {made} 件，现行有效也是 {made} 件，往年制发、仍然有效的是不是漏了？（{table}）', en: '{row}: {made} made this year and {made} valid in all. Were those of earlier years forgotten ({table})?' },
  same: { zh: '{row}：制发、废止、现行有效都是 {made} 件，是不是一个数填了三遍？（{table}）', en: '{row}: made, repealed and valid are all {made}. Was one number filled in three times ({table})?' },
} satisfies Rule['messages'];

export const rule: Rule = {
  id: 'table/suspicious-repeat',
  severity: 'information',
  messages,
  checkTable({ table, add }) {
    for (const documents of documentsIn(table)) {
      const { made, repealed, valid } = documents;
      if (made === null || made === 0 || made !== valid || (repealed !== 0 && repealed !== made)) continue;
      const at = validAt(table, documents);
      add({ at: cellLoc(at), message: { text: repealed === 0 ? messages.stock : messages.same, args: { ...rowArgs(at.row), made } }, data: { ...cellData(at), actual: at.text } });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '文件件数可疑地相同', en: 'Suspiciously equal numbers of documents' },
  what: {
    zh: '规章或行政规范性文件的“现行有效件数”恰好等于“本年制发件数”，而废止为 0 或者三个数都相同时，标在现行有效件数上。',
    en: 'The number of documents in force equals the number made this year, with none repealed or all three numbers the same. The finding stands on the number in force.',
  },
  why: {
    zh: '现行有效件数是年底的存量，应当包括往年制发、仍然有效的文件；只填当年的，或者把一列抄了几遍，是常见的错误。',
    en: 'Documents in force include those of earlier years. Filling in this year’s number only, or copying one column, is a common mistake.',
  },
  exceptions: {
    zh: '新设立的机关，或者往年文件全部清理失效的机关，两个数可以相同。',
    en: 'In a new body, or after everything older was repealed, the two may well be equal.',
  },
  clauses: ['form.stock'],
  good: [
    { title: { zh: '存量包括往年的文件', en: 'Earlier documents are included' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 26 | 0 | 61' },
    { title: { zh: '都是 0', en: 'All zero' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 0 | 0 | 0' },
  ],
  bad: [
    { title: { zh: '有效件数就是当年制发的', en: 'Only this year’s documents' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 26 | 0 | ⟦26⟧' },
    { title: { zh: '三个数相同', en: 'Three times the same' }, in: 'disclosure', row: 'norms', text: '行政规范性文件 | 7 | 7 | ⟦7⟧' },
  ],
};
