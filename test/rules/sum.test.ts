import { describe, expect, it } from 'vitest';
import { render as say } from '../../server/src/core/l10n/message.js';
import type { ResolvedFinding } from '../../server/src/core/engine/types.js';
import { applyResolved, checkFindings, findingsOf } from '../harness/check.js';
import { cleanFigures, withValue, type CellRef, type Figures } from '../harness/figures.js';
import { minimalFigures, wrapExample } from '../harness/example.js';
import { render, type RenderOptions } from '../harness/render.js';

const columns = ['natural', 'commercial', 'research', 'social', 'legal', 'other', 'total'];
const cell = (row: string, column: string): CellRef => ({ table: 'applications', row, column });

/** The minimal report with rows of table 3 filled in. */
function withRows(rows: Readonly<Record<string, readonly number[]>>): Figures {
  return Object.entries(rows).reduce<Figures>((figures, [row, values]) => values.reduce((current, value, index) => withValue(current, cell(row, columns[index]!), String(value)), figures), minimalFigures);
}

const balanced = { new: [68, 4, 0, 0, 0, 0, 72], granted: [60, 4, 0, 0, 0, 0, 64], d2: [7, 0, 0, 0, 0, 0, 7], total: [67, 4, 0, 0, 0, 0, 71], carryOut: [1, 0, 0, 0, 0, 0, 1] };

function sums(figures: Figures, options?: RenderOptions): { text: string; findings: readonly ResolvedFinding[] } {
  const { text } = render(figures, 'pipe-open', options);
  return { text, findings: findingsOf(text, 'sum/') };
}

const zh = (finding: ResolvedFinding | undefined): string => say(finding!.message, 'zh');
const en = (finding: ResolvedFinding | undefined): string => say(finding!.message, 'en');

describe('messages show the arithmetic', () => {
  it('of a row', () => {
    const { findings } = sums(withRows({ ...balanced, new: [68, 4, 0, 0, 0, 0, 71] }));
    expect(findings.map(({ rule }) => rule)).toEqual(['sum/row-total', 'sum/balance']);
    expect(zh(findings[0])).toBe('一、本年新收政府信息公开申请数量：自然人 68 + 商业企业 4 = 72，总计写的是 71（少 1）');
    expect(en(findings[0])).toBe('“new requests”: natural persons 68 + companies 4 = 72, but the total says 71 (1 too few)');
    expect(findings[0]?.data).toEqual({ table: 'applications', row: 'new', column: 'total', expected: '72', actual: '71' });
  });

  it('of a row with one addend, and with none', () => {
    const { findings } = sums(withRows({ ...balanced, d2: [7, 0, 0, 0, 0, 0, 8], d3: [0, 0, 0, 0, 0, 0, 2] }));
    expect(findings.slice(0, 2).map(zh)).toEqual(['2.其他法律行政法规禁止公开：自然人 7，其余为 0，合计 7，总计写的是 8（多 1）', '3.危及“三安全一稳定”：各项都是 0，总计写的是 2（多 2）']);
  });

  it('of a column', () => {
    const { findings } = sums(withRows({ ...balanced, new: [67, 4, 0, 0, 0, 0, 71], total: [66, 4, 0, 0, 0, 0, 70] }));
    expect(zh(findings[0])).toBe('（七）总计 的 自然人 列：21 个末级行之和 = 67，写的是 66（少 1）');
    expect(findings[0]?.data).toEqual({ table: 'applications', row: 'total', column: 'natural', expected: '67', actual: '66' });
  });

  it('of the balance, with the numbers the form prints', () => {
    const { findings } = sums(withRows({ ...balanced, carryOut: [0, 0, 0, 0, 0, 0, 0] }));
    expect(findings.map(zh)).toEqual(['自然人 列：一（68）+ 二（0）= 68，三（七）（67）+ 四（0）= 67，差 1']);
    expect(en(findings[0])).toBe('“natural persons”: new requests (68) + carried in from last year (0) = 68, but total closed (67) + carried over to next year (0) = 67; they differ by 1');
    expect(findings[0]?.data).toEqual({ table: 'applications', row: 'carryOut', column: 'natural', expected: '1', actual: '0' });
  });

  it('of table 4', () => {
    const { findings } = sums({ ...minimalFigures, review: { ...minimalFigures.review, postReview: ['2', '0', '0', '1', '2'] } });
    expect(findings.map(zh)).toEqual(['复议后起诉：结果维持 2 + 尚未审结 1 = 3，总计写的是 2（少 1）']);
    expect(findings[0]?.data).toEqual({ table: 'review', row: 'postReview', column: 'total', expected: '3', actual: '2' });
  });
});

