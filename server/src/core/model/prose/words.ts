import { templates } from '../../template/load.js';
import vocabulary from './vocabulary.json';

/** What a word may be, by kind: `outcome` -> `granted`. A word may be several things. */
export type Tags = Readonly<Record<string, string>>;

interface Bucket {
  longest: number;
  readonly words: Map<string, Record<string, string>>;
}

let buckets: Map<string, Bucket> | undefined;

/** The longest known word that starts at `at`, with what it may be. */
export function wordAt(text: string, at: number): { readonly text: string; readonly tags: Tags } | null {
  const bucket = (buckets ??= build()).get(text[at]!);
  if (bucket === undefined) return null;
  for (let length = Math.min(bucket.longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length);
    const tags = bucket.words.get(word);
    if (tags !== undefined) return { text: word, tags };
  }
  return null;
}

function build(): Map<string, Bucket> {
  const known = new Map<string, Bucket>();
  const add = (word: string, kind: string, value: string): void => {
    if (word === '') return;
    let bucket = known.get(word[0]!);
    if (bucket === undefined) known.set(word[0]!, (bucket = { longest: 0, words: new Map() }));
    bucket.longest = Math.max(bucket.longest, word.length);
    const tags = bucket.words.get(word);
    if (tags === undefined) bucket.words.set(word, { [kind]: value });
    else tags[kind] = value;
  };
  for (const [kind, values] of Object.entries(vocabulary)) {
    for (const [value, patterns] of Object.entries(values)) {
      for (const pattern of patterns) for (const word of expand(pattern)) add(word, kind, value);
    }
  }
  for (const [word, value] of rowWords()) add(word, 'row', value);
  return known;
}

/** The form's own words for the outcomes that stand under a group; 其他 alone says too little. */
function* rowWords(): Generator<readonly [string, string]> {
  for (const template of Object.values(templates)) {
    const table = template.tables.find((candidate) => candidate.id === 'applications');
    for (const row of table?.blocks.flatMap((block) => block.rows) ?? []) {
      if (row.group === undefined || row.group === 'results') continue;
      for (const label of [row.label, ...row.aliases]) if (label.length > 3) for (const word of [label, label.replace(/[“”"]/g, '')]) yield [word, row.id];
    }
  }
}

/**
 * All words of a pattern: `(新|)收到` gives 新收到 and 收到; groups may stand in groups. A `?` makes the character or group
 * before it optional.
 */
export function expand(pattern: string): string[] {
  const [words, end] = alternatives(pattern, 0);
  if (end < pattern.length) throw new Error(`vocabulary: ${pattern}`);
  return [...new Set(words)];
}

/** The words of `a|b|c` from `at` to the bracket that closes it, and where that stands. */
function alternatives(pattern: string, at: number): [string[], number] {
  const all: string[] = [];
  let words = [''];
  let next = at;
  while (next < pattern.length && pattern[next] !== ')') {
    const char = pattern[next]!;
    if (char === '|') {
      all.push(...words);
      words = [''];
      next++;
      continue;
    }
    let choices = [char];
    if (char === '(') {
      [choices, next] = alternatives(pattern, next + 1);
      if (pattern[next] !== ')') throw new Error(`vocabulary: ${pattern}`);
    }
    next++;
    if (pattern[next] === '?') {
      choices = [...choices, ''];
      next++;
    }
    words = words.flatMap((word) => choices.map((choice) => word + choice));
  }
  return [[...all, ...words], next];
}
