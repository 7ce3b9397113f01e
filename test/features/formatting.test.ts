import { describe, expect, it } from 'vitest';
import { formatting } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { cleanFigures, withRow } from '../harness/figures.js';
import { sectionTitles } from '../harness/form.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

function format(text: string): string {
  return applyResolved(text, formatting(snapshotOf(text)));
}

/** What is read of every table. */
function contentOf(text: string): unknown {
  return snapshotOf(text).reports.map((report) => report.tables.map((table) => [table.headers.map((header) => header.text), table.groups.map((group) => group.label.text), table.rows.map((row) => [row.label?.text, row.shape, row.cells.map((cell) => [cell.column?.id, cell.text])])]));
}

describe('formatting', () => {
  it.each(encodingIds)('of %s settles in one go and changes spaces only', (encoding) => {
    for (const figures of [cleanFigures(5, '2021', 'millions'), withRow(cleanFigures(6, '2019'), 'd2', ['', '1', '', '0', '0', '0', '1'])]) {
      for (const eol of ['\n', '\r\n'] as const) {
        const { text } = render(figures, encoding, { eol, bom: true });
        const once = format(text);
        expect(format(once)).toBe(once);
        expect(once.replace(/[ -]/g, '')).toBe(text.replace(/[ -]/g, ''));
        expect(contentOf(once)).toEqual(contentOf(text));
      }
    }
  });

  it('lines Markdown columns up by display width, numbers to the right', () => {
    const lines = format(render(busyFigures(), 'gfm').text).split('\n');
    const row = lines.find((line) => line.includes('一、本年新收'))!;
    const other = lines.find((line) => line.includes('四、结转下年度'))!;
    const ends = (line: string): number[] => [...line.replace(/[\u2000-\uffff]/g, 'xx').matchAll(/\|/g)].map((match) => match.index);
    expect(ends(row)).toEqual(ends(other));
    expect(row).toMatch(/ 68 \|/);
    expect(other).toMatch(/ {2}0 \|/);
  });

  it('lines the numbers of pipe rows up behind the widest label', () => {
    const lines = format(render(busyFigures(), 'pipe-closed').text).split('\n');
    const start = (words: string): number => {
      const line = lines.find((each) => each.includes(words))!.replace(/[\u2000-\uffff]/g, 'xx');
      return line.slice(0, line.search(/\d+ \|/)).lastIndexOf('|');
    };
    expect(start('本年新收')).toBe(start('结转下年度'));
    expect(start('（一）予以公开')).toBe(start('本年新收'));
  });

  it('formats the lines that the ranges touch, lined up with those around them', () => {
    const { text, label } = render(busyFigures(), 'gfm');
    const whole = format(text).split('\n');
    const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
    const spans = ['d2', 'n3'].map((row) => ({ start: label(row).start, end: label(row).end }));
    const formatted = applyResolved(text, formatting(snapshotOf(text), spans)).split('\n');
    const changed = spans.map(({ start }) => lineOf(start));
    text.split('\n').forEach((line, index) => expect(formatted[index]).toBe(changed.includes(index) ? whole[index] : line));
    expect(formatting(snapshotOf(text), [{ start: 0, end: 3 }])).toEqual([]);
  });

  it.each(encodingIds)('of rows pasted into a tidy table of %s changes those rows only', (encoding) => {
    const tidy = format(render(busyFigures(), encoding).text);
    const lines = tidy.split('\n');
    const from = lines.findIndex((line) => line.includes('属于国家秘密'));
    // As they come from elsewhere: without the table's spaces.
    const pasted = lines.slice(from, from + 3).map((line) => line.replace(/ +(?=[|])|(?<=[|]) +(?=[^ |])/g, ''));
    const text = lines.toSpliced(from, 3, ...pasted).join('\n');
    const start = lines.slice(0, from).join('\n').length + 1;
    const edits = formatting(snapshotOf(text), [{ start, end: start + pasted.join('\n').length + 1 }]);
    expect(edits.every(({ range }) => range.start >= start && range.end <= start + pasted.join('\n').length)).toBe(true);
    expect(contentOf(applyResolved(text, edits))).toEqual(contentOf(text));
  });
});

describe('numbers of headings', () => {
  const report = (prose: readonly string[], headings: Parameters<typeof render>[2] = {}): string => {
    const figures = busyFigures();
    return render({ ...figures, prose: { ...figures.prose, 5: prose } }, 'pipe-closed', headings).text;
  };
  const section5 = (text: string): string[] => text.slice(text.indexOf('五、'), text.indexOf('六、')).trimEnd().split('\n').slice(1);

  it('are written as official documents write them', () => {
    const text = report(['(一)存在的问题。', '1、部分栏目更新慢。', '(1)栏目多。', '2)人手少。', '２．解读偏少。', '（二）、改进情况。', '1．按月检查。']);
    expect(section5(format(text))).toEqual(['（一）存在的问题。', '1.部分栏目更新慢。', '（1）栏目多。', '（2）人手少。', '2.解读偏少。', '（二）改进情况。', '1.按月检查。']);
    expect(format(format(text))).toBe(format(text));
  });

  it('stay as they are where two ways of writing may be two levels', () => {
    const lines = ['（一）存在的问题。', '1、部分栏目更新慢。', '1.栏目多。', '2.人手少。', '2、解读偏少。'];
    expect(section5(format(report(lines)))).toEqual(lines);
  });

  it('leave numbers alone that only begin a line', () => {
    const lines = ['2024年共受理申请12件，均按时答复。', '1.5万人次浏览了专栏，反映良好。', '三项制度落实到位，专人跟进。', '一是更新不够及时，二是解读偏少。', '（1）项和（2）项均为零，没有变化。'];
    expect(section5(format(report(lines)))).toEqual(lines);
  });

  it('of sections follow the style that most of them have', () => {
    const mixed = report(['更新不够及时，解读材料文字偏多。'], { headings: { 2: '二．主动公开政府信息情况', 3: '三 收到和处理政府信息公开申请情况', 4: '第四部分 政府信息公开行政复议、行政诉讼情况' } });
    const titles = format(mixed).split('\n').filter((line) => /情况$|事项$/.test(line) && !line.includes('|'));
    expect(titles.map((line) => line.slice(0, 2))).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
    const parts = Object.fromEntries([1, 2, 3, 4, 5, 6].map((role, index) => [role, `第${'一二三四五六'[index]!}部分 ${sectionTitles[index]!}`]));
    const all = report(['更新不够及时，解读材料文字偏多。'], { headings: parts });
    expect(format(all).match(/第.部分/g)).toHaveLength(6);
    const brackets = report(['更新不够及时，解读材料文字偏多。'], { headings: Object.fromEntries(sectionTitles.map((title, index) => [index + 1, `(${'一二三四五六'[index]!})${title}`])) });
sectionTitles.forEach((title, index) => expect(format(brackets)).toContain(`\n（${'一二三四五六'[index]!}）${title}\n`));
  });

  it('can be left as they are, and are formatted in the range only', () => {
    const text = report(['(一)存在的问题。', '(二)改进情况。']);
    expect(applyResolved(text, formatting(snapshotOf(text), undefined, { numerals: false }))).toContain('(一)存在的问题。\n(二)改进情况。');
    const at = text.indexOf('(二)改进');
    const formatted = applyResolved(text, formatting(snapshotOf(text), [{ start: at, end: at + 3 }]));
    expect(formatted).toContain('(一)存在的问题。\n（二）改进情况。');
  });
});
