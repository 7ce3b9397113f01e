import type { Snapshot } from '../../engine/types.js';
import type { Cell, Group, Header, Report, Row, Section, Table } from '../../model/types.js';
import { segmentAt, segmentOffset } from '../../syntax/tree.js';
import type { Segment } from '../../syntax/types.js';
import { touches, type Span } from '../../text/span.js';

/** What stands at an offset, with its span in the document. */
export type Place = { readonly range: Span; readonly report: Report } & (
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'row'; readonly row: Row; readonly table: Table }
  | { readonly kind: 'group'; readonly group: Group; readonly table: Table }
  | { readonly kind: 'header'; readonly header: Header; readonly table: Table }
  | { readonly kind: 'section'; readonly section: Section }
);

/** A blank cell has no text to point at: the spaces around it stand for it. */
function cellSpan(cell: Cell, { segment: { text } }: Table): Span {
  let { start, end } = cell;
  if (start < end) return cell;
  while (start > 0 && isBlank(text[start - 1])) start--;
  while (end < text.length && isBlank(text[end])) end++;
  return { start, end };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\u3000' || char === '\u00a0';
}

/** Where the parts of a table stand, with what each is. */
function* partsOf(table: Table): Generator<[Span, Part]> {
  for (const row of table.rows) {
    for (const cell of row.cells) yield [cellSpan(cell, table), { kind: 'cell', cell }];
  }
  for (const row of table.rows) {
    if (row.label !== null) yield [row.label, { kind: 'row', row, table }];
  }
  for (const group of table.groups) yield [group.label, { kind: 'group', group, table }];
  for (const header of table.headers) {
    if (header.column !== null || header.block !== null) yield [header, { kind: 'header', header, table }];
  }
}

type Part = DistributiveOmit<Place, 'range' | 'report'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The part of a table at an offset of its segment: one that holds the offset before one that only ends there. */
function partAt(table: Table, offset: number): [Span, Part] | null {
  let ending: [Span, Part] | null = null;
  for (const entry of partsOf(table)) {
    const [span] = entry;
    if (!touches(span, offset)) continue;
    if (offset < span.end) return entry;
    ending ??= entry;
  }
  return ending;
}

/** The part of a report at an offset of the document, or null where the text stands for itself. */
export function placeAt(snapshot: Snapshot, offset: number): Place | null {
  const { segment, start } = segmentAt(snapshot.tree, offset);
  const at = offset - start;
  const inDocument = (span: Span): Span => ({ start: start + span.start, end: start + span.end });
  for (const report of snapshot.reports) {
    for (const table of report.tables) {
      if (table.segment !== segment || !touches(table, at)) continue;
      const found = partAt(table, at);
      if (found !== null) return { range: inDocument(found[0]), report, ...found[1] };
    }
    const section = report.sections.find(({ heading }) => heading.segment === segment && touches(heading, at));
    if (section !== undefined) return { range: inDocument(section.heading), report, kind: 'section', section };
  }
  return null;
}

/** The report a segment belongs to; the first of the file where none does. */
export function reportAt(snapshot: Snapshot, segment: Segment): Report | null {
  return snapshot.reports.find((report) => report.segments.includes(segment)) ?? snapshot.reports[0] ?? null;
}

/** Offset in the document of a row's label, or of its first value. */
export function rowOffset(snapshot: Snapshot, row: Row): number {
  return segmentOffset(snapshot.tree, row.table.segment) + (row.cells[0] ?? row.label ?? row).start;
}
