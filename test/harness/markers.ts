import type { Span } from '../../server/src/core/text/span.js';

/** A text with its marks taken out. `⟦…⟧` marks a range, `‸` the cursor; neither occurs in reports. */
export interface Marked {
  readonly text: string;
  /** In order of their start. */
  readonly ranges: readonly Span[];
  /** First cursor, or null. */
  readonly cursor: number | null;
}

/** Takes the marks out of a text; ranges may nest. */
export function unmark(marked: string): Marked {
  const ranges: Span[] = [];
  const open: number[] = [];
  let text = '';
  let cursor: number | null = null;
  for (const part of marked.split(/([⟦⟧‸])/)) {
    if (part === '⟦') {
      open.push(text.length);
    } else if (part === '⟧') {
      const start = open.pop();
      if (start === undefined) throw new Error('⟧ without ⟦ in the fixture');
      ranges.push({ start, end: text.length });
    } else if (part === '‸') {
      cursor ??= text.length;
    } else {
      text += part;
    }
  }
  if (open.length > 0) throw new Error('⟦ without ⟧ in the fixture');
  return { text, ranges: ranges.sort((left, right) => left.start - right.start || left.end - right.end), cursor };
}

/** Puts marks into a text, so that a failing test shows places rather than offsets. */
export function mark(text: string, ranges: readonly Span[]): string {
  const stops = ranges.flatMap(({ start, end }) => [{ at: start, sign: '⟦' }, { at: end, sign: '⟧' }]);
  stops.sort((left, right) => right.at - left.at || (left.sign === '⟦' ? -1 : 1));
  let result = text;
  for (const { at, sign } of stops) result = result.slice(0, at) + sign + result.slice(at);
  return result;
}

/** The lines that hold a mark, for messages. */
export function markedLines(text: string, ranges: readonly Span[]): string[] {
  return mark(text, ranges).split(/\r\n|\r|\n/).filter((line) => /[⟦⟧]/.test(line));
}
