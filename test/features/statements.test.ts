import { describe, expect, it } from 'vitest';
import { definition, documentHighlights, hover, references } from '../../server/src/core/index.js';
import { withRow, withValue, type CellRef, type Figures } from '../harness/figures.js';
import { encodingIds, render, type EncodingId } from '../harness/render.js';
import { busyFigures, hoverAt, lineOf, snapshotOf } from './support.js';
import { applications, shown } from './tables.js';

/** 72 new, 3 carried in, 75 handled: two rows that sentences add up. */
const figures: Figures = withRow(withRow(withRow(busyFigures(), 'carryIn', ['3', '0', '0', '0', '0', '0', '3']), 'granted', ['71', '4', '0', '0', '0', '0', '75']), 'total', ['71', '4', '0', '0', '0', '0', '75']);

/** A report whose overview says something, with the cells by name and the place of the sentence's number. */
function report(sentence: string, encoding: EncodingId = 'pipe-open', of: Figures = figures) {
  const [before = '', number = '', after = ''] = sentence.split('‸');
  const first = of.prose[1].map((text, index) => (index === 1 ? `${text}${before}${number}${after}` : text));
  const rendered = render({ ...of, prose: { ...of.prose, 1: first } }, encoding);
  const start = rendered.text.indexOf(before + number) + before.length;
  return { ...rendered, snapshot: snapshotOf(rendered.text), number: { start, end: start + number.length } };
}

const starts = (spans: readonly { readonly start: number }[]): number[] => spans.map(({ start }) => start);
const sorted = (...offsets: number[]): number[] => offsets.sort((a, b) => a - b);

describe('a number in prose', () => {
  it.each(encodingIds)('leads to the cell it states, written as %s', (encoding) => {
    const { snapshot, number, cell } = report('全年新收政府信息公开申请‸72‸件。', encoding);
    const found = definition(snapshot, number.start + 1)!;
    expect(found.origin).toEqual(number);
    expect(starts(found.targets.map(({ target }) => target))).toEqual([cell(applications('new', 'total')).start]);
  });

  it('leads there with its row, so that a peek shows what it is', () => {
    const { snapshot, number, text } = report('全年新收政府信息公开申请‸72‸件。');
    expect(shown(text, [definition(snapshot, number.start)!.targets[0]!.context])[0]).toMatch(/⟦一、本年新收.* 72⟧/);
  });

  it('leads to the cell it most likely means where it is wrong', () => {
    const { snapshot, number, cell } = report('全年新收政府信息公开申请‸70‸件。');
    const wrong = snapshot.findings.find(({ rule }) => rule === 'cross/prose-number')!;
    const targets = starts(definition(snapshot, number.end)!.targets.map(({ target }) => target));
    expect(targets).toEqual([cell(applications('new', 'total')).start]);
    expect(targets).toEqual(starts(wrong.related.map(({ range }) => range)));
  });

  it('leads to all cells that it is the sum of', () => {
    const { snapshot, number, cell } = report('全年受理政府信息公开申请‸75‸件。');
    expect(starts(definition(snapshot, number.start)!.targets.map(({ target }) => target))).toEqual(starts([cell(applications('new', 'total')), cell(applications('carryIn', 'total'))]));
  });

  it.each(['全年收到人大代表建议‸72‸件。', '2019年收到政府信息公开申请‸72‸件。', '全年回应网民留言‸72‸条。'])('leads nowhere where it is compared with nothing: %s', (sentence) => {
    const { snapshot, number } = report(sentence);
    expect(definition(snapshot, number.start)).toBeNull();
    expect(references(snapshot, number.start, true)).toBeNull();
    expect(documentHighlights(snapshot, number.start)).toBeNull();
    expect(hover(snapshot, number.start, 'zh')).toBeNull();
  });

  it('stays in its own report of a file with several', () => {
    const one = report('全年新收政府信息公开申请‸72‸件。');
    const { text, cell, number } = report('全年新收政府信息公开申请‸72‸件。', 'cell-line', { ...figures, title: '临溪县教育局2022年政府信息公开工作年度报告', body: '临溪县教育局' });
    const base = one.text.length + 1;
    const found = definition(snapshotOf(`${one.text}\n${text}`), base + number.start)!;
    expect(starts(found.targets.map(({ target }) => target))).toEqual([base + cell(applications('new', 'total')).start]);
  });
});

