import type { Report } from '../model/types.js';
import { StoredTree } from '../syntax/store.js';
import type { Tree } from '../syntax/types.js';
import { SharedList } from '../text/sharedList.js';
import type { Span } from '../text/span.js';
import { addCrash, byRange, placed } from './resolve.js';
import type { Config, Coverage, Part, ResolvedFinding, RuleCrash, Snapshot } from './types.js';

export const nothing: Coverage = { cells: 0, relations: 0, failed: 0, notEvaluated: 0 };

/** What two coverages come to. */
export function together(a: Coverage, b: Coverage): Coverage {
  return { cells: a.cells + b.cells, relations: a.relations + b.relations, failed: a.failed + b.failed, notEvaluated: a.notEvaluated + b.notEvaluated };
}

/** That one part alone differs from those of an earlier snapshot. */
export interface PartChange {
  readonly since: SharedList<Part>;
  readonly at: number;
}

const NO_NUMBERS: readonly number[] = [];

/**
 * A snapshot over parts that most often are those of the snapshot before. What needs a walk over all of them is worked
 * out when it is asked for, so that a key does not pay for it.
 */
export class StoredSnapshot implements Snapshot {
  #findings: readonly ResolvedFinding[] | undefined;
  #coverage: Coverage | undefined;

  /** `firsts`: numbers of the segments at which the reports begin. The part about the whole file is the last. */
  constructor(
    readonly tree: Tree,
    readonly config: Config,
    readonly listedReports: SharedList<Report>,
    readonly listedParts: SharedList<Part>,
    private readonly firsts: readonly number[],
    private readonly change: PartChange | null = null,
  ) {}

  get reports(): readonly Report[] {
    return this.listedReports.all;
  }

  get parts(): readonly Part[] {
    return this.listedParts.all;
  }

  report(index: number): Report | undefined {
    return this.listedReports.at(index);
  }

  part(index: number): Part | undefined {
    return this.listedParts.at(index);
  }

  changedSince(before: Snapshot): readonly number[] | null {
    if (before instanceof StoredSnapshot && before.listedParts === this.listedParts) return NO_NUMBERS;
    if (before instanceof StoredSnapshot && before.listedParts === this.change?.since) return [this.change.at];
    const { parts } = this;
    if (before.parts.length !== parts.length) return null;
    const changed: number[] = [];
    for (let i = 0; i < parts.length; i++) if (before.parts[i] !== parts[i]) changed.push(i);
    return changed;
  }

  withParts(parts: readonly Part[]): StoredSnapshot {
    return new StoredSnapshot(this.tree, this.config, this.listedReports, SharedList.of(parts), this.firsts);
  }

  startOf(part: number): { readonly offset: number; readonly line: number } {
    const first = this.firsts[part];
    if (first === undefined) return { offset: 0, line: 0 };
    const tree = StoredTree.from(this.tree);
    return { offset: tree.offset(first), line: tree.line(first) };
  }

  get findings(): readonly ResolvedFinding[] {
    return (this.#findings ??= this.parts.flatMap((part, i) => placed(part.findings, this.startOf(i).offset)).sort(byRange));
  }

  findingsIn(range: Span): readonly ResolvedFinding[] {
    const tree = StoredTree.from(this.tree);
    const { parts, firsts } = this;
    return parts.flatMap((part, i) => {
      if (part.findings.length === 0) return [];
      const start = firsts[i] === undefined ? 0 : tree.offset(firsts[i]);
      const end = firsts[i + 1] === undefined ? tree.length : tree.offset(firsts[i + 1]!);
      if (start > range.end || end < range.start) return [];
      return placed(part.findings.filter((finding) => finding.range.start + start <= range.end && range.start <= finding.range.end + start), start);
    });
  }

  /** Not kept: one is added where fixes throw. */
  get crashes(): readonly RuleCrash[] {
    const crashes: RuleCrash[] = [];
    for (const part of this.parts) for (const crash of part.crashes) addCrash(crashes, crash);
    return crashes;
  }

  get coverage(): Coverage {
    return (this.#coverage ??= this.parts.map(({ coverage }) => coverage).reduce(together, nothing));
  }
}
