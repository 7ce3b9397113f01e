import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/core/index.js';
import { tableTemplate } from '../../server/src/core/template/load.js';
import type { RowTemplate } from '../../server/src/core/template/types.js';
import { wrapExample } from '../harness/example.js';
import { cellsOf, cleanFigures, valueAt, withRow, withValue, type CellRef, type Figures } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, checkHover, hoverAt, lineOf, snapshotOf } from './support.js';

const at = (figures: Figures, ref: CellRef, language: 'zh' | 'en' = 'zh'): string => {
  const { text, cell } = render(figures, 'pipe-open');
  return hoverAt(text, cell(ref).start, language) ?? '';
};

const applications = (row: string, column: string): CellRef => ({ table: 'applications', row, column });

/** Row of the form that a reference names; blocks of table 4 are rows there. */
function rowTemplate(figures: Figures, ref: CellRef): RowTemplate | undefined {
  return tableTemplate(figures.form, ref.table).blocks.flatMap((block) => block.rows).find((row) => row.id === ref.row);
}

describe('hover on a cell', () => {
  it('names row, column and value, and shows the sum it stands in', () => {
    const text = at(busyFigures(), applications('new', 'total'));
    expect(text).toContain('**一、本年新收政府信息公开申请数量 × 总计：72**');
    expect(text).toContain('本行合计：72 = 68 + 4 ✓');
    expect(text).toContain('72 + 0 = 72 + 0 ✓');
  });

  it('says it in English', () => {
    const text = at(busyFigures(), applications('new', 'total'), 'en');
    expect(text).toContain('72 = 68 + 4 ✓');
    expect(text).toMatch(/^\*\*[A-Z][^\u4e00-\u9fff]* × Total: 72\*\*/);
  });

  it('says by how much a sum is off, and names the number that is probably wrong', () => {
    const text = at(withValue(busyFigures(), applications('new', 'total'), '71'), applications('new', 'total'));
    expect(text).toContain('**68 + 4 = 72 ≠ 71（差 1）**');
    expect(text).toContain('很可能错在这个数：改为 72');
  });

  it('points to the probably wrong number from the other cells of a failing sum', () => {
    const figures = withValue(busyFigures(), applications('new', 'natural'), '67');
    const { text, cell } = render(figures, 'pipe-open');
    const line = lineOf(text, cell(applications('new', 'natural')).start);
    expect(hoverAt(text, cell(applications('new', 'total')).start)).toContain(`第${line}行“一、本年新收政府信息公开申请数量 × 自然人”：应为 68`);
  });

  it('says which line keeps a sum from being checked', () => {
    const { text, cell, label } = render(withRow(busyFigures(), 'n2', ['0', '0', '0', '0', '0', '0']), 'pipe-open');
    const line = lineOf(text, label('n2').start);
    expect(hoverAt(text, cell(applications('total', 'natural')).start)).toContain(`未核对：第${line}行缺1个数`);
    expect(hoverAt(text, cell(applications('total', 'natural')).start, 'en')).toContain(`not checked: line ${line} lacks 1 number`);
  });

  it('names a missing row', () => {
    const { text, cell } = render(busyFigures(), 'pipe-open', { overrides: { 'applications/u2': [] } });
    expect(hoverAt(text, cell(applications('total', 'natural')).start)).toContain('未核对：缺“2.没有现成信息需要另行制作”一行');
  });

  it('names the group of a row, what the row counts, and the clause with its address', () => {
    const text = at(busyFigures(), applications('d1', 'natural'));
    expect(text).toContain('（三）不予公开 › 1.属于国家秘密 × 自然人：0');
    expect(text).toMatch(/§ \[《条例》第十四条[^\]]*\]\(https:\/\/www\.gov\.cn\//);
  });

  it('is honest about rows that come from the form only', () => {
    expect(at(busyFigures(), applications('n5', 'natural'))).toContain('条例没有对应');
    expect(at(busyFigures(), applications('total', 'total'))).toContain('只见于报告格式');
  });

  it('tells blank cells from zeros', () => {
    expect(at(withValue(busyFigures(), applications('d1', 'natural'), ''), applications('d1', 'natural'))).toContain('× 自然人：未填');
    expect(at(withValue(busyFigures(), applications('d1', 'natural'), '/'), applications('d1', 'natural'))).toContain('未填（写作“/”）');
  });

  it('shows text that is no number as text, not as Markdown', () => {
    const text = at(withValue(busyFigures(), applications('d1', 'commercial'), '[x](y)*'), applications('d1', 'commercial'));
    expect(text).toContain('“\\[x\\](y)\\*”不是数');
    const { text: address, cell } = render(withValue(busyFigures(), applications('d1', 'commercial'), 'http://a.cn'), 'pipe-open');
    expect(hoverAt(address, cell(applications('d1', 'commercial')).start)).toContain('http:\\//a.cn');
  });

  it('names block and outcome in table 4', () => {
    const figures = { ...busyFigures(), review: { review: ['1', '0', '2', '0', '3'], direct: ['0', '0', '0', '0', '0'], postReview: ['1', '0', '0', '0', '2'] } };
    expect(at(figures, { table: 'review', row: 'review', column: 'other' })).toMatch(/\*\*行政复议 × 其他结果：2\*\*[^]*本组合计：3 = 1 \+ 2 ✓/);
    expect(at(figures, { table: 'review', row: 'postReview', column: 'total' })).toMatch(/复议后起诉 × 总计：2[^]*1 ≠ 2（差 1）/);
  });

  it('names item and column in table 2', () => {
    expect(at(busyFigures(), { table: 'disclosure', row: 'norms', column: 'valid' })).toContain('第二十条第（一）项 › 行政规范性文件 × 现行有效件数：7');
  });

  it.each(encodingIds)('finds every number of both forms written as %s', (encoding) => {
    for (const seed of [2, 3]) {
      const figures = cleanFigures(seed);
      const { text, cell } = render(figures, encoding);
      const snapshot = snapshotOf(text);
      for (const ref of cellsOf(figures)) {
        const found = hover(snapshot, cell(ref).start, 'zh');
        const name = `${encoding} ${figures.form} ${ref.table}/${ref.row}/${ref.column}`;
        expect(found?.range, name).toEqual(cell(ref));
        const headline = found?.contents.split('\n')[0] ?? '';
        expect(headline, name).toContain(rowTemplate(figures, ref)?.label ?? 'no such row');
        expect(headline, name).toContain(`：${valueAt(figures, ref)}**`);
        expect(found?.contents, name).not.toContain('≠');
      }
    }
  });
});

describe('hover on words', () => {
  it('explains a row label with its sum', () => {
    const { text, label } = render(busyFigures(), 'pipe-open');
    const contents = hoverAt(text, label('granted').start + 1) ?? '';
    expect(contents).toContain('**三、本年度办理结果 › （一）予以公开**');
    expect(contents).toContain('72 = 68 + 4 ✓');
    expect(contents).toContain('§ ');
  });

  it.each([
    ['a group', '（三）不予公开', '**（三）不予公开**'],
    ['an item of article 20', '第二十条第（五）项', '第二十条第（五）项'],
    ['a column', '社会公益组织', '**社会公益组织**'],
    ['an outcome', '尚未审结', '**尚未审结**'],
    ['a block of table 4', '复议后起诉', '复议后起诉'],
  ])('explains %s', (_, words, headline) => {
    const { text } = render(busyFigures(), 'pipe-open');
    const contents = hoverAt(text, text.indexOf(words) + 1) ?? '';
    expect(contents).toContain(headline);
    expect(contents).toContain('§ ');
  });

  it('explains a section and says how its table stands', () => {
    const { text } = render(withValue(busyFigures(), applications('new', 'total'), '71'), 'pipe-open');
    const contents = hoverAt(text, text.indexOf('三、收到') + 3) ?? '';
    expect(contents).toContain('**三、收到和处理政府信息公开申请情况**');
    expect(contents).toMatch(/表内 39 个等式：37 个成立，2 个不成立/);
    expect(hoverAt(render(busyFigures(), 'pipe-open').text, text.indexOf('三、收到'))).toContain('全部成立 ✓');
  });

  it('says nothing about plain prose', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    expect(hoverAt(text, text.indexOf('水库巡查'))).toBeNull();
  });
});

