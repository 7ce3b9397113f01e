import { describe, expect, it } from 'vitest';
import { analyseText } from '../harness/check.js';
import { cleanReport } from '../harness/cleanReports.js';

describe('200 clean reports', () => {
  it.each(Array.from({ length: 20 }, (_unused, index) => index * 10 + 1))('ten from number %i on give no finding', (first) => {
    for (let seed = first; seed < first + 10; seed++) {
      const { text } = cleanReport(seed);
      const found = analyseText(text).findings;
      expect(found.map(({ rule, range }) => `${rule}: ${text.slice(range.start, range.end)}`), text.slice(0, 400)).toEqual([]);
    }
  });
});
