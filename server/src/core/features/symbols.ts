import type { Snapshot } from '../engine/types.js';
import type { Language, Text } from '../l10n/message.js';
import { totalOf } from '../model/relations.js';
import type { Cell, Report, Row, Section, Table } from '../model/types.js';
import type { Segment } from '../syntax/types.js';
import { trimSpan } from '../text/space.js';
import type { Span } from '../text/span.js';
import { perPlaceFor } from '../text/perPlace.js';

/** One entry of the outline; spans count from where the report begins, the selection lies in the range, children in their parent. */
export interface DocumentSymbolNode {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'report' | 'section' | 'table' | 'row';
  readonly range: Span;
  readonly selectionRange: Span;
  readonly children: readonly DocumentSymbolNode[];
}

/** The outline of one report. Its nodes are the same object for as long as the report is, wherever it moves. */
export interface DocumentSymbolPart {
  /** Where the report begins: what the spans of the nodes count from. */
  readonly start: number;
  readonly line: number;
  readonly nodes: readonly DocumentSymbolNode[];
}

const words = {
  untitled: { zh: '（无标题的报告）', en: '(report without a title)' },
  unlabelled: { zh: '（无名称的行）', en: '(row without a label)' },
} satisfies Record<string, Text>;

/** Offsets of a report's segments. */
type Offsets = ReadonlyMap<Segment, number>;

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The part of `inner` that lies in `outer`; `outer` itself where they do not meet. */
function within(inner: Span, outer: Span): Span {
  const start = Math.max(inner.start, outer.start);
  const end = Math.min(inner.end, outer.end);
  return start <= end ? { start, end } : outer;
}

/** The smallest span around an entry and its children, inside the parent's. */
function around(span: Span, children: readonly DocumentSymbolNode[]): Span {
  let { start, end } = span;
  for (const { range } of children) {
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return { start, end };
}

/** From the first segment to the end of the last, without white space at the end. */
function spanOf(segments: readonly Segment[], offsets: Offsets): Span {
  const first = segments[0]!;
  const last = segments[segments.length - 1]!;
  const { end } = trimSpan(last.text, 0, last.text.length);
  const start = offsets.get(first) ?? 0;
  return { start, end: Math.max(start, (offsets.get(last) ?? start) + end) };
}

function shown(cell: Cell): string {
  return cell.text === '' ? '–' : oneLine(cell.text);
}

/** A row's total; all its values where the block has no total. */
function rowDetail(row: Row): string {
  const total = totalOf(row);
  return total === undefined ? row.cells.map(shown).join(' / ') : shown(total);
}

function rowName(row: Row, language: Language): string {
  if (row.label !== null) return oneLine(row.label.text) || words.unlabelled[language];
  return row.template?.label ?? row.block?.rows.find((candidate) => candidate.id === row.block?.id)?.label ?? words.unlabelled[language];
}

function rowSymbol(row: Row, table: Span, base: number, language: Language): DocumentSymbolNode {
  const range = within(shift(row, base), table);
  // The blocks of table 4 have their label in the header, outside the row: then the values stand for it.
  const label = row.label === null ? null : shift(row.label, base);
  const inside = label !== null && label.start >= range.start && label.end <= range.end;
  return { name: rowName(row, language), detail: rowDetail(row), kind: 'row', range, selectionRange: inside ? label : range, children: [] };
}

function tableSymbol(table: Table, parent: Span, offsets: Offsets, language: Language): DocumentSymbolNode {
  const base = offsets.get(table.segment) ?? 0;
  const range = within(shift(table, base), parent);
  const children = table.rows.map((row) => rowSymbol(row, range, base, language));
  const title = table.template.title[language];
  return { name: title.charAt(0).toUpperCase() + title.slice(1), detail: '', kind: 'table', range, selectionRange: children[0]?.selectionRange ?? range, children };
}

function sectionSymbol(section: Section, report: Report, offsets: Offsets, language: Language): DocumentSymbolNode {
  const base = offsets.get(section.heading.segment) ?? 0;
  const heading = shift(section.heading, base);
  const range = around(spanOf(section.segments, offsets), []);
  const children = report.tables
    .filter((table) => section.segments.includes(table.segment))
    .map((table) => tableSymbol(table, range, offsets, language));
  const name = oneLine(`${section.numeral?.text ?? ''}${section.titleText}`);
  return { name, detail: '', kind: 'section', range, selectionRange: within(heading, range), children };
}

function reportChildren(report: Report, parent: Span, offsets: Offsets, language: Language): DocumentSymbolNode[] {
  const held = new Set(report.sections.flatMap((section) => section.segments));
  const sections = report.sections.map((section) => sectionSymbol(section, report, offsets, language));
  const loose = report.tables.filter((table) => !held.has(table.segment)).map((table) => tableSymbol(table, parent, offsets, language));
  return [...sections, ...loose].sort((a, b) => a.range.start - b.range.start);
}

function reportSymbol(report: Report, language: Language): DocumentSymbolNode {
  const offsets = new Map<Segment, number>();
  let start = 0;
  for (const segment of report.segments) {
    offsets.set(segment, start);
    start += segment.text.length;
  }
  const range = spanOf(report.segments, offsets);
  const children = reportChildren(report, range, offsets, language);
  const title = report.title === null ? null : shift(report.title.loc, offsets.get(report.title.loc.segment) ?? 0);
  return {
    name: report.title === null ? words.untitled[language] : oneLine(report.title.text) || words.untitled[language],
    detail: report.year === null ? '' : String(report.year),
    kind: 'report',
    range: around(range, children),
    selectionRange: title === null ? within(children[0]?.selectionRange ?? range, range) : within(title, range),
    children,
  };
}

/** Outlines by report: a key changes one of a thousand, and all are asked for again. */
const outlineOf = perPlaceFor((report: Report, language: Language): readonly [DocumentSymbolNode] => [reportSymbol(report, language)]);

/** The outline: report, section, table, row with its total. One report without a title needs no level of its own. */
export function documentSymbols(snapshot: Snapshot, language: Language): DocumentSymbolPart[] {
  const parts: DocumentSymbolPart[] = [];
  snapshot.reports.forEach((report, index) => {
    if (report.segments.length === 0) return;
    const { offset: start, line } = snapshot.startOf(index);
    const outline = outlineOf(report, language);
    parts.push({ start, line, nodes: snapshot.reports.length === 1 && report.title === null ? outline[0].children : outline });
  });
  return parts;
}
