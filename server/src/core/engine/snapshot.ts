import type { Report } from '../model/types.js';
import { StoredTree } from '../syntax/store.js';
import type { Tree } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import type { Config, Coverage, Part, ResolvedFinding, RuleCrash, Snapshot } from './types.js';

export const nothing: Coverage = { cells: 0, relations: 0, failed: 0, notEvaluated: 0 };

/** What two coverages come to. */
export function together(a: Coverage, b: Coverage): Coverage {
  return { cells: a.cells + b.cells, relations: a.relations + b.relations, failed: a.failed + b.failed, notEvaluated: a.notEvaluated + b.notEvaluated };
}

/**
 * A snapshot over parts that most often are those of the snapshot before. What needs a walk over all of them is worked
 * out when it is asked for, so that a key does not pay for it.
 */
export class StoredSnapshot implements Snapshot {
  #findings: readonly ResolvedFinding[] | undefined;
  #crashes: readonly RuleCrash[] | undefined;
  #coverage: Coverage | undefined;

  /** `firsts`: numbers of the segments at which the reports begin. The part about the whole file is the last. */
  constructor(
    readonly tree: Tree,
    readonly config: Config,
    readonly reports: readonly Report[],
    readonly parts: readonly Part[],
    private readonly firsts: readonly number[],
  ) {}

  withParts(parts: readonly Part[]): StoredSnapshot {
    return new StoredSnapshot(this.tree, this.config, this.reports, parts, this.firsts);
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
      return placed(part.findings, start).filter((finding) => finding.range.start <= range.end && range.start <= finding.range.end);
    });
  }

  get crashes(): readonly RuleCrash[] {
    if (this.#crashes === undefined) {
      const byRule = new Map<string, RuleCrash>();
      for (const part of this.parts) for (const crash of part.crashes) byRule.set(crash.rule, crash);
      this.#crashes = [...byRule.values()];
    }
    return this.#crashes;
  }

  get coverage(): Coverage {
    return (this.#coverage ??= this.parts.map(({ coverage }) => coverage).reduce(together, nothing));
  }
}

/** Findings moved to where their report stands. */
function placed(findings: readonly ResolvedFinding[], by: number): readonly ResolvedFinding[] {
  if (by === 0) return findings;
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return findings.map((finding) => ({
    ...finding,
    range: move(finding.range),
    related: finding.related.map(({ range, message }) => ({ range: move(range), message })),
    fixes: finding.fixes.map(({ title, kind, edits }) => ({ title, kind, edits: edits.map(({ range, newText }) => ({ range: move(range), newText })) })),
  }));
}

/** By range, then by rule id; `sort` is stable, so the rest keeps the order of the rules. */
export function byRange(a: ResolvedFinding, b: ResolvedFinding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
