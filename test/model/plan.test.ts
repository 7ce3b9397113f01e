import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Core from '../../server/src/core/index.js';
import { reportsOf } from '../../server/src/core/model/report.js';
import type { Table } from '../../server/src/core/model/types.js';
import { ruleDocs } from '../../server/src/core/rules/docs.js';
import { parse } from '../../server/src/core/syntax/tree.js';
import { wrapExample } from '../harness/example.js';
import { encodingsOf } from '../harness/exampleCases.js';
import { cleanFigures, random } from '../harness/figures.js';
import { unmark } from '../harness/markers.js';
import { encodingIds, render } from '../harness/render.js';

const tablesIn = (text: string): readonly Table[] => reportsOf(parse(text)).flatMap((report) => report.tables);

/** Other digits in all cells, so that labels and kinds of cells stay as they are. */
const otherFigures = (text: string): string => text.replace(/(?<=[|\t>\s])\d+(?=[|\t<\s])/g, (digits) => digits.replace(/\d/g, (digit) => String((Number(digit) * 3 + 4) % 10)));

describe('tables with the same labels', () => {
  it.each(encodingIds)('have one plan whatever their figures, written as %s', (encoding) => {
    const [one, other] = [4, 7].map((seed) => tablesIn(render(cleanFigures(seed, '2021', 'large'), encoding).text));
    expect(one!.map(({ id }) => id)).toEqual(['disclosure', 'applications', 'review']);
    expect(other!.map(({ plan }) => plan)).toEqual(one!.map(({ plan }) => plan));
    expect(other!.every(({ plan }, i) => plan === one![i]!.plan)).toBe(true);
  });

  it('have plans of their own where a label differs', () => {
    const text = render(cleanFigures(4, '2021', 'large'), 'pipe-open').text;
    const [one, other] = [text, text.replace('2.重复申请', '3.重复申请')].map((each) => tablesIn(each)[1]!);
    expect(one!.plan).not.toBe(other!.plan);
    expect(other!.rows.map(({ label }) => label?.numeral?.value)).toContain(3);
  });

  it('put their own numbers at their own places', () => {
    const texts = [4, 7].map((seed) => render(cleanFigures(seed, '2021', 'millions'), 'pipe-open').text);
    for (const text of texts) {
      for (const { rows, segment } of tablesIn(text)) {
        for (const { start, end, text: words } of rows.flatMap(({ cells, label }): readonly { start: number; end: number; text: string }[] => (label === null ? cells : [...cells, label]))) expect(segment.text.slice(start, end)).toBe(words);
      }
    }
  });
});

/** With a blank at the end of a row the figures tell whether its total is blank or another number was lost. */
const lostFigures = [
  ...['3 | 0 | 0 | 0 | 0 | 3 | ', '3 | 0 | 0 | 0 | 0 | 1 | ', '5 | 1 | 0 | 0 | 0 | 6 | '].map((row) => wrapExample({ in: 'applications', row: 'granted', text: `（一）予以公开 | ${row}` }, 'pipe-closed')),
  ...['1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 2 | 3 | 0 | 0 | 0 | ', '1 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 1 | 3 | 0 | 0 | 0 | '].map((row) => wrapExample({ in: 'review', text: row }, 'pipe-closed')),
];

describe('what is found in a table', () => {
  const orders = 5;
  const cores: (typeof Core)[] = [];
  beforeAll(async () => {
    for (let i = 0; i < orders; i++) {
      vi.resetModules();
      cores.push(await import('../../server/src/core/index.js'));
    }
  });
  afterAll(() => vi.resetModules());

  it('does not depend on the tables that were read before', () => {
    const examples = Object.values(ruleDocs).flatMap(({ good, bad }) => [...good, ...bad]).flatMap((example) => encodingsOf(example).filter((_encoding, i) => i % 7 === 0).map((encoding) => unmark(wrapExample(example, encoding)).text));
    // Same labels and kinds of cells, other figures, or none: signs and words in the place of numbers.
    const places = /(?<=\| )\d+(?= \|)/g;
    const signs = ['-', '若干', '12,000', '-3', '1.5'].flatMap((sign, i) => examples.filter((_text, k) => k % 5 === i).flatMap((text) => [text.replace(places, sign), text.replace(/(\| )\d+(?=\s*\n)/g, `$1${sign}`), text.replace(/(\| \d+ \| )\d+(?= \|)/g, `$1${sign}`)]));
    const texts = [...new Set([...examples, ...signs, ...[...examples, ...signs].map(otherFigures), ...lostFigures])];
    const outcomes = ({ analyse, parse: read }: typeof Core, all: readonly string[]): readonly string[] => all.map((text) => {
      const { findings, crashes, coverage } = analyse(read(text));
      return JSON.stringify([findings.map(({ rule, severity, range, data, fixes }) => [rule, severity, range, data, fixes]), crashes, coverage]);
    });
    const next = random(11);
    const byOrder = cores.map((core) => {
      const order = texts.map((_text, i) => i);
      for (let i = order.length - 1; i > 0; i--) {
        const k = next(i + 1);
        [order[i], order[k]] = [order[k]!, order[i]!];
      }
      const found = outcomes(core, order.map((i) => texts[i]!));
      return new Map(order.map((i, at) => [i, found[at]]));
    });
    expect(texts.filter((_text, i) => byOrder.some((found) => found.get(i) !== byOrder[0]!.get(i)))).toEqual([]);
  });
});
