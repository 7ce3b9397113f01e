import type { Lexicon } from '../../template/match.js';
import { trimSpan } from '../../text/space.js';
import type { GridRow } from '../types.js';
import { rowsOfFields, type Field } from './cells.js';

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

/** The field of a cell's content: the span covers what is shown, without the tags and spaces around it. */
function fieldOf(text: string, start: number, end: number): Field {
  const content = decode(text.slice(start, end)).trim();
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
  if (content === '') return { start: from, end: Math.max(from, to), text: '', empty: 'blank' };
  return { start: from, end: to, text: content };
}

/** Rows of the HTML table between `start` and `end`. Tags of any case, with attributes; end tags may be missing. */
export function readHtmlRows(text: string, start: number, end: number, lexicon: Lexicon): GridRow[] {
  const rows: GridRow[] = [];
  let fields: Field[] = [];
  let cellStart = -1;
  const closeCell = (at: number): void => {
    if (cellStart >= 0) fields.push(fieldOf(text, cellStart, at));
    cellStart = -1;
  };
  const closeRow = (at: number): void => {
    closeCell(at);
    rows.push(...rowsOfFields(fields, 'blank', lexicon));
    fields = [];
  };
  TAG.lastIndex = start;
  for (let tag = TAG.exec(text); tag && tag.index < end; tag = TAG.exec(text)) {
    const name = tag[2]!.toLowerCase();
    if (name === 'tr' || name === 'table') closeRow(tag.index);
    else if (name === 'td' || name === 'th') {
      closeCell(tag.index);
      if (tag[1] === '') cellStart = tag.index + tag[0].length;
    }
  }
  closeRow(end);
  return rows;
}
