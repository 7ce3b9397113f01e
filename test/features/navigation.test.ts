import { describe, expect, it } from 'vitest';
import { alignment, cellName, neighbour, type NeighbourDirection } from '../../server/src/core/index.js';
import { withRow } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';
import { applications, atCursor, mark, wrongFigures } from './tables.js';

const table = `三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 68 | 4 | 0 | 0 | 0 | 0 | 72
二、上年结转政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21
`;

function go(marked: string, direction: NeighbourDirection): string {
  const { text, snapshot, offset } = atCursor(marked);
  const found = neighbour(snapshot, offset, direction);
  return found === null ? 'nowhere' : mark(text, [found]).split('\n').find((line) => line.includes('⟦'))!.replace(/政府信息公开申请数量/, '…');
}

describe('neighbours', () => {
  it.each([
    ['| 6‸8 |', 'next', '一、本年新收… | 68 | ⟦4⟧ | 0 | 0 | 0 | 0 | 72'],
    ['| 4‸ |', 'previous', '一、本年新收… | ⟦68⟧ | 4 | 0 | 0 | 0 | 0 | 72'],
    ['| 72‸\n', 'next', '二、上年结转… | ⟦1⟧ | 2 | 3 | 4 | 5 | 6 | 21'],
    ['| ‸1 |', 'previous', '一、本年新收… | 68 | 4 | 0 | 0 | 0 | 0 | ⟦72⟧'],
    ['| 72‸\n', 'down', '二、上年结转… | 1 | 2 | 3 | 4 | 5 | 6 | ⟦21⟧'],
    ['| 2‸ |', 'up', '一、本年新收… | 68 | ⟦4⟧ | 0 | 0 | 0 | 0 | 72'],
    ['二、上‸年', 'next', '二、上年结转… | ⟦1⟧ | 2 | 3 | 4 | 5 | 6 | 21'],
    ['二、上‸年', 'up', '一、本年新收… | ⟦68⟧ | 4 | 0 | 0 | 0 | 0 | 72'],
    ['| 21‸\n', 'next', 'nowhere'],
    ['| ‸68 |', 'previous', 'nowhere'],
    ['| 6‸8 |', 'up', 'nowhere'],
    ['| 21‸\n', 'down', 'nowhere'],
  ] as const)('of %j, %s', (place, direction, expected) => {
    expect(go(table.replace(place.replace('‸', ''), place), direction)).toBe(expected);
  });

  it.each(encodingIds)('walk through all cells and back, written as %s', (encoding) => {
    const { text } = render(busyFigures(), encoding);
    const snapshot = snapshotOf(text);
    const walk = (from: number, direction: NeighbourDirection): number[] => {
      const found: number[] = [];
      for (let here = neighbour(snapshot, from, direction); here !== null && found.length < 1000; here = neighbour(snapshot, here.start, direction)) found.push(here.start);
      return found;
    };
    const there = walk(0, 'next');
    expect(there.length).toBeGreaterThan(190);
    expect(new Set(there).size).toBe(there.length);
    expect(walk(text.length, 'previous')).toEqual(there.reverse());
  });

  it('lead from one wrong number to the next, into other reports and round', () => {
    const first = render(wrongFigures(), 'pipe-open');
    const clean = render({ ...busyFigures(), title: '临溪县教育局2022年政府信息公开工作年度报告' }, 'pipe-open').text;
    const last = render({ ...wrongFigures(), title: '临溪县卫生健康局2022年政府信息公开工作年度报告' }, 'cell-line');
    const text = `${first.text}\n${clean}\n${last.text}`;
    const snapshot = snapshotOf(text);
    expect(snapshot.reports).toHaveLength(3);
    const one = first.cell(applications('new', 'total')).start;
    const two = text.length - last.text.length + last.cell(applications('new', 'total')).start;
    const to = (offset: number, direction: NeighbourDirection): number | undefined => neighbour(snapshot, offset, direction)?.start;
    expect([to(0, 'nextSuspect'), to(one, 'nextSuspect'), to(two, 'nextSuspect')]).toEqual([one, two, one]);
    expect([to(text.length, 'previousSuspect'), to(two, 'previousSuspect'), to(one, 'previousSuspect')]).toEqual([two, one, two]);
    expect(neighbour(snapshotOf(clean), 0, 'nextSuspect')).toBeNull();
    expect(neighbour(snapshotOf(''), 0, 'nextSuspect')).toBeNull();
  });
});

