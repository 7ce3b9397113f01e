import type { Finding, Severity } from '../rules/types.js';
import type { Loc, Segment } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import { moved } from './locate.js';
import type { ResolvedFinding, ResolvedFix, RuleCrash } from './types.js';

const NO_RELATED: ResolvedFinding['related'] = [];
const NO_FIXES: ResolvedFinding['fixes'] = [];
const NO_TAGS: ResolvedFinding['tags'] = [];

/**
 * A finding whose fixes are worked out when somebody asks for them: diagnostics and text on a command line have none.
 * `fixes` is a property of its own all the same, so that copies, comparisons and JSON have it (they ask, too).
 */
class StoredFinding implements ResolvedFinding {
  declare readonly fixes: readonly ResolvedFix[];
  declare readonly tags: ResolvedFinding['tags'];
  #fixes = NO_FIXES;
  #work: (() => readonly ResolvedFix[]) | null;

  /** One for all, so that all findings have one shape. */
  static readonly #onDemand: PropertyDescriptor & ThisType<StoredFinding> = {
    enumerable: true,
    get() {
      const work = this.#work;
      if (work !== null) {
        this.#work = null;
        this.#fixes = work();
      }
      return this.#fixes;
    },
  };

  constructor(
    readonly rule: string,
    readonly severity: Severity,
    readonly message: ResolvedFinding['message'],
    readonly range: Span,
    readonly data: ResolvedFinding['data'],
    readonly related: ResolvedFinding['related'],
    tags: ResolvedFinding['tags'],
    /** Called once at most, and forgotten then with all that it holds on to. */
    fixes: (() => readonly ResolvedFix[]) | null,
  ) {
    this.#work = fixes;
    Object.defineProperty(this, 'fixes', StoredFinding.#onDemand);
    this.tags = tags;
  }
}

/** Findings with their places counted from the first of the segments. A rule whose fixes throw is added to the crashes. */
export function resolveAll(findings: readonly Finding[], segments: readonly Segment[], crashes: RuleCrash[]): readonly ResolvedFinding[] {
  if (findings.length === 0) return NO_FINDINGS;
  const places = new Places(segments);
  return findings.map((finding) => resolve(finding, places, crashes)).sort(byRange);
}

const NO_FINDINGS: readonly ResolvedFinding[] = [];

function resolve({ rule, severity, message, at, data, related, fixes, tags }: Finding, places: Places, crashes: RuleCrash[]): ResolvedFinding {
  return new StoredFinding(
    rule,
    severity,
    message,
    places.of(at),
    data,
    related === undefined || related.length === 0 ? NO_RELATED : related.map((other) => ({ range: places.of(other.at), message: other.message })),
    tags ?? NO_TAGS,
    fixes === undefined ? null : () => fixesOf(rule, fixes, places, crashes),
  );
}

/** A rule that throws here has no fixes; what it found stays. */
function fixesOf(rule: string, work: NonNullable<Finding['fixes']>, places: Places, crashes: RuleCrash[]): readonly ResolvedFix[] {
  try {
    return work().map(({ title, kind, edits }) => ({ title, kind, edits: edits.map(({ at, newText }) => ({ range: places.of(at), newText })) }));
  } catch (error) {
    addCrash(crashes, { rule, error });
    return NO_FIXES;
  }
}

/** Adds what a rule threw; once is enough. */
export function addCrash(crashes: RuleCrash[], crash: RuleCrash): void {
  if (!crashes.some(({ rule }) => rule === crash.rule)) crashes.push(crash);
}

/** Where the segments of a report begin. Findings come in the order of the text, rule by rule, and are looked for in it. */
class Places {
  readonly #starts: readonly number[];
  #last = 0;

  constructor(private readonly segments: readonly Segment[]) {
    let offset = 0;
    this.#starts = segments.map(({ text }) => {
      const start = offset;
      offset += text.length;
      return start;
    });
  }

  of({ segment, start, end }: Loc): Span {
    const { segments } = this;
    let index = segments.indexOf(segment, this.#last);
    if (index < 0) index = segments.indexOf(segment);
    if (index < 0) throw new Error('a finding names a segment that its report does not have');
    this.#last = index;
    return moved({ start, end }, this.#starts[index]!);
  }
}

/** Findings moved to where their report stands. */
export function placed(findings: readonly ResolvedFinding[], by: number): readonly ResolvedFinding[] {
  return by === 0 ? findings : findings.map((finding) => placedFinding(finding, by));
}

function placedFinding(finding: ResolvedFinding, by: number): ResolvedFinding {
  const { rule, severity, message, range, data, related, tags } = finding;
  return new StoredFinding(
    rule,
    severity,
    message,
    moved(range, by),
    data,
    related.length === 0 ? NO_RELATED : related.map((other) => ({ range: moved(other.range, by), message: other.message })),
    tags,
    () => finding.fixes.map(({ title, kind, edits }) => ({ title, kind, edits: edits.map(({ range: place, newText }) => ({ range: moved(place, by), newText })) })),
  );
}

/** By range, then by rule id; `sort` is stable, so the rest keeps the order of the rules. */
export function byRange(a: ResolvedFinding, b: ResolvedFinding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
