import data from './words.json';
import type vocabulary from './vocabulary.json';
import type { WordGraph } from './wordGraph.js';

/** What a word may say, as in the vocabulary; `row` has the form's own words as well. A word may say several things. */
export const NAMES = [
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

/** All known words, `words.json`, with the way from a state by a letter hashed: flat arrays that fit the nearest cache. */
interface Lexicon {
  /** First letter to state; 0 is none. */
  readonly first: Uint16Array;
  /** The other letters: a state and the letter that follows, as one number, and in `targets` the state it leads to. */
  readonly edges: Int32Array;
  readonly targets: Uint16Array;
  /** By state, what the word says that ends there; undefined where none does. */
  readonly meaning: readonly (Meaning | undefined)[];
}

/** More than twice the edges there are, a power of two. */
const SLOT_BITS = 13;
const SLOTS = 1 << SLOT_BITS;

let lexicon: Lexicon | undefined;

/** Where the way from a state by a letter stands, or would stand. */
function slotOf(edges: Int32Array, edge: number): number {
  let slot = Math.imul(edge, 0x9e3779b1) >>> (32 - SLOT_BITS);
  while (edges[slot] !== 0 && edges[slot] !== edge) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** The longest known word that starts at an offset, for `lengthOfWord` and `meaningOfWord`; 0 for none. */
export function wordAt(text: string, at: number): number {
  const { first, edges, targets, meaning } = (lexicon ??= read(data));
  let state = first[text.charCodeAt(at)]!;
  let found = 0;
  for (let end = at + 1; state !== 0; end++) {
    if (meaning[state] !== undefined) found = ((end - at) << 16) | state;
    if (end >= text.length) break;
    state = targets[slotOf(edges, (state << 16) | text.charCodeAt(end))]!;
  }
  return found;
}

/** How long a word is. */
export function lengthOfWord(word: number): number {
  return word >>> 16;
}

/** What a word says. */
export function meaningOfWord(word: number): Meaning {
  return lexicon!.meaning[word & 0xffff]!;
}

function read({ fan, letters, targets: next, says, tags }: WordGraph): Lexicon {
  if (letters.length > SLOTS / 2) throw new Error('vocabulary: more words than the lexicon has room for');
  const first = new Uint16Array(0x10000);
  const edges = new Int32Array(SLOTS);
  const targets = new Uint16Array(SLOTS);
  let at = 0;
  for (; at < fan[0]!; at++) first[letters.charCodeAt(at)] = next[at]!;
  for (let state = 1; state < fan.length; state++) {
    for (let left = fan[state]!; left > 0; left--, at++) {
      const edge = (state << 16) | letters.charCodeAt(at);
      const slot = slotOf(edges, edge);
      edges[slot] = edge;
      targets[slot] = next[at]!;
    }
  }
  const meanings = tags.map((each) => (Object.entries(each) as [WordKind, string][]).reduce((known, [kind, value]) => meaningWith(known, kind, value), NOTHING));
  return { first, edges, targets, meaning: says.map((index) => (index === 0 ? undefined : meanings[index])) };
}
