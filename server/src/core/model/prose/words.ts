import { templates } from '../../template/load.js';
import vocabulary from './vocabulary.json';

/** What a word may say, as in the vocabulary; `row` has the form's own words as well. A word may say several things. */
const NAMES = [
  'verb', 'measure', 'outcome', 'row', 'applicant', 'topic', 'info', 'case', 'suit', 'deed', 'time', 'compare', 'sum', 'all', 'of', 'neg', 'share', 'each', 'approx',
  'join', 'except', 'whole', 'rest', 'part', 'filler',
] as const satisfies readonly (keyof typeof vocabulary)[];
export type WordKind = (typeof NAMES)[number];

/** Each kind as a bit, so that one test tells whether a word, or a whole clause, says something of some kinds. */
export const KIND = Object.fromEntries(NAMES.map((name, index) => [name, 1 << index])) as Readonly<Record<WordKind, number>>;

/** What a word says: `kinds` as bits of KIND, and what it says of each, `outcome` -> `granted`. Words that say the same share one. */
export interface Meaning {
  readonly kinds: number;
  readonly tags: Readonly<Partial<Record<WordKind, string>>>;
}

/** What words say that we do not know. */
export const NOTHING: Meaning = { kinds: 0, tags: {} };

const meanings = new Map<string, Meaning>();

/** A meaning with one thing more. */
export function meaningWith(known: Meaning, kind: WordKind, value: string): Meaning {
  const tags = { ...known.tags, [kind]: value };
  const key = JSON.stringify(tags);
  let meaning = meanings.get(key);
  if (meaning === undefined) meanings.set(key, (meaning = { kinds: known.kinds | KIND[kind], tags }));
  return meaning;
}

/**
 * All known words as a tree of letters. A node is a number; 0 is none. Flat arrays, since thousands of small objects would
 * be most of what the first report of a process costs.
 */
interface Lexicon {
  /** First letter to node. */
  readonly first: Uint16Array;
  /** The other letters, hashed: a node and the letter that follows, as one number, and in `targets` the node it leads to. */
  readonly edges: Int32Array;
  readonly targets: Uint16Array;
  /** By node, of the word that ends there: its length, 0 where none does, and what it says. */
  readonly length: Uint8Array;
  readonly meaning: (Meaning | undefined)[];
}

/** More than twice the nodes there are, a power of two. */
const SLOTS = 0x10000;

let lexicon: Lexicon | undefined;

/** Where the way from a node by a letter stands, or would stand. */
function slotOf(edges: Int32Array, edge: number): number {
  let slot = Math.imul(edge, 0x9e3779b1) >>> 16;
  while (edges[slot] !== 0 && edges[slot] !== edge) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** The longest known word that starts at an offset, as the lexicon's node that it ends at; 0 for none. */
export function wordAt(text: string, at: number): number {
  const { first, edges, targets, length } = (lexicon ??= build());
  let node = first[text.charCodeAt(at)]!;
  let found = 0;
  for (let end = at + 1; node !== 0; end++) {
    if (length[node] !== 0) found = node;
    if (end >= text.length) break;
    node = targets[slotOf(edges, (node << 16) | text.charCodeAt(end))]!;
  }
  return found;
}

/** How long the word is that ends at a node. */
export function lengthOfWord(node: number): number {
  return lexicon!.length[node]!;
}

/** What the word says that ends at a node. */
export function meaningOfWord(node: number): Meaning {
  return lexicon!.meaning[node]!;
}

function build(): Lexicon {
  const built: Lexicon = { first: new Uint16Array(0x10000), edges: new Int32Array(SLOTS), targets: new Uint16Array(SLOTS), length: new Uint8Array(SLOTS / 2), meaning: [] };
  const { first, edges, targets, length, meaning } = built;
  const depth = new Uint8Array(SLOTS / 2);
  let last = 0;
  const newNode = (from: number): number => {
    if (++last === SLOTS / 2) throw new Error('vocabulary: more words than the lexicon has room for');
    depth[last] = depth[from]! + 1;
    return last;
  };
  const step = (node: number, letter: number): number => {
    if (node === 0) return (first[letter] ||= newNode(0));
    const edge = (node << 16) | letter;
    const slot = slotOf(edges, edge);
    edges[slot] = edge;
    return (targets[slot] ||= newNode(node));
  };
  const mean = (node: number, kind: WordKind, value: string, alone: Meaning): void => {
    const known = meaning[node];
    if (node === 0 || known === alone) return;
    length[node] = depth[node]!;
    meaning[node] = known === undefined ? alone : meaningWith(known, kind, value);
  };
  for (const kind of NAMES) {
    for (const [value, patterns] of Object.entries<readonly string[]>(vocabulary[kind])) {
      const alone = meaningWith(NOTHING, kind, value);
      for (const pattern of patterns) for (const node of endsOf(pattern, step)) mean(node, kind, value, alone);
    }
  }
  for (const [word, value] of rowWords()) for (const node of endsOf(word, step)) mean(node, 'row', value, meaningWith(NOTHING, 'row', value));
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

/** From a node of a tree by a letter (UTF-16 unit) to the next; nodes are numbers, 0 is the root. */
export type Step = (node: number, letter: number) => number;

/**
 * Puts all words of a pattern into a tree of letters and gives the nodes at which they end, some of them perhaps twice:
 * `(新|)收到` stands for 新收到 and 收到; groups may stand in groups. A `?` makes the character or group before it optional.
 * No word is spelled out for it: there are ten thousand, and the first report would wait for them.
 */
export function endsOf(pattern: string, step: Step): readonly number[] {
  const ends: number[] = [];
  if (walk(pattern, 0, [0], step, ends) < pattern.length) throw new Error(`vocabulary: ${pattern}`);
  return ends;
}

/** Goes on from some nodes by `a|b|c` at `at`, adds where that ends to `ends`, and returns the place of the bracket that closes it. */
function walk(pattern: string, at: number, from: readonly number[], step: Step, ends: number[]): number {
  let nodes = from;
  let next = at;
  while (next < pattern.length && pattern.charCodeAt(next) !== CLOSE) {
    const letter = pattern.charCodeAt(next);
    if (letter === OR) {
      ends.push(...nodes);
      nodes = from;
      next++;
      continue;
    }
    let after: number[];
    if (letter === OPEN) {
      after = [];
      next = walk(pattern, next + 1, nodes, step, after);
      if (pattern.charCodeAt(next) !== CLOSE) throw new Error(`vocabulary: ${pattern}`);
    } else after = nodes.map((node) => step(node, letter));
    next++;
    if (pattern.charCodeAt(next) === MAYBE) {
      after.push(...nodes);
      next++;
    }
    nodes = after;
  }
  ends.push(...nodes);
  return next;
}

const [OPEN, OR, CLOSE, MAYBE] = [...'(|)?'].map((mark) => mark.charCodeAt(0)) as [number, number, number, number];
