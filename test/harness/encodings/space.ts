import type { Box, Sheet } from '../sheet.js';
import type { Writer } from './writer.js';

/** Header lines of table 3 and 4 as they come out of a PDF: two lines per cell, aligned by spaces. */
const applicationsHeader = [
  '（本列数据的勾稽关系为：第一项加第二项之和，        申请人情况',
  '等于第三项加第四项之和）        自然人    法人或其他组织    总计',
  '                          商业   科研   社会公益  法律服务  其他',
  '                          企业   机构     组织      机构',
];
const reviewHeader = [
  '行政复议                          行政诉讼',
  '结果  结果  其他  尚未  总   未经复议直接起诉                复议后起诉',
  '维持  纠正  结果  审结  计   结果  结果  其他  尚未  总   结果  结果  其他  尚未  总',
  '                             维持  纠正  结果  审结  计   维持  纠正  结果  审结  计',
];
/** A label longer than this is broken over two lines, as a narrow table column breaks it. */
const labelWidth = 24;

/** Text taken out of a PDF: cells separated by spaces alone, headers on two lines, long labels broken. */
export function space(gap: 'runs' | 'single') {
  const between = gap === 'runs' ? '    ' : ' ';
  const squeeze = (line: string): string => (gap === 'runs' ? line : line.trim().replace(/ +/g, ' '));
  return (sheet: Sheet, out: Writer): void => {
    const header = sheet.headerLines === 0 ? [] : sheet.id === 'applications' ? applicationsHeader : reviewHeader;
    for (const line of header) out.put(`${squeeze(line)}\n`);
    for (const line of sheet.lines.slice(sheet.headerLines)) {
      line.forEach((box, index) => {
        if (index > 0) out.put(between);
        out.box(box, broken(box));
      });
      out.put('\n');
    }
  };
}

function broken(box: Box): string {
  if (box.kind !== 'label' || box.text.length <= labelWidth) return box.text;
  return `${box.text.slice(0, labelWidth)}\n${box.text.slice(labelWidth)}`;
}
