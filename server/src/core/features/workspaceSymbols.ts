import { placedReport, segmentsOf, tablesOf } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import type { Language, Text } from '../l10n/message.js';
import { ownRowName } from '../model/names.js';
import { totalOf } from '../model/relations.js';
import type { Report, Row } from '../model/types.js';
import { removeSpace } from '../text/space.js';
import type { Span } from '../text/span.js';

/** A report, section or row that a query finds. */
export interface WorkspaceSymbolItem {
  readonly name: string;
  /** What stands beside the name: the value of a row, and whose report it is. */
  readonly detail: string;
  readonly kind: 'report' | 'section' | 'row';
  readonly range: Span;
}

const words = {
  untitled: { zh: '（无标题的报告）', en: '(report without a title)' },
} satisfies Record<string, Text>;

/** Whether the characters of the query stand in the text in this order, as editors match. */
function matches(text: string, query: string): boolean {
  let at = 0;
  for (const character of text) if (character === query[at]) at++;
  return at >= query.length;
}

function folded(text: string): string {
  return removeSpace(text).toLowerCase();
}

/** `云岭县水务局 2024`. */
function ownerOf(report: Report, language: Language): string {
  if (report.body === null && report.year === null) return words.untitled[language];
  return [report.body, report.year].filter((part) => part !== null).join(' ');
}

/** A row's total, else all its values. */
function valueOf(row: Row): string {
  const shown = (text: string): string => (text === '' ? '–' : text);
  const total = totalOf(row);
  return total === undefined ? row.cells.map((cell) => shown(cell.text)).join(' / ') : shown(total.text);
}

/** Reports by body and year, sections by title, and rows by label, with the row's value as detail. An empty query lists the reports. */
export function workspaceSymbols(snapshot: Snapshot, query: string, language: Language): WorkspaceSymbolItem[] {
  const wanted = folded(query);
  const found: WorkspaceSymbolItem[] = [];
  const offer = (item: WorkspaceSymbolItem): void => {
    if (matches(folded(item.name), wanted)) found.push(item);
  };
  snapshot.reports.forEach((report, index) => {
    const placed = placedReport(snapshot, index)!;
    const owner = ownerOf(report, language);
    const bases = new Map([...segmentsOf(placed)].map(({ segment, base }) => [segment, base] as const));
    const inDocument = (base: number, { start, end }: Span): Span => ({ start: base + start, end: base + end });
    const head = report.title?.loc ?? { segment: report.segments[0]!, start: 0, end: 0 };
    offer({ name: owner, detail: report.title === null ? '' : removeSpace(report.title.text), kind: 'report', range: inDocument(bases.get(head.segment) ?? placed.start, head) });
    if (wanted === '') return;
    for (const section of report.sections) {
      const { heading } = section;
      offer({ name: `${section.numeral?.text ?? ''}${section.titleText}`.trim(), detail: owner, kind: 'section', range: inDocument(bases.get(heading.segment) ?? placed.start, heading) });
    }
    for (const { table, base } of tablesOf(placed)) {
      for (const row of table.rows) {
        offer({ name: ownRowName(row, language), detail: `${valueOf(row)} · ${owner}`, kind: 'row', range: inDocument(base, row.label ?? row) });
      }
    }
  });
  return found;
}
