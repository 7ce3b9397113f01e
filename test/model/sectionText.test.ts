import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/core/index.js';
import { reportsOf } from '../../server/src/core/model/report.js';
import { chromeOf, lengthOf, linesOf, paragraphsOf, prefaceOf, signatureOf, type Passage } from '../../server/src/core/model/sectionText.js';
import type { Report } from '../../server/src/core/model/types.js';
import { minimalFigures } from '../harness/example.js';
import { encodingIds, render } from '../harness/render.js';

function reportOf(text: string): Report {
  const [report] = reportsOf(parse(text));
  if (!report) throw new Error('no report');
  return report;
}

const words = (passages: readonly Passage[]): readonly string[] => passages.map(({ text }) => text);
const page = [
  '索引号：000-2024-1', '发布日期：2024-01-16 09:00', '云岭县水务局2023年政府信息公开工作年度报告', '', '　　本报告由云岭县水务局编制。',
  '## 一、总体情况', '**（一）主动公开。** 更新及时。', '— 3 —', '（二）主动公开政府信息情况', '按月公布。', '五、存在的主要问题及改进情况', '解读偏少。',
  '六、其他需要报告的事项：无。', '云岭县水务局', '2024年1月16日', '打印 关闭', '主办单位：云岭县人民政府办公室', '这里是网站说明。', '联系方式：000-0000000',
].join('\n');

describe('the text of a report', () => {
  const report = reportOf(page);

  it('has a preface without title and chrome', () => {
    expect(words(prefaceOf(report))).toEqual(['本报告由云岭县水务局编制。']);
  });

  it('has paragraphs and sub-headings', () => {
    const [overview, problems, others] = report.sections;
    expect(words(linesOf(overview!))).toEqual(['（一）主动公开。** 更新及时。', '（二）主动公开政府信息情况', '按月公布。']);
    expect(words(paragraphsOf(overview!))).toEqual(['（一）主动公开。** 更新及时。', '按月公布。']);
    expect(words(linesOf(problems!))).toEqual(['解读偏少。']);
    expect(words(linesOf(others!))).toEqual(['无。']);
  });

  it('has a signature', () => {
    const { body, date } = signatureOf(report);
    expect([body?.text, date?.text]).toEqual(['云岭县水务局', '2024年1月16日']);
  });

  it('has chrome around it, and nothing of the report below the footer', () => {
    expect(words(chromeOf(report))).toEqual(['索引号：000-2024-1', '发布日期：2024-01-16 09:00', '— 3 —', '打印 关闭', '主办单位：云岭县人民政府办公室', '这里是网站说明。', '联系方式：000-0000000']);
  });

  it('says where each line stands', () => {
    for (const section of report.sections) for (const { segment, start, end, text } of linesOf(section)) expect(segment.text.slice(start, end)).toBe(text);
  });

  it('is computed once', () => {
    expect(linesOf(report.sections[0]!)).toBe(linesOf(report.sections[0]!));
    expect(lengthOf(report.sections[1]!)).toBe(5);
  });
});

it.each(encodingIds)('tables written as %s are no text', (encoding) => {
  const report = reportOf(render(minimalFigures, encoding).text);
  for (const section of report.sections.filter(({ role }) => role > 1 && role < 5)) expect(words(linesOf(section))).toEqual([]);
});
