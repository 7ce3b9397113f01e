import { templates } from '../../template/load.js';
import vocabulary from './vocabulary.json';

/** What a word may be, by kind: `outcome` -> `granted`. A word may be several things. */
export type Tags = Readonly<Record<string, string>>;

/**
 * All known words as a tree of letters. A node is a number; 0 is none. Flat arrays, since thousands of small objects would
 * be most of what the first report of a process costs.
 */
interface Lexicon {
  /** First letter to node. */
  readonly first: Uint16Array;
  /** By node: its letter, its first child, the next child of its parent, and what the word that ends here may be. */
  readonly letter: number[];
  readonly child: number[];
  readonly next: number[];
  readonly tags: (Record<string, string> | null)[];
}

let lexicon: Lexicon | undefined;

/** The longest known word that starts at `at`: how long it is, and what it may be. */
export function wordAt(text: string, at: number): { readonly length: number; readonly tags: Tags } | null {
  const { first, letter, child, next, tags } = (lexicon ??= build());
  let node = first[text.charCodeAt(at)]!;
  let length = 0;
  let found: Tags | null = null;
  for (let end = at + 1; node !== 0; end++) {
    const known = tags[node]!;
    if (known !== null) {
      found = known;
      length = end - at;
    }
    if (end >= text.length) break;
    const code = text.charCodeAt(end);
    node = child[node]!;
    while (node !== 0 && letter[node] !== code) node = next[node]!;
  }
  return found === null ? null : { length, tags: found };
}

function build(): Lexicon {
  const built: Lexicon = { first: new Uint16Array(0x10000), letter: [0], child: [0], next: [0], tags: [null] };
  const { first, letter, child, next, tags } = built;
  const nodeFor = (code: number, sibling: number): number => {
    const node = letter.length;
    letter.push(code);
    child.push(0);
    next.push(sibling);
    tags.push(null);
    return node;
  };
  const add = (word: string, kind: string, value: string): void => {
    if (word === '') return;
    let node = (first[word.charCodeAt(0)] ||= nodeFor(word.charCodeAt(0), 0));
    for (let i = 1; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let below = child[node]!;
      while (below !== 0 && letter[below] !== code) below = next[below]!;
      if (below === 0) below = child[node] = nodeFor(code, child[node]!);
      node = below;
    }
    (tags[node] ??= {})[kind] = value;
  };
  for (const [kind, values] of Object.entries(vocabulary)) {
    for (const [value, patterns] of Object.entries(values)) {
      for (const pattern of patterns) for (const word of expand(pattern)) add(word, kind, value);
    }
  }
  for (const [word, value] of rowWords()) add(word, 'row', value);
  return built;
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
