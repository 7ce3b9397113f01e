import { levelOf, ruleIds } from '../../engine/config.js';
import { moved, segmentsOf } from '../../engine/locate.js';
import type { ResolvedFinding } from '../../engine/types.js';
import { render } from '../../l10n/message.js';
import { ledgerOf } from '../../model/ledger.js';
import { relationNames, rowNameById } from '../../model/names.js';
import { obstacleText } from '../../model/obstacle.js';
import type { Row } from '../../model/types.js';
import { positionAt } from '../../syntax/tree.js';
import { attribute, html, type Html } from './html.js';
import { Places, type PreviewPart } from './part.js';
import { say, type PreviewSource } from './source.js';
import { severities, words } from './words.js';

/** Longer lists are for the Problems view. */
const MOST_LISTED = 500;

/** What was found and what was not looked at, above the report. Each finding leads to its place. */
export function headPart(source: PreviewSource, suppressed: number): PreviewPart {
  const places = new Places();
  const problems = source.findings.filter(({ severity }) => severity !== 'hint');
  const hints = source.findings.filter(({ severity }) => severity === 'hint');
  const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : problems.some(({ severity }) => severity === 'warning') ? 'warning' : problems.length > 0 ? 'information' : 'clean';
  const title = problems.length === 0 ? say(source, words.clean) : problems.length === 1 ? say(source, words.oneProblem) : say(source, words.problems, { count: problems.length });
  const more = hints.length === 0 ? null : html`<details><summary>${hints.length === 1 ? say(source, words.oneHint) : say(source, words.hints, { count: hints.length })}</summary>${list(hints, source, places)}</details>`;
  const open = notChecked(source, suppressed);
  const rest = open.length === 0 ? null : html`<details class="open"${problems.length === 0 ? html` open` : null}><summary>${say(source, words.notChecked)}</summary><ul>${open.map((line) => html`<li>${line}</li>`)}</ul></details>`;
  const markup = html`<aside class="head ${worst}" lang="${source.language === 'zh' ? 'zh-Hans' : 'en'}" aria-label="${say(source, words.result)}"><p class="verdict"><span class="sign ${worst}" aria-hidden="true"></span><strong>${title}</strong><span class="coverage">${coverage(source)}</span></p>${problems.length === 0 ? null : list(problems, source, places)}${more}${rest}</aside>`;
  return places.part('head', markup);
}

function list(findings: readonly ResolvedFinding[], source: PreviewSource, places: Places): Html {
  const rest = findings.length - MOST_LISTED;
  const more = rest <= 0 ? null : html`<li class="more">${say(source, words.moreFindings, { count: rest })}</li>`;
  return html`<ol class="findings">${findings.slice(0, MOST_LISTED).map(({ severity, message, range, rule }) => html`<li><button type="button"${places.leads(range)}${attribute('title', rule)}><span class="sign ${severity}" aria-hidden="true"></span><span class="level">${severities[severity][source.language]}</span><span class="message">${render(message, source.language)}</span></button></li>`)}${more}</ol>`;
}

/** `205 个数、40 个等式已核对，全部成立`; also how many could not be. */
function coverage(source: PreviewSource): string {
  const { cells, relations, failed, notEvaluated } = source.snapshot.parts[source.placed.index]!.coverage;
  if (relations + notEvaluated === 0) return say(source, words.noNumbers);
  const checked = [say(source, words.checked, { cells, relations }), failed === 0 ? say(source, words.allHold) : say(source, words.someFail, { failed })];
  const open = notEvaluated === 0 ? [] : [say(source, words.openOnes, { count: notEvaluated })];
  return [...(relations === 0 ? [] : checked), ...open].join(source.language === 'zh' ? '，' : ', ');
}

/** Everything that a reader might take for checked and was not, with the reason. */
function notChecked(source: PreviewSource, suppressed: number): readonly string[] {
  const { snapshot: { config, parts }, placed } = source;
  const off = ruleIds.filter((rule) => levelOf(rule, config) === 'off');
  const { crashes } = parts[placed.index]!;
  return [
    ...obstacles(source),
    ...(off.length === 0 ? [] : [say(source, words.rulesOff, { rules: off.join(', ') })]),
    ...(crashes.length === 0 ? [] : [say(source, words.crashed, { rules: crashes.map(({ rule }) => rule).join(', ') })]),
    ...(suppressed === 0 ? [] : [say(source, words.suppressed, { count: suppressed })]),
  ];
}

/** The sums that could not be worked out, those of one kind and one reason together. */
function obstacles(source: PreviewSource): readonly string[] {
  const { snapshot: { tree }, placed, language } = source;
  const bases = new Map([...segmentsOf(placed)].map(({ segment, base }) => [segment, base]));
  const lineOf = (row: Row): number => positionAt(tree, moved(row.cells[0] ?? row.label ?? row, bases.get(row.table.segment) ?? 0).start).line + 1;
  const counts = new Map<string, { readonly name: string; readonly reason: string; count: number }>();
  for (const table of placed.report.tables) {
    for (const relation of ledgerOf(table).relations) {
      if (relation.status !== 'not-evaluated') continue;
      const name = relationNames[relation.template.id][language];
      const reason = obstacleText(relation, { lineOf, rowName: (id) => rowNameById(table, id, language) }, language);
      const key = `${name}\n${reason}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { name, reason, count: 1 });
      else known.count++;
    }
  }
  return [...counts.values()].map((args) => say(source, args.count === 1 ? words.relation : words.relations, { ...args }));
}
