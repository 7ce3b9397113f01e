import { describe, expect, it } from 'vitest';
import { applyPreferred, findingsOf } from '../../harness/check.js';
import { cleanFigures, withValue, type CellRef } from '../../harness/figures.js';
import { render } from '../../harness/render.js';

const figures = cleanFigures(5, '2019', 'small');

function rewritten(ref: CellRef, value: string): string | null {
  const text = render(withValue(figures, ref, value), 'tab-grid').text;
  const fixed = applyPreferred(text, 'table/number-format');
  const [finding] = findingsOf(text, 'table/number-format');
  if (finding === undefined) return null;
  return fixed.slice(finding.range.start).split(/[\t\n]/)[0]!;
}

describe('table/number-format in a column of money without a unit', () => {
  const amount: CellRef = { table: 'disclosure', row: 'procurement', column: 'amount' };

  it.each(['2500', '251000元', '2500万元', '2500 万元', '1.2亿元'])('is silent on %s', (value) => {
    expect(findingsOf(render(withValue(figures, amount, value), 'tab-grid').text, 'table/')).toEqual([]);
  });

  it.each([['2500 万', '2500万元'], ['2500万', '2500万元'], ['２５００', '2500'], ['251,000元', '251000元'], ['12件', '12件']])('makes %s %s', (value, expected) => {
    expect(rewritten(amount, value)).toBe(expected);
  });
});

describe('table/number-format in a count', () => {
  const count: CellRef = { table: 'disclosure', row: 'norms', column: 'public' };

  it.each([['12 件', '12'], ['2万件', '20000'], ['1.5万', '15000'], ['１，２３４', '1234'], ['1 234', '1234'], ['300余件', '300余件']])('makes %s %s', (value, expected) => {
    expect(rewritten(count, value)).toBe(expected);
  });
});

describe('a habit of the whole table', () => {
  it('is one finding for full-width digits, and one safe fix', () => {
    const { text } = render(figures, 'tab-grid', { numbers: 'full-width' });
    const findings = findingsOf(text, 'table/number-format');
    expect(findings.map(({ data }) => data?.['table'])).toEqual(['disclosure', 'applications', 'review']);
    expect(findings.every(({ fixes }) => fixes[0]!.kind === 'safe')).toBe(true);
    expect(applyPreferred(text, 'table/number-format')).toBe(render(figures, 'tab-grid').text);
  });

  it('is one hint for blanks in place of zeros', () => {
    const blanks = { ...figures, applications: Object.fromEntries(Object.entries(figures.applications).map(([id, values]) => [id, values.map((value, index) => (value === '0' && index < 6 ? '—' : value))])) };
    const { text } = render(blanks, 'pipe-closed');
    expect(findingsOf(text, 'table/blank-cell')).toHaveLength(1);
    expect(applyPreferred(text, 'table/blank-cell')).toBe(render(figures, 'pipe-closed').text);
  });
});

describe('table/outdated-form', () => {
  it('says nothing of a report in the form of its year', () => {
    for (const form of ['2019', '2021'] as const) expect(findingsOf(render(cleanFigures(3, form), 'pipe-open').text, 'table/outdated-form')).toEqual([]);
  });

  it('warns once per block and row of the 2019 form in a report for 2022, and asks for no rows of either form', () => {
    const text = render({ ...figures, year: 2022, title: `${figures.body}2022年政府信息公开工作年度报告` }, 'pipe-open').text;
    const findings = findingsOf(text, 'table/');
    expect(findings.map(({ rule, severity, data }) => `${rule} ${severity} ${data?.['row']}`)).toEqual([
      ...['rules', 'licence', 'penalty', 'fee', 'procurement', 'o'].map((row) => `table/outdated-form warning ${row}`),
    ]);
  });

  it('hints at amounts and the three rows in a report for 2020', () => {
    const early = cleanFigures(3, '2021');
    const text = render({ ...early, year: 2020, title: `${early.body}2020年政府信息公开工作年度报告` }, 'pipe-open').text;
    expect(findingsOf(text, 'table/outdated-form').map(({ severity, data }) => [severity, data?.['row']])).toEqual([['hint', 'fee'], ['hint', 'o1']]);
  });
});
