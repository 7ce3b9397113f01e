import { ledgerOf } from '../model/ledger.js';
import type { TablePlan } from '../model/plan.js';
import { hasPlainCounts } from '../model/planned.js';
import { placedReportsOf } from '../model/report.js';
import { textPartsOf, type TextPart } from '../model/sectionText.js';
import type { Report, Table } from '../model/types.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule, RuleContext, Severity, Surroundings } from '../rules/types.js';
import type { Tree } from '../syntax/types.js';
import { eolOf } from '../text/lines.js';
import { perPlace, perPlaceFor } from '../text/perPlace.js';
import { configuredLevel, defaultConfig, optionOf } from './config.js';
import { addCrash, resolveAll } from './resolve.js';
import { nothing, StoredSnapshot, together } from './snapshot.js';
import type { Config, Coverage, Part, ResolvedFinding, RuleCrash, Snapshot } from './types.js';

export { defaultConfig };

/** A report keeps its identity as long as its text is the same, and with it its findings: no rule may look beyond its report. */
const partOf = perPlaceFor(checkReport);

/**
 * Runs model and rules over a tree. Reports that are the same object as before, under the same configuration object,
 * keep their part. `previous` saves even the look-up of those.
 */
export function analyse(tree: Tree, config: Config = defaultConfig, previous?: Snapshot): Snapshot {
  if (previous !== undefined && previous.tree === tree && previous.config === config) return previous;
  const { reports, firsts } = placedReportsOf(tree, config.form);
  const known = previous?.config === config ? previous : undefined;
  const parts = reports.map((report, i) => (known?.reports[i] === report ? known.parts[i]! : partOf(report, config)));
  const whole = checkFile(tree, reports, config);
  if (whole.findings.length + whole.crashes.length > 0) parts.push(whole);
  return new StoredSnapshot(tree, config, reports, parts, firsts);
}

/**
 * Does the work of `analyse` report by report, for whoever wants to do something else between them: after the last step
 * `analyse` finds everything done. What was done stays done if the text changes meanwhile, except where it changed.
 */
export function* prepare(tree: Tree, config: Config = defaultConfig): Generator<undefined, void> {
  for (const report of placedReportsOf(tree, config.form).reports) {
    partOf(report, config);
    yield;
  }
}

/** What rules said about something, and which of them threw: reported once, the others go on (invariant 6). */
interface Said {
  readonly findings: readonly Finding[];
  readonly crashes: readonly RuleCrash[];
}

const NO_FINDINGS: readonly Finding[] = [];
const NO_CRASHES: readonly RuleCrash[] = [];
/** Most tables and most texts are in order. */
const SILENCE: Said = { findings: NO_FINDINGS, crashes: NO_CRASHES };

/** A rule that is on, with the level the user gave it. */
interface Active {
  readonly rule: Rule;
  readonly level: Severity | null;
  readonly option: RuleContext['option'];
}

type Kind = 'check' | 'checkTable' | 'checkText' | 'checkFile';

/** The rules that are on, by what they look at; those about tables also by what of them they judge. */
interface ActiveRules extends Record<Kind, readonly Active[]> {
  readonly byLabels: readonly Active[];
  readonly byNotation: readonly Active[];
}

/** The rules that a configuration leaves on, by what they look at. */
const activeRules = perPlace((config: Config): ActiveRules => {
  const active = rules.flatMap((rule): readonly Active[] => {
    const level = configuredLevel(rule.id, config);
    return level === 'off' ? [] : [{ rule, level, option: (name) => optionOf(rule, name, config) }];
  });
  const those = (kind: Kind): readonly Active[] => active.filter(({ rule }) => rule[kind] !== undefined);
  const tables = those('checkTable');
  const judging = (what: Rule['judges']): readonly Active[] => tables.filter(({ rule }) => rule.judges === what);
  return { check: those('check'), checkTable: judging(undefined), byLabels: judging('labels'), byNotation: judging('notation'), checkText: those('checkText'), checkFile: those('checkFile') };
});

function checkReport(report: Report, config: Config): Part {
  const eol = eolOf(report.segments.find((segment) => /[\r\n]/.test(segment.text))?.text ?? '');
  const active = activeRules(config);
  const about: About = { config, eol, year: report.year, governingYear: report.governingYear, body: report.body, template: report.template };
  const findings: Finding[] = [];
  const crashes: RuleCrash[] = [];
  const collect = (said: Said): void => {
    for (const finding of said.findings) findings.push(finding);
    for (const crash of said.crashes) addCrash(crashes, crash);
  };
  collect(runRules(active.check, ({ rule }, context) => rule.check!(context), { report, eol }));
  for (const table of report.tables) collect(keep(table, about, () => checkTable(table, report, about, active)));
  for (const part of textPartsOf(report)) collect(keep(part, about, () => runRules(active.checkText, ({ rule }, context) => rule.checkText!(context), { part, report, eol })));
  return new CheckedPart(report, resolveAll(findings, report.segments, crashes), crashes);
}

