import { describe, expect, it } from 'vitest';
import { applyResolved } from '../harness/check.js';
import { withValue } from '../harness/figures.js';
import { unmark } from '../harness/markers.js';
import { render, type RenderOptions } from '../harness/render.js';
import { busyFigures, checkActions } from './support.js';

/** A report whose 总计 of new requests says 71 instead of 72, with the cursor in it. */
function wrongTotal(options: RenderOptions = {}): string {
  const ref = { table: 'applications', row: 'new', column: 'total' } as const;
  const { text, cell } = render(withValue(busyFigures(), ref, '71'), 'pipe-open', options);
  const { start, end } = cell(ref);
  return `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
}

describe('code actions', () => {
  it('offers the correction first, and it makes the sums hold', () => {
    const marked = wrongTotal();
    const [first] = checkActions(marked);
    expect(first?.kind).toBe('quickfix');
    expect(first?.isPreferred).toBe(true);
    expect(first?.title).toContain('72');
    expect(first?.finding?.rule).toBe('sum/row-total');
    expect(applyResolved(unmark(marked).text, first?.edits ?? [])).toBe(render(busyFigures(), 'pipe-open').text);
  });

  it('speaks the language asked for', () => {
    expect(checkActions(wrongTotal(), 'en')[0]?.title).toMatch(/^[^\u4e00-\u9fff]*72/);
  });

  it('offers one change once', () => {
    const keys = checkActions(wrongTotal()).map((action) => JSON.stringify([action.title, action.edits, action.turnOff]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('offers to turn each rule off', () => {
    const off = checkActions(wrongTotal()).filter((action) => action.turnOff !== undefined);
    expect(off.map((action) => action.turnOff)).toContain('sum/row-total');
    expect(off.every((action) => action.edits.length === 0 && action.title.includes(action.turnOff ?? '?'))).toBe(true);
  });

  it('never puts a sum into fix-all', () => {
    expect(checkActions(wrongTotal()).some((action) => action.kind === 'source.fixAll.disclosureReport')).toBe(false);
  });

  it('repairs all that is safe wherever the cursor is, and only that', () => {
    const options: RenderOptions = { headings: { 5: '六、存在的主要问题及改进情况' }, numbers: 'full-width' };
    const marked = wrongTotal(options);
    const { text } = unmark(marked);
    const all = checkActions(`‸${text}`).filter((action) => action.kind === 'source.fixAll.disclosureReport');
    expect(all).toHaveLength(1);
    const fixed = applyResolved(text, all[0]?.edits ?? []);
    expect(fixed).toBe(unmark(wrongTotal()).text);
  });

  it('offers nothing on sound text', () => {
    const { text, cell } = render(busyFigures(), 'gfm');
    const { start } = cell({ table: 'applications', row: 'new', column: 'total' });
    expect(checkActions(`${text.slice(0, start)}‸${text.slice(start)}`)).toEqual([]);
  });
});
