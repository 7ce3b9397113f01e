import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import vocabulary from '../../server/src/core/model/prose/vocabulary.json' with { type: 'json' };
import { endsOf } from '../../server/src/core/model/prose/wordGraph.js';
import { lengthOfWord, meaningOfWord, NAMES, wordAt, type WordKind } from '../../server/src/core/model/prose/words.js';

/** All words of all patterns, with what they say. */
function* words(): Generator<readonly [word: string, kind: WordKind, value: string]> {
  for (const kind of NAMES) {
    for (const [value, patterns] of Object.entries<readonly string[]>(vocabulary[kind])) {
      for (const pattern of patterns) {
        const spelled = [''];
        const step = (node: number, letter: number): number => spelled.push(spelled[node]! + String.fromCharCode(letter)) - 1;
        for (const node of endsOf(pattern, step)) yield [spelled[node]!, kind, value];
      }
    }
  }
}

describe('words of prose', () => {
  it('agree with the vocabulary and the forms', () => {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/words.mjs', import.meta.url)), '--check']);
  });

  it('are found where they stand, with what they say', () => {
    const said = new Map<string, Map<WordKind, string>>();
    for (const [word, kind, value] of words()) said.set(word, (said.get(word) ?? new Map<WordKind, string>()).set(kind, value));
    said.delete('');
    expect(said.size).toBeGreaterThan(10_000);
    for (const [word, tags] of said) {
      const found = wordAt(`在${word}。`, 1);
      expect(lengthOfWord(found), word).toBe(word.length);
      expect(meaningOfWord(found).tags, word).toMatchObject(Object.fromEntries(tags));
    }
  });

  it('are the longest ones, whole ones and known ones', () => {
    expect(lengthOfWord(wordAt('全年新收政府信息公开申请', 0))).toBeGreaterThan(1);
    expect(wordAt('鑫鑫', 0)).toBe(0);
    expect(wordAt('', 0)).toBe(0);
  });
});
