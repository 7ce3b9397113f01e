import { placeAt, reportAt, type Place } from '../engine/locate.js';
import { statementAt } from '../engine/statements.js';
import type { Snapshot } from '../engine/types.js';
import type { Language } from '../l10n/message.js';
import { citationsIn } from '../model/citations.js';
import { segmentAt } from '../syntax/tree.js';
import { lineAt, lineEnd } from '../text/lines.js';
import { touches, type Span } from '../text/span.js';
import { cellHover } from './hover/cell.js';
import { citationHover } from './hover/citation.js';
import { groupHover, headerHover, rowHover, sectionHover } from './hover/label.js';
import { statementHover, type Address } from './hover/statement.js';

/** What an editor shows at a place: Markdown without HTML, and the text it is about in document offsets. */
export interface HoverResult {
  readonly contents: string;
  readonly range: Span;
}

/** Lines longer than this are no prose; looking for clauses in them is not worth the time. */
const LONGEST_LINE = 20_000;

function contentsOf(snapshot: Snapshot, place: Place, language: Language): string | null {
  const { report } = place;
  switch (place.kind) {
    case 'cell': return cellHover(snapshot, report, place.cell, language);
    case 'row': return rowHover(snapshot, report, place.row, language);
    case 'group': return groupHover(report, place.group, language);
    case 'header': return headerHover(snapshot, report, place.header, place.table, language);
    case 'section': return sectionHover(report, place.section, language);
  }
}

/** A clause named in the line around the offset. */
function citationAt(snapshot: Snapshot, offset: number, language: Language): HoverResult | null {
  const { segment, start } = segmentAt(snapshot.tree, offset);
  const report = reportAt(snapshot, offset)?.report ?? snapshot.reports[0];
  if (report === undefined) return null;
  const line = lineAt(segment.lineStarts, offset - start);
  const from = segment.lineStarts[line]!;
  const to = lineEnd(segment.text, segment.lineStarts, line);
  if (to - from > LONGEST_LINE) return null;
  const citation = citationsIn(segment.text.slice(from, to)).find((candidate) => touches(candidate, offset - start - from));
  if (citation === undefined) return null;
  const contents = citationHover(citation, report.template, language);
  const base = start + from;
  return contents === null ? null : { contents, range: { start: base + citation.start, end: base + citation.end } };
}

/**
 * What to say about the text at an offset: a number, a label, a heading, a number in the prose that states cells, or a
 * clause named there. `addressOf` gives the addresses of places that the hover speaks of; without it they are no links.
 */
export function hover(snapshot: Snapshot, offset: number, language: Language, addressOf: Address = () => undefined): HoverResult | null {
  if (snapshot.tree.segments.length === 0) return null;
  const place = placeAt(snapshot, offset);
  const contents = place === null ? null : contentsOf(snapshot, place, language);
  if (place !== null && contents !== null) return { contents, range: place.range };
  const stated = place === null ? statementAt(snapshot, offset) : null;
  if (stated !== null) return { contents: statementHover(snapshot, stated, language, addressOf), range: stated.range };
  return citationAt(snapshot, offset, language);
}
