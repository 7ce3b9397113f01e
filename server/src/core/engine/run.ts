import { ledgerOf } from '../model/ledger.js';
import { reportsOf } from '../model/report.js';
import type { Cell, Report } from '../model/types.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule, RuleContext, Severity } from '../rules/types.js';
import type { Loc, Segment, Tree } from '../syntax/types.js';
import { eolOf } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { configuredLevel, defaultConfig } from './config.js';
import type { Config, Coverage, ResolvedFinding, RuleCrash, Snapshot } from './types.js';

export { defaultConfig };

/** What the rules said about one report. Places are relative to segments, so it stays true wherever the report moves. */
interface Outcome {
  readonly findings: readonly Finding[];
  readonly crashes: readonly RuleCrash[];
  readonly coverage: Coverage;
}

/** A report keeps its identity as long as its text is the same, and with it its findings: no rule may look beyond its report. */
const outcomes = new WeakMap<Report, WeakMap<Config, Outcome>>();

/**
 * Runs model and rules over a tree. Reports that are the same object as before, under the same configuration object,
 * keep their findings; only their places are computed again. `previous` saves even that where nothing changed.
 */
export function analyse(tree: Tree, config: Config = defaultConfig, previous?: Snapshot): Snapshot {
  if (previous !== undefined && previous.tree === tree && previous.config === config) return previous;
  const reports = reportsOf(tree, config.form);
  const parts = [...reports.map((report) => outcomeOf(tree, report, config)), checkFile(tree, reports, config)];
  const place = placesOf(tree);
  const findings = parts.flatMap((part) => part.findings.map((finding) => resolve(finding, place)));
  return {
    tree,
    config,
    reports,
    findings: findings.sort(byRange),
    crashes: onePerRule(parts.flatMap((part) => part.crashes)),
    coverage: sum(parts.map((part) => part.coverage)),
  };
}

function outcomeOf(tree: Tree, report: Report, config: Config): Outcome {
  let byConfig = outcomes.get(report);
  if (byConfig === undefined) outcomes.set(report, (byConfig = new WeakMap()));
  let outcome = byConfig.get(config);
  if (outcome === undefined) byConfig.set(config, (outcome = checkReport(tree, report, config)));
  return outcome;
}

function checkReport(tree: Tree, report: Report, config: Config): Outcome {
  const eol = eolOf(report.segments.find((segment) => /[\r\n]/.test(segment.text))?.text ?? '');
  const { findings, crashes } = runRules(config, (rule, add) => {
    const context: RuleContext = { tree, report, eol, ledger: ledgerOf, add };
    rule.check(context);
  });
  return { findings, crashes, coverage: coverageOf(report) };
}

function checkFile(tree: Tree, reports: readonly Report[], config: Config): Outcome {
  const result = runRules(config, (rule, add) => {
    rule.checkFile?.({ tree, reports, add });
  });
  return { ...result, coverage: NOTHING };
}

/** Runs every rule that is on. A rule that throws is recorded and what it had said is dropped; the others go on. */
function runRules(config: Config, run: (rule: Rule, add: RuleContext['add']) => void): Pick<Outcome, 'findings' | 'crashes'> {
  const findings: Finding[] = [];
  const crashes: RuleCrash[] = [];
  for (const rule of rules) {
    const level = configuredLevel(rule.id, config);
    if (level === 'off') continue;
    const said: Finding[] = [];
    try {
      run(rule, (finding) => said.push({ ...finding, rule: rule.id, severity: severityOf(rule, finding.severity, level) }));
    } catch (error) {
      crashes.push({ rule: rule.id, error });
      continue;
    }
    findings.push(...said);
  }
  return { findings, crashes };
}

/**
 * A level that the user set holds for every finding of the rule, also for those that the rule itself would have raised
 * or lowered (a mismatch that involves a blank cell, say). Without one, the rule decides.
 */
function severityOf(rule: Rule, own: Severity | undefined, level: Severity | null): Severity {
  return level ?? own ?? rule.severity;
}

const NOTHING: Coverage = { cells: 0, relations: 0, failed: 0, notEvaluated: 0 };

function coverageOf(report: Report): Coverage {
  const cells = new Set<Cell>();
  let relations = 0;
  let failed = 0;
  let notEvaluated = 0;
  for (const table of report.tables) {
    for (const relation of ledgerOf(table).relations) {
      if (relation.status === 'not-evaluated') {
        notEvaluated++;
        continue;
      }
      relations++;
      if (relation.status === 'fails') failed++;
      for (const cell of [...relation.left, ...relation.right]) cells.add(cell);
    }
  }
  return { cells: cells.size, relations, failed, notEvaluated };
}

function sum(parts: readonly Coverage[]): Coverage {
  return parts.reduce((a, b) => ({ cells: a.cells + b.cells, relations: a.relations + b.relations, failed: a.failed + b.failed, notEvaluated: a.notEvaluated + b.notEvaluated }), NOTHING);
}

/** Document ranges of segment-relative places. */
function placesOf(tree: Tree): (loc: Loc) => Span {
  const starts = new Map<Segment, number>();
  let offset = 0;
  for (const segment of tree.segments) {
    starts.set(segment, offset);
    offset += segment.text.length;
  }
  return ({ segment, start, end }) => {
    const base = starts.get(segment);
    if (base === undefined) throw new Error('a finding names a segment that the tree does not have');
    return { start: base + start, end: base + end };
  };
}

function resolve(finding: Finding, place: (loc: Loc) => Span): ResolvedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range: place(finding.at),
    data: finding.data,
    related: (finding.related ?? []).map(({ at, message }) => ({ range: place(at), message })),
    fixes: (finding.fixes ?? []).map(({ title, kind, edits }) => ({ title, kind, edits: edits.map(({ at, newText }) => ({ range: place(at), newText })) })),
    tags: finding.tags ?? [],
  };
}

/** By range, then by rule id; `sort` is stable, so the rest keeps the order of the rules. */
function byRange(a: ResolvedFinding, b: ResolvedFinding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function onePerRule(crashes: readonly RuleCrash[]): readonly RuleCrash[] {
  return [...new Map(crashes.map((crash) => [crash.rule, crash])).values()];
}
