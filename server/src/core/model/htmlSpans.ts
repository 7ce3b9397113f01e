import type { Span } from '../text/span.js';

/** A cell of an HTML table: where its opening tag stands and how many rows and columns it covers. */
export interface HtmlCell {
  readonly tag: Span;
  readonly columns: number;
  readonly rows: number;
  /** Number of the `<tr>` it begins in. */
  readonly line: number;
}

const TAG = /<(\/?)(tr|td|th|table)\b[^<>]{0,2000}>/gi;

/** The cells of the HTML table between two offsets, in text order. */
export function htmlCells(text: string, { start, end }: Span): HtmlCell[] {
  const cells: HtmlCell[] = [];
  let line = -1;
  TAG.lastIndex = start;
  for (let tag = TAG.exec(text); tag && tag.index < end; tag = TAG.exec(text)) {
    if (tag[1] === '/') continue;
    const name = tag[2]!.toLowerCase();
    if (name === 'tr') line++;
    else if (name !== 'table') cells.push({ tag: { start: tag.index, end: tag.index + tag[0].length }, columns: spanOf(tag[0], 'colspan'), rows: spanOf(tag[0], 'rowspan'), line: Math.max(0, line) });
  }
  return cells;
}

type SpanName = 'colspan' | 'rowspan';

const ATTRIBUTE: Readonly<Record<SpanName, RegExp>> = { colspan: /\s+colspan\s*=\s*["']?(\d{1,4})["']?/i, rowspan: /\s+rowspan\s*=\s*["']?(\d{1,4})["']?/i };

/** How many rows or columns a tag says that its cell covers. */
export function spanOf(tag: string, name: SpanName): number {
  return Math.max(1, Number(ATTRIBUTE[name].exec(tag)?.[1] ?? 1));
}

/** The tag with another span. One row needs no attribute; one column keeps it, as the sign of a cell that gave way. */
export function withSpan(tag: string, name: SpanName, value: number): string {
  const found = ATTRIBUTE[name].exec(tag);
  if (found === null) return value === 1 ? tag : tag.replace(/\s*\/?>$/, ` ${name}="${value}">`);
  if (value === 1 && name === 'rowspan') return tag.replace(found[0], '');
  return tag.replace(found[0], found[0].replace(/\d+/, String(value)));
}

/** The tag of a cell that covers one row or column. */
export function withoutSpan(tag: string, name: SpanName): string {
  return tag.replace(ATTRIBUTE[name], '');
}
