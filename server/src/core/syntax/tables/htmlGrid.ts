import { decode } from './html.js';

/** A cell of an HTML table: what it shows, and how many columns and rows it covers. */
export interface HtmlBox {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** A piece of a page or a document: the lines of its text, or a table with the cells that begin in each row. */
export type HtmlPart = { readonly kind: 'text'; readonly lines: readonly string[] } | { readonly kind: 'table'; readonly rows: readonly (readonly HtmlBox[])[] };

/** What is written in a page but not shown. */
const HIDDEN = /<!--[\s\S]*?-->|<(head|style|script|title|xml)\b[^>]*>[\s\S]*?<\/\1\s*>|<\/?(?:html|body|meta|link)\b[^>]*>/gi;
const TABLE = /<(\/?)table\b[^<>]*>/gi;
const CELL = /<(\/?)(tr|td|th)\b([^<>]*)>/gi;
const BREAK = /<br\b[^<>]*>|<\/(?:p|div|li|tr|h[1-6]|table|td|th)\s*>/gi;
/** A mistyped span must not make a table of a million columns. */
const WIDEST = 100;

/** The parts of HTML in order. Of tables within tables only the innermost count: the others lay a page out. */
export function htmlParts(html: string): HtmlPart[] {
  const shown = html.replace(HIDDEN, '');
  const parts: HtmlPart[] = [];
  let from = 0;
  let open: { readonly start: number; readonly body: number } | null = null;
  TABLE.lastIndex = 0;
  const close = (end: number, next: number): void => {
    if (open === null) return;
    pushText(parts, shown.slice(from, open.start));
    parts.push({ kind: 'table', rows: rowsOf(shown.slice(open.body, end)) });
    from = next;
    open = null;
  };
  for (let tag = TABLE.exec(shown); tag; tag = TABLE.exec(shown)) {
    const after = tag.index + tag[0].length;
    if (tag[1] === '') open = { start: tag.index, body: after };
    else close(tag.index, after);
  }
  close(shown.length, shown.length);
  pushText(parts, shown.slice(from));
  return parts;
}

function pushText(parts: HtmlPart[], html: string): void {
  const lines = linesOf(html);
  if (lines.length > 0) parts.push({ kind: 'text', lines });
}

/** Lines as they are shown: white space counts once, line breaks of the source do not count. */
function linesOf(html: string): string[] {
  return html.replace(/\s*[\r\n]\s*/g, '\n').split(BREAK).map((piece) => joined(decode(piece).split('\n'))).filter((line) => line !== '');
}

/** Pieces of one line: Chinese needs nothing between them, words and numbers a space. */
function joined(pieces: readonly string[]): string {
  return pieces.map((piece) => piece.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()).filter((piece) => piece !== '')
    .reduce((line, piece) => (/[\w.]$/.test(line) && /^[\w.]/.test(piece) ? `${line} ${piece}` : line + piece), '');
}

function rowsOf(html: string): HtmlBox[][] {
  const rows: HtmlBox[][] = [];
  let cell: { readonly start: number; readonly attributes: string } | null = null;
  const close = (end: number): void => {
    if (cell === null) return;
    if (rows.length === 0) rows.push([]);
    rows.at(-1)!.push({ text: joined(linesOf(html.slice(cell.start, end))), columns: spanIn(cell.attributes, 'colspan'), rows: spanIn(cell.attributes, 'rowspan') });
    cell = null;
  };
  for (const tag of html.matchAll(CELL)) {
    close(tag.index);
    if (tag[1] === '/') continue;
    if (tag[2]!.toLowerCase() === 'tr') rows.push([]);
    else cell = { start: tag.index + tag[0].length, attributes: tag[3]! };
  }
  close(html.length);
  return rows.filter((row, index) => row.length > 0 || index < rows.length - 1);
}

function spanIn(attributes: string, name: 'colspan' | 'rowspan'): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes);
  return Math.min(WIDEST, Math.max(1, Number(found?.[1] ?? 1)));
}
