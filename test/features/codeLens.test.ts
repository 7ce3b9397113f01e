import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeLenses, tableChanges } from '../../server/src/core/index.js';
import { analyseText, applyResolved } from '../harness/check.js';
import { figuresArbitrary, withValue, type CellRef } from '../harness/figures.js';
import { render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

const total: CellRef = { table: 'applications', row: 'new', column: 'total' };

describe('code lenses', () => {
  it('say what each table holds', () => {
    const { text } = render(busyFigures(), 'gfm');
    expect(codeLenses(snapshotOf(text), 'zh').map(({ title, action }) => [title, action])).toEqual([['6 行 · 没有问题', null], ['25 行 · 没有问题', null], ['3 行 · 没有问题', null]]);
    expect(codeLenses(snapshotOf(text), 'en')[1]?.title).toBe('25 rows · no problems');
  });

  it('end with the preview where the client has one', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    const lenses = (language: 'zh' | 'en') => codeLenses(snapshotOf(text), language, true).filter(({ action }) => action === 'preview');
    expect(lenses('zh').map(({ title }) => title)).toEqual(['预览', '预览', '预览']);
    const [, applications] = lenses('en');
    expect(applications!.title).toBe('Show preview');
    const shown = text.slice(applications!.table.start, applications!.table.end);
    expect(shown).toContain('一、本年新收政府信息公开申请数量');
    expect(shown).toContain('四、结转下年度继续办理');
    expect(codeLenses(snapshotOf(text), 'zh').some(({ action }) => action === 'preview')).toBe(false);
  });

  it('count what is in their own table of a file with several reports', () => {
    const clean = render(busyFigures(), 'pipe-open').text;
    const wrong = render(withValue({ ...busyFigures(), title: '临溪县教育局2022年政府信息公开工作年度报告' }, total, '71'), 'gfm', { overrides: { 'applications/d4': [{ label: '5.保护第三方合法权益' }] } }).text;
    const titles = codeLenses(snapshotOf(`${clean}\n${wrong}\n${clean}`), 'zh').map(({ title, action }) => (action === null ? title.replace(/\d+ 个/, '') : action));
    expect(titles).toEqual(['6 行 · 没有问题', '25 行 · 没有问题', '3 行 · 没有问题', '6 行 · 没有问题', '25 行 · 问题', 'fix', 'recalculate', '3 行 · 没有问题', '6 行 · 没有问题', '25 行 · 没有问题', '3 行 · 没有问题']);
  });

  it('offer safe repairs apart from totals', () => {
    const { text } = render(withValue(busyFigures(), total, '71'), 'pipe-open', { overrides: { 'applications/d4': [{ label: '5.保护第三方合法权益' }] } });
    const lenses = codeLenses(snapshotOf(text), 'zh').filter(({ title }) => !title.includes('没有问题'));
    expect(lenses.map(({ title, action }) => [title.replace(/^25 行 · \d+ 个问题$/, '25 行'), action])).toEqual([['25 行', null], ['修复（1）', 'fix'], ['重新计算本表的总计（1）', 'recalculate']]);
    const at = text.indexOf('自然人');
    const changes = tableChanges(snapshotOf(text), { start: at, end: at }, 'zh');
    const fixed = applyResolved(text, changes.find(({ change }) => change === 'fix')!.edits);
    expect(fixed).toBe(render(withValue(busyFigures(), total, '71'), 'pipe-open').text);
    const recalculated = applyResolved(fixed, tableChanges(snapshotOf(fixed), { start: at, end: at }, 'zh')[0]!.edits);
    expect(recalculated).toBe(render(busyFigures(), 'pipe-open').text);
  });

  it('set every wrong total, whatever number was changed', () => {
    const places = fc.constantFrom<CellRef>(
      { table: 'applications', row: 'd3', column: 'research' }, { table: 'applications', row: 'total', column: 'natural' }, { table: 'applications', row: 'total', column: 'total' },
      { table: 'applications', row: 'granted', column: 'total' }, { table: 'review', row: 'direct', column: 'upheld' }, { table: 'review', row: 'review', column: 'total' },
    );
    fc.assert(
      fc.property(figuresArbitrary, fc.array(fc.tuple(places, fc.nat(9999)), { minLength: 1, maxLength: 3 }), (figures, changes) => {
        let { text } = render(changes.reduce((all, [ref, value]) => withValue(all, ref, String(value)), figures), 'pipe-closed');
        for (const words of ['自然人', '结果维持']) {
          const at = text.indexOf(words);
          const item = tableChanges(snapshotOf(text), { start: at, end: at }, 'zh').find(({ change }) => change === 'recalculate');
          text = applyResolved(text, item?.edits ?? []);
        }
        expect(analyseText(text).findings.filter(({ rule }) => /^sum\/(?:row|column|review)-total$/.test(rule))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