describe('the name of a cell', () => {
  it('says row and column', () => {
    const { text, snapshot, offset } = atCursor(render(busyFigures(), 'pipe-open').text.replace('| 68', '| ‸68'));
    expect(cellName(snapshot, offset, 'zh')).toEqual({ text: '一、本年新收政府信息公开申请数量 × 自然人', detail: '一、本年新收政府信息公开申请数量 × 自然人' });
    expect(cellName(snapshot, offset, 'en')?.text).toMatch(/^[A-Z].* × Natural persons$/);
    expect(cellName(snapshot, text.indexOf('水库巡查'), 'zh')).toBeNull();
  });

  it('names headings in the detail, and counts where the column is not known', () => {
    const { text, cell } = render(withRow(busyFigures(), 'd1', ['0', '0', '0', '0', '0', '0']), 'pipe-open');
    expect(cellName(snapshotOf(text), cell(applications('d1', '1')).start, 'zh')).toEqual({ text: '1.属于国家秘密 × 第 2 个数', detail: '（三）不予公开 › 1.属于国家秘密 × 第 2 个数' });
  });
});

describe('alignment', () => {
  /** Ends of the values in columns, with the room put in. */
  function ends(text: string): number[][] {
    const paddings = new Map(alignment(snapshotOf(text), { start: 0, end: text.length }, 4).map(({ offset, wide, narrow }) => [offset, 2 * wide + narrow]));
    let offset = 0;
    return text.split('\n').map((line) => {
      let column = 0;
      const found: number[] = [];
      [...line].forEach((character, index) => {
        column += paddings.get(offset) ?? 0;
        column += character === '\t' ? 4 : /[^\u0000-\u00ff‐-‧]/.test(character) ? 2 : 1;
        offset += character.length;
        if (/\d/.test(character) && /[\s|]/.test(line[index + 1] ?? ' ')) found.push(column);
      });
      offset += 1;
      return found;
    }).filter((found) => found.length === 7);
  }

  /** The lines with spaces for the room. */
  function aligned(text: string): string[] {
    let out = text;
    for (const { offset, wide, narrow } of alignment(snapshotOf(text), { start: 0, end: text.length }, 4).reverse()) out = `${out.slice(0, offset)}${' '.repeat(2 * wide + narrow)}${out.slice(offset)}`;
    return out.split('\n');
  }

  it.each(['pipe-open', 'pipe-closed', 'gfm'] as const)('puts the values of a table under each other, written as %s', (encoding) => {
    const rows = ends(render(busyFigures(), encoding).text);
    expect(rows.length).toBeGreaterThanOrEqual(24);
    expect(new Set(rows.map((row) => row.join())).size).toBe(1);
  });

  it('puts the bars behind the labels under each other, too', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    const lines = aligned(text).filter((line) => /^[一二（].*(?:\| +\d+ +){7}/.test(line));
    expect(lines.length).toBeGreaterThanOrEqual(8);
    const bars = lines.map((line) => [...line.slice(0, line.search(/\| +\d+ +\|/))].reduce((width, character) => width + (character > '\u2fff' ? 2 : 1), 0));
    expect(new Set(bars).size).toBe(1);
  });

  it('answers for tabs, and not where a row has several lines', () => {
    const found = (encoding: 'tab-word' | 'cell-line' | 'blank-line'): number => {
      const { text } = render(busyFigures(), encoding);
      return alignment(snapshotOf(text), { start: 0, end: text.length }, 4).length;
    };
    expect(found('tab-word')).toBeGreaterThan(20);
    expect(found('cell-line')).toBe(0);
    expect(found('blank-line')).toBe(0);
  });

  it('never asks for less than nothing, in columns of two', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    const all = alignment(snapshotOf(text), { start: 0, end: text.length }, 4);
    for (const { wide, narrow } of all) expect(2 * wide + narrow).toBeGreaterThanOrEqual(0);
    const half = { start: 0, end: all[Math.floor(all.length / 2)]!.offset };
    expect(alignment(snapshotOf(text), half, 4)).toEqual(all.filter(({ offset }) => offset <= half.end));
  });
});
