import { levelOf, levels, ruleIds, type Config, type Level, type Severity } from '../core/index.js';
import { UsageError } from './failure.js';
import { messages } from './messages.js';
import { writers, type Format } from './output/writers.js';

export const formats = Object.keys(writers) as readonly Format[];
export const failLevels = ['error', 'warning', 'information', 'hint', 'never'] as const;
export const languages = ['zh', 'en'] as const;

/** `check` with its options read. */
export interface CheckOptions {
  readonly format: Format;
  readonly failOn: Severity | 'never';
  /** What the arguments set; it beats the settings files. */
  readonly config: Partial<Config>;
  /** Template files that were named; they take the place of those in the settings files. */
  readonly templates?: readonly string[] | undefined;
  /** The baseline that was named. */
  readonly baseline?: string | undefined;
  /** The findings are to go into the baseline, the new ones with this reason. */
  readonly update?: { readonly reason: string } | undefined;
  /** How many threads check; null or absent: as many as are useful. */
  readonly jobs?: number | null;
}

/** More threads than any machine this runs on has use for. */
const mostJobs = 64;

/** `--jobs N`: 0 and `auto` leave it to the program. */
export function jobsOf(value: string): number | null {
  if (value === 'auto') return null;
  const jobs = /^\d{1,3}$/.test(value) ? Number(value) : NaN;
  if (!(jobs <= mostJobs)) throw new UsageError({ text: messages.badValue, args: { name: '--jobs', value, choices: `auto, 1–${mostJobs}` } });
  return jobs === 0 ? null : jobs;
}

/** A value that is one of a few words. */
export function oneOf<T extends string>(name: string, choices: readonly T[]): (value: string) => T {
  return (value) => {
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    throw new UsageError({ text: messages.badValue, args: { name, value, choices: choices.join(', ') } });
  };
}

/** Collects one `--rule ID=LEVEL`. */
export function addRule(value: string, rules: Readonly<Record<string, Level>>): Record<string, Level> {
  const equals = value.lastIndexOf('=');
  if (equals <= 0) throw new UsageError({ text: messages.ruleSyntax, args: { value } });
  const rule = value.slice(0, equals);
  const level = levels.find((known) => known === value.slice(equals + 1));
  if (level === undefined) throw new UsageError({ text: messages.ruleLevel, args: { rule, value: value.slice(equals + 1), choices: levels.join(', ') } });
  if (!namesRule(rule)) throw unknownRule(rule);
  return { ...rules, [rule]: level };
}

/** Whether an id or glob reaches a rule: asked of the core, so that both read globs alike. */
function namesRule(rule: string): boolean {
  if (ruleIds.includes(rule)) return true;
  const set = (level: Level): Config => ({ rules: { [rule]: level }, form: 'auto' });
  return ruleIds.some((id) => levelOf(id, set('off')) === 'off' && levelOf(id, set('error')) === 'error');
}

function unknownRule(rule: string): UsageError {
  const suggestion = nearest(rule, ruleIds);
  const tail = suggestion === null ? { zh: '', en: '' } : { zh: messages.didYouMean.zh.replace('{suggestion}', suggestion), en: messages.didYouMean.en.replace('{suggestion}', suggestion) };
  return new UsageError({ text: { zh: messages.unknownRule.zh + tail.zh, en: messages.unknownRule.en + tail.en }, args: { rule } });
}

/** The word most like the given one by shared pairs of letters, so that `row-total` finds `sum/row-total`; null if none is. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const pairs = (text: string): Set<string> => new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const own = pairs(word.toLowerCase());
  let best: string | null = null;
  let bestScore = 0.4;
  for (const candidate of candidates) {
    const other = pairs(candidate);
    const shared = [...own].filter((pair) => other.has(pair)).length;
    const score = (2 * shared) / (own.size + other.size);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}
