import { describe, expect, it } from 'vitest';
import { IN_DENIAL, IN_TOPIC } from '../../server/src/core/model/prose/tokens.js';
import vocabulary from '../../server/src/core/model/prose/vocabulary.json' with { type: 'json' };
import { endsOf } from '../../server/src/core/model/prose/wordGraph.js';

/** All words that patterns of the vocabulary stand for. */
function wordsOf(patterns: readonly string[]): readonly string[] {
  const spelled = [''];
  const step = (node: number, letter: number): number => spelled.push(spelled[node]! + String.fromCharCode(letter)) - 1;
  return patterns.flatMap((pattern) => endsOf(pattern, step).map((node) => spelled[node]!)).filter((word) => word !== '');
}

describe('sentences that need not be read', () => {
  it('lack the characters that every word of denial has one of', () => {
    expect(wordsOf(Object.values(vocabulary.neg).flat()).filter((word) => ![...word].some((character) => IN_DENIAL.includes(character)))).toEqual([]);
  });

  it('lack the characters that every name of what the tables count has one of', () => {
    const topics = Object.entries(vocabulary.topic).flatMap(([topic, words]) => (topic === 'foreign' ? [] : words));
    const names = wordsOf([...topics, ...Object.values(vocabulary.suit).flat()]);
    expect(names.filter((word) => ![...word].some((character) => IN_TOPIC.includes(character)))).toEqual([]);
  });
});
