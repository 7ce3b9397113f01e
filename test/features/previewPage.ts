import { expect } from 'vitest';
import { preview, type Language, type Preview } from '../../server/src/core/index.js';
import { snapshotOf } from './support.js';

/** One cell of a table as a browser would have it. */
export interface PageCell {
  readonly tag: 'th' | 'td';
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly attributes: string;
}

export function previewOf(text: string, language: Language = 'zh', offset = 0): Preview {
  return preview(snapshotOf(text), offset, language);
}

/** The HTML of all parts, or of one. */
export function htmlOf({ parts }: Preview, key?: string): string {
  return parts.filter((part) => key === undefined || part.key === key).map(({ html }) => html).join('\n');
}

/** What a browser would show of markup: no tags, entities resolved. */
export function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' })[entity]!);
}

/** The rows of each table of some markup. */
export function tablesOf(markup: string): PageCell[][][] {
  return [...markup.matchAll(/<table[^>]*>(.*?)<\/table>/gs)].map(([, table]) =>
    [...table!.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row!.matchAll(/<(th|td)((?:\s[\w-]+="[^"]*")*)>(.*?)<\/\1>/gs)].map(([, tag, attributes, content]) => ({
        tag: tag as 'th' | 'td',
        text: textOf(content!.replace(/<span class="notes">.*$/s, '')),
        columns: Number(/colspan="(\d+)"/.exec(attributes!)?.[1] ?? 1),
        rows: Number(/rowspan="(\d+)"/.exec(attributes!)?.[1] ?? 1),
        attributes: attributes!,
      })),
    ),
  );
}

/** A table in short: `h2x3:words` for a heading over two columns and three rows, the bare words for a value. */
export function outlineOf(table: readonly (readonly PageCell[])[]): string[] {
  return table.map((row) => row.map(({ tag, text, columns, rows }) => `${tag === 'th' ? 'h' : ''}${columns}x${rows}:${text}`).join(' | '));
}

/** The cell of a table that reads so to a listener: `（一）予以公开 × 自然人：68` begins with its row and column. */
export function cellNamed(markup: string, name: string): PageCell {
  const found = tablesOf(markup).flat(2).filter(({ attributes }) => textOf(/aria-label="([^"]*)"/.exec(attributes)?.[1] ?? '').startsWith(name));
  expect(found, name).toHaveLength(1);
  return found[0]!;
}

/** Asserts that every row fills the table's width and no two cells share a place. */
export function checkGrid(table: readonly (readonly PageCell[])[]): void {
  const taken: boolean[][] = table.map(() => []);
  table.forEach((row, top) => {
    let left = 0;
    for (const { columns, rows } of row) {
      while (taken[top]![left]) left++;
      for (let down = 0; down < rows; down++) {
        for (let right = 0; right < columns; right++) {
          expect(taken[top + down], 'a cell reaches below the table').toBeDefined();
          expect(taken[top + down]![left + right], 'two cells in one place').toBeFalsy();
          taken[top + down]![left + right] = true;
        }
      }
    }
  });
  const widths = taken.map((row) => row.filter(Boolean).length);
  expect(new Set(widths).size, `rows of different widths: ${widths.join(' ')}`).toBe(1);
}

const VOID = new Set(['col']);

/** Asserts that tags are closed in order and that only ours are there. */
export function checkMarkup(markup: string): void {
  const open: string[] = [];
  for (const [, close, tag] of markup.matchAll(/<(\/?)([a-zA-Z][\w-]*)[^>]*>/g)) {
    if (close === '') {
      if (!VOID.has(tag!)) open.push(tag!);
    } else expect(open.pop()).toBe(tag);
  }
  expect(open).toEqual([]);
  const known = /^(?:aside|p|span|strong|ol|ul|li|button|details|summary|header|section|h1|h2|h3|b|mark|div|table|caption|colgroup|col|thead|tbody|tr|th|td)$/;
  for (const [, tag] of markup.matchAll(/<\/?([^\s>]+)/g)) expect(tag).toMatch(known);
}
