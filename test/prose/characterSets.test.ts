import { describe, expect, it } from 'vitest';
import { characterPair, characterSet, comingTwice, setsIn, SPACE } from '../../server/src/core/model/prose/characterSets.js';
import { isSpace } from '../../server/src/core/text/space.js';
import numbering from '../../server/src/core/rules/text/data/numbering.json' with { type: 'json' };
import placeholder from '../../server/src/core/rules/text/data/placeholder.json' with { type: 'json' };
import repeated from '../../server/src/core/rules/text/data/repeated.json' with { type: 'json' };
import thin from '../../server/src/core/rules/text/data/thin.json' with { type: 'json' };

const vowel = characterSet('aeiou');
const pair = characterPair('甲乙', '丙丁');
const words = [...repeated.words.map(({ word }) => word), ...repeated.counters.map(({ word }) => word), ...repeated.marks];
const twice = comingTwice(words);

/** All texts of so many of the characters. */
function textsOf(characters: string, length: number): readonly string[] {
  return length === 0 ? [''] : textsOf(characters, length - 1).flatMap((text) => [...characters].map((character) => text + character));
}

describe('what a piece of a text has', () => {
  it('is a character of a set', () => {
    expect(setsIn('xyz') & vowel).toBe(0);
    expect(setsIn('xaz') & vowel).toBe(vowel);
    expect(setsIn('xaz', 2) & vowel).toBe(0);
  });

  it('is a character of one set right before one of another', () => {
    for (const text of textsOf('甲丁中', 4)) expect([text, (setsIn(text) & pair) !== 0]).toEqual([text, /[甲乙][丙丁]/.test(text)]);
    expect(setsIn('甲丁', 1) & pair).toBe(0);
  });

  it('is white space in the sense of any reader', () => {
    for (let code = 0; code < 0x10000; code++) {
      const character = String.fromCharCode(code);
      expect([code, (setsIn(character) & SPACE) !== 0]).toEqual([code, isSpace(code) || /\s/.test(character)]);
    }
  });

  it('is a word that comes twice in a row', () => {
    for (const word of words) expect([word, setsIn(`在${word}${word}中`) & twice]).toEqual([word, twice]);
    for (const text of ['公开尽公开', '县的县', '2020', '人民日报，人民', '政府对政府', '进了进']) expect([text, setsIn(text) & twice]).toEqual([text, 0]);
    const expression = new RegExp(words.map((word) => word + word).join('|'));
    for (const text of [...textsOf('公开县在', 6), ...textsOf('人次', 8)]) if (expression.test(text)) expect([text, setsIn(text) & twice]).toEqual([text, twice]);
  });
});

describe('lines that rules do not look at', () => {
  it('lack the characters that every 一是 has', () => {
    const spoken = characterPair(numbering.spokenNumbers, numbering.inSpoken);
    for (const first of numbering.spokenNumbers) {
      for (const end of numbering.inSpoken) expect(setsIn(`${first}${end}`) & setsIn(`十${first}${end}`) & spoken).toBe(spoken);
    }
    for (const text of textsOf('一是十要元', 3)) if (new RegExp(numbering.spoken).test(text)) expect([text, setsIn(text) & spoken]).toEqual([text, spoken]);
  });

  it('do not open as a section does that denies all problems', () => {
    for (const text of ['本年度没有问题', '全年无', '我局不存在突出问题', '目前暂无', '暂没有问题', '暂无', '无', '没有问题', '未发现问题', '不存在问题']) {
      expect([text, new RegExp(thin.denial, 'u').test(text), thin.opening.includes(text[0]!)]).toEqual([text, true, true]);
    }
  });

  /** For each expression of the data, in its order, texts that it matches. */
  const marks = ['XX ××', '共X件 第×次 到Ｘ人 年×月', 'X年X月 ×年8月', '___', '□□年 ○○县', '某某', '（此处请填写单位） [在此插入]', '（填写名称） 【请填写日期】', '（待补） [待定]', '（单位名称） (机关全称) 【部门名称】', '此处填写 此处待补充'];
  const hints = ['该部分以表格形式报告', '以下由各单位自行填写 此部分内容由单位填写 本部分由单位填写'];
  it.each([['placeholders', placeholder.marks, placeholder.inMarks, marks], ['hints', placeholder.hints, placeholder.inHints, hints]] as const)('lack the characters that all %s have', (_name, sources, [first, second], texts) => {
    const bit = characterPair(first!, second!);
    expect(texts).toHaveLength(sources.length);
    sources.forEach((source, index) => {
      for (const text of texts[index]!.split(' ')) {
        const [found] = new RegExp(source, 'u').exec(text) ?? [];
        expect([source, found]).not.toEqual([source, undefined]);
        expect([text, setsIn(text) & bit]).toEqual([text, bit]);
      }
    });
  });
});
