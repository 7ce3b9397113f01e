import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, factAt, factsAbout, factsOf, proseFacts } from '../../server/src/core/model/prose/facts.js';
import { proseOf } from '../../server/src/core/model/prose/read.js';
import { endsOf } from '../../server/src/core/model/prose/wordGraph.js';
import { reportsOf } from '../../server/src/core/model/report.js';
import type { Report } from '../../server/src/core/model/types.js';
import { applyEdits, parse, segmentAt } from '../../server/src/core/syntax/tree.js';
import type { Tree } from '../../server/src/core/syntax/types.js';
import { analyseText, findingsOf } from '../harness/check.js';
import { busy, government, withProse } from './report.js';

function reportIn(tree: Tree): Report {
  const [report] = reportsOf(tree);
  if (report === undefined) throw new Error('no report');
  return report;
}

/** The words that a pattern of the vocabulary stands for. */
function wordsOf(pattern: string): string[] {
  const words = [''];
  return endsOf(pattern, (node, letter) => {
    const word = words[node]! + String.fromCharCode(letter);
    return words.includes(word) ? words.indexOf(word) : words.push(word) - 1;
  }).map((node) => words[node]!);
}

/** The cells that the number under `‸` states, as `row/column=value`. */
function statedAt(marked: string, figures = busy): readonly string[] | null {
  const text = withProse(figures, [marked]);
  const offset = text.indexOf('‸');
  const tree = parse(text.replace('‸', ''));
  const { segment, start } = segmentAt(tree, offset);
  const fact = factAt(reportIn(tree), segment, offset - start);
  return fact && cellsOf(fact).map((cell) => `${cell.row.template?.id ?? ''}/${cell.column?.id ?? ''}=${cell.text}`);
}

describe('facts', () => {
  it('lead from a number to its cell', () => {
    expect(statedAt('收到政府信息公开申请‸72件。')).toEqual(['new/total=72']);
    expect(statedAt('收到政府信息公开申请7‸5件。')).toEqual(['new/total=72', 'carryIn/total=3']);
    expect(statedAt('收到政府信息公开申请72件，其中自然人60‸件。')).toEqual(['new/natural=60']);
    expect(statedAt('依申请公开无法提供‸16件。')).toEqual(['u1/total=13', 'u2/total=2', 'u3/total=1']);
    expect(statedAt('因政府信息公开被申请行政复议5件，维持‸2件。')).toEqual(['review/upheld=2']);
    expect(statedAt('现行有效规范性文件‸49件。')).toEqual(['norms/valid=49']);
  });

  it('lead a wrong number to the cell it should be', () => {
    expect(statedAt('收到政府信息公开申请‸71件。')).toEqual(['new/total=72']);
  });

  it('lead nowhere where the number is not the body’s own, or none', () => {
    expect(statedAt('县教育局收到政府信息公开申请‸71件。')).toEqual([]);
    expect(statedAt('2022年收到政府信息公开申请‸71件。')).toEqual([]);
    expect(statedAt('发布信息‸71条。')).toBeNull();
    expect(statedAt('收到政府‸信息公开申请72件。')).toBeNull();
  });

  it('lead from a cell to the numbers that state it', () => {
    const tree = parse(withProse(busy, ['收到政府信息公开申请72件，办结67件。', '全年新收政府信息公开申请七十二件。']));
    const report = reportIn(tree);
    const cell = report.tables.find(({ id }) => id === 'applications')?.rows.find(({ template }) => template?.id === 'new')?.cells.at(-1);
    expect(cell && factsAbout(report, cell).map(({ statement }) => statement.number.text)).toEqual(['72', '七十二']);
  });

  it('take the whole county for a government’s own, unless a narrower number fits', () => {
    expect(findingsOf(withProse(government, ['全县共收到政府信息公开申请73件。']), 'cross/prose-number')).toHaveLength(1);
    expect(findingsOf(withProse(government, ['全县共收到政府信息公开申请273件，其中县政府本级收到72件。']), 'cross/prose-number')).toEqual([]);
    expect(findingsOf(withProse(busy, ['全县共收到政府信息公开申请273件。']), 'cross/prose-number')).toEqual([]);
  });

  it('are not evaluated where the row is damaged', () => {
    const text = withProse(busy, ['收到政府信息公开申请71件。']).replace(/(一、本年新收政府信息公开申请数量\s*\|\s*60\s*\|) 8\s*\|/, '$1');
    expect(findingsOf(text, 'table/cell-count')).toHaveLength(1);
    expect(findingsOf(text, 'cross/prose-number')).toEqual([]);
  });

  it('believe the columns where the total of a row is wrong', () => {
    const text = withProse(busy, ['新收政府信息公开申请72件。']).replace(/(\| 1\s*\|) 72\s*\|/, '$1 71 |');
    expect(findingsOf(text, 'sum/row-total')).toHaveLength(1);
    expect(findingsOf(text, 'cross/prose-number')).toEqual([]);
  });
});

