/**
 * Makes `words.json` from the vocabulary and the forms, for `scripts/words.mjs`: spelled out there are ten thousand words,
 * and the first report of every process would wait for them. No part of the bundles.
 */
import { templates } from '../../template/load.js';
import vocabulary from './vocabulary.json';
import { NAMES, type Meaning } from './words.js';

/**
 * All known words as a graph of states and letters, in which ends that are alike are one: the words of a pattern share
 * what follows its brackets. State 0 is where words begin.
 */
export interface WordGraph {
  /** By state, how many letters lead on from it. */
  readonly fan: readonly number[];
  /** These letters, state by state, and the states they lead to. */
  readonly letters: string;
  readonly targets: readonly number[];
  /** By state, what the word says that ends there, as an index of `tags`; 0 where none ends. */
  readonly says: readonly number[];
  readonly tags: readonly Meaning['tags'][];
}

/** A tree of letters before it is merged. Nodes are numbers, 0 is the root. */
interface WordTree {
  readonly children: ReadonlyMap<number, number>[];
  readonly tags: readonly (Meaning['tags'] | undefined)[];
}

/** The graph of all words of the vocabulary, and the form's own. */
export function wordGraph(): WordGraph {
  return merged(wordTree());
}

function wordTree(): WordTree {
  const children = [new Map<number, number>()];
  const tags: (Meaning['tags'] | undefined)[] = [];
  const step = (node: number, letter: number): number => {
    let child = children[node]!.get(letter);
    if (child === undefined) children[node]!.set(letter, (child = children.push(new Map()) - 1));
    return child;
  };
  const enter = (pattern: string, kind: keyof Meaning['tags'], value: string): void => {
    for (const node of endsOf(pattern, step)) if (node !== 0) tags[node] = { ...tags[node], [kind]: value };
  };
  for (const kind of NAMES) for (const [value, patterns] of Object.entries<readonly string[]>(vocabulary[kind])) for (const pattern of patterns) enter(pattern, kind, value);
  for (const [word, value] of rowWords()) enter(word, 'row', value);
  return { children, tags };
}

/** States are numbered in the order in which a search by breadth meets them. */
function merged({ children, tags }: WordTree): WordGraph {
  const classes = new Map<string, number>();
  const classOf: number[] = [];
  // A child has a higher number than its parent.
  for (let node = children.length - 1; node >= 0; node--) {
    const key = JSON.stringify([tags[node], ...[...children[node]!].map(([letter, child]) => [letter, classOf[child]!]).sort(([a], [b]) => a! - b!)]);
    classOf[node] = classes.get(key) ?? classes.set(key, node).get(key)!;
  }
  const states = [0];
  const numbers = new Map([[0, 0]]);
  const said = new Map([[undefined as string | undefined, 0]]);
  const graph = { fan: [] as number[], letters: '', targets: [] as number[], says: [] as number[], tags: [{}] as Meaning['tags'][] };
  for (const node of states) {
    graph.fan.push(children[node]!.size);
    for (const [letter, child] of children[node]!) {
      const target = classOf[child]!;
      if (!numbers.has(target)) numbers.set(target, states.push(target) - 1);
      graph.letters += String.fromCharCode(letter);
      graph.targets.push(numbers.get(target)!);
    }
    const key = JSON.stringify(tags[node]) as string | undefined;
    if (!said.has(key)) said.set(key, graph.tags.push(tags[node]!) - 1);
    graph.says.push(said.get(key)!);
  }
  return graph;
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
