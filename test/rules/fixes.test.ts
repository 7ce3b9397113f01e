import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeEdits } from '../../server/src/core/engine/fixes.js';
import type { ResolvedEdit, ResolvedFinding, Snapshot } from '../../server/src/core/engine/types.js';
import { analyseText, applyResolved, checkSettled } from '../harness/check.js';
import { cleanFigures } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';

const text = { text: { zh: '', en: '' } };
const edit = (start: number, end: number, newText = ''): ResolvedEdit => ({ range: { start, end }, newText });

/** A snapshot of which only the findings matter. */
function withFixes(...fixes: { kind: 'safe' | 'suggestion'; edits: ResolvedEdit[] }[][]): Snapshot {
  const findings = fixes.map((list): ResolvedFinding => ({
    rule: 'table/row-number', severity: 'error', message: text, range: { start: 0, end: 0 }, data: undefined, related: [], tags: [],
    fixes: list.map((fix) => ({ ...fix, title: text })),
  }));
  return { findings } as unknown as Snapshot;
}

const safe = (...edits: ResolvedEdit[]) => [{ kind: 'safe' as const, edits }];

describe('safe edits', () => {
  it('are those of safe fixes, one per finding, sorted', () => {
    const snapshot = withFixes(safe(edit(5, 6)), [{ kind: 'suggestion', edits: [edit(0, 1)] }], [{ kind: 'suggestion', edits: [edit(2, 3)] }, ...safe(edit(3, 4)), ...safe(edit(9, 9))]);
    expect(safeEdits(snapshot)).toEqual([edit(3, 4), edit(5, 6)]);
  });

  it('do not overlap; the earlier finding wins, and a fix is made whole or not at all', () => {
    expect(safeEdits(withFixes(safe(edit(0, 4)), safe(edit(3, 6), edit(8, 9)), safe(edit(4, 5))))).toEqual([edit(0, 4), edit(4, 5)]);
    expect(safeEdits(withFixes(safe(edit(3, 3, 'a')), safe(edit(3, 3, 'b')), safe(edit(3, 5))))).toEqual([edit(3, 3, 'a')]);
  });

  it('that are the same are made once', () => {
    expect(safeEdits(withFixes(safe(edit(0, 4, 'x')), safe(edit(0, 4, 'x'))))).toEqual([edit(0, 4, 'x')]);
  });

  it('settle: after them nothing safe is left, whatever was wrong', () => {
    const slips: readonly (readonly [string, string])[] = [['三、收到', '二、收到'], ['其他法律行政法规', '其他法律法规'], ['1.属于', '2.属于'], ['自然人', '自燃人'], ['（四）', '（三）'], ['存在的主要问题及', '存在的主要问体及']];
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom(...encodingIds), fc.subarray([...slips]), fc.constantFrom('plain', 'thousands', 'full-width' as const), (seed, encoding, chosen, numbers) => {
        let report = render(cleanFigures(seed), encoding, { numbers: numbers as 'plain' }).text;
        for (const [from, to] of chosen) report = report.replace(from, to);
        checkSettled(report);
      }),
      { numRuns: 60 },
    );
  });

  it('never touch a number of the tables', () => {
    const report = render(cleanFigures(7, '2021', 'large'), 'pipe-open').text.replace('三、收到', '二、收到');
    const fixed = applyResolved(report, safeEdits(analyseText(report)));
    expect(fixed).toBe(render(cleanFigures(7, '2021', 'large'), 'pipe-open').text);
  });
});
