import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../harness/check.js';
import { cleanFigures, withRow, withValue, type Figures } from '../../harness/figures.js';
import { minimalFigures } from '../../harness/example.js';
import { encodingIds, render } from '../../harness/render.js';

const text = (figures: Figures): string => render(figures, 'pipe-open').text;
const titled = (figures: Figures, body: string, year = figures.year): Figures => ({ ...figures, body, year, title: `${body}${year}年政府信息公开工作年度报告` });
const rules = (row: string, value: string, body: string): string => text(titled(withValue(minimalFigures, { table: 'disclosure', row: 'rules', column: row }, value), body));

describe('table/unlikely-rules', () => {
  it.each(['云岭县水务局', '云岭县人民政府', '云岭县柳溪镇人民政府', '东城区东门街道办事处', '云岭市经济技术开发区管理委员会', '东城区人民政府'])('%s has no such power', (body) => {
    expect(findingsOf(rules('valid', '6', body), 'table/unlikely-rules')).toMatchObject([{ severity: 'information', data: { row: 'rules', column: 'valid' } }]);
  });

  it.each(['云岭市人民政府', '云岭省水利厅', '某某自治区人民政府', '云岭市水务局', '水利部'])('%s may have it', (body) => {
    expect(findingsOf(rules('made', '6', body), 'table/unlikely-rules')).toEqual([]);
  });
});

describe('table/unlikely-share', () => {
  const shares = (other: number, total: number, open: number, received: number): Figures => {
    const row = (count: number): string[] => [count, 0, 0, 0, 0, 0, count].map(String);
    return [['o3', other], ['total', total], ['carryOut', open], ['new', received]].reduce((figures, [id, count]) => withRow(figures, String(id), row(Number(count))), minimalFigures);
  };
  const found = (figures: Figures): readonly unknown[] => findingsOf(text(figures), 'table/unlikely-share').map(({ data }) => data?.['row']);

  it.each([[5, 10, 5, 10], [20, 100, 33, 100], [0, 0, 0, 0]])('%i of %i other, %i of %i open: usual', (other, total, open, received) => {
    expect(found(shares(other, total, open, received))).toEqual([]);
  });

  it('speaks above a fifth and a third', () => {
    expect(found(shares(21, 100, 34, 100))).toEqual(['o3', 'carryOut']);
    expect(found(shares(6, 10, 0, 100))).toEqual(['o3']);
  });

  it('says nothing where the whole is less than its part: that is no share', () => {
    expect(found(shares(60, 10, 0, 0))).toEqual([]);
  });
});

describe('table/unlikely-stock', () => {
  const stock = (made: number, repealed: number, valid: number): readonly unknown[] => {
    const figures = Object.entries({ made, repealed, valid }).reduce((all, [column, value]) => withValue(all, { table: 'disclosure', row: 'norms', column }, String(value)), minimalFigures);
    return findingsOf(text(figures), 'table/unlikely-stock').map(({ data, severity }) => [data?.['column'], severity]);
  };

  it('is a hint where more was made than is valid or repealed, by however little', () => {
    expect(stock(6, 0, 5)).toEqual([['valid', 'hint']]);
    expect(stock(6, 3, 2)).toEqual([['valid', 'hint']]);
  });

  it.each([[6, 0, 6], [6, 6, 0], [6, 1, 5], [0, 0, 0], [0, 4, 0], [2, 1, 61], [3_000_000, 1, 3_000_000]])('says nothing of %i made, %i repealed, %i valid', (made, repealed, valid) => {
    expect(stock(made, repealed, valid)).toEqual([]);
  });

  it('says nothing of the form of 2019, which counts otherwise', () => {
    for (let seed = 1; seed < 20; seed++) expect(findingsOf(text(cleanFigures(seed, '2019')), 'table/unlikely-stock')).toEqual([]);
  });
});

