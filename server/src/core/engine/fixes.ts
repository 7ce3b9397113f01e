import { rules } from '../rules/index.js';
import type { Span } from '../text/span.js';
import type { Part, ResolvedEdit, ResolvedFinding, Snapshot } from './types.js';
import { perPlace } from '../text/perPlace.js';

/**
 * All safe fixes of a snapshot, merged: per finding the first safe fix, in the order of the findings; a fix that meets
 * one taken before is left for the next run, and is taken whole or not at all. Sorted by range, free of overlaps.
 * Memoised on the snapshot.
 */
export const safeEdits = perPlace(({ findings }: Snapshot): readonly ResolvedEdit[] => merged(findings));

/** The same of one report, counted from where it begins. Memoised on the part. */
export const safeEditsOfPart = perPlace(({ findings }: Part): readonly ResolvedEdit[] => merged(findings));

/** Only these are asked: what others would have to work out is not wanted here. */
const mayBeSafe: ReadonlySet<string> = new Set(rules.filter(({ safeFixes }) => safeFixes === true).map(({ id }) => id));

function merged(findings: readonly ResolvedFinding[]): readonly ResolvedEdit[] {
  const taken: ResolvedEdit[] = [];
  for (const finding of findings) {
    if (!mayBeSafe.has(finding.rule)) continue;
    const fix = finding.fixes.find((candidate) => candidate.kind === 'safe');
    if (fix === undefined) continue;
    const fresh = fix.edits.filter((edit) => !near(taken, edit).some((other) => same(edit, other)));
    if (fresh.some((edit) => near(taken, edit).some((other) => collide(edit.range, other.range)))) continue;
    for (const edit of fresh) taken.splice(placeIn(taken, edit), 0, edit);
  }
  return taken;
}

/** Where the edit belongs among the sorted ones: after those that start at or before it. */
function placeIn(taken: readonly ResolvedEdit[], { range }: ResolvedEdit): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle]!.range.start <= range.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The neighbours of the edit's place; as those taken do not overlap, no other can meet it. */
function near(taken: readonly ResolvedEdit[], edit: ResolvedEdit): readonly ResolvedEdit[] {
  const place = placeIn(taken, edit);
  return taken.slice(Math.max(0, place - 1), place + 1);
}

function same(a: ResolvedEdit, b: ResolvedEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}

/** Whether two edits must not be made together. Replacements may touch; an insertion may touch nothing, its place would be in doubt. */
function collide(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
