import { expect } from 'vitest';
import type { Tree } from '../../server/src/core/index.js';
import type { Block } from '../../server/src/core/syntax/types.js';

/** Invariant 1: segments follow each other, blocks cover each segment, and together they are the text. */
export function expectCovered(tree: Tree, text: string): void {
  // Compared as booleans: a difference of a million characters is no use in a message.
  expect(tree.segments.map((segment) => segment.text).join('') === text, 'segments joined are the text').toBe(true);
  expect(tree.length).toBe(text.length);
  for (const segment of tree.segments) {
    let at = 0;
    let joined = true;
    for (const block of segment.blocks) {
      joined &&= block.start === at && block.end >= block.start;
      at = block.end;
    }
    expect(joined && at === segment.text.length, 'blocks cover the segment').toBe(true);
  }
}

/** A tree as plain data, to compare two of them: what a segment says, how it was read. */
export function plainTree(tree: Tree): unknown {
  return { length: tree.length, segments: tree.segments.map(({ text, lineStarts, head, blocks }) => ({ text, lineStarts: [...lineStarts], head, blocks: blocks.map(plainBlock) })) };
}

/** The cells of a table as objects, not in the lists in which they are kept. */
function plainBlock(block: Block): unknown {
  if (block.kind !== 'table') return block;
  const { encoding, start, end, rows } = block.table;
  return { ...block, table: { encoding, start, end, rows } };
}
