import type { Span } from '../../text/span.js';
import { attribute, html, type Html } from './html.js';
import type { Places } from './part.js';
import { findingsAt, markOf, type PreviewSource } from './source.js';

/** Between these a line break in a paragraph was a space. */
const SPACED = /[A-Za-z0-9,.;:!?)%]$/;

/** Lines of one paragraph: their text, and where in the document the text begins. */
export interface Lines {
  readonly text: string;
  readonly base: number;
  /** Without white space at their ends, in offsets of `text`. */
  readonly spans: readonly Span[];
  /** Up to here the words are the paragraph's heading. */
  readonly lead?: number | undefined;
}

/** The words of a paragraph with what was found in them marked in place. A finding that covers no character is not seen here. */
export function inline(lines: Lines, source: PreviewSource, places: Places): Html {
  const lead: Html[] = [];
  const rest: Html[] = [];
  let before = '';
  for (const span of lines.spans) {
    const first = lines.text[span.start] ?? '';
    if (SPACED.test(before) && /[A-Za-z0-9(]/.test(first)) rest.push(html` `);
    for (const piece of piecesOf(span, lines, source)) (piece.end <= (lines.lead ?? 0) ? lead : rest).push(marked(piece, lines, source, places));
    before = lines.text.slice(span.start, span.end).slice(-1);
  }
  return lead.length === 0 ? html`${rest}` : html`<b class="lead">${lead}</b>${rest}`;
}

/** A line cut where findings begin and end. */
function piecesOf({ start, end }: Span, { base, lead }: Lines, source: PreviewSource): readonly Span[] {
  const inside = (offset: number): boolean => start < offset && offset < end;
  const cuts = findingsAt(source, { start: base + start, end: base + end }).flatMap(({ range }) => [range.start - base, range.end - base]).concat(lead ?? 0).filter(inside);
  const all = [start, ...new Set(cuts), end].sort((a, b) => a - b);
  return all.slice(1).map((to, i) => ({ start: all[i]!, end: to })).filter((piece) => piece.start < piece.end);
}

function marked(piece: Span, { text, base }: Lines, source: PreviewSource, places: Places): Html {
  const words = text.slice(piece.start, piece.end);
  const span = { start: base + piece.start, end: base + piece.end };
  const mark = markOf(findingsAt(source, span).filter(({ range }) => range.start <= span.start && span.end <= range.end), source);
  if (mark === null) return html`${words}`;
  return html`<mark${attribute('class', mark.severity)}${attribute('title', mark.message)}${places.shows(span)}>${words}</mark>`;
}
