import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../server/src/core/syntax/vocabulary.js';
import { officialForms } from '../../server/src/core/template/formSet.js';
import { isUnstatedMark, parseNumber } from '../../server/src/core/text/numbers.js';

const { lexicon } = officialForms;
const pieces = ['0', '7', '12', '1,234', '-', '无', '规章', '其他', '总计', '1.属于国家秘密', '（七）总计', '二、主动公开政府信息情况', '今年', ' ', '|', '&nbsp;', '\0', '\ud83d'];
const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.nat(99_999).map(String)), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));

describe('words that were read before', () => {
  it('are what stands in the text, and mean what the forms say, whatever was read between', () => {
    const vocabulary = vocabularyOf(lexicon);
    fc.assert(fc.property(texts, fc.nat(100), fc.nat(100), (text, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
      const words = text.slice(start, end);
      const word = vocabulary.at(text, start, end);
      expect([word.text, word.number, word.isValue, word.isLabel, word.title]).toEqual([words, parseNumber(words), parseNumber(words) !== null || isUnstatedMark(words), lexicon.isLabel(words), lexicon.sectionTitle(words)]);
      expect(word.count).toBe(/^\d{1,15}$/.test(words) ? Number(words) : -1);
    }), { seed: 20251, numRuns: 3000 });
  });

  it('are found again after more words than there are places for', () => {
    const vocabulary = vocabularyOf(lexicon);
    const words = Array.from({ length: 20_000 }, (_, i) => `第${i}件`);
    const again = [...words, ...words].filter((text) => vocabulary.of(text).text !== text);
    expect(again).toEqual([]);
  });
});
