import type { Snapshot } from '../engine/types.js';
import { rowsUnder } from '../model/place.js';
import type { Report, Table } from '../model/types.js';
import type { Segment } from '../syntax/types.js';
import { lineAt } from '../text/lines.js';
import { trimSpan } from '../text/space.js';
import { perPlace } from '../text/perPlace.js';

/** Lines from 0, both included. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'region';
}

/** First line of every segment of a report, counted from where the report begins. */
type Lines = ReadonlyMap<Segment, number>;

function lineIn(segment: Segment, offset: number, lines: Lines): number {
  return (lines.get(segment) ?? 0) + lineAt(segment.lineStarts, offset);
}

/** From the first line of the first segment to the last line with text. */
function stretch(segments: readonly Segment[], lines: Lines): FoldingRange {
  const first = segments[0]!;
  const last = segments[segments.length - 1]!;
  const { end } = trimSpan(last.text, 0, last.text.length);
  return { startLine: lines.get(first) ?? 0, endLine: lineIn(last, Math.max(0, end - 1), lines), kind: 'region' };
}

function tableRanges(table: Table, lines: Lines): FoldingRange[] {
  const { segment } = table;
  const ranges: FoldingRange[] = [{ startLine: lineIn(segment, table.start, lines), endLine: lineIn(segment, Math.max(table.start, table.end - 1), lines) }];
  for (const group of table.groups) {
    const row = rowsUnder(table, group).at(-1);
    if (row === undefined) continue;
    const end = Math.max(row.end, ...row.cells.map((cell) => cell.end));
    ranges.push({ startLine: lineIn(segment, group.label.start, lines), endLine: lineIn(segment, Math.max(row.start, end - 1), lines) });
  }
  return ranges;
}

/** The folds of one report. Lines count from where it begins. */
interface ReportFolds {
  readonly whole: FoldingRange;
  /** Sorted, and no two start on one line. */
  readonly inside: readonly FoldingRange[];
}

/** Folds by report: a key changes one of a thousand, and all are asked for again. */
const foldsOf = perPlace(readFolds);

function readFolds(report: Report): ReportFolds {
  const lines = new Map<Segment, number>();
  let line = 0;
  for (const segment of report.segments) {
    lines.set(segment, line);
    line += segment.lineStarts.length;
  }
  const ranges = [...report.sections.map((section) => stretch(section.segments, lines)), ...report.tables.flatMap((table) => tableRanges(table, lines))];
  // Two ranges that start on one line cannot both be folded; the larger one stays.
  const byLine = new Map<number, FoldingRange>();
  for (const range of ranges) {
    if (range.endLine <= range.startLine) continue;
    const other = byLine.get(range.startLine);
    if (other === undefined || other.endLine < range.endLine) byLine.set(range.startLine, range);
  }
  return { whole: stretch(report.segments, lines), inside: [...byLine.values()].sort((a, b) => a.startLine - b.startLine) };
}

/** What can be folded: reports where a file has several, sections, tables, and the groups inside a table. */
export function foldingRanges(snapshot: Snapshot): FoldingRange[] {
  const many = snapshot.reports.filter((report) => report.segments.length > 0).length > 1;
  const ranges: FoldingRange[] = [];
  snapshot.reports.forEach((report, index) => {
    if (report.segments.length === 0) return;
    const { line } = snapshot.startOf(index);
    const { whole, inside } = foldsOf(report);
    const shown = many && whole.endLine > whole.startLine;
    if (shown) ranges.push(moved(whole, line));
    for (const range of inside) if (!shown || range.startLine !== whole.startLine) ranges.push(moved(range, line));
  });
  return ranges;
}

function moved(range: FoldingRange, by: number): FoldingRange {
  return { ...range, startLine: range.startLine + by, endLine: range.endLine + by };
}
