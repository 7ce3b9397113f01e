import type { Message } from '../l10n/message.js';
import type { Report } from '../model/types.js';
import type { Fix, Level, Severity } from '../rules/types.js';
import type { Tree } from '../syntax/types.js';
import type { FormId } from '../template/types.js';
import type { Span } from '../text/span.js';

/** What the user set; the same for editor and command line. */
export interface Config {
  /** Rule id or glob (`sum/*`) to level; the most specific entry wins. */
  readonly rules: Readonly<Record<string, Level>>;
  /** A form set by hand overrides the selection by block and year; one that the text was not parsed with counts as `auto`. */
  readonly form: FormId | 'auto';
  /** Rule id to the options that were set, by name. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What a settings file may say. */
export interface Settings extends Partial<Config> {
  /** Paths of template files, as written: from where the settings stand. */
  readonly templates?: readonly string[];
}

export interface ResolvedEdit {
  /** Document offsets, UTF-16. */
  readonly range: Span;
  readonly newText: string;
}

/** A fix with document offsets. */
export interface ResolvedFix {
  readonly title: Message;
  readonly kind: Fix['kind'];
  readonly edits: readonly ResolvedEdit[];
}

/** A finding with document offsets, messages not yet in a language. */
export interface ResolvedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly range: Span;
  readonly data: Readonly<Record<string, string | number>> | undefined;
  readonly related: readonly { readonly range: Span; readonly message: Message }[];
  /** Preferred first. Worked out when first asked for: who can do without does not ask. */
  readonly fixes: readonly ResolvedFix[];
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
}

/**
 * A rule that threw: reported once per run, the others went on (invariant 6). One whose fixes throw is known when they
 * have been asked for.
 */
export interface RuleCrash {
  readonly rule: string;
  readonly error: unknown;
}

/** How much was checked, for the status item: "175 numbers checked, all balance". */
export interface Coverage {
  /** Cells that stand in at least one evaluated relation. */
  readonly cells: number;
  readonly relations: number;
  readonly failed: number;
  /** Relations that could not be evaluated. */
  readonly notEvaluated: number;
}

/**
 * What was found in one report. All places count from where the report begins, so that the part stays the same object
 * wherever the report moves and for as long as its text and the configuration stay.
 */
export interface Part {
  /** Sorted by range. */
  readonly findings: readonly ResolvedFinding[];
  readonly crashes: readonly RuleCrash[];
  readonly coverage: Coverage;
}

/** Everything known about one state of one text. Immutable. */
export interface Snapshot {
  readonly tree: Tree;
  readonly config: Config;
  readonly reports: readonly Report[];
  /** One for each report; then one for the file as a whole, if a rule has said something about it. */
  readonly parts: readonly Part[];
  /**
   * Numbers of the parts that may differ from those of another snapshot; null where the numbers do not go together. Where
   * this snapshot followed that one by a key, the others are not looked at.
   */
  changedSince(before: Snapshot): readonly number[] | null;
  /** Part number `index`, without a look at the others. */
  part(index: number): Part | undefined;
  /** Report number `index`, without a look at the others. */
  report(index: number): Report | undefined;
  /** The same snapshot with other parts in the places of these. */
  withParts(parts: readonly Part[]): Snapshot;
  /** Where a part begins in the document. */
  startOf(part: number): { readonly offset: number; readonly line: number };
  /** Sorted by range. */
  readonly findings: readonly ResolvedFinding[];
  /** The findings that touch a range, without a look at the reports outside it. */
  findingsIn(range: Span): readonly ResolvedFinding[];
  readonly crashes: readonly RuleCrash[];
  readonly coverage: Coverage;
}
