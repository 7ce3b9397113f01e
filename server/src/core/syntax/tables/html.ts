import { trimSpan } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import type { Vocabulary } from '../vocabulary.js';
import { BLANK, LineRows, type Cells } from './cells.js';

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,2000}>/gi;
const ENTITY: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', middot: '·', ensp: ' ', emsp: ' ' };

/** Start of an HTML table on the line, or -1. */
export function htmlTableAt(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === 60 && /^<table\b/i.test(text.slice(at, at + 7))) return at;
  }
  return -1;
}

/** The text of a piece of HTML: tags gone, entities as characters. */
export function decode(raw: string): string {
  return raw
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));?/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (ENTITY[name!.toLowerCase()] ?? whole),
    );
}

/** Whether a piece of HTML holds a tag or an entity. */
function hasMarkup(html: string): boolean {
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === 60 || code === 38) return true;
  }
  return false;
}

/** Reads the field of a cell's content: the span covers what is shown, without the tags and spaces around it. */
function readCell(text: string, start: number, end: number, rows: LineRows, vocabulary: Vocabulary): void {
  const raw = text.slice(start, end);
  const markup = hasMarkup(raw);
  const content = (markup ? decode(raw) : raw).trim();
  const { start: from, end: to } = markup ? shownSpan(text, start, end) : trimSpan(text, start, end);
  if (content === '') rows.empty(from, Math.max(from, to), true);
  else rows.field(from, to, vocabulary.of(content));
}

/** The span without the tags and spaces at its ends; where there is nothing else it ends before it starts, or there. */
function shownSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  for (let moved = true; moved; ) {
    const span = trimSpan(text, from, to);
    const inner = text.slice(span.start, span.end);
    const leading = /^(?:<[^<>]*>|&nbsp;|&#160;)/i.exec(inner)?.[0].length ?? 0;
    const trailing = leading === inner.length ? 0 : (/(?:<[^<>]*>|&nbsp;|&#160;)$/i.exec(inner)?.[0].length ?? 0);
    from = span.start + leading;
    to = span.end - trailing;
    moved = leading + trailing > 0;
  }
  return { start: from, end: to };
}

/** Rows of the HTML table between `start` and `end`. Tags of any case, with attributes; end tags may be missing. */
export function readHtmlRows(text: string, start: number, end: number, vocabulary: Vocabulary): Cells {
  const rows = new LineRows(BLANK);
  let cellStart = -1;
  TAG.lastIndex = start;
  for (let tag = TAG.exec(text); tag && tag.index < end; tag = TAG.exec(text)) {
    const name = tag[2]!.toLowerCase();
    const opensRow = name === 'tr' || name === 'table';
    if (!opensRow && name !== 'td' && name !== 'th') continue;
    if (cellStart >= 0) readCell(text, cellStart, tag.index, rows, vocabulary);
    cellStart = !opensRow && tag[1] === '' ? tag.index + tag[0].length : -1;
    if (opensRow) rows.endLine();
  }
  if (cellStart >= 0) readCell(text, cellStart, end, rows, vocabulary);
  return rows.finish();
}
