import { describe, expect, it } from 'vitest';
import { foldingRanges } from '../../server/src/core/index.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, folds, snapshotOf } from './support.js';

describe('folding', () => {
  it('folds sections, tables and the groups inside a table', () => {
    const ranges = folds(render(busyFigures(), 'pipe-closed').text);
    expect(ranges.some((range) => range.startsWith('一、总体情况 … （五）监督保障'))).toBe(true);
    expect(ranges.some((range) => range.startsWith('| （本列数据') && range.includes('四、结转下年度继续办理'))).toBe(true);
    expect(ranges.some((range) => /^\|[^…]*（三）不予公开.* … .*8\.属于行政查询事项/.test(range))).toBe(true);
    expect(ranges.filter((range) => /^[一二三四五六]、/.test(range))).toHaveLength(6);
  });

  it('folds reports where a file has several', () => {
    const first = render(busyFigures(), 'pipe-open').text;
    const second = render({ ...busyFigures(), title: '临溪县卫生健康局2022年政府信息公开工作年度报告' }, 'pipe-open').text;
    const titles = (text: string): number => folds(text).filter((range) => /^\S+年度报告 …/.test(range)).length;
    expect(titles(first)).toBe(0);
    expect(titles(first + second)).toBe(2);
  });

  it.each(encodingIds)('stays in the document and starts no two ranges on a line, written as %s', (encoding) => {
    for (const eol of ['\n', '\r\n', '\r'] as const) {
      const { text } = render(busyFigures(), encoding, { eol });
      const lineCount = text.split(eol).length;
      const ranges = foldingRanges(snapshotOf(text));
      expect(ranges.length).toBeGreaterThan(4);
      expect(new Set(ranges.map((range) => range.startLine)).size).toBe(ranges.length);
      for (const { startLine, endLine } of ranges) {
        expect(startLine).toBeLessThan(endLine);
        expect(endLine).toBeLessThan(lineCount);
      }
    }
  });

  it('folds the same lines whatever ends them', () => {
    const ranges = (['\n', '\r\n', '\r'] as const).map((eol) => foldingRanges(snapshotOf(render(busyFigures(), 'gfm', { eol }).text)));
    expect(ranges[1]).toEqual(ranges[0]);
    expect(ranges[2]).toEqual(ranges[0]);
  });
});
