import type { Text } from '../../l10n/message.js';

/** What a hover says besides the words of the form. */
export const words = {
  unstated: { zh: '未填', en: 'not stated' },
  unstatedMark: { zh: '未填（写作“{mark}”）', en: 'not stated (written “{mark}”)' },
  notNumber: { zh: '“{text}”不是数', en: '“{text}” is not a number' },
  unknownRow: { zh: '格式里没有这一行。', en: 'The form has no such row.' },
  guessed: { zh: '这一行的数对不准各列，此数属于哪一列没有把握。', en: 'The values of this row cannot be matched to the columns for certain.' },
  notEvaluated: { zh: '未核对：{reason}', en: 'not checked: {reason}' },
  blanksAsZero: { zh: '空白按 0 计', en: 'blanks count as 0' },
  off: { zh: '（差 {amount}）', en: ' (off by {amount})' },
  suspectHere: { zh: '⚠ 很可能错在这个数：改为 {value}，相关各式就都成立。', en: '⚠ This number is probably the wrong one: with {value} every equation it stands in holds.' },
  suspectElsewhere: { zh: '⚠ 很可能错在第{line}行“{cell}”：应为 {value}。', en: '⚠ The wrong number is probably “{cell}” on line {line}: it should be {value}.' },
  tableState: { zh: '表内 {total} 个等式：{holds} 个成立，{fails} 个不成立，{open} 个未核对。', en: '{total} equations in the table: {holds} hold, {fails} fail, {open} not checked.' },
  allHold: { zh: '表内 {total} 个等式全部成立 ✓', en: 'All {total} equations of the table hold ✓' },
  canonicalTitle: { zh: '规范标题：{title}', en: 'Title in the form: {title}' },
  formOnly: { zh: '只见于报告格式，条例没有对应条文。', en: 'From the form only; no article of the regulation says it.' },
  usual: { zh: '这是通常的理解，条文没有明说。', en: 'The usual reading; the text does not say so expressly.' },
  unsure: { zh: '依据把握不大，请核对原文。', en: 'Not certain; check the source.' },
  more: { zh: '另见：{list}', en: 'See also: {list}' },
  separator: { zh: '、', en: ', ' },
  colon: { zh: '：', en: ': ' },
} satisfies Record<string, Text>;
