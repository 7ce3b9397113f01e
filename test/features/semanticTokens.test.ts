import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, parse, semanticTokens } from '../../server/src/core/index.js';
import { wrapExample } from '../harness/example.js';
import { withValue } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';
import { applications, wrongFigures } from './tables.js';

function typesOf(text: string): Map<string, string[]> {
  const byType = new Map<string, string[]>();
  for (const { start, end, type } of semanticTokens(snapshotOf(text))) byType.set(type, [...(byType.get(type) ?? []), text.slice(start, end)]);
  return byType;
}

describe('semantic tokens', () => {
  it('tell labels, headings, columns, numbers and totals apart', () => {
    const types = typesOf(render(busyFigures(), 'pipe-open').text);
    expect(types.get('reportLabel')).toContain('（一）予以公开');
    expect(types.get('reportGroup')).toEqual(expect.arrayContaining(['三、本年度办理结果', '第二十条第（一）项']));
    expect(types.get('reportColumn')).toEqual(expect.arrayContaining(['自然人', '本年制发件数']));
    expect(types.get('reportNumber')).toContain('68');
    expect(types.get('reportTotal')).toEqual(expect.arrayContaining(['72']));
    // The last row of the form carries over; it closes a balance and is no sum.
    expect(types.get('reportTotal')).toHaveLength(25 + 6 + 3);
    expect(types.has('reportSuspect')).toBe(false);
  });

  it('show the number that is probably wrong, unless the rule is off', () => {
    const { text, cell } = render(wrongFigures(), 'pipe-open');
    const suspects = semanticTokens(snapshotOf(text)).filter(({ type }) => type === 'reportSuspect');
    expect(suspects).toEqual([{ ...cell(applications('new', 'total')), type: 'reportSuspect' }]);
    const quiet = analyse(parse(text), { ...snapshotOf('').config, rules: { 'sum/*': 'off' } });
    expect(semanticTokens(quiet).some(({ type }) => type === 'reportSuspect')).toBe(false);
  });

  it('show what is not stated', () => {
    expect(typesOf(render(withValue(busyFigures(), applications('d1', 'natural'), '/'), 'pipe-open').text).get('reportUnstated')).toEqual(['/']);
  });

  it('show clauses in the prose', () => {
    expect(typesOf(wrapExample({ in: 'section1', text: '依照《条例》第三十六条第（三）项作出答复。' })).get('reportClause')).toContain('《条例》第三十六条第（三）项');
  });

  it('show placeholders that were left', () => {
    expect(typesOf(wrapExample({ in: 'section1', text: '全年共发布信息XX条。' })).get('reportPlaceholder')).toEqual(['XX']);
  });

  it('never tell by colour alone that something is wrong: a finding marks the same place', () => {
    const texts = [render(wrongFigures(), 'pipe-open').text, wrapExample({ in: 'section1', text: '全年共发布信息XX条。' }), render(withValue(busyFigures(), applications('d1', 'natural'), '/'), 'pipe-open').text];
    const marked = texts.map((text) => {
      const snapshot = snapshotOf(text);
      const tokens = semanticTokens(snapshot).filter(({ type }) => ['reportSuspect', 'reportPlaceholder', 'reportUnstated'].includes(type));
      for (const { start, end } of tokens) expect(snapshot.findings.some(({ range, related }) => [range, ...related.map((one) => one.range)].some((one) => one.start <= start && end <= one.end)), text.slice(start, end)).toBe(true);
      return tokens.length;
    });
    expect(marked).toEqual([1, 1, 1]);
  });

  it.each(encodingIds)('come in order, do not overlap, keep to their lines and agree with a range, written as %s', (encoding) => {
    for (const eol of ['\n', '\r\n'] as const) {
      const { text, cell } = render(wrongFigures(), encoding, { eol });
      const snapshot = snapshotOf(text);
      const all = semanticTokens(snapshot);
      let last = 0;
      for (const { start, end } of all) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).not.toMatch(/[\r\n]/);
        last = end;
      }
      const range = { start: cell(applications('carryIn', 'natural')).start, end: cell(applications('granted', 'total')).end };
      expect(semanticTokens(snapshot, range)).toEqual(all.filter(({ start, end }) => start < range.end && range.start < end));
    }
  });

  it('never throw on damaged text', () => {
    const { text } = render(busyFigures(), 'cell-line');
    fc.assert(fc.property(fc.nat(text.length), fc.nat(80), fc.string({ maxLength: 12 }), (start, length, insert) => {
      semanticTokens(snapshotOf(text.slice(0, start) + insert + text.slice(start + length)));
    }), { numRuns: 40 });
    expect(semanticTokens(snapshotOf(''))).toEqual([]);
  });
});
