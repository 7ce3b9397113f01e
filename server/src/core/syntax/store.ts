import { perPlace } from '../text/perPlace.js';
import type { Segment, Tree } from './types.js';

/** Segments with the offset and the line at which each starts; the last entry of both is the total. */
interface Base {
  readonly segments: readonly Segment[];
  readonly offsets: Uint32Array;
  readonly lines: Uint32Array;
}

function baseOf(segments: readonly Segment[]): Base {
  const offsets = new Uint32Array(segments.length + 1);
  const lines = new Uint32Array(segments.length + 1);
  for (let i = 0; i < segments.length; i++) {
    offsets[i + 1] = offsets[i]! + segments[i]!.text.length;
    lines[i + 1] = lines[i]! + segments[i]!.lineStarts.length;
  }
  return { segments, offsets, lines };
}

/** How a tree came from an earlier one: `removed` segments from number `first` on became `added` others. */
export interface Origin {
  readonly tree: Tree;
  readonly first: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * A tree as it is kept: a base that many versions share, and at most one segment of it exchanged. Typing goes on in one
 * segment, so a key makes a new tree without a look at the others, however many they are.
 */
export class StoredTree implements Tree {
  readonly length: number;
  /** Number of segments. */
  readonly count: number;
  readonly #base: Base;
  readonly #at: number;
  readonly #exchanged: Segment | null;
  readonly #longer: number;
  readonly #moreLines: number;
  #segments: readonly Segment[] | null;

  private constructor(base: Base, at: number, exchanged: Segment | null) {
    this.#base = base;
    this.#at = exchanged === null ? base.segments.length : at;
    this.#exchanged = exchanged;
    this.#segments = exchanged === null ? base.segments : null;
    this.#longer = exchanged === null ? 0 : exchanged.text.length - base.segments[at]!.text.length;
    this.#moreLines = exchanged === null ? 0 : exchanged.lineStarts.length - base.segments[at]!.lineStarts.length;
    this.count = base.segments.length;
    this.length = this.offset(this.count);
  }

  static of(segments: readonly Segment[]): StoredTree {
    return new StoredTree(baseOf(segments), 0, null);
  }

  /** The tree as it is kept, whatever made it. */
  static from(tree: Tree): StoredTree {
    return tree instanceof StoredTree ? tree : StoredTree.of(tree.segments);
  }

  /** All segments in one array, put together when somebody asks. */
  get segments(): readonly Segment[] {
    return (this.#segments ??= this.#base.segments.with(this.#at, this.#exchanged!));
  }

  /** Segment number `index`. */
  segment(index: number): Segment | undefined {
    return index === this.#at && this.#exchanged !== null ? this.#exchanged : this.#base.segments[index];
  }

  /** Offset at which segment number `index` starts; the length of the text after the last. */
  offset(index: number): number {
    return this.#base.offsets[index]! + (index > this.#at ? this.#longer : 0);
  }

  /** Line at which segment number `index` starts; the number of lines with text after the last. */
  line(index: number): number {
    return this.#base.lines[index]! + (index > this.#at ? this.#moreLines : 0);
  }

  /** Number of the last segment that starts at or before an offset; 0 where there is none. */
  indexAtOffset(offset: number): number {
    return this.#search((index) => this.offset(index) <= offset);
  }

  /** Number of the last segment that starts at or before a line; 0 where there is none. */
  indexAtLine(line: number): number {
    return this.#search((index) => this.line(index) <= line);
  }

  #search(reached: (index: number) => boolean): number {
    let low = 0;
    let high = Math.max(0, this.count - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (reached(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The tree with `fresh` in the place of `removed` segments from number `first` on. */
  replace(first: number, removed: number, fresh: readonly Segment[]): StoredTree {
    const single = removed === 1 && fresh.length === 1 && (this.#exchanged === null || this.#at === first);
    if (single) return new StoredTree(this.#base, first, fresh[0]!);
    const { segments } = this;
    return StoredTree.of(segments.slice(0, first).concat(fresh, segments.slice(first + removed)));
  }
}

/**
 * Where a tree came from, and whether it is one that later trees are compared with. On the tree itself: an entry of a
 * WeakMap that is used for one tree after the other outlives its tree until the next full garbage collection.
 */
const ancestry = perPlace((_tree: Tree): { origin: Origin | undefined; anchored: boolean } => ({ origin: undefined, anchored: false }));

/**
 * Notes that something is kept for this tree which later trees will be compared with. From here on the tree no longer
 * holds on to the one before it.
 */
export function anchor(tree: Tree): void {
  Object.assign(ancestry(tree), { origin: undefined, anchored: true });
}

/** How the tree differs from the last anchored one it was made from; undefined where none is known. */
export function originOf(tree: Tree): Origin | undefined {
  return ancestry(tree).origin;
}

/** Notes how `next` came from `tree`; several steps without an anchor between them are one. */
export function noteOrigin(next: Tree, tree: Tree, first: number, removed: number, added: number): void {
  const { origin: before, anchored } = ancestry(tree);
  if (anchored) {
    ancestry(next).origin = { tree, first, removed, added };
    return;
  }
  if (before === undefined) return;
  const from = Math.min(before.first, first);
  const to = Math.max(before.first + before.added, first + removed);
  ancestry(next).origin = { tree: before.tree, first: from, removed: to - from - before.added + before.removed, added: to - from - removed + added };
}
