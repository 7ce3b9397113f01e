import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyEdits, parse, textOf, type TreeEdit } from '../../server/src/core/syntax/tree.js';
import * as cutting from '../../server/src/core/syntax/segment.js';
import { texts } from '../harness/corpus.js';
import { cleanFigures } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { expectCovered, plainTree } from '../harness/tree.js';

const corpus = [
  ...texts().map(({ text }) => text),
  ...texts().slice(0, 3).map(({ text }) => text.replaceAll('\n', '\r\n')),
  ...encodingIds.map((encoding, i) => render(cleanFigures(i, undefined, 'large'), encoding, { eol: i % 5 === 0 ? '\r' : '\n', bom: i % 4 === 0 }).text),
  // A title and headings right around figures, where more than the number hangs on its line.
  '一、本年新收 | 3 |\n12 |\n云岭县水务局2023年政府信息公开工作年度报告\n20 | 24 |\n二、主动公开政府信息情况\n规章 | 1 | 0 | 1 |\n9 |\n',
];

/** Every number of a text, or as many of them as are enough. */
function numbersIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const all = [...text.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ start: index, end: index + digits.length }));
  const step = Math.max(1, Math.floor(all.length / 60));
  return all.filter((_number, i) => i % step === 0);
}

function editsOf({ start, end }: { readonly start: number; readonly end: number }): readonly TreeEdit[] {
  return [
    { start, end: start, text: '7' },
    { start: end, end, text: '00' },
    { start, end: start + 1, text: '' },
    { start, end, text: '1234567890123456' },
    { start, end, text: '20' },
    { start: end - 1, end, text: '3' },
  ];
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('digits typed into a number or taken out of it', () => {
  it('give what reading the whole text gives', () => {
    for (const text of corpus) {
      const tree = parse(text);
      for (const edit of numbersIn(text).flatMap(editsOf)) {
        const after = applyEdits(tree, [edit]);
        const whole = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        expect(textOf(after) === whole, `the text after ${JSON.stringify(edit)}`).toBe(true);
        if (JSON.stringify(plainTree(after)) === JSON.stringify(plainTree(parse(whole)))) continue;
        expectCovered(after, whole);
        expect(plainTree(after)).toEqual(plainTree(parse(whole)));
      }
    }
  }, 60_000);

  it.each(['pipe-open', 'pipe-closed', 'gfm', 'tab-grid', 'cell-line'] as const)('read nothing of the text again in a table written as %s', (encoding) => {
    const { text } = render(cleanFigures(5, '2021', 'large'), encoding);
    const tree = parse(text);
    const at = text.indexOf('0', text.indexOf('本年新收'));
    const cut = vi.spyOn(cutting, 'segmentsOf');
    const after = applyEdits(tree, [{ start: at, end: at, text: '7' }]);
    expect(cut).not.toHaveBeenCalled();
    expect(after.segments.filter((segment) => !tree.segments.includes(segment))).toHaveLength(1);
  });

  it('typed as they were change nothing', () => {
    const { text } = render(cleanFigures(5, '2021', 'large'), 'pipe-open');
    const tree = parse(text);
    const at = text.indexOf('0', text.indexOf('本年新收'));
    expect(applyEdits(tree, [{ start: at, end: at + 1, text: '0' }])).toBe(tree);
  });
});
