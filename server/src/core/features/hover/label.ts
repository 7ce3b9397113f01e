import type { Snapshot } from '../../engine/types.js';
import { render, type Language } from '../../l10n/message.js';
import { ledgerOf } from '../../model/ledger.js';
import { nameOf, rowName } from '../../model/names.js';
import type { Group, Header, Relation, Report, Row, Section, Table } from '../../model/types.js';
import { equationSource } from './cell.js';
import { clauseParagraph, clausesOf } from './clauses.js';
import { relationLine } from './equation.js';
import { bold, lines, page, plain } from './markdown.js';
import { words } from './words.js';

/** What the form says about one of its parts. */
interface Explained {
  readonly help: { readonly zh: string; readonly en: string };
  readonly clauses: readonly string[];
}

function explained(headline: string, part: Explained | null, report: Report, language: Language, middle: string | null = null): string {
  return page(
    bold(plain(headline, 120)),
    middle,
    part === null ? null : plain(part.help[language], 300),
    part === null ? null : clauseParagraph(clausesOf(report.template, part.clauses), report.template, language),
  );
}

function relationLines(snapshot: Snapshot, table: Table, language: Language, wanted: (relation: Relation) => boolean): string {
  const source = equationSource(snapshot, table, language);
  return lines(...ledgerOf(table).relations.filter(wanted).map((relation) => relationLine(relation, source, language)));
}

/** The label of a row: what the row counts, whether its total is right, and the clause. */
export function rowHover(snapshot: Snapshot, report: Report, row: Row, language: Language): string {
  const sums = relationLines(snapshot, row.table, language, (relation) => relation.row === row);
  const unknown = row.template === null ? words.unknownRow[language] : null;
  return explained(rowName(row, language), row.template, report, language, lines(sums, unknown));
}

/** A heading inside a table, such as （三）不予公开. */
export function groupHover(report: Report, group: Group, language: Language): string {
  return explained(nameOf(group.template, language), group.template, report, language);
}

/** A column header: what belongs in the column, and whether its sums are right. */
export function headerHover(snapshot: Snapshot, report: Report, header: Header, table: Table, language: Language): string | null {
  const { column, block } = header;
  if (column !== null) {
    const sums = relationLines(snapshot, table, language, (relation) => relation.template.forEach === 'column' && relation.column?.id === column.id);
    return explained(nameOf(column, language), column, report, language, sums);
  }
  const row = block?.rows.find((candidate) => candidate.id === block.id) ?? block?.rows[0];
  return row === undefined ? null : explained(nameOf(row, language), row, report, language);
}

/** How the equations of the section's table come out, in one line. */
function tableState(report: Report, section: Section, language: Language): string | null {
  const relations = report.tables
    .filter((table) => section.segments.includes(table.segment))
    .flatMap((table) => ledgerOf(table).relations);
  if (relations.length === 0) return null;
  const count = (status: Relation['status']): number => relations.filter((relation) => relation.status === status).length;
  const args = { total: relations.length, holds: count('holds'), fails: count('fails'), open: count('not-evaluated') };
  return render({ text: args.holds === args.total ? words.allHold : words.tableState, args }, language);
}

/** A section heading: what belongs there, how its table stands, and the clauses. */
export function sectionHover(report: Report, section: Section, language: Language): string {
  const template = report.template.sections.find(({ role }) => role === section.role) ?? null;
  const written = `${section.numeral?.text ?? ''}${section.titleText}`;
  const canonical = template !== null && section.match !== 'exact' ? render({ text: words.canonicalTitle, args: { title: plain(template.title) } }, language) : null;
  return explained(written, template, report, language, lines(canonical, tableState(report, section, language)));
}
