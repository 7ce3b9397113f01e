import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, defaultConfig, parse, preview, previewableReports } from '../../server/src/core/index.js';
import { cleanFigures, withRow, withValue, zeroFigures } from '../harness/figures.js';
import { analyseBy, formsWith, waterReport, waterTemplate } from '../harness/ownForm.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';
import { applications, wrongFigures } from './tables.js';
import { cellNamed, checkGrid, checkMarkup, htmlOf, outlineOf, previewOf, tablesOf, textOf } from './previewPage.js';

const tables = (text: string): string[][] => tablesOf(htmlOf(previewOf(text))).map(outlineOf);

describe('the tables of a preview', () => {
  const figures = cleanFigures(4, '2021', 'large');
  const expected = tables(render(figures, 'pipe-open').text);

  it('have the merged headings of the form', () => {
    const [disclosure, requests, review] = expected;
    expect(disclosure!.slice(0, 2)).toEqual(['h4x1:第二十条第（一）项', 'h1x1:信息内容 | h1x1:本年制发件数 | h1x1:本年废止件数 | h1x1:现行有效件数']);
    expect(disclosure!.at(-2)).toBe('h1x1:信息内容 | h3x1:本年收费金额（单位：万元）');
    expect(requests!.slice(0, 3)).toEqual([
      'h3x3:（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | h7x1:申请人情况',
      'h1x2:自然人 | h5x1:法人或其他组织 | h1x2:总计',
      'h1x1:商业企业 | h1x1:科研机构 | h1x1:社会公益组织 | h1x1:法律服务机构 | h1x1:其他',
    ]);
    expect(requests![5]).toMatch(/^h1x22:三、本年度办理结果 \| h2x1:（一）予以公开 \| 1x1:/);
    expect(requests![7]).toMatch(/^h1x8:（三）不予公开 \| h1x1:1\.属于国家秘密 \| /);
    expect(requests!.at(-1)).toMatch(/^h3x1:四、结转下年度继续办理 \| /);
    expect(review!.slice(0, 2)).toEqual(['h5x1:行政复议 | h10x1:行政诉讼', expect.stringMatching(/^h1x2:结果维持 .* h5x1:未经复议直接起诉 \| h5x1:复议后起诉$/)]);
    expect(review).toHaveLength(4);
  });

  it.each(encodingIds)('are the same, written as %s', (encoding) => {
    expect(tables(render(figures, encoding).text)).toEqual(expected);
    expect(tables(render(figures, encoding, { eol: '\r\n', bom: true }).text)).toEqual(expected);
  });

  it.each(encodingIds)('know where each number stands, written as %s', (encoding) => {
    const { text, cell } = render(figures, encoding);
    const { parts } = previewOf(text);
    const requests = parts.find(({ key }) => key === 'section-3')!;
    const named = cellNamed(requests.html, '（三）不予公开 › 2.其他法律行政法规禁止公开 × 商业企业：');
    const place = Number(/data-place="(\d+)"/.exec(named.attributes)![1]);
    expect(requests.places[place]).toEqual(cell(applications('d2', 'commercial')));
    for (const { html, places } of parts) {
      for (const [, number, content] of html.matchAll(/<td[^>]* data-place="(\d+)"[^>]*><span class="number">([^<]*)<\/span>/g)) expect(text.slice(places[Number(number)]!.start, places[Number(number)]!.end).trim()).toBe(content);
    }
  });

  it('have the rows of the 2019 form for a report of 2019', () => {
    const all = tables(render(cleanFigures(3, '2019'), 'cell-line').text);
    expect(all[0]!.some((row) => row.startsWith('h1x1:规范性文件 | '))).toBe(true);
    expect(all[0]!.some((row) => row.startsWith('h6x1:第二十条第（九）项') || /^h\dx1:第二十条第（九）项$/.test(row))).toBe(true);
    expect(all[1]!.some((row) => row.startsWith('h2x1:（六）其他处理 | '))).toBe(true);
  });

  it('write labels as the form does, and those with other words as they are written', () => {
    const { text } = render(figures, 'pipe-open', { punctuation: 'half', innerSpaces: true, overrides: { 'applications/d3': [{ label: '4.危及“三安全一稳定”' }], 'applications/u3': [{ label: '3.补正后申请内容任不明确' }] } });
    const requests = tables(text)[1]!;
    expect(requests[0]).toBe(expected[1]![0]);
    expect(requests.find((row) => row.includes('三安全'))).toContain('h1x1:4.危及');
    expect(requests.some((row) => /3\. ?补正后申请内容任不明确/.test(row))).toBe(true);
  });

  it('show a blank as blank and a mark as it stands', () => {
    const blank = render(withValue(withValue(busyFigures(), applications('d1', 'research'), ''), applications('d1', 'legal'), '/'), 'pipe-closed').text;
    const html = htmlOf(previewOf(blank));
    expect(cellNamed(html, '（三）不予公开 › 1.属于国家秘密 × 科研机构：空白').text).toBe('');
    expect(cellNamed(html, '（三）不予公开 › 1.属于国家秘密 × 法律服务机构：/').text).toBe('/');
  });
});

