import { partAt, type TablePart } from '../model/place.js';
import type { Report, Row, Section, Table } from '../model/types.js';
import { segmentAt, segmentOffset } from '../syntax/tree.js';
import type { Segment } from '../syntax/types.js';
import { touches, type Span } from '../text/span.js';
import type { Snapshot } from './types.js';

/** A report with its number among the reports of the text and the offset at which it begins. */
export interface PlacedReport {
  readonly report: Report;
  readonly index: number;
  readonly start: number;
}

/** A table with its report and the offset of the segment that its places count from. */
export interface PlacedTable {
  readonly table: Table;
  readonly report: Report;
  /** Number of the report among those of the text. */
  readonly index: number;
  readonly base: number;
}

/** What stands at an offset, with its span in the document. */
export type Place = { readonly range: Span; readonly report: Report; readonly base: number } & (TablePart | { readonly kind: 'section'; readonly section: Section });

/** Number of the last report that begins at or before an offset; -1 where there is none. */
function reportIndexAt(snapshot: Snapshot, offset: number): number {
  let low = -1;
  let high = snapshot.reports.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (snapshot.startOf(middle).offset <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A report by its number. */
export function placedReport(snapshot: Snapshot, index: number): PlacedReport | null {
  const report = snapshot.reports[index];
  return report === undefined ? null : { report, index, start: snapshot.startOf(index).offset };
}

/** The report that holds an offset; null before the first and between two. */
export function reportAt(snapshot: Snapshot, offset: number): PlacedReport | null {
  const placed = placedReport(snapshot, reportIndexAt(snapshot, offset));
  if (placed === null) return null;
  return offset <= placed.start + lengthOf(placed.report) ? placed : null;
}

function lengthOf(report: Report): number {
  return report.segments.reduce((length, segment) => length + segment.text.length, 0);
}

/** The segments of a report with their offsets in the document. */
export function* segmentsOf({ report, start }: PlacedReport): Generator<{ readonly segment: Segment; readonly base: number }> {
  let base = start;
  for (const segment of report.segments) {
    yield { segment, base };
    base += segment.text.length;
  }
}

/** The reports that a range touches. */
export function* reportsIn(snapshot: Snapshot, range: Span): Generator<PlacedReport> {
  for (let index = Math.max(0, reportIndexAt(snapshot, range.start)); index < snapshot.reports.length; index++) {
    const placed = placedReport(snapshot, index)!;
    if (placed.start > range.end) return;
    yield placed;
  }
}

/** The tables of a report. */
export function* tablesOf(placed: PlacedReport): Generator<PlacedTable> {
  const { report, index } = placed;
  let next = 0;
  for (const { segment, base } of segmentsOf(placed)) {
    // Tables stand in the order of their segments.
    for (; report.tables[next]?.segment === segment; next++) yield { table: report.tables[next]!, report, index, base };
  }
}

/** The tables that a range touches, without a look at the reports outside it. */
export function* tablesIn(snapshot: Snapshot, range: Span): Generator<PlacedTable> {
  for (const placed of reportsIn(snapshot, range)) {
    for (const entry of tablesOf(placed)) {
      if (entry.base + entry.table.start <= range.end && range.start <= entry.base + entry.table.end) yield entry;
    }
  }
}

/** The part of a report at an offset of the document, or null where the text stands for itself. */
export function placeAt(snapshot: Snapshot, offset: number): Place | null {
  const report = reportAt(snapshot, offset)?.report;
  if (report === undefined) return null;
  const { segment, start: base } = segmentAt(snapshot.tree, offset);
  const at = offset - base;
  for (const table of report.tables) {
    if (table.segment !== segment || !touches(table, at)) continue;
    const found = partAt(table, at);
    if (found !== null) return { range: moved(found[0], base), report, base, ...found[1] };
  }
  const section = report.sections.find(({ heading }) => heading.segment === segment && touches(heading, at));
  return section === undefined ? null : { range: moved(section.heading, base), report, base, kind: 'section', section };
}

/** A span counted from elsewhere. */
export function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Offset in the document of a row's label, or of its first value. */
export function rowOffset(snapshot: Snapshot, row: Row): number {
  return segmentOffset(snapshot.tree, row.table.segment) + (row.cells[0] ?? row.label ?? row).start;
}
