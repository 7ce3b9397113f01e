import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultConfig } from '../../server/src/core/engine/config.js';
import { safeEdits } from '../../server/src/core/engine/fixes.js';
import { analyse } from '../../server/src/core/engine/run.js';
import type { Snapshot } from '../../server/src/core/engine/types.js';
import { codeLenses } from '../../server/src/core/features/codeLens.js';
import { rules } from '../../server/src/core/rules/index.js';
import type { Fix, Rule } from '../../server/src/core/rules/types.js';
import { applyEdits, parse } from '../../server/src/core/syntax/tree.js';
import { analyseText } from '../harness/check.js';
import { minimalFigures, wrapExample } from '../harness/example.js';
import { render } from '../harness/render.js';

const ruleOf = (id: string): Rule => rules.find((rule) => rule.id === id)!;
const wrong = wrapExample({ in: 'applications', row: 'new', text: '一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 4' });
const yearbook = `${wrong}\n${wrong.replace('2023年', '2024年')}`;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a run', () => {
  it('sorts by range, then by rule', () => {
    const { findings } = analyseText(yearbook.replace('三、收到', '二、收到'));
    const keys = findings.map(({ range, rule }) => [range.start, range.end, rule] as const);
    const sorted = [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
    expect(keys).toEqual(sorted);
    expect(findings.length).toBeGreaterThan(2);
  });

  it('records a rule that throws once, drops what it had said, and lets the others go on', () => {
    vi.spyOn(ruleOf('sum/row-total'), 'checkTable').mockImplementation(({ table, add }) => {
      add({ at: { segment: table.segment, start: table.start, end: table.end }, message: { text: { zh: '', en: '' } } });
      throw new Error('broken');
    });
    const { crashes, findings } = analyse(parse(yearbook), { ...defaultConfig });
    expect(crashes).toEqual([{ rule: 'sum/row-total', error: new Error('broken') }]);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['sum/balance']));
  });

  it('records a rule whose fixes throw once they are asked for; what it found stays, and the others go on', () => {
    const work = vi.fn(() => {
      throw new Error('broken');
    });
    vi.spyOn(ruleOf('sum/row-total'), 'checkTable').mockImplementation(({ table, add }) => {
      add({ at: { segment: table.segment, start: table.start, end: table.end }, message: { text: { zh: '', en: '' } }, fixes: work });
    });
    const snapshot = analyse(parse(yearbook), { ...defaultConfig });
    const found = snapshot.findings.filter(({ rule }) => rule === 'sum/row-total');
    expect(found.length).toBeGreaterThan(1);
    expect(work).not.toHaveBeenCalled();
    expect(snapshot.crashes).toEqual([]);
    for (let time = 0; time < 2; time++) for (const { fixes } of found) expect(fixes).toEqual([]);
    expect(work).toHaveBeenCalledTimes(found.length);
    expect(snapshot.crashes).toEqual([{ rule: 'sum/row-total', error: new Error('broken') }]);
    expect(snapshot.findings.some(({ rule, fixes }) => rule === 'sum/balance' && fixes.length > 0)).toBe(true);
  });

  it('asks for no fixes that nobody wants, and gives them to whoever compares findings', () => {
    const work = vi.fn((): Fix[] => []);
    vi.spyOn(ruleOf('sum/row-total'), 'checkTable').mockImplementation(({ table, add }) => {
      const at = { segment: table.segment, start: table.start, end: table.end };
      add({ at, message: { text: { zh: '', en: '' } }, fixes: () => [...work(), { title: { text: { zh: '', en: '' } }, kind: 'suggestion', edits: [{ at, newText: String(work.mock.calls.length) }] }] });
    });
    const [one, other] = [0, 1].map(() => analyse(parse(yearbook), { ...defaultConfig }));
    safeEdits(one!);
    codeLenses(one!, 'zh');
    one!.findingsIn({ start: 0, end: yearbook.length });
    expect(work).not.toHaveBeenCalled();
    const of = ({ findings }: Snapshot) => findings.filter(({ rule }) => rule === 'sum/row-total');
    expect(JSON.stringify(of(one!))).not.toBe(JSON.stringify(of(other!)));
    expect(of(one!)).not.toEqual(of(other!));
    expect(of(one!).map(({ fixes: _fixes, ...rest }) => rest)).toEqual(of(other!).map(({ fixes: _fixes, ...rest }) => rest));
  });

  it('does not run a rule that is off', () => {
    const check = vi.spyOn(ruleOf('sum/row-total'), 'checkTable');
    analyse(parse(wrong), { ...defaultConfig, rules: { 'sum/*': 'off' } });
    expect(check).not.toHaveBeenCalled();
  });

  it('checks only what was edited, and places the findings of the others anew', () => {
    const config = { ...defaultConfig };
    const before = analyse(parse(yearbook), config);
    const checkTable = vi.spyOn(ruleOf('sum/row-total'), 'checkTable');
    const checkText = vi.spyOn(ruleOf('text/repeated'), 'checkText');
    const tree = applyEdits(before.tree, [{ start: yearbook.indexOf('围绕'), end: yearbook.indexOf('围绕'), text: '今年' }]);
    const after = analyse(tree, config, before);
    expect(checkText).toHaveBeenCalledTimes(1);
    expect(checkTable).not.toHaveBeenCalled();
    expect(after.findings).toEqual(analyse(parse(yearbook.replace('围绕', '今年围绕')), { ...config }).findings);
  });

  it('gives the same snapshot for the same tree and settings', () => {
    const config = { ...defaultConfig };
    const snapshot = analyse(parse(wrong), config);
    expect(analyse(snapshot.tree, config, snapshot)).toBe(snapshot);
  });

  it('counts what was checked', () => {
    expect(analyseText(render(minimalFigures, 'pipe-open').text).coverage).toEqual({ cells: 190, relations: 25 + 7 + 7 + 3, failed: 0, notEvaluated: 0 });
    expect(analyseText(wrong).coverage.failed).toBe(3);
    expect(analyseText('').coverage).toEqual({ cells: 0, relations: 0, failed: 0, notEvaluated: 0 });
  });

  it('says of anything else that it is no report, even of nothing', () => {
    for (const text of ['', '\uFEFF', '\n\n', '会议通知\n']) expect(analyseText(text).findings.map(({ rule }) => rule)).toEqual(['structure/not-a-report']);
    expect(analyseText('\n  会议通知 \n').findings[0]?.range).toEqual({ start: 3, end: 7 });
    expect(analyseText('\uFEFF会议通知').findings[0]?.range).toEqual({ start: 1, end: 5 });
  });
});
