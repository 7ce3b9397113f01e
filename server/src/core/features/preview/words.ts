import type { Text } from '../../l10n/message.js';
import type { Severity } from '../../rules/types.js';

/** What a preview says besides the words of the report. */
export const words = {
  untitled: { zh: '（无标题的报告）', en: '(report without a title)' },
  noReport: { zh: '没有找到年报', en: 'No report found' },
  noReportWhy: { zh: '这个文件里没有年报的标题、章节和表格。', en: 'This file has no title, no sections and no tables of a report.' },

  result: { zh: '检查结果', en: 'Result of the check' },
  oneProblem: { zh: '1 个问题', en: '1 problem' },
  problems: { zh: '{count} 个问题', en: '{count} problems' },
  clean: { zh: '没有发现问题', en: 'No problems found' },
  oneHint: { zh: '另有 1 条提示', en: '1 hint besides' },
  hints: { zh: '另有 {count} 条提示', en: '{count} hints besides' },
  checked: { zh: '{cells} 个数、{relations} 个等式已核对', en: '{cells} numbers and {relations} equations checked' },
  allHold: { zh: '全部成立', en: 'all of them hold' },
  someFail: { zh: '{failed} 个不成立', en: '{failed} do not hold' },
  openOnes: { zh: '{count} 个等式没有核对', en: '{count} equations not checked' },
  noNumbers: { zh: '没有可核对的数', en: 'No numbers to check' },
  notChecked: { zh: '没有核对的', en: 'Not checked' },
  relation: { zh: '{name}：{reason}', en: '{name}: {reason}' },
  relations: { zh: '{name}（{count} 个）：{reason}', en: '{name} ({count}): {reason}' },
  rulesOff: { zh: '已关闭的规则：{rules}', en: 'Rules that are off: {rules}' },
  crashed: { zh: '出错而没有查完的规则：{rules}', en: 'Rules that failed and did not finish: {rules}' },
  suppressed: { zh: '基线中不再报告的问题（整个文件）：{count} 处', en: 'Findings in the baseline, not reported (whole file): {count}' },

  should: { zh: '应为 {expected}', en: 'should be {expected}' },
  shouldFor: { zh: '{sum}应为 {expected}', en: '{sum} should be {expected}' },
  more: { zh: '多 {amount}', en: '{amount} too many' },
  less: { zh: '少 {amount}', en: '{amount} too few' },
  apart: { zh: '两边差 {amount}', en: 'sides differ by {amount}' },
  suspect: { zh: '疑为 {value}', en: 'probably {value}' },
  suspectWhy: { zh: '很可能错在这个数：改为 {value}，相关各式就都成立。', en: 'Probably the wrong number: with {value} every sum it stands in holds.' },
  blank: { zh: '空白', en: 'blank' },
  unmatched: { zh: '{count} 个数，应为 {expected} 个', en: '{count} numbers, not {expected}' },
  unclear: { zh: '这些数对不准各列', en: 'these numbers cannot be matched to the columns' },
  noValues: { zh: '没有数', en: 'no numbers' },
  named: { zh: '{name}：{value}', en: '{name}: {value}' },

  missingRow: { zh: '缺这一行', en: 'row missing' },
  missingTable: { zh: '缺表：{table}', en: 'Table missing: {table}' },
  missingSection: { zh: '缺这一部分', en: 'section missing' },
  unread: { zh: '表里没有认出来的文字：', en: 'Words of the table that were not recognised:' },
  chrome: { zh: '网页残留 {count} 行', en: 'Page furniture, {count} lines' },
  oneChrome: { zh: '网页残留 1 行', en: 'Page furniture, 1 line' },
  moreFindings: { zh: '还有 {count} 个，见“问题”。', en: '{count} more: see Problems.' },
  cut: { zh: '太长，后面的没有显示。', en: 'Too long: the rest is not shown.' },
  plainTable: { zh: '表格', en: 'table' },
} satisfies Record<string, Text>;

/** What the levels of findings are called. */
export const severities: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  information: { zh: '供参考', en: 'Note' },
  hint: { zh: '提示', en: 'Hint' },
};
