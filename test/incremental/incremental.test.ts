import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, defaultConfig, parse, textOf, type Snapshot, type Tree } from '../../server/src/core/index.js';
import type { TreeEdit } from '../../server/src/core/index.js';
import { texts } from '../harness/corpus.js';
import { encodingIds, render } from '../harness/render.js';
import { cleanFigures } from '../harness/figures.js';
import { expectCovered, plainTree } from '../harness/tree.js';

const corpus = [
  ...texts().map(({ text }) => text),
  ...texts().slice(0, 3).map(({ text }) => text.replaceAll('\n', '\r\n')),
  ...encodingIds.map((encoding, index) => render(cleanFigures(index), encoding, { eol: index % 5 === 0 ? '\r' : '\n', bom: index % 4 === 0 }).text),
];

/** What gets typed or pasted; the last two are cut out of the corpus. */
const insertions = [
  '', '', '', '1', '0', '|', '||', '\t', ' ', '\n', '\n\n', '\r', '\r\n', '一、', '四、', '（三）', '4.', '总计', '<td>', '</table>', '\uFEFF', '\0', '\ud83d',
  '二、主动公开政府信息情况\n', '四、政府信息公开行政复议、行政诉讼情况', '\n五、存在的主要问题及改进情况\n', '云岭县水务局2022年政府信息公开工作年度报告\n', '2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n',
];

/** Where edits hurt: line starts and ends, bars, tabs, numerals, headings. */
function places(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/[\r\n|\t]|[一二三四五六]、|（[一二三四五六七]）|\d+|总计|年度报告/g)) found.push(match.index, match.index + match[0].length);
  return [...found, 0, text.length];
}

interface Plan {
  readonly interesting: boolean;
  readonly at: number;
  readonly remove: number;
  readonly insert: number;
  readonly paste: { readonly from: number; readonly at: number; readonly length: number } | null;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  interesting: fc.boolean(),
  at: fc.nat(1_000_000),
  remove: fc.oneof({ weight: 4, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }, { weight: 1, arbitrary: fc.constant(-1) }),
  insert: fc.nat(insertions.length - 1),
  paste: fc.option(fc.record({ from: fc.nat(corpus.length - 1), at: fc.nat(1_000_000), length: fc.nat(1500) }), { freq: 6 }),
});

function editOf(text: string, { interesting, at, remove, insert, paste }: Plan): TreeEdit {
  const spots = places(text);
  const start = interesting ? spots[at % spots.length] ?? 0 : at % (text.length + 1);
  // -1 takes the next line end away, so that two lines become one.
  const lineEnd = /\r\n|\r|\n/.exec(text.slice(start));
  const [from, to] = remove < 0 && lineEnd ? [start + lineEnd.index, start + lineEnd.index + lineEnd[0].length] : [start, Math.min(text.length, start + Math.max(0, remove))];
  const source = paste ? corpus[paste.from] ?? '' : '';
  const pasted = paste ? source.slice(paste.at % (source.length + 1)).slice(0, paste.length) : insertions[insert] ?? '';
  return { start: from, end: to, text: pasted };
}

const applied = (text: string, edit: TreeEdit): string => text.slice(0, edit.start) + edit.text + text.slice(edit.end);
/** Compares as text first: a deep comparison of whole trees is slow, and needed only for its message. */
function expectSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

const outcome = (snapshot: Snapshot): unknown => ({ findings: snapshot.findings, coverage: snapshot.coverage, crashes: snapshot.crashes, reports: snapshot.reports.length });

describe('an edited text', () => {
  it('reads like the whole text read afresh, tree and findings alike', () => {
    fc.assert(fc.property(fc.nat(corpus.length - 1), fc.array(plan, { minLength: 1, maxLength: 4 }), (index, plans) => {
      let text = corpus[index] ?? '';
      let tree = parse(text);
      let snapshot = analyse(tree, defaultConfig);
      for (const one of plans) {
        const edit = editOf(text, one);
        text = applied(text, edit);
        tree = applyEdits(tree, [edit]);
        expectCovered(tree, text);
        const afresh = parse(text);
        expectSame(plainTree(tree), plainTree(afresh));
        snapshot = analyse(tree, defaultConfig, snapshot);
        expectSame(outcome(snapshot), outcome(analyse(afresh, defaultConfig)));
      }
    }), { seed: 20241, numRuns: 250 });
  }, 60_000);

  it('takes several edits in order, each on the text before it', () => {
    fc.assert(fc.property(fc.nat(corpus.length - 1), fc.array(plan, { minLength: 2, maxLength: 5 }), (index, plans) => {
      let text = corpus[index] ?? '';
      const tree = parse(text);
      const edits = plans.map((one) => {
        const edit = editOf(text, one);
        text = applied(text, edit);
        return edit;
      });
      const after = applyEdits(tree, edits);
      expect(textOf(after)).toBe(text);
      expectSame(plainTree(after), plainTree(parse(text)));
    }), { seed: 20242, numRuns: 200 });
  }, 60_000);

  it('leaves the tree it was made from as it was', () => {
    const text = corpus[0] ?? '';
    const tree = parse(text);
    const before = JSON.stringify(plainTree(tree));
    applyEdits(tree, [{ start: 5, end: 60, text: '一、\n' }, { start: 200, end: 201, text: '' }]);
    expect(JSON.stringify(plainTree(tree))).toBe(before);
  });
});

describe('reuse', () => {
  /** Index of the segment that holds an offset. */
  function segmentAt(tree: Tree, offset: number): number {
    let at = 0;
    return tree.segments.findIndex((segment) => (at += segment.text.length) > offset);
  }

  it('keeps every segment that a key in the middle of a line does not touch', () => {
    for (const text of corpus) {
      const tree = parse(text);
      for (const match of text.matchAll(/(?<=[^\r\n]{6})\d(?=[^\r\n]{2})/g)) {
        if (match.index % 7 !== 0) continue;
        const after = applyEdits(tree, [{ start: match.index, end: match.index, text: '1' }]);
        if (after.segments.length !== tree.segments.length) continue;
        const touched = segmentAt(tree, match.index);
        const lost = tree.segments.flatMap((segment, index) => (index !== touched && after.segments[index] !== segment ? [index] : []));
        expect(lost, `segments read again after a key in segment ${touched}`).toEqual([]);
      }
    }
  }, 30_000);

  it('gives back the same snapshot for the same tree', () => {
    const tree = parse(corpus[0] ?? '');
    const snapshot = analyse(tree, defaultConfig);
    expect(analyse(tree, defaultConfig, snapshot).reports).toEqual(snapshot.reports);
  });
});
