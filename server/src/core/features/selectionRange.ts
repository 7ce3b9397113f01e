import { moved, placeAt, reportAt, segmentsOf } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { rowsUnder } from '../model/place.js';
import type { Row, Table } from '../model/types.js';
import { segmentAt } from '../syntax/tree.js';
import type { Segment } from '../syntax/types.js';
import { lineAt, lineEnd } from '../text/lines.js';
import { trimSpan } from '../text/space.js';
import { touches, type Span } from '../text/span.js';

/** A row with its label and its values. */
function rowSpan(row: Row): Span {
  const parts = [row, ...(row.label === null || row.label.start < row.table.start ? [] : [row.label]), ...row.cells];
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
}

/** The parts of a table around an offset, small before large: value or label, row, the rows of its group, table. */
function* tableSpans(table: Table, at: number): Generator<Span> {
  for (const row of table.rows) {
    const span = rowSpan(row);
    if (touches(span, at)) yield span;
  }
  for (const group of table.groups) {
    const rows = rowsUnder(table, group).map(rowSpan);
    yield { start: group.label.start, end: Math.max(group.label.end, ...rows.map(({ end }) => end)) };
  }
  yield table;
}

/** The line and the paragraph around an offset. */
function* proseSpans({ text, lineStarts, blocks }: Segment, at: number): Generator<Span> {
  const line = lineAt(lineStarts, at);
  yield trimSpan(text, lineStarts[line]!, lineEnd(text, lineStarts, line));
  for (const { start, end } of blocks) if (start <= at && at < end) yield trimSpan(text, start, end);
}

/** From the first segment to the last character of the last. */
function stretch(parts: readonly { readonly segment: Segment; readonly base: number }[]): Span[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ start: first.base, end: last.base + trimSpan(last.segment.text, 0, last.segment.text.length).end }];
}

/** Cell, row, group, table, section, report, file: each holds the one before it. */
export function selectionRange(snapshot: Snapshot, offset: number): Span[] {
  const { tree } = snapshot;
  const whole = { start: 0, end: tree.length };
  if (tree.segments.length === 0) return [whole];
  const spans: Span[] = [];
  const place = placeAt(snapshot, offset);
  if (place !== null) spans.push(place.range);
  const { segment, start: base } = segmentAt(tree, offset);
  const at = offset - base;
  const placed = reportAt(snapshot, offset);
  const tables = placed?.report.tables.filter((table) => table.segment === segment && touches(table, at)) ?? [];
  for (const table of tables) for (const span of tableSpans(table, at)) spans.push(moved(span, base));
  if (tables.length === 0) for (const span of proseSpans(segment, at)) spans.push(moved(span, base));
  if (placed !== null) {
    const parts = [...segmentsOf(placed)];
    const section = placed.report.sections.find((candidate) => candidate.segments.includes(segment));
    if (section !== undefined) spans.push(...stretch(parts.filter((part) => section.segments.includes(part.segment))));
    spans.push(...stretch(parts));
  }
  spans.push(whole);
  return nested(spans.filter((span) => touches(span, offset)));
}

/** Keeps what holds the span before it and is larger. */
function nested(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = chain.at(-1);
    if (inner === undefined || (span.start <= inner.start && inner.end <= span.end && span.end - span.start > inner.end - inner.start)) chain.push(span);
  }
  return chain;
}
