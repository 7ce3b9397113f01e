import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, defaultConfig, parse, textOf } from '../../server/src/core/index.js';
import { expectCovered } from '../harness/tree.js';
import { zeroFigures } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { texts } from '../harness/corpus.js';

/** Pieces of which reports, and broken reports, are made. */
const pieces = [
  '云岭县水务局2023年政府信息公开工作年度报告', '一、', '二、', '四、', '一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项', '第二十条第（一）项', '信息内容', '规章', '行政规范性文件',
  '一、本年新收政府信息公开申请数量', '三、本年度办理结果', '（一）予以公开', '（三）不予公开', '1.属于国家秘密', '3.其他', '（七）总计', '四、结转下年度继续办理', '行政复议', '总计',
  '自然人', '|', '||', '|||', ' | ', '\t', '\t\t', '  ', ' ', '\u3000', '\u00a0', '\n', '\n\n', '\r', '\r\n', '\0', '\uFEFF', '\ud83d', '\udc2e', '𬭎', '0', '12', '-3', '1,234', '２５', '2500 万', '无',
  '-', '—', '/', '| --- | --- |', '<table>', '<tr>', '<td>', '<td rowspan="2" colspan=', '</td>', '</tr>', '</table>', '&nbsp;', '<!--', '（', '）', '"', '……12', '。',
];
const broken = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), { maxLength: 80 }).map((parts) => parts.join(''));

function expectSound(text: string): void {
  const tree = parse(text);
  expectCovered(tree, text);
  expect(analyse(tree, defaultConfig).crashes).toEqual([]);
}

describe('any text at all', () => {
  it('is covered without gaps and never throws', () => {
    fc.assert(fc.property(broken, expectSound), { seed: 20231, numRuns: 1500 });
  }, 30_000);

  it('is covered when it is made of random code units', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(units, expectSound), { seed: 20232, numRuns: 500 });
  }, 30_000);

  it('is covered at every stage of being typed', () => {
    for (const encoding of encodingIds) {
      const { text } = render(zeroFigures(), encoding);
      for (let end = 0; end < text.length; end += 211) expectSound(text.slice(0, end));
    }
  }, 30_000);

  it('is covered when pieces of reports are cut out and glued together', () => {
    const sources = texts();
    const cuts = fc.array(fc.tuple(fc.nat(sources.length - 1), fc.nat(100_000), fc.nat(900)), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(cuts, (list) => {
      expectSound(list.map(([index, at, length]) => {
        const text = sources[index]?.text ?? '';
        const start = at % Math.max(1, text.length);
        return text.slice(start, start + length);
      }).join(''));
    }), { seed: 20233, numRuns: 300 });
  }, 30_000);
});

describe('bad input', () => {
  const codes = (text: string): string[] => analyse(parse(text), defaultConfig).findings.map((finding) => finding.rule);

  it('says that a text is no report and nothing else', () => {
    for (const text of ['', '\n', '\uFEFF', '\0\0\0', '今天天气很好。\n我们去水库看看。\n', 'lorem ipsum dolor\n\n- a\n- b\n']) expect(codes(text), JSON.stringify(text)).toEqual(['structure/not-a-report']);
  });

  it('keeps a text with NUL bytes, CR and lone surrogates as it is', () => {
    const text = '\uFEFF云岭县水务局2023年政府信息公开工作年度报告\r一、总体情况\r\n\0\ud83d\n\udc2e';
    expect(textOf(parse(text))).toBe(text);
  });

  const heavy: readonly (readonly [string, () => string])[] = [
    ['a line of one million characters', () => '公开'.repeat(500_000)],
    ['a line of one million bars', () => '|'.repeat(1_000_000)],
    ['a line of one million spaces', () => `一、${' '.repeat(1_000_000)}总体情况`],
    ['a line of one million digits', () => `规章 | ${'9'.repeat(1_000_000)} | 0 | 0 |`],
    ['a line of half a million cells', () => `规章 |${' 0 |'.repeat(500_000)}`],
    ['five million characters of prose', () => '今年的公开工作又有新的进展。\n'.repeat(350_000)],
    ['one hundred thousand headings', () => '一、总体情况\n'.repeat(100_000)],
    ['one hundred thousand titles', () => '云岭县水务局2023年政府信息公开工作年度报告\n'.repeat(100_000)],
    ['one hundred thousand unclosed tags', () => '<table><tr><td rowspan="99999" colspan="99999">'.repeat(100_000)],
    ['two hundred thousand brackets', () => '（'.repeat(200_000)],
    ['a million empty lines', () => '\r\n'.repeat(1_000_000)],
    ['a table of ten thousand rows', () => {
      const { text } = render(zeroFigures(), 'pipe-open');
      return text.replace('2.重复申请', `${'2.重复申请  | 0  | 0  | 0  | 0  | 0  | 0  | 0  | ||\n'.repeat(10_000)}2.重复申请`);
    }],
    ['a table of ten thousand rows, one cell per line', () => {
      const { text } = render(zeroFigures(), 'cell-line');
      return text.replace('2.重复申请', `${`2.重复申请 |\n${'0 |\n'.repeat(7)}||\n`.repeat(10_000)}2.重复申请`);
    }],
  ];
  it.each(heavy)('survives %s', (_name, make) => {
    expectSound(make());
  }, 60_000);
});