describe('what is marked in a preview', () => {
  it.each(encodingIds)('is a wrong total, with what it should be, written as %s', (encoding) => {
    const { text } = render(wrongFigures(), encoding);
    const cell = cellNamed(htmlOf(previewOf(text)), '一、本年新收政府信息公开申请数量 × 总计：');
    expect(textOf(cell.attributes)).toContain('× 总计：71，应为 72，少 1');
    expect(cell.attributes).toMatch(/class="value total error"/);
    expect(textOf(cell.attributes)).toMatch(/title=".*自然人 68 \+ 商业企业 4 = 72/);
    expect(textOf(htmlOf(previewOf(text, 'en')))).toContain('should be 721 too few');
  });

  it('is the number to blame, where that is no total', () => {
    const { text } = render(withValue(busyFigures(), applications('granted', 'natural'), '67'), 'pipe-open');
    const cell = cellNamed(htmlOf(previewOf(text)), '三、本年度办理结果 › （一）予以公开 × 自然人：');
    expect(textOf(cell.attributes)).toContain('67，疑为 68');
    expect(cell.attributes).toContain('suspect');
  });

  it('names the sums where two ask for different numbers', () => {
    const { text } = render(withValue(withValue(busyFigures(), applications('granted', 'total'), '75'), applications('total', 'total'), '70'), 'pipe-open');
    const label = textOf(cellNamed(htmlOf(previewOf(text)), '三、本年度办理结果 › （七）总计 × 总计：').attributes);
    expect(label).toContain('70，本行合计应为 72，少 2，本列合计应为 75，少 5');
  });

  it('is silent where the rule is off, and says that it is', () => {
    const { text } = render(wrongFigures(), 'pipe-open');
    const quiet = preview(analyse(parse(text), { ...defaultConfig, rules: { 'sum/*': 'off' } }), 0, 'zh');
    expect(textOf(cellNamed(htmlOf(quiet), '一、本年新收政府信息公开申请数量 × 总计：').attributes)).toContain('总计：71"');
    expect(textOf(htmlOf(quiet, 'head'))).toContain('已关闭的规则：sum/row-total');
  });

  it('stands on the words of the prose', () => {
    const text = render(busyFigures(), 'pipe-open').text.replace('（一）主动公开。', '（一）主动公开。XX栏目已开通。');
    const [mark] = /<mark[^>]*>[^<]*<\/mark>/.exec(htmlOf(previewOf(text), 'section-1'))!;
    expect(textOf(mark)).toBe('XX');
    expect(mark).toMatch(/class="warning" title="[^"]*占位符/);
  });

  it('is a row of the form that is missing, drawn empty in its place', () => {
    const { text } = render(zeroFigures(), 'cell-line', { overrides: { 'applications/d2': [], 'disclosure/penalty': [] } });
    const [disclosure, requests] = tablesOf(htmlOf(previewOf(text)));
    const rowOf = (table: typeof disclosure, words: string) => table!.find((row) => row.some((cell) => cell.text.includes(words)))!;
    const lost = rowOf(requests, '2.其他法律行政法规禁止公开');
    expect(lost[0]!.text).toBe('2.其他法律行政法规禁止公开 缺这一行');
    expect(lost.slice(1).map((cell) => cell.text)).toEqual(['', '', '', '', '', '', '']);
    expect(requests!.indexOf(lost)).toBe(requests!.indexOf(rowOf(requests, '1.属于国家秘密')) + 1);
    expect(rowOf(disclosure, '行政处罚')[0]!.text).toContain('缺这一行');
    expect(disclosure!.indexOf(rowOf(disclosure, '行政处罚'))).toBe(disclosure!.indexOf(rowOf(disclosure, '行政强制')) - 1);
    for (const table of [disclosure, requests]) checkGrid(table!);
  });

  it('is a lost block, a lost table and a lost section', () => {
    const { text } = render(zeroFigures(), 'pipe-open', { overrides: { 'disclosure/fee': [] }, headings: { 6: null }, without: ['review'] });
    const shown = previewOf(text.replace(/第二十条第（八）项[^\n]*\n[^\n]*\n/, ''));
    expect(tablesOf(htmlOf(shown, 'section-2'))[0]!.slice(-3).map((row) => row[0]!.text)).toEqual(['第二十条第（八）项', '信息内容', '行政事业性收费 缺这一行']);
    expect(textOf(htmlOf(shown, 'section-4'))).toContain('缺表：政府信息公开行政复议、行政诉讼情况表');
    expect(shown.parts.at(-1)!.key).toBe('missing-6');
    expect(textOf(shown.parts.at(-1)!.html)).toBe('六、其他需要报告的事项 缺这一部分');
  });

  it('is a row whose numbers fit no columns: they stand together, each with its place', () => {
    const { text } = render(withRow(zeroFigures(), 'd1', ['1', '2', '3', '4', '5']), 'pipe-open');
    const part = previewOf(text).parts.find(({ key }) => key === 'section-3')!;
    const row = tablesOf(part.html)[0]!.find((cells) => cells.some((cell) => cell.text.includes('1.属于国家秘密')))!;
    expect(row.at(-1)!).toMatchObject({ columns: 7, text: '12345' });
    expect(textOf(row.at(-1)!.attributes)).toContain('1 2 3 4 5 5 个数，应为 7 个');
    expect(textOf(htmlOf(previewOf(text), 'head'))).toMatch(/本行合计：第\d+行缺2个数/);
  });

  it('is a row that the form does not have, where it stands', () => {
    const { text } = render(zeroFigures(), 'pipe-open', { overrides: { 'applications/d4': [{}, { label: '九、另行登记的申请', values: ['0', '0', '0', '0', '0', '0', '0'] }] } });
    const [requests] = tablesOf(htmlOf(previewOf(text), 'section-3'));
    const at = requests!.findIndex((row) => row.some((cell) => cell.text.includes('另行登记')));
    expect(requests![at - 1]!.some((cell) => cell.text.includes('4.保护第三方'))).toBe(true);
    checkGrid(requests!);
  });
});

