import { describe, expect, it } from 'vitest';
import { analyse, inlayHints, parse, type InlayHintMode, type Language } from '../../server/src/core/index.js';
import { withValue } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';
import { applications, withHints, wrongFigures } from './tables.js';

function hinted(text: string, mode: InlayHintMode, language: Language = 'zh'): string[] {
  return withHints(text, inlayHints(snapshotOf(text), { start: 0, end: text.length }, mode, language));
}

describe('inlay hints', () => {
  it('show what a wrong total should be and by how much it is off', () => {
    const { text } = render(wrongFigures(), 'pipe-open');
    // The balance fails, too, but would ask for -1 where nothing can be below zero.
    expect(hinted(text, 'problems')).toEqual([expect.stringMatching(/^一、本年新收.*71«≠72，差 -1»/)]);
    expect(hinted(text, 'problems', 'en')[0]).toContain('71«≠ 72, off by -1»');
  });

  it('stand on the cell the finding stands on, once where two sums agree', () => {
    const { text, cell } = render(withValue(busyFigures(), applications('total', 'total'), '70'), 'pipe-closed');
    const hints = inlayHints(snapshotOf(text), { start: 0, end: text.length }, 'problems', 'zh').filter(({ offset }) => offset === cell(applications('total', 'total')).end);
    expect(hints.map(({ label }) => label)).toEqual(['≠72，差 -2']);
    expect(hints[0]!.tooltip).toBe('本行合计：应为 72\n本列合计：应为 72');
  });

  it('show what the number to blame should be, where that is no total', () => {
    const { text } = render(withValue(busyFigures(), applications('granted', 'natural'), '67'), 'pipe-open');
    expect(hinted(text, 'problems')).toEqual([expect.stringMatching(/^.*（一）予以公开.* 67«应为 68».* 72«≠71，差 1»/), expect.stringMatching(/^（七）总计.* 68«≠67，差 1»/)]);
    expect(hinted(text, 'problems', 'en')[0]).toContain('67«should be 68»');
  });

  it('are silent where all is well, where they are off, and where the rule is off', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    expect(hinted(text, 'problems')).toEqual([]);
    expect(hinted(text, 'always')).toEqual([]);
    const wrong = render(wrongFigures(), 'pipe-open').text;
    expect(hinted(wrong, 'off')).toEqual([]);
    const quiet = analyse(parse(wrong), { ...snapshotOf('').config, rules: { 'sum/*': 'off' } });
    expect(inlayHints(quiet, { start: 0, end: wrong.length }, 'always', 'zh')).toEqual([]);
  });

  it('name the column where nothing on the screen does', () => {
    const { text } = render(busyFigures(), 'cell-line');
    const lines = hinted(text, 'always');
    expect(lines.slice(0, 3)).toEqual(['«本年制发件数：»0 |', '«本年废止件数：»0 |', expect.stringMatching(/^«现行有效件数：»/)]);
    expect(lines).toContain('«自然人：»68 |');
    expect(lines).toContain('«总计：»72 |');
    expect(lines.some((line) => line.startsWith('«本年收费金额：»'))).toBe(true);
    expect(hinted(text, 'always', 'en')).toContain('«Natural persons:»68 |');
    expect(hinted(text, 'problems')).toEqual([]);
  });

  it.each(encodingIds)('stay inside the range asked for, written as %s', (encoding) => {
    const { text, cell } = render(wrongFigures(), encoding);
    const snapshot = snapshotOf(text);
    const all = inlayHints(snapshot, { start: 0, end: text.length }, 'always', 'zh');
    expect(all.some(({ offset, kind }) => kind === 'difference' && offset === cell(applications('new', 'total')).end)).toBe(true);
    const range = { start: cell(applications('new', 'natural')).start, end: cell(applications('new', 'total')).end };
    const some = inlayHints(snapshot, range, 'always', 'zh');
    expect(some).toEqual(all.filter(({ offset }) => range.start <= offset && offset <= range.end));
  });
});