describe('table/unlikely-review', () => {
  const cases = (line: string): readonly string[] => {
    const { prose } = minimalFigures;
    const figures: Figures = { ...minimalFigures, prose: { ...prose, 1: [...prose[1], line] }, review: { ...minimalFigures.review, review: ['1', '0', '0', '0', '1'] } };
    return findingsOf(text(figures), 'table/unlikely-review').map(({ rule }) => rule);
  };

  it.each(['上年收到的申请引起行政复议1件，结果维持。', '另有1件行政复议系往年申请引起。', '2021年的一件申请，今年进入复议程序。', '历史遗留的案件1件，已由复议机关维持。'])('is silent where the text says whose cases they are: %s', (line) => {
    expect(cases(line)).toEqual([]);
  });

  it.each(['全年发生行政复议1件，结果维持。', '上年的台账已经整理归档。', '2023年发生行政复议1件。', '与上年相比，申请没有变化；行政复议1件，结果维持。'])('speaks where the text does not: %s', (line) => {
    expect(cases(line)).toEqual(['table/unlikely-review']);
  });

  it('leaves the other direction to the rules about the prose: cases that only the text has, and denials', () => {
    const all = (line: string, review: string): readonly string[] => {
      const { prose } = minimalFigures;
      const figures: Figures = { ...minimalFigures, prose: { ...prose, 1: [...prose[1], line] }, review: { ...minimalFigures.review, review: [review, '0', '0', '0', review] } };
      return findingsOf(text(figures), 'cross/').map(({ rule }) => rule);
    };
    expect(all('因政府信息公开被申请行政复议2件，结果维持2件。', '0')).toContain('cross/prose-number');
    expect(all('全年收到政府信息公开申请3件，全部按期答复。', '0')).toContain('cross/prose-number');
    expect(all('本年度未发生行政复议、行政诉讼。', '1')).toContain('cross/negative-statement');
    expect(all('本年度未收到政府信息公开申请，未发生行政复议、行政诉讼。', '0')).toEqual([]);
  });
});

describe('table/unlikely-suit', () => {
  const suits = (year: number, refusals: Readonly<Record<string, number>>): string => {
    const total = Object.values(refusals).reduce((left, right) => left + right, 0);
    const figures = Object.entries({ ...refusals, total, new: total }).reduce((all, [id, count]) => withRow(all, id, [count, 0, 0, 0, 0, 0, count].map(String)), minimalFigures);
    return text(titled({ ...figures, review: { ...figures.review, direct: ['1', '0', '0', '0', '1'] } }, '云岭县水务局', year));
  };

  it('speaks from 2024 on where all refusals are denials', () => {
    expect(findingsOf(suits(2024, { granted: 3, d3: 2 }), 'table/unlikely-suit')).toHaveLength(1);
  });

  it.each([[2023, { granted: 3, d3: 2 }], [2024, { granted: 3, d3: 2, u1: 1 }], [2024, { partial: 1, d3: 2 }], [2024, { granted: 5 }]] as const)('says nothing in %i about %o', (year, refusals) => {
    expect(findingsOf(suits(year, refusals), 'table/unlikely-suit')).toEqual([]);
  });
});

describe.each(encodingIds)('likelihood in %s', (encoding) => {
  it('finds equal numbers, and cases without requests', () => {
    const figures = { ...minimalFigures, disclosure: { ...minimalFigures.disclosure, norms: { made: '7', repealed: '7', valid: '7' } }, review: { ...minimalFigures.review, review: ['2', '0', '0', '0', '2'] } };
    const found = findingsOf(render(figures, encoding).text, 'table/').map(({ rule }) => rule);
    expect(found).toEqual(['table/suspicious-repeat', 'table/unlikely-review']);
  });

  it('is content with clean reports', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const found = findingsOf(render(cleanFigures(seed), encoding).text, 'table/').filter(({ rule }) => /suspicious|unlikely-/.test(rule));
      expect(found.map(({ rule }) => rule)).toEqual([]);
    }
  });
});
