import { describe, expect, it } from 'vitest';
import { applyResolved, findingsOf } from '../../harness/check.js';
import { cleanFigures, type Figures } from '../../harness/figures.js';
import { applicationRows, applicationColumns, leafIds } from '../../harness/form.js';
import { render, type EncodingId } from '../../harness/render.js';

const rule = 'table/cell-count';
const bare: readonly EncodingId[] = ['tab-bare', 'pipe-open', 'cell-line', 'bar-after', 'lines', 'html-inline'];
const names = applicationColumns.length;

/** The same report with one column of some rows taken out. */
function loseColumn(figures: Figures, rows: readonly string[], column: number): Figures {
  const applications = Object.fromEntries(Object.entries(figures.applications).map(([id, values]) => [id, rows.includes(id) ? values.filter((_value, index) => index !== column) : values]));
  return { ...figures, applications };
}

/** Figures without organisations of one kind, so that its column holds zeros alone. */
function withoutColumn(figures: Figures, column: number): Figures {
  const applications = Object.fromEntries(Object.entries(figures.applications).map(([id, values]) => {
    const numbers = values.map((value, index) => (index === column ? 0 : Number(value)));
    numbers[names - 1] = numbers.slice(0, -1).reduce((sum, value) => sum + value, 0);
    return [id, numbers.map(String)];
  }));
  return { ...figures, applications };
}

describe('a column lost from a run of rows', () => {
  it.each(bare)('comes back where the column sums decide, in %s', (encoding) => {
    const figures = withoutColumn(cleanFigures(4, '2021', 'small'), 2);
    const { text } = render(loseColumn(figures, leafIds('2021'), 2), encoding);
    const findings = findingsOf(text, rule);
    expect(findings).toMatchObject([{ severity: 'warning', data: { row: 'granted', expected: '7', actual: '6', rows: 21 } }]);
    expect(findings[0]!.related).toHaveLength(20);
    const fixed = applyResolved(text, findings[0]!.fixes[0]!.edits);
    expect(findingsOf(fixed, rule)).toEqual([]);
    expect(findingsOf(fixed, 'sum/')).toEqual([]);
  });

  it('makes two findings where a sound row stands between', () => {
    const figures = withoutColumn(cleanFigures(4, '2021', 'small'), 2);
    const { text } = render(loseColumn(figures, ['d1', 'd2', 'd4'], 2), 'tab-bare');
    expect(findingsOf(text, rule).map(({ data }) => [data?.['row'], data?.['rows']])).toEqual([['d1', 2], ['d4', undefined]]);
  });
});

describe('a single row', () => {
  const figures = cleanFigures(7, '2021', 'large');
  const busy = applicationRows['2021'].find(({ id }) => figures.applications[id]!.slice(0, -1).filter((value) => value !== '0').length > 3)!.id;

  it('is an error where a number that is no 0 was lost, and the columns tell which', () => {
    const column = figures.applications[busy]!.findIndex((value) => value !== '0');
    const { text } = render(loseColumn(figures, [busy], column), 'pipe-open');
    const [finding] = findingsOf(text, rule);
    expect(finding).toMatchObject({ severity: 'error', data: { row: busy } });
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    expect([...findingsOf(fixed, rule), ...findingsOf(fixed, 'sum/')]).toEqual([]);
  });

  it('is joined where a number was cut in two', () => {
    const at = figures.applications[busy]!.findIndex((value) => value.length > 2);
    const cut = figures.applications[busy]!.flatMap((value, index) => (index === at ? [value.slice(0, 1), value.slice(1)] : [value]));
    const { text } = render({ ...figures, applications: { ...figures.applications, [busy]: cut } }, 'cell-line');
    const [finding] = findingsOf(text, rule);
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    expect([...findingsOf(fixed, rule), ...findingsOf(fixed, 'sum/')]).toEqual([]);
  });

  it('of table 4 is counted as a whole', () => {
    const review = { ...figures.review, postReview: figures.review['postReview']!.slice(1) };
    const { text } = render({ ...figures, review }, 'cell-line');
    expect(findingsOf(text, rule)).toMatchObject([{ severity: 'error', data: { table: 'review', expected: '15', actual: '14' } }]);
  });
});
