import { templates } from '../../template/load.js';
import vocabulary from './vocabulary.json';

/** What a word may be, by kind: `outcome` -> `granted`. A word may be several things. */
export type Tags = Readonly<Record<string, string>>;

/** A letter of the tree in which the words are looked up. */
interface Node {
  readonly next: Map<number, Node>;
  tags: Record<string, string> | null;
}

let root: Node | undefined;

/** The longest known word that starts at `at`: how long it is, and what it may be. */
export function wordAt(text: string, at: number): { readonly length: number; readonly tags: Tags } | null {
  let node: Node | undefined = (root ??= build());
  let found: { length: number; tags: Tags } | null = null;
  for (let end = at; end < text.length; ) {
    node = node.next.get(text.charCodeAt(end++));
    if (node === undefined) break;
    if (node.tags !== null) found = { length: end - at, tags: node.tags };
  }
  return found;
}

function build(): Node {
  const top: Node = { next: new Map(), tags: null };
  const add = (word: string, kind: string, value: string): void => {
    if (word === '') return;
    let node = top;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let next = node.next.get(code);
      if (next === undefined) node.next.set(code, (next = { next: new Map(), tags: null }));
      node = next;
    }
    (node.tags ??= {})[kind] = value;
  };
  for (const [kind, values] of Object.entries(vocabulary)) {
    for (const [value, patterns] of Object.entries(values)) {
      for (const pattern of patterns) for (const word of expand(pattern)) add(word, kind, value);
    }
  }
  for (const [word, value] of rowWords()) add(word, 'row', value);
  return top;
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
