import { describe, expect, it } from 'vitest';
import { applyResolved, findingsOf } from '../../harness/check.js';
import { cleanFigures } from '../../harness/figures.js';
import { applicationRows } from '../../harness/form.js';
import { encodingIds, render, type EncodingId } from '../../harness/render.js';

const figures = cleanFigures(11, '2021', 'small');
const rule = 'table/missing-row';
const rows = applicationRows['2021'].map(({ id }) => id);
/** Where a row spans several others, or PDF text breaks a label, the new row reads the same but is not written the same. */
const exact: readonly EncodingId[] = ['pipe-open', 'pipe-closed', 'tab-bare', 'cell-line', 'bar-after', 'blank-line', 'lines'];
/** One row of every kind of place: first and last of the table, of a group, under a heading, in the middle. */
const typical = ['new', 'granted', 'partial', 'd1', 'd3', 'd8', 'u1', 'o2', 'total', 'carryOut'];
/** The first row of a group shares its line with the group, and nothing follows the last row: both have fewer fillers. */
const inner = ['carryIn', 'partial', 'd2', 'd8', 'u2', 'n5', 'o3', 'total'];

describe.each(encodingIds)('a row missing in %s', (encoding) => {
  it.each(typical)('%s stands on the next label and comes back with its numbers', (row) => {
    const rendered = render(figures, encoding, { overrides: { [`applications/${row}`]: [] } });
    const findings = findingsOf(rendered.text, rule);
    expect(findings.map(({ data }) => data?.['row'])).toEqual([row]);
    const index = rows.indexOf(row);
    expect(findings[0]!.range).toEqual(rendered.label(rows[index + 1] ?? rows[index - 1]!));
    const fixed = applyResolved(rendered.text, findings[0]!.fixes[0]!.edits);
    expect([...findingsOf(fixed, 'table/'), ...findingsOf(fixed, 'sum/')]).toEqual([]);
  });

  it.each([['rules', 'warning'], ['norms', 'error'], ['penalty', 'error'], ['coercion', 'error']])('%s of table 2', (row, severity) => {
    const { text } = render(figures, encoding, { overrides: { [`disclosure/${row}`]: [] } });
    const [finding, ...others] = findingsOf(text, rule);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity, data: { table: 'disclosure', row } });
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    expect(findingsOf(fixed, 'table/')).toEqual([]);
  });
});

describe.each(exact)('a row put back in %s', (encoding) => {
  it.each(inner)('%s is written exactly as it was', (row) => {
    for (const eol of ['\n', '\r\n'] as const) {
      const { text } = render(figures, encoding, { eol, overrides: { [`applications/${row}`]: [] } });
      const [finding] = findingsOf(text, rule);
      expect(applyResolved(text, finding!.fixes[0]!.edits)).toBe(render(figures, encoding, { eol }).text);
    }
  });
});

describe('a label that was lost', () => {
  const lose = (row: string): { text: string; whole: string } => {
    const whole = render(figures, 'cell-line').text;
    const label = render(figures, 'cell-line').label(row);
    return { text: whole.slice(0, label.start) + whole.slice(label.end + ' |\n'.length), whole };
  };

  it.each([['d3', 'd4'], ['d1', 'd2'], ['o1', 'o2'], ['coercion', null], ['new', 'carryIn']])('%s: its numbers are there, so only the label comes back', (row, next) => {
    const { text } = lose(row);
    const findings = findingsOf(text, 'table/');
    expect(findings.map(({ rule: id, data }) => [id, data?.['row']])).toEqual([[rule, row]]);
    const at = text.slice(findings[0]!.range.start, findings[0]!.range.end);
    if (next !== null) expect(at).toBe(applicationRows['2021'].find(({ id }) => id === next)!.label);
    const fixed = applyResolved(text, findings[0]!.fixes[0]!.edits);
    expect([...findingsOf(fixed, 'table/'), ...findingsOf(fixed, 'sum/')]).toEqual([]);
  });
});

describe('what is missing as a whole', () => {
  const overrides = (ids: readonly string[]): Record<string, []> => Object.fromEntries(ids.map((id) => [`applications/${id}`, []]));

  it('gives one finding each for a few rows', () => {
    const { text } = render(figures, 'tab-grid', { overrides: overrides(['o1', 'o2']) });
    expect(findingsOf(text, rule).map(({ data }) => data?.['row'])).toEqual(['o1', 'o2']);
  });

  it('gives one finding for a table of which most is gone', () => {
    const { text } = render(figures, 'pipe-open', { overrides: overrides(rows.slice(3, 22)) });
    expect(findingsOf(text, rule)).toMatchObject([{ data: { row: 'partial', rows: 19 } }]);
  });

  it('offers no numbers where two rows are missing', () => {
    const { text } = render(figures, 'pipe-open', { overrides: overrides(['d3', 'n1']) });
    for (const { fixes } of findingsOf(text, rule)) expect(fixes.map(({ edits }) => /[1-9]\s*\|/.test(edits[0]!.newText))).toEqual([false]);
  });
});
