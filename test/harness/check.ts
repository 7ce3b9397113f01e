import { expect } from 'vitest';
import { analyse, defaultConfig, parse, safeEdits, type Config, type ResolvedEdit, type ResolvedFinding, type Snapshot } from '../../server/src/core/index.js';
import type { Example } from '../../server/src/core/rules/types.js';
import { wrapExample } from './example.js';
import { mark, markedLines, unmark } from './markers.js';
import type { EncodingId, RenderOptions } from './render.js';

/** Parses and checks a text; a rule that throws fails the test. */
export function analyseText(text: string, config: Config = defaultConfig): Snapshot {
  const snapshot = analyse(parse(text), config);
  if (snapshot.crashes.length > 0) throw snapshot.crashes[0]?.error;
  return snapshot;
}

/** Findings of one rule, or of a family (`sum/`). */
export function findingsOf(text: string, rule: string, config?: Config): readonly ResolvedFinding[] {
  return analyseText(text, config).findings.filter((finding) => finding.rule === rule || (rule.endsWith('/') && finding.rule.startsWith(rule)));
}

/** The text after edits that were computed on it. */
export function applyResolved(text: string, edits: readonly ResolvedEdit[]): string {
  let result = text;
  for (const edit of [...edits].sort((left, right) => right.range.start - left.range.start)) {
    result = result.slice(0, edit.range.start) + edit.newText + result.slice(edit.range.end);
  }
  return result;
}

/** Asserts that the rule reports exactly the marked ranges. */
export function checkFindings(marked: string, rule: string, config?: Config): readonly ResolvedFinding[] {
  const { text, ranges } = unmark(marked);
  const findings = findingsOf(text, rule, config);
  const got = findings.map((finding) => finding.range);
  if (JSON.stringify(got) !== JSON.stringify(ranges)) expect(markedLines(text, got), rule).toEqual(markedLines(text, ranges));
  expect(mark(text, got), rule).toBe(mark(text, ranges));
  return findings;
}

/** Applies the preferred fix of the rule's first finding until none of its findings has one. */
export function applyPreferred(text: string, rule: string, config?: Config): string {
  let current = text;
  for (let round = 0; round < 20; round += 1) {
    const fix = findingsOf(current, rule, config).find((finding) => finding.fixes.length > 0)?.fixes[0];
    if (!fix) return current;
    current = applyResolved(current, fix.edits);
  }
  throw new Error(`${rule}: its fix does not settle`);
}

/** Asserts that nothing is left that a safe fix would change, and that safe fixes settle in one go. */
export function checkSettled(text: string, config?: Config): void {
  const once = applyResolved(text, safeEdits(analyseText(text, config)));
  expect(safeEdits(analyseText(once, config))).toEqual([]);
}

/** Asserts an example of a rule: its ranges, and its fix where it states one. */
export function checkExample(rule: string, example: Example, encoding: EncodingId = 'pipe-open', options: RenderOptions = {}): void {
  const marked = wrapExample(example, encoding, options);
  checkFindings(marked, rule);
  const { text } = unmark(marked);
  if (example.fixed !== undefined) {
    expect(applyPreferred(text, rule)).toBe(unmark(wrapExample({ ...example, text: example.fixed }, encoding, options)).text);
  }
  checkSettled(text);
}
