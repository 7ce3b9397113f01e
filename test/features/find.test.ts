import { describe, expect, it } from 'vitest';
import { documentLinks, parse, rename, renameTarget, SymbolSearch, symbolsIn } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import type { Figures } from '../harness/figures.js';
import { unmark } from '../harness/markers.js';
import { render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

const figures = { ...busyFigures(), body: '云岭县水务局', year: 2023, title: '云岭县水务局2023年政府信息公开工作年度报告' };

describe('workspace symbols', () => {
  const { text } = render(figures, 'pipe-open');
  const of = (changes: Partial<Figures>): string => render({ ...figures, ...changes, title: `${changes.body ?? figures.body}${changes.year ?? figures.year}年政府信息公开工作年度报告` }, 'cell-line').text;
  const search = (query: string, texts: readonly string[], limit = 500, language: 'zh' | 'en' = 'zh') => {
    const found = new SymbolSearch(query, limit);
    texts.forEach((each, index) => found.add(`file:///${index}`, symbolsIn(parse(each)), language));
    return found.results();
  };
  const found = (query: string, ...texts: string[]): string[] => search(query, texts.length === 0 ? [text] : texts).map(({ name, detail }) => `${name} · ${detail}`);
  const owners = (query: string, ...texts: string[]): string[] => search(query, texts).map(({ name, kind }) => (kind === 'report' ? name : kind));

  it('find a row with its value', () => {
    expect(found('结转')).toContain('二、上年结转政府信息公开申请数量 · 0 · 云岭县水务局 2023');
    expect(found('本年新收')).toEqual(['一、本年新收政府信息公开申请数量 · 72 · 云岭县水务局 2023']);
  });

  it('find bodies, years and sections', () => {
    expect(found('水务局')).toEqual(['云岭县水务局 2023 · 云岭县水务局2023年政府信息公开工作年度报告']);
    expect(found('2023')).toHaveLength(1);
    expect(found('2023年')).toHaveLength(1);
    expect(found('总体情况')).toEqual(['一、总体情况 · 云岭县水务局 2023']);
    expect(found('没有这样的行')).toEqual([]);
  });

  it('find English names of rows, whatever is shown', () => {
    expect(found('new requests')).toEqual(['一、本年新收政府信息公开申请数量 · 72 · 云岭县水务局 2023']);
    expect(search('结转下年', [text], 500, 'en').map(({ name }) => name)).toEqual(['Carried over to next year']);
  });

  it('list the reports for an empty query, and point at what they name', () => {
    expect(found('')).toHaveLength(1);
    expect(found(' 、')).toHaveLength(1);
    const lines = text.split('\n');
    for (const [query, shown] of [['本年新收', '一、本年新收政府信息公开申请数量'], ['总体情况', '一、总体情况'], ['水务局', figures.title]] as const) {
      const [item] = search(query, [text]);
      expect(lines[item!.line]!.slice(item!.start, item!.end)).toBe(shown);
    }
  });

  it('point into the right report of a file with several', () => {
    const both = `${text}\n${of({ body: '临溪县教育局', year: 2022 })}`;
    const [item] = search('教育局 结转下年度', [both]);
    expect(both.split('\n')[item!.line]!.slice(item!.start, item!.end)).toBe('四、结转下年度继续办理');
    expect(item!.line).toBeGreaterThan(text.split('\n').length);
  });

  it('take several words, of which one may name the report', () => {
    const texts = [text, of({ body: '南山县教育局', year: 2023 }), of({ body: '南山县教育局', year: 2022 })];
    expect(search('南山 2023 结转', texts).map(({ uri }) => uri)).toEqual(['file:///1', 'file:///1']);
    expect(search('南山 2023 结转', texts).map(({ name }) => name)).toEqual(['四、结转下年度继续办理', '二、上年结转政府信息公开申请数量']);
    expect(owners('教育局 2022', ...texts)).toEqual(['南山县教育局 2022']);
    expect(owners('南山县教育局2022', ...texts)).toEqual(['南山县教育局 2022']);
    expect(search('南山 不存在的行', texts)).toEqual([]);
  });

  it('put the best first, newer before older, and stop at the limit', () => {
    const texts = [of({ body: '青石县水务局', year: 2021 }), of({ body: '水务局', year: 2020 }), of({ body: '青石县水务局', year: 2024 }), of({ body: '水务局直属站', year: 2024 }), of({ body: '水利服务局', year: 2024 })];
    expect(owners('水务局', ...texts)).toEqual(['水务局 2020', '水务局直属站 2024', '青石县水务局 2024', '青石县水务局 2021', '水利服务局 2024']);
    expect(owners('水务局 2024', ...texts)[0]).toBe('水务局直属站 2024');
    const many = Array.from({ length: 60 }, (_, i) => of({ body: `第${i}中学`, year: 2000 + (i % 25) }));
    const limited = search('结转', many, 7);
    expect(limited).toHaveLength(7);
    expect(new Set(limited.map(({ name }) => name))).toEqual(new Set(['四、结转下年度继续办理']));
  });
});

describe('document links', () => {
  it('lead to addresses and to the text of the regulation', () => {
    const { text } = render({ ...figures, preface: ['根据《中华人民共和国政府信息公开条例》第五十条编制，见 https://www.example.gov.cn/gk/nb.html。联系 www.example.gov.cn（工作日）。'] }, 'pipe-open');
    const links = documentLinks(snapshotOf(text), 'zh').map(({ range, url }) => [text.slice(range.start, range.end), url]);
    expect(links.filter(([words]) => words!.includes('example'))).toEqual([['https://www.example.gov.cn/gk/nb.html', 'https://www.example.gov.cn/gk/nb.html'], ['www.example.gov.cn', 'http://www.example.gov.cn']]);
    expect(links.some(([words, url]) => words!.includes('第五十条') && url!.startsWith('https://www.gov.cn/'))).toBe(true);
    // The items of article 20 that head the blocks of table 2 are labels.
    expect(links).toHaveLength(3);
  });
});

describe('rename', () => {
  const marked = '云岭县水务局\n2023年政府信息公开工作年度报告\n本报告由云岭县‸水务局编制。\n一、总体情况\n（一）主动公开。云岭县 水务局及时更新信息。\n五、存在的主要问题及改进情况\n解读不够，今后改进。\n六、其他需要报告的事项\n无。\n云岭县水务局\n2024年1月20日\n';
  const { text, cursor } = unmark(marked);

  it('changes the name of the body in title, preface, text and signature', () => {
    expect(renameTarget(snapshotOf(text), cursor!)).toMatchObject({ name: '云岭县水务局' });
    const edits = rename(snapshotOf(text), cursor!, '云岭县水利局')!;
    expect(edits).toHaveLength(4);
    const renamed = applyResolved(text, edits);
    expect(renamed).toBe(text.replaceAll(/云岭县 ?水务局/g, '云岭县水利局'));
    expect(snapshotOf(renamed).reports[0]?.body).toBe('云岭县水利局');
  });

  it('changes the report of the cursor alone', () => {
    const two = `${render(figures, 'pipe-open').text}${render({ ...figures, year: 2024, title: '云岭县水务局2024年政府信息公开工作年度报告' }, 'pipe-open').text}`;
    expect(snapshotOf(two).reports).toHaveLength(2);
    const edits = rename(snapshotOf(two), two.lastIndexOf('云岭县水务局'), '云岭县水利局')!;
    expect(edits.map(({ range }) => range.start)).toEqual([two.lastIndexOf('云岭县水务局')]);
  });

  it('is refused elsewhere and for names that would break the text', () => {
    expect(renameTarget(snapshotOf(text), text.indexOf('主动公开'))).toBeNull();
    expect(rename(snapshotOf(text), text.indexOf('主动公开'), '云岭县水利局')).toBeNull();
    for (const name of ['', '  ', 'a\nb', 'a|b']) expect(rename(snapshotOf(text), cursor!, name)).toBeNull();
  });
});