describe('references between prose and table', () => {
  const twice = report('全年新收政府信息公开申请‸72‸件。');
  const text = twice.text.replace('（三）政府信息管理。', '（三）政府信息管理。全年收到政府信息公开申请72件，办结75件。');
  const snapshot = snapshotOf(text);
  const moved = text.length - twice.text.length;
  const total = twice.cell(applications('new', 'total')).start + moved;
  const first = twice.number.start;
  const second = text.indexOf('收到政府信息公开申请72') + '收到政府信息公开申请'.length;

  it('list the sentences that state a cell, besides the sums it goes into', () => {
    const found = starts(references(snapshot, total, false)!);
    expect(found).toEqual(expect.arrayContaining(sorted(first, second)));
    expect(found).not.toContain(text.indexOf('办结75') + 2);
    expect(found).toContain(twice.cell(applications('carryOut', 'total')).start + moved);
    expect(found).toEqual(sorted(...found));
  });

  it('list of a number in prose its cell and the other sentences', () => {
    expect(starts(references(snapshot, first, false)!)).toEqual(sorted(second, total));
    expect(starts(references(snapshot, first, true)!)).toEqual(sorted(first, second, total));
  });

  it('are highlighted both ways', () => {
    const kinds = (offset: number): [number, string][] => documentHighlights(snapshot, offset)!.map(({ range, kind }) => [range.start, kind]);
    expect(kinds(first)).toEqual([[first, 'text'], [second, 'text'], [total, 'read']]);
    expect(kinds(total).filter(([, kind]) => kind === 'text')).toEqual([[first, 'text'], [second, 'text']]);
  });
});

describe('the hover of a number in prose', () => {
  const says = (sentence: string, language: 'zh' | 'en' = 'zh', of: Figures = figures): string => {
    const { text, number } = report(sentence, 'pipe-open', of);
    return hoverAt(text, number.start, language)!;
  };

  it('names the cell and says that both agree', () => {
    const { text, number, cell } = report('全年新收政府信息公开申请‸72‸件。');
    const line = lineOf(text, cell(applications('new', 'total')).start);
    const contents = hoverAt(text, number.start)!;
    expect(contents).toContain('**正文“全年新收政府信息公开申请72件”与表格一致 ✓**');
    expect(contents).toContain(`收到和处理政府信息公开申请情况表，第 ${line} 行：一、本年新收政府信息公开申请数量 × 总计 = 72`);
    expect(hover(snapshotOf(text), number.start, 'zh')!.range).toEqual(number);
  });

  it('says what the table has where they differ, in both languages', () => {
    expect(says('全年新收政府信息公开申请‸70‸件。')).toMatch(/与表格不一致 ✗[^]*= 72[^]*表中是 72，正文写的是 70 ✗/);
    expect(says('全年新收政府信息公开申请‸70‸件。', 'en')).toMatch(/differs from the table ✗[^]*New requests × Total = 72[^]*The table says 72, the prose 70 ✗/);
  });

  it('shows the sum where several cells are meant', () => {
    expect(says('全年受理政府信息公开申请‸75‸件。')).toMatch(/一、本年新收[^]* = 72[^]*二、上年结转[^]* = 3[^]*72 \+ 3 = 75 ✓/);
    expect(says('不予公开政府信息公开申请‸1‸件。')).toContain('其余 7 格是 0。');
  });

  it('says so where the table’s own total is wrong and its row right', () => {
    const wrong: CellRef = applications('new', 'total');
    expect(says('全年新收政府信息公开申请‸72‸件。', 'zh', withValue(figures, wrong, '71'))).toContain('表中写的是 71，按这一行各数相加则是 72 ✓');
  });

  it('links the cell where the editor gives its address', () => {
    const { snapshot, number, cell } = report('全年新收政府信息公开申请‸72‸件。');
    const contents = hover(snapshot, number.start, 'zh', ({ start }) => `file:///r (1).txt#at${start}`)!.contents;
    expect(contents).toContain(`× 总计](file:///r%20%281%29.txt#at${cell(applications('new', 'total')).start}) = 72`);
  });
});