describe('hover on a clause in the prose', () => {
  const inProse = (text: string): string => wrapExample({ in: 'section1', text });

  it.each([
    ['依照⟦《条‸例》第三十六条第（三）项⟧作出答复。', '《条例》第三十六条第（三）项'],
    ['根据⟦《中华人民共和国政府信息公开条例》第二十‸条第(一)项⟧，', '《条例》第二十条第（一）项'],
    ['根据⟦条例第五‸十条⟧编制。', '《条例》第五十条'],
    ['涉及⟦第二十条  第‸（八）项⟧的收费。', '《条例》第二十条第（八）项'],
    ['按《条例》第四十九条、⟦第5‸0条⟧报送。', '《条例》第五十条'],
    ['不服的，依照⟦《行政复议法》第二十三‸条⟧先复议。', '《行政复议法》第二十三条'],
  ])('%s', (text, cite) => {
    expect(checkHover(inProse(text))).toContain(cite);
  });

  it.each(['依照《预算法》第十四‸条办理。', '按照本办法第二十‸条办理。', '条例第九十‸九条'])('is silent on other laws and articles: %s', (text) => {
    expect(() => checkHover(inProse(text))).toThrow('nothing to hover over');
  });
});

describe('hover anywhere', () => {
  it('never throws, and never makes HTML', () => {
    const { text } = render(withRow(busyFigures(), 'n2', ['0', '<b>', '']), 'pipe-open');
    const snapshot = snapshotOf(text);
    for (let offset = 0; offset <= text.length; offset++) {
      for (const language of ['zh', 'en'] as const) {
        const found = hover(snapshot, offset, language);
        if (found === null) continue;
        expect(found.range.start <= offset && offset <= found.range.end).toBe(true);
        expect(found.contents.replace(/\\./g, '')).not.toMatch(/<|undefined|\{\w+\}/);
      }
    }
  });

  it('never throws on damaged text', () => {
    const { text } = render(busyFigures(), 'cell-line');
    fc.assert(fc.property(fc.nat(text.length), fc.nat(80), fc.string({ maxLength: 12 }), (start, length, insert) => {
      const damaged = text.slice(0, start) + insert + text.slice(start + length);
      const snapshot = snapshotOf(damaged);
      for (let offset = Math.max(0, start - 5); offset < start + 40; offset += 3) hover(snapshot, Math.min(offset, damaged.length), 'zh');
    }), { numRuns: 60 });
    expect(hover(snapshotOf(''), 0, 'zh')).toBeNull();
  });
});