/** Runs the rules about tables that may have something to say about this one. */
function checkTable(table: Table, report: Report, about: About, { checkTable: always, byLabels, byNotation }: ActiveRules): Said {
  const run = (some: readonly Active[]): Said => runRules(some, ({ rule }, context) => rule.checkTable!(context), { table, report, eol: about.eol });
  const silences = silentFor(table.plan);
  let said = run(always);
  if (!hasPlainCounts(table)) said = joined(said, run(byNotation));
  if (silences.some((other) => isSame(other, about))) return said;
  const labels = run(byLabels);
  if (labels === SILENCE) silences.push(about);
  // Reports of a few years have the same labels; a list that grew long is begun anew.
  if (silences.length > MOST_SILENCES) silences.length = 0;
  return joined(said, labels);
}

const MOST_SILENCES = 16;

/** Under which circumstances the rules that go by labels were silent about a table of a plan, and so about all. */
const silentFor = perPlace((_plan: TablePlan): About[] => []);

function joined(a: Said, b: Said): Said {
  if (a === SILENCE || b === SILENCE) return a === SILENCE ? b : a;
  return { findings: [...a.findings, ...b.findings], crashes: [...a.crashes, ...b.crashes] };
}

/** How much was checked is worked out when somebody asks: keys need not wait for it. */
class CheckedPart implements Part {
  constructor(
    private readonly report: Report,
    readonly findings: readonly ResolvedFinding[],
    readonly crashes: readonly RuleCrash[],
  ) {}

  get coverage(): Coverage {
    return coverageOf(this.report);
  }
}

/** What rules may know beside the table or the part of the text that they look at. */
interface About extends Surroundings {
  readonly config: Config;
  readonly eol: RuleContext['eol'];
}

function isSame(a: About, b: About): boolean {
  return a.config === b.config && a.eol === b.eol && a.year === b.year && a.governingYear === b.governingYear && a.body === b.body && a.template === b.template;
}

const keptFor = perPlace((_part: Table | TextPart): { known: { readonly about: About; readonly said: Said } | null } => ({ known: null }));

/** What was said about a table or a part of the text before, where neither it nor what rules may know of its report changed. */
function keep(part: Table | TextPart, about: About, work: () => Said): Said {
  const kept = keptFor(part);
  if (kept.known === null || !isSame(kept.known.about, about)) kept.known = { about, said: work() };
  return kept.known.said;
}

const NOTHING_SAID: Part = { findings: [], crashes: [], coverage: nothing };

function checkFile(tree: Tree, reports: readonly Report[], config: Config): Part {
  const said = runRules(activeRules(config).checkFile, ({ rule }, context) => rule.checkFile!(context), { tree, reports });
  if (said === SILENCE) return NOTHING_SAID;
  const crashes = [...said.crashes];
  return { findings: resolveAll(said.findings, tree.segments, crashes), crashes, coverage: nothing };
}

/** Runs rules. One that throws is recorded and what it had said is dropped; the others go on. */
function runRules<C>(active: readonly Active[], run: (rule: Active, context: C & Pick<RuleContext, 'option' | 'add'>) => void, about: C): Said {
  let findings: Finding[] | null = null;
  let crashes: RuleCrash[] | null = null;
  let running = active[0]!;
  const context = {
    ...about,
    option: (name: string) => running.option(name),
    // A level that the user set holds for every finding of the rule, also for those that the rule itself would have
    // raised or lowered (a mismatch that involves a blank cell, say). Without one, the rule decides.
    add: (finding: Parameters<RuleContext['add']>[0]) => void (findings ??= []).push({ ...finding, rule: running.rule.id, severity: running.level ?? finding.severity ?? running.rule.severity }),
  };
  for (running of active) {
    const before: number = findings === null ? 0 : (findings as Finding[]).length;
    try {
      run(running, context);
    } catch (error) {
      if (findings !== null) (findings as Finding[]).length = before;
      (crashes ??= []).push({ rule: running.rule.id, error });
    }
  }
  return findings === null && crashes === null ? SILENCE : { findings: findings ?? NO_FINDINGS, crashes: crashes ?? NO_CRASHES };
}

function coverageOf(report: Report): Coverage {
  return report.tables.map((table) => ledgerOf(table).counts).reduce(together, nothing);
}