describe('above the report', () => {
  it('stands each finding, and leads to its place', () => {
    const { text, cell } = render(wrongFigures(), 'tab-grid');
    const head = previewOf(text).parts.find(({ key }) => key === 'head')!;
    expect(textOf(head.html)).toContain('个问题');
    const [, target] = /<button[^>]* data-target="(\d+)"[^>]*title="sum\/row-total"/.exec(head.html)!;
    expect(head.targets[Number(target)]).toEqual(cell(applications('new', 'total')));
    expect(head.places).toEqual([]);
  });

  it('stands that all is well and how much was checked', () => {
    const head = textOf(htmlOf(previewOf(render(cleanFigures(4, '2021', 'small'), 'gfm').text), 'head'));
    expect(head).toMatch(/没有发现问题\d+ 个数、\d+ 个等式已核对，全部成立/);
    expect(textOf(htmlOf(previewOf(render(cleanFigures(4, '2021', 'small'), 'gfm').text, 'en'), 'head'))).toMatch(/No problems found\d+ numbers and \d+ equations checked, all of them hold/);
  });

  it('stands what a baseline leaves out', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    expect(textOf(preview(snapshotOf(text), 0, 'zh', 3).parts[0]!.html)).toContain('基线中不再报告的问题（整个文件）：3 处');
  });
});

