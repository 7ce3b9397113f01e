import { ledgerOf } from '../model/ledger.js';
import type { TablePlan } from '../model/plan.js';
import { hasPlainCounts } from '../model/planned.js';
import { placedReportsOf } from '../model/report.js';
import { textPartsOf, type TextPart } from '../model/sectionText.js';
import type { Report, Table } from '../model/types.js';
import { rules } from '../rules/index.js';
import type { Finding, Rule, RuleContext, Severity, Surroundings, TableContext } from '../rules/types.js';
import type { Tree } from '../syntax/types.js';
import { eolOf } from '../text/lines.js';
import { perPlace, perPlaceFor } from '../text/perPlace.js';
import { SharedList } from '../text/sharedList.js';
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
  const { reports, firsts, changed, since } = placedReportsOf(tree, config.form);
  const known = previous instanceof StoredSnapshot && previous.config === config ? previous : undefined;
  const whole = checkFile(tree, reports.length, config);
  const silent = whole.findings.length + whole.crashes.length === 0;
  if (silent && known !== undefined && known.listedReports === since && known.listedParts.length === reports.length) {
    const parts = known.listedParts.with(changed!, partOf(reports.at(changed!)!, config));
    return new StoredSnapshot(tree, config, reports, parts, firsts, { since: known.listedParts, at: changed! });
  }
  const parts = reports.all.map((report, i) => (known?.report(i) === report ? known.part(i)! : partOf(report, config)));
  if (!silent) parts.push(whole);
  return new StoredSnapshot(tree, config, reports, SharedList.of(parts), firsts);
}

/**
 * Does the work of `analyse` report by report, for whoever wants to do something else between them: after the last step
 * `analyse` finds everything done. What was done stays done if the text changes meanwhile, except where it changed.
 */
export function* prepare(tree: Tree, config: Config = defaultConfig): Generator<undefined, void> {
  for (const report of placedReportsOf(tree, config.form).reports.all) {
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
  const { add, option } = runner;
  const findings: Finding[] = [];
  const crashes: RuleCrash[] = [];
  const collect = (said: Said): void => {
    for (const finding of said.findings) findings.push(finding);
    for (const crash of said.crashes) addCrash(crashes, crash);
  };
  collect(runner.run(active.check, (rule, context) => rule.check!(context), { report, eol, add, option }));
  for (const table of report.tables) collect(keep(table, about, () => checkTable({ table, report, eol, add, option }, about, active)));
  for (const part of textPartsOf(report)) collect(keep(part, about, () => runner.run(active.checkText, (rule, context) => rule.checkText!(context), { part, report, eol, add, option })));
  return new CheckedPart(report, resolveAll(findings, report.segments, crashes), crashes);
}

/** Runs the rules about tables that may have something to say about this one. */
function checkTable(context: TableContext, about: About, { checkTable: always, byLabels, byNotation }: ActiveRules): Said {
  const { table } = context;
  const run = (some: readonly Active[]): Said => runner.run(some, (rule, given) => rule.checkTable!(given), context);
  const said = run(always);
  return joined(joined(said, hasPlainCounts(table) ? SILENCE : run(byNotation)), run(speaking(table.plan, about, byLabels, run)));
}

/** Under some circumstances, the rules that go by labels and spoke of a table of a plan, and so have something to say of all. */
interface Speaking {
  readonly under: Circumstances;
  readonly rules: readonly Active[];
}

const speakingOf = perPlace((_plan: TablePlan): Speaking[] => []);
/** Reports of a few years have the same labels; a list that grew longer is begun anew. */
const MOST_CIRCUMSTANCES = 16;

function speaking(plan: TablePlan, about: About, byLabels: readonly Active[], run: (some: readonly Active[]) => Said): readonly Active[] {
  const known = speakingOf(plan);
  const same = known.find(({ under }) => isSame(under, about));
  if (same !== undefined) return same.rules;
  const rules = byLabels.filter((each) => run([each]) !== SILENCE);
  if (known.length === MOST_CIRCUMSTANCES) known.length = 0;
  const { config, eol, year, governingYear, template } = about;
  known.push({ under: { config, eol, year, governingYear, template }, rules });
  return rules;
}

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

/** What rules that go by labels may know. The body is left out: its name may hold on to the text it was cut from. */
type Circumstances = Omit<About, 'body'>;

function isSame(a: Circumstances, b: Circumstances): boolean {
  return a.config === b.config && a.eol === b.eol && a.year === b.year && a.governingYear === b.governingYear && a.template === b.template;
}

const keptFor = perPlace((_part: Table | TextPart): { known: { readonly about: About; readonly said: Said } | null } => ({ known: null }));

/** What was said about a table or a part of the text before, where neither it nor what rules may know of its report changed. */
function keep(part: Table | TextPart, about: About, work: () => Said): Said {
  const kept = keptFor(part);
  if (kept.known === null || kept.known.about.body !== about.body || !isSame(kept.known.about, about)) kept.known = { about, said: work() };
  return kept.known.said;
}

const NOTHING_SAID: Part = { findings: [], crashes: [], coverage: nothing };

function checkFile(tree: Tree, reportCount: number, config: Config): Part {
  const said = runner.run(activeRules(config).checkFile, (rule, context) => rule.checkFile!(context), { tree, reportCount, add: runner.add });
  if (said === SILENCE) return NOTHING_SAID;
  const crashes = [...said.crashes];
  return { findings: resolveAll(said.findings, tree.segments, crashes), crashes, coverage: nothing };
}

/** Runs rules, one after the other: what they add is the running rule's. */
class Runner {
  #findings: Finding[] | null = null;
  #running: Active | null = null;

  /** `context.option` of every rule. */
  readonly option = (name: string): number => this.#running!.option(name);

  /**
   * `context.add` of every rule. A level that the user set holds for every finding of the rule, also for those that the
   * rule itself would have raised or lowered (a mismatch that involves a blank cell, say). Without one, the rule decides.
   */
  readonly add = ({ severity, message, at, data, related, fixes, tags }: Parameters<RuleContext['add']>[0]): void => {
    const { rule, level } = this.#running!;
    (this.#findings ??= []).push({ rule: rule.id, severity: level ?? severity ?? rule.severity, message, at, data, related, fixes, tags });
  };

  /** What some rules say. One that throws is recorded and what it had said is dropped; the others go on. */
  run<C>(active: readonly Active[], check: (rule: Rule, context: C) => void, context: C): Said {
    let crashes: RuleCrash[] | null = null;
    this.#findings = null;
    for (const each of active) {
      this.#running = each;
      const before = this.#findings === null ? 0 : (this.#findings as Finding[]).length;
      try {
        check(each.rule, context);
      } catch (error) {
        if (this.#findings !== null) (this.#findings as Finding[]).length = before;
        (crashes ??= []).push({ rule: each.rule.id, error });
      }
    }
    const findings = this.#findings as readonly Finding[] | null;
    this.#findings = null;
    return findings === null && crashes === null ? SILENCE : { findings: findings ?? NO_FINDINGS, crashes: crashes ?? NO_CRASHES };
  }
}

const runner = new Runner();

function coverageOf(report: Report): Coverage {
  return report.tables.map((table) => ledgerOf(table).counts).reduce(together, nothing);
}

