import type { Language } from '../../l10n/message.js';
import { clauseOf } from '../../template/load.js';
import type { Clause, Template } from '../../template/types.js';
import { lines, link, plain } from './markdown.js';
import { words } from './words.js';

/** More clauses than this are named, not explained: a hover is read at a glance. */
const EXPLAINED = 3;

/** The clauses behind ids, each once. */
export function clausesOf(template: Template, ids: readonly string[]): Clause[] {
  const found = [...new Set(ids)].map((id) => clauseOf(template, id));
  return found.filter((clause) => clause !== undefined);
}

/** What must be said about how sure a clause is; null where it is settled. */
function reservation(clause: Clause, language: Language): string | null {
  if (clause.caveat !== undefined) return clause.caveat[language];
  if (clause.confidence === 'M') return words.usual[language];
  return clause.confidence === 'L' ? words.unsure[language] : null;
}

function citation(clause: Clause, template: Template, language: Language): string {
  const url = clause.source === undefined ? undefined : template.sources[clause.source]?.url;
  return link(plain(clause.cite[language]), url);
}

/** Citation, gist and reservation of one clause. */
export function clauseLine(clause: Clause, template: Template, language: Language): string {
  const reserve = reservation(clause, language);
  const note = reserve === null ? '' : ` *${plain(reserve, 200)}*`;
  return `§ ${citation(clause, template, language)} · ${plain(clause.gist[language], 300)}${note}`;
}

/** Whether nothing but the form stands behind a category: no law is named, and no caveat says so already. */
function formOnly(clauses: readonly Clause[]): boolean {
  return clauses.length > 0 && clauses.every(({ cite, caveat }) => caveat === undefined && !/第[^第]{1,4}条/.test(cite.zh));
}

/** The governing clauses: the first explained, the others named. */
export function clauseParagraph(clauses: readonly Clause[], template: Template, language: Language, explained = EXPLAINED): string {
  const rest = clauses.slice(explained).map((clause) => citation(clause, template, language));
  return lines(
    ...clauses.slice(0, explained).map((clause) => clauseLine(clause, template, language)),
    rest.length === 0 ? null : words.more[language].replace('{list}', () => rest.join(words.separator[language])),
    formOnly(clauses) ? words.formOnly[language] : null,
  );
}
