import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pasteTable, type Clipboard, type PastedTable } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { figuresArbitrary, withValue, type Figures } from '../harness/figures.js';
import { encodingIds, render, type EncodingId } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

type TableName = 'disclosure' | 'applications' | 'review';
const headings = { disclosure: '二、主动公开', applications: '三、收到和处理', review: '四、政府信息公开行政复议' } as const;

/** One table of a report as it is written in an encoding. */
function tableText(figures: Figures, table: TableName, encoding: EncodingId): string {
  const without = render(figures, encoding, { without: [table] }).text;
  const whole = render(figures, encoding).text;
  const at = gapOf(whole, table);
  return whole.slice(at, at + whole.length - without.length);
}

/** The same table as programs put it on the clipboard. */
const sources: Readonly<Record<string, (table: string) => string>> = {
  browser: (table) => `<meta charset='utf-8'><!--StartFragment-->${table}<!--EndFragment-->`,
  word: (table) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- table.MsoNormalTable {mso-style-name:"a|b"} td > p {} --></style></head><body lang=ZH-CN><!--StartFragment--><div align=center>${
    table.replaceAll('<p>', '<p class=MsoNormal align=center><span lang=EN-US style=\'font-size:12.0pt\'>').replaceAll('</p>', '<o:p></o:p></span></p>').replace(/ (colspan|rowspan)="(\d+)"/g, ' $1=$2')}</div><!--EndFragment--></body></html>`,
  excel: (table) => `<html><head><style>td{mso-number-format:General}</style></head><body><!--StartFragment--><col width=72>${table.replaceAll('<td', '<td height=19 class=xl65').replace(/<\/?p>/g, '')}<!--EndFragment--></body></html>`,
};

function paste(text: string, at: number, clipboard: Clipboard): { readonly text: string; readonly item: PastedTable } {
  const item = pasteTable(snapshotOf(text), { start: at, end: at }, clipboard, 'zh');
  if (item === null) throw new Error('nothing to paste');
  return { text: applyResolved(text, [{ range: { start: at, end: at }, newText: item.newText }]), item };
}

function cellsOf(text: string, table: TableName): unknown {
  return snapshotOf(text).reports[0]!.tables.filter(({ id }) => id === table).map((found) => found.rows.map((row) => [row.template?.id, row.shape, row.cells.map((cell) => [cell.column?.id, cell.text])]));
}

const encodingOf = (text: string, table: TableName): string | undefined => snapshotOf(text).reports[0]!.tables.find(({ id }) => id === table)?.encoding;

/** Where the missing table belongs: on the line under the heading of its section. */
function gapOf(text: string, table: TableName): number {
  return text.indexOf('\n', text.indexOf(`\n${headings[table]}`) + 1) + 1;
}

describe('pasting a table', () => {
  it.each(encodingIds)('into a report in %s, it is written and read like the others', (encoding) => {
    fc.assert(
      fc.property(figuresArbitrary, fc.constantFrom<TableName>('disclosure', 'applications', 'review'), fc.constantFrom(...Object.keys(sources)), (figures, table, source) => {
        const whole = render(figures, encoding).text;
        const { text } = render(figures, encoding, { without: [table] });
        const { text: pasted, item } = paste(`${text}`, gapOf(text, table), { html: sources[source]!(tableText(figures, table, 'html')) });
        expect(item.known).toBe(true);
        expect(cellsOf(pasted, table)).toEqual(cellsOf(render(figures, 'html').text, table));
        const nearest = encodingOf(whole, table === 'review' ? 'applications' : 'review');
        if (nearest !== 'space') expect(item.encoding).toBe(nearest);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('merged cells come out where they belong', () => {
    const { text } = render(busyFigures(), 'gfm', { without: ['applications'] });
    const { text: after } = paste(text, gapOf(text, 'applications'), { html: sources['word']!(tableText(busyFigures(), 'applications', 'html')) });
    const fields = (words: string): string[] => after.split('\n').find((line) => line.includes(words))!.split('|').slice(1, -1).map((field) => field.trim());
    expect(fields('（三）不予公开').slice(0, 4)).toEqual(['', '（三）不予公开', '1.属于国家秘密', '0']);
    expect(fields('2.其他法律行政法规禁止公开').slice(0, 4)).toEqual(['', '', '2.其他法律行政法规禁止公开', '0']);
    expect(fields('一、本年新收')).toEqual(['一、本年新收政府信息公开申请数量', '', '', '68', '4', '0', '0', '0', '0', '72']);
  });

  it('blank cells stay blank, in another encoding where need be', () => {
    const figures = withValue(busyFigures(), { table: 'applications', row: 'd2', column: 'research' }, '');
    for (const encoding of ['blank-line', 'cell-line'] as const) {
      const { text } = render(figures, encoding, { without: ['applications'] });
      const { text: after, item } = paste(text, gapOf(text, 'applications'), { html: tableText(figures, 'applications', 'html') });
      expect(item.encoding).toBe(encoding === 'blank-line' ? 'pipe' : 'cell-line');
      expect(cellsOf(after, 'applications')).toEqual(cellsOf(render(figures, 'html').text, 'applications'));
    }
  });

  it('from a spreadsheet without HTML: tabs', () => {
    const figures = busyFigures();
    for (const table of ['disclosure', 'applications', 'review'] as const) {
      const { text } = render(figures, 'pipe-open', { without: [table] });
      const { text: after, item } = paste(text, gapOf(text, table), { text: tableText(figures, table, 'tab-grid').replaceAll('\n', '\r\n') });
      expect(item).toMatchObject({ encoding: 'pipe', known: true });
      expect(item.newText).not.toMatch(/[\t\r]/);
      expect(cellsOf(after, table)).toEqual(cellsOf(render(figures, 'html').text, table));
    }
    const quoted = paste('', 0, { text: '项目\t"第一\n行"\n"带""引号"""\t5\n' });
    expect(quoted.item.newText.split('\n').map((line) => line.split('|').map((field) => field.trim()))).toEqual([['', '项目', '第一行', ''], ['', '带"引号"', '5', '']]);
  });

  it('keeps the text around tables, and leaves out what pages do not show', () => {
    const html = '<style>td{}</style><p>说明：下表为本年度数据。</p><table><tr><td>某项</td><td>数 | 量</td></tr><tr><td>甲<br>乙</td><td>Open<br>data</td></tr></table><script>alert(1)</script><p>以上。</p>';
    const { item } = paste('', 0, { html, text: 'x' });
    expect(item.known).toBe(false);
    expect(item.newText.split('\n')).toEqual(['说明：下表为本年度数据。', '| 某项 | 数 \\| 量 |', '| 甲乙 | Open data |', '以上。']);
  });

  it('takes tables out of those that only lay a page out', () => {
    const html = `<table><tr><td><table><tr><td>菜单</td></tr></table></td><td>${tableText(busyFigures(), 'disclosure', 'html-inline')}</td></tr></table>`;
    const { item } = paste('', 0, { html });
    expect(item.known).toBe(true);
    expect(item.newText).toContain('行政许可');
  });

  it('stands on lines of its own, in the line ending of the file', () => {
    const text = '云岭县水务局2023年政府信息公开工作年度报告\r\n二、主动公开政府信息情况\r\n如下。\r\n';
    const at = text.indexOf('如下。') + 2;
    const { item } = paste(text, at, { html: tableText(busyFigures(), 'disclosure', 'html') });
    expect(item.newText.startsWith('\r\n')).toBe(true);
    expect(item.newText.endsWith('\r\n')).toBe(true);
    expect(item.newText.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is not offered for text, for a single cell or a single row', () => {
    const nothing = (clipboard: Clipboard): unknown => pasteTable(snapshotOf('报告\n'), { start: 0, end: 0 }, clipboard, 'en');
    expect(nothing({ text: '一段话\n两段话' })).toBeNull();
    expect(nothing({ html: '<p>一段话</p>', text: '一段话' })).toBeNull();
    expect(nothing({ html: '<table><tr><td>72</td></tr></table>', text: '72' })).toBeNull();
    expect(nothing({ text: '1\t2\t3' })).toBeNull();
    expect(nothing({})).toBeNull();
    expect(pasteTable(snapshotOf('报告\n'), { start: 0, end: 0 }, { text: '甲\t1\n乙\t2' }, 'en')?.title).toBe('Paste as table of this report');
  });

  it('never throws, whatever the clipboard holds', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('<table>', '</table>', '<tr>', '<td colspan="0">', '<td rowspan=9999>', '</td>', '规章', '0', '\t', '\n', '"', '<!--', '-->', '&nbsp;', '<p>', '|')), (pieces) => {
      const all = pieces.join('');
      pasteTable(snapshotOf('规章 | 0 | 0 | 0\n'), { start: 3, end: 5 }, { html: all, text: all }, 'zh');
    }));
  });
});