describe('root causes', () => {
  it('are named and corrected first; then the total is offered', () => {
    const right = withRows(balanced);
    const { text, findings } = sums(withValue(right, cell('granted', 'natural'), '61'));
    expect(findings.map(({ rule }) => rule)).toEqual(['sum/row-total', 'sum/column-total']);
    for (const finding of findings) {
      expect(finding.fixes.map(({ kind }) => kind)).toEqual(['suggestion', 'suggestion']);
      expect(applyResolved(text, finding.fixes[0]!.edits)).toBe(render(right, 'pipe-open').text);
    }
    expect(say(findings[0]!.fixes[0]!.title, 'zh')).toBe('把 （一）予以公开 的 自然人 由 61 改为 60');
    expect(say(findings[0]!.fixes[1]!.title, 'zh')).toBe('把 （一）予以公开 的 总计 由 64 改为 65');
    expect(text.slice(findings[0]!.related[0]!.range.start, findings[0]!.related[0]!.range.end)).toBe('61');
  });

  it('that are the total itself give one fix', () => {
    const { findings } = sums(withValue(withRows(balanced), cell('d2', 'total'), '9'));
    expect(findings.map(({ rule, fixes }) => [rule, fixes.length])).toEqual([['sum/row-total', 1], ['sum/column-total', 2]]);
    expect(findings[0]?.related).toEqual([]);
  });

  it('fold what follows from them into related information', () => {
    const { text, findings } = sums(withRows({ ...balanced, carryOut: [0, 0, 0, 0, 0, 0, 0] }));
    expect(findings).toHaveLength(1);
    const related = findings[0]!.related[0]!;
    expect(say(related.message, 'zh')).toBe('由此引起：总计 列同一等式也不成立');
    expect(text.slice(0, related.range.start).endsWith('0  | 0  | 0  | 0  | 0  | 0  | ')).toBe(true);
  });
});

describe('fixes', () => {
  it.each([['thousands', '1,234', '1,235'], ['full-width', '１２３４', '１２３５']] as const)('keep the style %s', (numbers, right, wrong) => {
    const figures = withRows({ granted: [1234, 0, 0, 0, 0, 0, 1234], total: [1234, 0, 0, 0, 0, 0, 1234], new: [1234, 0, 0, 0, 0, 0, 1234] });
    const { text, findings } = sums(withValue(figures, cell('granted', 'total'), '1235'), { numbers });
    expect(text).toContain(wrong);
    expect(applyResolved(text, findings[0]!.fixes[0]!.edits)).toBe(render(figures, 'pipe-open', { numbers }).text);
    expect(text).toContain(right);
  });

  it('never ask for a number below zero', () => {
    const { findings } = sums(withRows({ granted: [5, 0, 0, 0, 0, 0, 5], total: [5, 0, 0, 0, 0, 0, 5], new: [3, 0, 0, 0, 0, 0, 3] }));
    expect(findings.map(({ rule, data }) => [rule, data?.['expected']])).toEqual([['sum/balance', '-2']]);
    expect(findings[0]?.fixes).toEqual([]);
  });

  it('never are safe', () => {
    const findings = [1, 2, 3, 4].flatMap((seed) => sums(withValue(cleanFigures(seed, '2021'), cell('total', 'natural'), '99999999')).findings);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.flatMap(({ fixes }) => fixes.map(({ kind }) => kind)).filter((kind) => kind === 'safe')).toEqual([]);
  });
});

describe('blanks', () => {
  it('make a mismatch a warning and are said to count as 0', () => {
    const [finding] = checkFindings(wrapExample({ in: 'applications', row: 'd5', text: '5.属于三类内部事务信息 | 2 | 1 |  | - | 无 | 0 | ⟦4⟧' }), 'sum/row-total');
    expect(finding?.severity).toBe('warning');
    expect(zh(finding)).toBe('5.属于三类内部事务信息：自然人 2 + 商业企业 1 = 3（空白按 0 计），总计写的是 4（多 1）');
  });

  it('are silent where the relation then holds', () => {
    checkFindings(wrapExample({ in: 'applications', row: 'd5', text: '5.属于三类内部事务信息 |  | / | — |  | 无 | 空 | 0' }), 'sum/row-total');
  });

  it('of a total leave the row unchecked', () => {
    checkFindings(wrapExample({ in: 'applications', row: 'd5', text: '5.属于三类内部事务信息 | 2 | 1 | 0 | 0 | 0 | 0 | ' }), 'sum/row-total');
  });
});