describe('a preview of a file', () => {
  const first = render(cleanFigures(4, '2021', 'small'), 'lines').text;
  const second = render(cleanFigures(5, '2021', 'small'), 'html').text;

  it('shows the report at the offset, and that alone', () => {
    const text = `${first}\n${second}`;
    const shown = previewOf(text, 'zh', first.length + 10);
    expect(shown).toMatchObject({ report: 1, count: 2 });
    expect(shown.title).toBe(second.slice(0, second.indexOf('\n')));
    expect(tablesOf(htmlOf(shown)).map(outlineOf)).toEqual(tables(second));
    expect(previewOf(text).report).toBe(0);
    const list = previewableReports(snapshotOf(text), 'zh');
    expect(list.map(({ title }) => title)).toEqual([previewOf(text).title, shown.title]);
    expect(text.slice(list[1]!.start).startsWith(shown.title)).toBe(true);
  });

  it('says so where there is no report', () => {
    const shown = previewOf('关于开会的通知\n\n各科室：请准时参加。\n');
    expect(shown).toMatchObject({ report: -1, count: 0 });
    expect(textOf(htmlOf(shown))).toContain('没有找到年报');
  });

  it('keeps the HTML of what did not change, wherever it moves', () => {
    const text = first.replace('一、总体情况\n', '一、总体情况\n本年度另有一段说明。\n');
    const before = previewOf(first);
    const after = previewOf(text);
    for (const key of ['section-2', 'section-3', 'section-4', 'section-5']) expect(htmlOf(after, key)).toBe(htmlOf(before, key));
    const start = ({ parts }: typeof before): number => parts.find(({ key }) => key === 'section-3')!.places[0]!.start;
    expect(start(after) - start(before)).toBe(text.length - first.length);
  });

  it('joins what a converter broke over lines, signs at the right and puts the page around it aside', () => {
    const text = first
      .replace('（一）主动公开。围绕水库巡查、', '（一）主动公开。围绕水库巡查、防汛抗旱、供水保障和河道治理，\n')
      .replace(/\s*$/, '\n云岭县水务局\n2022年1月16日\n扫一扫在手机打开当前页\n');
    const html = htmlOf(previewOf(text));
    expect(html).toMatch(/<p data-place="\d+"><b class="lead">（一）主动公开。<\/b>围绕水库巡查、防汛抗旱、供水保障和河道治理，农村饮水/);
    expect(html.match(/<p class="signature"/g)).toHaveLength(2);
    expect(html).toMatch(/<details class="chrome"><summary>网页残留 1 行<\/summary>/);
  });
});

