import { render, type Language, type Text } from '../l10n/message.js';
import type { Relation, Row } from './types.js';

const words = {
  short: { zh: '第{line}行缺{count}个数', en: 'line {line} lacks {count} number(s)' },
  long: { zh: '第{line}行多{count}个数', en: 'line {line} has {count} number(s) too many' },
  unclear: { zh: '第{line}行的数对不准各列', en: 'the numbers of line {line} cannot be matched to the columns' },
  noValues: { zh: '第{line}行没有数', en: 'line {line} has no numbers' },
  missingRow: { zh: '缺“{row}”一行', en: 'the row “{row}” is missing' },
  duplicate: { zh: '第{line}行重复', en: 'line {line} repeats a row' },
  notANumber: { zh: '第{line}行有不是数的内容', en: 'line {line} holds something that is not a number' },
  blankTotal: { zh: '第{line}行的合计未填', en: 'the total on line {line} is not stated' },
  unknownRow: { zh: '第{line}行是格式里没有的行', en: 'line {line} is a row the form does not have' },
  damaged: { zh: '有数缺失', en: 'a number is missing' },
} satisfies Record<string, Text>;

/** How the words about an obstacle name lines and rows of a document. */
export interface ObstacleSource {
  /** Line of a row, from 1, as an editor shows it. */
  lineOf(row: Row): number;
  /** A row of the form in the reader's words. */
  rowName(rowId: string): string;
}

/** Why a relation was not evaluated: `第12行缺1个数`. */
export function obstacleText(relation: Relation, source: ObstacleSource, language: Language): string {
  const { obstacle } = relation;
  if (obstacle === null) return words.damaged[language];
  const { row, rowId, reason } = obstacle;
  if (reason === 'missing-row' && rowId !== null) return render({ text: words.missingRow, args: { row: source.rowName(rowId) } }, language);
  if (row === null) return words.damaged[language];
  const line = source.lineOf(row);
  const say = (text: Text, count = 0): string => render({ text, args: { line, count } }, language);
  switch (reason) {
    case 'duplicate': return say(words.duplicate);
    case 'not-a-number': return say(words.notANumber);
    case 'blank-total': return say(words.blankTotal);
    case 'unknown-row': return say(words.unknownRow);
    case 'missing-row': return words.damaged[language];
    case 'shape':
      if (row.cells.length === 0) return say(words.noValues);
      if (row.cells.length < row.expected) return say(words.short, row.expected - row.cells.length);
      return row.cells.length > row.expected ? say(words.long, row.cells.length - row.expected) : say(words.unclear);
  }
}