describe('findings', () => {
  it('name both numbers, the cell, and what could be meant', () => {
    const text = withProse(busy, ['收到政府信息公开申请71件。']);
    const [finding] = findingsOf(text, 'cross/prose-number');
    expect(finding?.data).toEqual({ table: 'applications', row: 'new', column: 'total', expected: '72', actual: '71' });
    expect(finding?.related.map(({ range }) => text.slice(range.start, range.end))).toEqual(['72']);
    expect(finding?.fixes.map(({ kind, edits }) => [kind, edits[0]?.newText])).toEqual([['suggestion', '72'], ['suggestion', '75']]);
  });

  it('point at the cell the number may have been taken from', () => {
    const text = withProse(busy, ['新收政府信息公开申请60件。']);
    const [finding] = findingsOf(text, 'cross/prose-number');
    expect(finding?.related.map(({ range }) => text.slice(range.start, range.end))).toEqual(['72', '60']);
  });

  it('name the rows of a sum', () => {
    const [finding] = findingsOf(withProse(busy, ['因政府信息公开被提起行政诉讼4件。']), 'cross/prose-number');
    expect(finding?.data).toMatchObject({ table: 'review', row: 'direct+postReview', column: 'total', expected: '3', actual: '4' });
  });

  it('mention requests carried in as information only', () => {
    const zero = { ...busy, applications: { ...busy.applications, new: Array<string>(7).fill('0') } };
    expect(findingsOf(withProse(zero, ['全年未收到政府信息公开申请。']), 'cross/negative-statement').map(({ severity }) => severity)).toEqual(['information']);
  });

  it('hold a denial of fees against requests closed for fees not paid', () => {
    const unpaid = { ...busy, applications: { ...busy.applications, o2: ['2', '0', '0', '0', '0', '0', '2'] } };
    expect(findingsOf(withProse(unpaid, ['全年未收取信息处理费。'], 6), 'cross/negative-statement')).toHaveLength(1);
    expect(findingsOf(withProse(unpaid, ['本年度未向申请人收取任何费用。'], 6), 'cross/negative-statement')).toHaveLength(1);
    expect(findingsOf(withProse(unpaid, ['县教育局未收取信息处理费。'], 6), 'cross/negative-statement')).toEqual([]);
    // Administrative charges are another thing: table 2 has 12.5 of them.
    expect(findingsOf(withProse(busy, ['全年未收取信息处理费。'], 6), 'cross/negative-statement')).toEqual([]);
  });

  it('compare fees within the prose', () => {
    const text = withProse(busy, ['全年收取信息处理费200000元。'], 6);
    expect(findingsOf(text, 'cross/fee').map(({ severity }) => severity)).toEqual(['information']);
  });
});

describe('reading', () => {
  it('reads a segment again only when it changed', () => {
    const tree = parse(withProse(busy, ['收到政府信息公开申请72件。']));
    const report = reportIn(tree);
    const before = report.segments.map((segment) => proseOf(segment, report.body));
    const at = withProse(busy, ['收到政府信息公开申请72件。']).indexOf('（七）总计') + 10;
    const after = reportIn(applyEdits(tree, [{ start: at, end: at, text: '1' }]));
    const same = after.segments.filter((segment) => report.segments.includes(segment));
    expect(same.length).toBe(after.segments.length - 1);
    for (const segment of same) expect(proseOf(segment, after.body)).toBe(before[report.segments.indexOf(segment)]);
    expect(proseFacts(report)).toBe(proseFacts(report));
  });

  it('puts paragraphs together that a converter broke over lines', () => {
    const text = withProse(busy, ['二〇二三年度，我局认真履行职责，扎实推进各项工作，全年共收到政府信', '息公开申请7 2件，办结政府信息公开申请66件。']);
    expect(factsOf(reportIn(parse(text))).map(({ statement, status }) => [statement.number.text, status])).toEqual([['66', 'differs']]);
  });

  it('reads with any line ending and with spaces anywhere', () => {
    for (const eol of ['\n', '\r\n', '\r']) {
      const text = withProse(busy, ['2023 年，我 局 共 收 到 政府 信息公开 申请 71 件 。', '办结申请 67 件。']).replace(/\n/g, eol);
      expect(findingsOf(text, 'cross/prose-number').map(({ range }) => text.slice(range.start, range.end))).toEqual(['71']);
    }
  });

  it('never throws and stays within its text', () => {
    const words = ['收到', '申请', '依申请公开', '72', '件', '，', '。', '、', '（', '）', '其中', '未', '占', '%', '共', '自然人', '予以公开', '行政复议', '维持', '均', '2023年', '上年', '结转', '规范性文件', '制发', '《', '》', '一', '两', '县教育局', '我局', '；', ' ', '\n', '0', '信息处理费', '元'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => {
      const text = withProse(busy, [parts.join('')]);
      for (const { range } of analyseText(text).findings) expect(range.end).toBeLessThanOrEqual(text.length);
    }), { numRuns: 300 });
  });

  it('takes time in proportion to the length of a paragraph', () => {
    for (const piece of ['（', '《', '收到申请3件（', '未收到申请、', '申请1', '占', '县', '，', '自然人3件、']) {
      const time = (count: number): number => {
        const tree = parse(`一、总体情况\n依申请公开：${piece.repeat(count)}。\n二、主动公开政府信息情况\n`);
        const started = performance.now();
        for (const segment of tree.segments) proseOf(segment, null);
        return performance.now() - started;
      };
      time(1000);
      // Ten times the text in well under a hundred times the time; a quadratic reader would need minutes.
      expect(time(20_000), piece).toBeLessThan(Math.max(60 * time(2000), 1500));
    }
  }, 60_000);

  it('expands the patterns of the vocabulary', () => {
    expect(wordsOf('(a|b(c|))d?').sort()).toEqual(['a', 'ad', 'b', 'bc', 'bcd', 'bd']);
    expect(wordsOf('(新|)收到?')).toEqual(['新收到', '收到', '新收', '收']);
    expect(() => wordsOf('(a')).toThrow();
    expect(() => wordsOf('a)')).toThrow();
  });
});
