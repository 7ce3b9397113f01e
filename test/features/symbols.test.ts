import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, defaultConfig, documentSymbols, parse } from '../../server/src/core/index.js';
import { cleanFigures } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, checkOutline, outline } from './support.js';

const text = (title: string | null = busyFigures().title): string => render({ ...busyFigures(), title }, 'pipe-open').text;

describe('outline', () => {
  it('has report, section, table and row with its total', () => {
    const lines = outline(text());
    expect(lines[0]).toMatch(/^report .*政府信息公开工作年度报告 · \d{4}$/);
    expect(lines).toContain('  section 三、收到和处理政府信息公开申请情况');
    expect(lines).toContain('    table 收到和处理政府信息公开申请情况表');
    expect(lines).toContain('      row 一、本年新收政府信息公开申请数量 · 72');
    expect(lines).toContain('      row 行政规范性文件 · 2 / 1 / 7');
    expect(lines.filter((line) => line.startsWith('  section'))).toHaveLength(6);
  });

  it('shows the three blocks of table 4 with their totals', () => {
    const lines = outline(render({ ...busyFigures(), review: { review: ['1', '0', '2', '0', '3'], direct: ['0', '0', '0', '0', '0'], postReview: ['1', '0', '0', '0', '1'] } }, 'pipe-open').text);
    const start = lines.findIndex((line) => line.includes('table 政府信息公开行政复议'));
    expect(lines.slice(start + 1, start + 4).map((line) => line.trim())).toEqual(['row 行政复议 · 3', 'row 未经复议直接起诉 · 0', 'row 复议后起诉 · 1']);
  });

  it('has no level for a single report without a title', () => {
    const lines = outline(text(null));
    expect(lines[0]).toBe('section 一、总体情况');
  });

  it('has one entry per report of a yearbook', () => {
    const second = render({ ...cleanFigures(5, '2021'), title: '青石县档案馆2024年政府信息公开工作年度报告' }, 'gfm').text;
    const reports = outline(`${text()}\n${second}`).filter((line) => line.startsWith('report'));
    expect(reports).toHaveLength(2);
    expect(reports[1]).toBe('report 青石县档案馆2024年政府信息公开工作年度报告 · 2024');
  });

  it('shows a fragment: a table without a section', () => {
    const { text: whole } = render(busyFigures(), 'tab-grid');
    const fragment = whole.slice(whole.indexOf('（本列数据'), whole.indexOf('四、政府信息公开行政复议'));
    checkOutline(fragment);
    expect(outline(fragment)).toContain('  row 一、本年新收政府信息公开申请数量 · 72');
  });

  it.each(encodingIds)('keeps children inside their parents, written as %s', (encoding) => {
    for (const eol of ['\n', '\r\n'] as const) checkOutline(render(cleanFigures(3), encoding, { eol, bom: true }).text);
    checkOutline(render(cleanFigures(4), encoding, { airy: true }).text);
  });

  it('keeps what belongs to reports that did not change', () => {
    const second = render({ ...cleanFigures(5, '2021'), title: '青石县档案馆2024年政府信息公开工作年度报告' }, 'gfm').text;
    const tree = parse(`${text()}\n${second}`);
    const before = analyse(tree, defaultConfig);
    const after = analyse(applyEdits(tree, [{ start: text().indexOf('水库巡查'), end: text().indexOf('水库巡查'), text: '全县' }]), defaultConfig, before);
    const [first, other] = documentSymbols(before, 'zh');
    const [changed, kept] = documentSymbols(after, 'zh');
    expect(changed!.nodes).not.toBe(first!.nodes);
    expect(kept!.nodes).toBe(other!.nodes);
    expect(kept!.start).toBe(other!.start + 2);
  });

  it('is empty where there is no report', () => {
    expect(outline('今天天气很好。\n')).toEqual([]);
    expect(outline('')).toEqual([]);
  });
});
