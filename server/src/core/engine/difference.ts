import type { Segment } from '../syntax/types.js';
import type { ResolvedFinding, Snapshot } from './types.js';

/** Where two readings of one text first disagree. */
export interface Difference {
  readonly in: 'structure' | 'findings' | 'coverage';
  /** UTF-16 offset of the segment or finding; 0 where there is no one place. */
  readonly offset: number;
  /** What the one has and the other has not, in JSON, cut to 200 characters; for a log, not for users. */
  readonly one: string;
  readonly other: string;
}

/**
 * Compares two snapshots of the same text, tree, findings and coverage: null where they agree. It takes as long as reading the
 * text several times; meant for finding faults of incremental reading (invariant 3), not for every day.
 */
export function differenceBetween(one: Snapshot, other: Snapshot): Difference | null {
  return structureDifference(one.tree.segments, other.tree.segments) ?? findingsDifference(one.findings, other.findings) ?? coverageDifference(one, other);
}

function structureDifference(one: readonly Segment[], other: readonly Segment[]): Difference | null {
  let offset = 0;
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [contentOf(one[i]), contentOf(other[i])];
    if (a !== b) return { in: 'structure', offset, one: shown(a), other: shown(b) };
    offset += one[i]!.text.length;
  }
  return null;
}

function contentOf(segment: Segment | undefined): string {
  return segment === undefined ? 'nothing' : JSON.stringify([segment.text.length, segment.head, segment.blocks]);
}

function findingsDifference(one: readonly ResolvedFinding[], other: readonly ResolvedFinding[]): Difference | null {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const [a, b] = [JSON.stringify(one[i]) ?? 'nothing', JSON.stringify(other[i]) ?? 'nothing'];
    if (a !== b) return { in: 'findings', offset: (one[i] ?? other[i])!.range.start, one: shown(a), other: shown(b) };
  }
  return null;
}

function coverageDifference(one: Snapshot, other: Snapshot): Difference | null {
  const [a, b] = [JSON.stringify([one.coverage, one.crashes.length]), JSON.stringify([other.coverage, other.crashes.length])];
  return a === b ? null : { in: 'coverage', offset: 0, one: a, other: b };
}

function shown(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
