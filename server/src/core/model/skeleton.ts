import { renumber, toChineseNumeral } from '../syntax/numeral.js';
import type { Encoding } from '../syntax/types.js';
import type { SectionRole, SectionTemplate, TableTemplate } from '../template/types.js';
import { lineAt, lineEnd } from '../text/lines.js';
import { sheetOf } from './sheet.js';
import proseBySection from './skeleton.json';
import type { Report } from './types.js';
import { writeSheet } from './writeTable.js';

/** What to write under the heading of a section that has no table: its sub-headings, or the customary "none". */
export function proseSkeleton(role: SectionRole): readonly string[] {
  return (proseBySection as Readonly<Record<string, readonly string[]>>)[role] ?? [];
}

/** The full table of the form with zeros in every cell, written in an encoding; every line ends in `eol`. */
export function renderTable(table: TableTemplate, encoding: Encoding, eol: string): string {
  return writeSheet(sheetOf(table), encoding).map((line) => line + eol).join('');
}

/** How the file writes its tables: the encoding most of them have. */
export function encodingOf(report: Report): Encoding {
  const encodings = report.tables.map((table) => table.encoding);
  const count = (encoding: Encoding): number => encodings.filter((other) => other === encoding).length;
  return encodings.reduce<Encoding>((best, encoding) => (count(encoding) > count(best) ? encoding : best), encodings[0] ?? 'pipe');
}

/** A heading written like one that is there: numeral style, decoration and spaces are copied. */
export function headingLine(report: Report, section: SectionTemplate): string {
  const model = report.sections.find((candidate) => candidate.numeral !== null) ?? report.sections[0];
  if (model === undefined) return `${toChineseNumeral(section.number)}、${section.title}`;
  const { heading, title, numeral } = model;
  const { text, lineStarts } = heading.segment;
  const line = lineAt(lineStarts, heading.start);
  const before = text.slice(lineStarts[line], heading.start).replaceAll('\uFEFF', '');
  const after = text.slice(heading.end, lineEnd(text, lineStarts, line));
  const words = numeral === null ? section.title : renumber(numeral, section.number) + text.slice(numeral.loc.end, title.start) + section.title;
  return before + words + (/^[\s#*|】]*$/.test(after) ? after : '');
}

/** What belongs under a heading: the table with zeros in the file's encoding, or the sub-headings of the prose. */
export function skeletonOf(report: Report, section: SectionTemplate, eol: string): string {
  const table = report.template.tables.find(({ id }) => id === section.table);
  if (table !== undefined) return renderTable(table, encodingOf(report), eol);
  return proseSkeleton(section.role).map((line) => line + eol).join('');
}
