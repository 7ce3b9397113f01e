import { describe, expect, it } from 'vitest';
import { addEntry, entriesFor, entriesOf, fingerprintOf, parse, analyse, readBaseline, render, suppress, writeBaseline, type BaselineEntry, type Snapshot } from '../../server/src/core/index.js';
import { brokenFigures, brokenText, sound, soundText } from '../cli/reports.js';
import { analyseText } from '../harness/check.js';
import { encodingIds, render as renderReport } from '../harness/render.js';

const remark = { reason: '已核对', added: '2026-01-02' };
const entriesIn = (snapshot: Snapshot, before: readonly BaselineEntry[] = []): readonly BaselineEntry[] => entriesOf(snapshot, 'a.txt', before, remark);
const rulesLeft = (text: string, entries: readonly BaselineEntry[]): string[] => suppress(analyseText(text), entries).snapshot.findings.map(({ rule }) => rule);

const broken = brokenText();
const all = entriesIn(analyseText(broken));
const total = all.filter(({ rule }) => rule === 'sum/row-total');

describe('an entry', () => {
  it('names the place by the ids of the form', () => {
    expect(total).toMatchObject([{ file: 'a.txt', rule: 'sum/row-total', path: 'applications/new/total', count: 1, ...remark }]);
    expect(total[0]!.hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('survives edits elsewhere, another line end, another encoding of the table', () => {
    const elsewhere = broken.replace(/(总体情况\r?\n)/, '$1本年又开展了一次培训。\n\n');
    expect(elsewhere).not.toBe(broken);
    const written = encodingIds.map((encoding) => renderReport(brokenFigures(), encoding).text);
    for (const text of [broken, elsewhere, `\n\n${broken}`, broken.replaceAll('\n', '\r\n'), ...written]) expect(rulesLeft(text, total)).not.toContain('sum/row-total');
  });

  it('stops applying when the flagged content changes', () => {
    const { start, end } = analyseText(broken).findings.find(({ rule }) => rule === 'sum/row-total')!.range;
    const changed = broken.slice(0, start) + String(Number(broken.slice(start, end)) + 5) + broken.slice(end);
    expect(rulesLeft(changed, total)).toContain('sum/row-total');
    expect(suppress(analyseText(changed), total).unused).toMatchObject([{ rule: 'sum/row-total', count: 1 }]);
  });

  it('leaves its finding to others of the same rule', () => {
    const other = { ...total[0]!, path: 'applications/carryIn/total' };
    expect(rulesLeft(broken, [other])).toContain('sum/row-total');
  });

  it('tells what is missing apart by what is missing, not by what comes next', () => {
    const without = soundText().replace(/六、[^]*$/, '六、其他需要报告的事项\n无。\n').replace(/五、[^]*?(?=六、)/, '');
    const missing = entriesIn(analyseText(without)).filter(({ rule }) => rule === 'structure/missing-section');
    expect(missing).toMatchObject([{ path: 'section5' }]);
    expect(rulesLeft(without.replace('六、其他需要报告的事项', '六、其他需要报告事项'), missing)).not.toContain('structure/missing-section');
  });
});

describe('alike findings', () => {
  // The same words twice in one section: nothing but its place in the text tells the one from the other.
  const once = `${sound.title}\n一、总体情况\n本年开展了XX活动。\n`;
  const twice = once.replace('活动。', '活动。又开展了XX活动。');

  it('are counted', () => {
    const entries = entriesIn(analyseText(twice)).filter(({ rule }) => rule === 'text/placeholder');
    expect(entries).toMatchObject([{ path: 'section1', count: 2 }]);
    expect(rulesLeft(twice, entries)).not.toContain('text/placeholder');
    expect(suppress(analyseText(once), entries).unused).toMatchObject([{ count: 1 }]);
    expect(rulesLeft(twice, [{ ...entries[0]!, count: 1 }]).filter((rule) => rule === 'text/placeholder')).toHaveLength(1);
  });

  it('of several reports are told apart by the titles', () => {
    const other = broken.replaceAll(sound.body, '云岭县林业局');
    const both = entriesIn(analyseText(`${broken}\n${other}`)).filter(({ rule }) => rule === 'sum/row-total');
    expect(both).toHaveLength(2);
    expect(both.map(({ path }) => path).every((path) => path.endsWith('/applications/new/total'))).toBe(true);
    expect(rulesLeft(`${broken}\n${other}`, both.slice(0, 1)).filter((rule) => rule === 'sum/row-total')).toHaveLength(1);
  });
});

describe('updating', () => {
  it('keeps reason and day of what still applies, drops the rest and adds the new', () => {
    const before = [{ ...total[0]!, reason: '以前的理由', added: '2020-01-01' }, { ...total[0]!, hash: '0'.repeat(16) }];
    const after = entriesIn(analyseText(broken), before);
    expect(after.find(({ rule }) => rule === 'sum/row-total')).toMatchObject({ reason: '以前的理由', added: '2020-01-01' });
    expect(after).toHaveLength(all.length);
  });

  it('leaves alone, and does not call unused, what belongs to a rule that is off', () => {
    const off = analyse(parse(broken), { rules: { 'sum/*': 'off' }, form: 'auto' });
    expect(entriesOf(off, 'a.txt', total, remark)).toEqual(expect.arrayContaining([...total]));
    expect(suppress(off, total).unused).toEqual([]);
  });

  it('gives every finding of a snapshot an entry that takes it away', () => {
    const { snapshot, suppressed, unused } = suppress(analyseText(broken), all);
    expect(snapshot.findings).toEqual([]);
    expect(suppressed).toBe(analyseText(broken).findings.length);
    expect(unused).toEqual([]);
  });
});

describe('a suppressed snapshot', () => {
  it('shares the parts that it does not change, and those that it changes in the same way', () => {
    const snapshot = analyseText(`${broken}\n${soundText().replaceAll(sound.body, '云岭县林业局')}`);
    const entries = entriesIn(snapshot).filter(({ rule }) => rule === 'sum/row-total');
    const one = suppress(snapshot, entries).snapshot;
    expect(one.parts[1]).toBe(snapshot.parts[1]);
    expect(suppress(snapshot, entries).snapshot.parts[0]).toBe(one.parts[0]);
    expect(suppress(snapshot, []).snapshot).toBe(snapshot);
  });

  it('knows each finding by its fingerprint', () => {
    const snapshot = analyseText(broken);
    const prints = snapshot.findings.map((finding) => fingerprintOf(snapshot, finding));
    expect(prints).not.toContain(null);
    const added = prints.reduce<readonly BaselineEntry[]>((entries, print) => addEntry(entries, 'a.txt', print!, remark), []);
    expect(suppress(snapshot, added).snapshot.findings).toEqual([]);
  });
});

describe('adding', () => {
  it('counts what is alike and takes the newest reason', () => {
    const print = { rule: 'text/placeholder', path: 'section1', hash: 'a' };
    const one = addEntry([], 'a.txt', print, { reason: '一', added: '2026-01-01' });
    const two = addEntry(one, 'a.txt', print, { reason: '二', added: '2026-02-02' });
    expect(two).toEqual([{ file: 'a.txt', ...print, count: 2, reason: '二', added: '2026-01-01' }]);
    expect(addEntry(two, 'b.txt', print, remark)).toHaveLength(2);
  });
});

describe('the file', () => {
  it('reads as it was written, sorted, one entry a line', () => {
    const text = writeBaseline([...all].reverse());
    expect(writeBaseline(all)).toBe(text);
    expect(readBaseline(text)).toEqual({ value: [...all].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.path < b.path ? -1 : 1)), problems: [] });
    expect(text.split('\n').filter((line) => line.includes('"rule"'))).toHaveLength(all.length);
    expect(JSON.parse(writeBaseline([]))).toEqual({ version: 1, entries: [] });
  });

  it('keeps line ends and members that somebody added', () => {
    const text = '{ "version": 1,\r\n "entries": [ { "file": "a", "rule": "b", "path": "c", "hash": "d", "ticket": 7 } ] }';
    const after = writeBaseline(readBaseline(text).value!, text);
    expect(after).toContain('"ticket": 7');
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    ['{ "version": 1, "entries": [', '第 1 行第 29 列起不是有效的 JSON'],
    ['{ "version": 2, "entries": [] }', '不是基线文件：应当是 { "version": 1, "entries": [ … ] }'],
    ['{ "version": 1, "entries": [ 1 ] }', '第 1 条缺少 file，或它不是应有的样子'],
    ['{ "version": 1, "entries": [ { "file": "a", "rule": "b", "path": "c", "hash": "d", "count": 0 } ] }', '第 1 条缺少 count，或它不是应有的样子'],
  ])('%s: %s', (text, problem) => {
    const { value, problems } = readBaseline(text);
    expect(value).toBeNull();
    expect(problems.map((each) => render(each, 'zh'))).toEqual([problem]);
  });

  it('names files as any system does', () => {
    const entry = { ...total[0]!, file: '年报\u00e9.txt' };
    expect(entriesFor([entry], '年报e\u0301.txt')).toEqual([entry]);
  });
});