describe('text of a report in a preview', () => {
  const hostile = '<script>alert(1)</script>"\'&<img src=x onerror=alert(1)>\u0000]]><!--';

  it('is never markup, wherever it stands', () => {
    const figures = withRow(withValue({ ...busyFigures(), title: `云岭县${hostile}水务局2023年政府信息公开工作年度报告` }, applications('d1', 'natural'), hostile), 'n1', [hostile, '0', '"', '0', '0', '0']);
    for (const encoding of encodingIds) {
      const { text } = render({ ...figures, prose: { ...figures.prose, 1: [hostile, ...figures.prose[1]], 6: [hostile] } }, encoding, { headings: { 5: `五、存在的主要问题及改进情况${hostile}` }, overrides: { 'applications/d2': [{ label: `2.${hostile}` }] } });
      for (const language of ['zh', 'en'] as const) {
        const html = htmlOf(previewOf(text, language));
        checkMarkup(html);
        expect(html).not.toMatch(/<(?:script|img|!--)/i);
        expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(?:on\w+|style|src|href)=/i);
        expect(html).not.toContain('\u0000');
      }
    }
  });

  it('is shown whatever it is, and the tables stay whole', () => {
    const piece = fc.constantFrom('一、总体情况', '三、收到和处理政府信息公开申请情况', '一、本年新收政府信息公开申请数量', '（三）不予公开', '1.属于国家秘密', '总计', '自然人', ' | ', '\t', '\n', '\n\n', '0', '12', '３', '<td>', '<table>', '</table>', '"', '规章', '第二十条第（一）项', '行政复议', '结果维持', '云岭县水务局2023年政府信息公开工作年度报告\n', '- 3 -');
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')), fc.nat(400), (text, offset) => {
      const shown = previewOf(text, 'zh', offset);
      const html = htmlOf(shown);
      checkMarkup(html);
      for (const { html: markup, places, targets } of shown.parts) {
        for (const [, list, number] of markup.matchAll(/ data-(place|target)="(\d+)"/g)) {
          const span = (list === 'place' ? places : targets)[Number(number)]!;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }
      expect(new Set(shown.parts.map(({ key }) => key)).size).toBe(shown.parts.length);
    }), { numRuns: 300 });
  });

  it('leaves every table a whole grid when rows are lost, doubled or torn', () => {
    const rows = ['new', 'granted', 'partial', 'd1', 'd5', 'd8', 'u1', 'n3', 'o1', 'o3', 'total', 'carryOut'];
    const fates = fc.constantFrom('lost', 'doubled', 'short', 'long', 'other');
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.constantFrom(...rows), fates), { selector: ([row]) => row, maxLength: 4 }), fc.constantFrom(...encodingIds), (changes, encoding) => {
      const zeros = (count: number): string[] => Array.from({ length: count }, () => '0');
      const raw = { lost: [], doubled: [{}, {}], short: [{ values: zeros(5) }], long: [{ values: zeros(9) }], other: [{ label: '另外登记的事项' }] };
      const { text } = render(busyFigures(), encoding, { overrides: Object.fromEntries(changes.map(([row, fate]) => [`applications/${row}`, raw[fate]])) });
      for (const table of tablesOf(htmlOf(previewOf(text)))) checkGrid(table);
    }), { numRuns: 150 });
  });
});

it('a table of a form of one’s own is drawn with its groups as headings', () => {
  const html = preview(analyseBy(formsWith(waterTemplate), waterReport), 0, 'zh')!.parts.map((part) => part.html).join('\n');
  const words = html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|');
  expect(words).toContain('|渠道合计|（一）水质和水压|1.水质异常|22|3|5|30|2.水压不足|');
  expect(words).toContain('|（二）水费|1.水费有误|');
  expect(html).not.toMatch(/class="item"[^>]*><\/th>/);
});

it('a report with very many findings lists the first and says how many there are more', () => {
  const text = `云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n${'逐月进行进行公开\n'.repeat(700)}`;
  const head = previewOf(text).parts[0]!.html;
  const listed = head.match(/<li><button/g)!.length;
  expect(listed).toBe(500);
  const total = Number(/(\d+) 个问题/.exec(head)![1]);
  expect(head).toContain(`还有 ${total - listed} 个`);
});
