import { ledgerOf } from '../model/ledger.js';
import { placedReportsOf } from '../model/report.js';
import type { Cell, Report } from '../model/types.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule, RuleContext, Severity } from '../rules/types.js';
import type { Loc, Segment, Tree } from '../syntax/types.js';
import { eolOf } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { configuredLevel, defaultConfig, optionOf } from './config.js';
import { byRange, nothing, StoredSnapshot } from './snapshot.js';
import type { Config, Coverage, Part, ResolvedFinding, RuleCrash, Snapshot } from './types.js';

export { defaultConfig };

/** A report keeps its identity as long as its text is the same, and with it its findings: no rule may look beyond its report. */
const partsOfReports = new WeakMap<Report, WeakMap<Config, Part>>();

/**
 * Runs model and rules over a tree. Reports that are the same object as before, under the same configuration object,
 * keep their part. `previous` saves even the look-up of those.
 */
export function analyse(tree: Tree, config: Config = defaultConfig, previous?: Snapshot): Snapshot {
  if (previous !== undefined && previous.tree === tree && previous.config === config) return previous;
  const { reports, firsts } = placedReportsOf(tree, config.form);
  const known = previous?.config === config ? previous : undefined;
  const parts = reports.map((report, i) => (known?.reports[i] === report ? known.parts[i]! : partOf(tree, report, config)));
  const whole = checkFile(tree, reports, config);
  if (whole.findings.length + whole.crashes.length > 0) parts.push(whole);
  return new StoredSnapshot(tree, config, reports, parts, firsts);
}

function partOf(tree: Tree, report: Report, config: Config): Part {
  let byConfig = partsOfReports.get(report);
  if (byConfig === undefined) partsOfReports.set(report, (byConfig = new WeakMap()));
  let part = byConfig.get(config);
  if (part === undefined) byConfig.set(config, (part = checkReport(tree, report, config)));
  return part;
}

function checkReport(tree: Tree, report: Report, config: Config): Part {
  const eol = eolOf(report.segments.find((segment) => /[\r\n]/.test(segment.text))?.text ?? '');
  const { findings, crashes } = runRules(config, rules, (rule, add) => {
    const context: RuleContext = { tree, report, eol, ledger: ledgerOf, option: (name) => optionOf(rule, name, config), add };
    rule.check(context);
  });
  return { findings: resolveAll(findings, report.segments), crashes, coverage: coverageOf(report) };
}

const fileRules = rules.filter((rule) => rule.checkFile !== undefined);

function checkFile(tree: Tree, reports: readonly Report[], config: Config): Part {
  const { findings, crashes } = runRules(config, fileRules, (rule, add) => {
    rule.checkFile?.({ tree, reports, add });
  });
  return { findings: findings.length === 0 ? [] : resolveAll(findings, tree.segments), crashes, coverage: nothing };
}

/** Runs every rule that is on. A rule that throws is recorded and what it had said is dropped; the others go on. */
function runRules(config: Config, candidates: readonly Rule[], run: (rule: Rule, add: RuleContext['add']) => void): { readonly findings: readonly Finding[]; readonly crashes: readonly RuleCrash[] } {
  const findings: Finding[] = [];
  const crashes: RuleCrash[] = [];
  for (const rule of candidates) {
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

/** Findings with their places counted from the first of the segments. */
function resolveAll(findings: readonly Finding[], segments: readonly Segment[]): readonly ResolvedFinding[] {
  if (findings.length === 0) return [];
  const starts = new Map<Segment, number>();
  let offset = 0;
  for (const segment of segments) {
    starts.set(segment, offset);
    offset += segment.text.length;
  }
  const place = ({ segment, start, end }: Loc): Span => {
    const base = starts.get(segment);
    if (base === undefined) throw new Error('a finding names a segment that its report does not have');
    return { start: base + start, end: base + end };
  };
  return findings.map((finding) => resolve(finding, place)).sort(byRange);
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
