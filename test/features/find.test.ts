import { describe, expect, it } from 'vitest';
import { documentLinks, rename, renameTarget, workspaceSymbols } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { unmark } from '../harness/markers.js';
import { render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

const figures = { ...busyFigures(), body: '云岭县水务局', year: 2023, title: '云岭县水务局2023年政府信息公开工作年度报告' };

describe('workspace symbols', () => {
  const { text } = render(figures, 'pipe-open');
  const found = (query: string): string[] => workspaceSymbols(snapshotOf(text), query, 'zh').map(({ name, detail }) => `${name} · ${detail}`);

  it('find a row with its value', () => {
    expect(found('结转')).toContain('二、上年结转政府信息公开申请数量 · 0 · 云岭县水务局 2023');
    expect(found('本年新收')).toEqual(['一、本年新收政府信息公开申请数量 · 72 · 云岭县水务局 2023']);
  });

  it('find bodies, years and sections', () => {
    expect(found('水务局')).toEqual(['云岭县水务局 2023 · 云岭县水务局2023年政府信息公开工作年度报告']);
    expect(found('2023')).toHaveLength(1);
    expect(found('总体情况')).toEqual(['一、总体情况 · 云岭县水务局 2023']);
    expect(found('没有这样的行')).toEqual([]);
  });

  it('list the reports for an empty query, and point at what they name', () => {
    expect(found('')).toHaveLength(1);
    const [row] = workspaceSymbols(snapshotOf(text), '本年新收', 'zh');
    expect(text.slice(row!.range.start, row!.range.end)).toBe('一、本年新收政府信息公开申请数量');
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
