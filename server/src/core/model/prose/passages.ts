import { readNumeral } from '../../syntax/numeral.js';
import type { Segment } from '../../syntax/types.js';
import type { Span } from '../../text/span.js';
import { isSpace, trimSpan } from '../../text/space.js';

/** A paragraph of a segment, put together again where a converter broke it over lines. */
export interface Paragraph extends Span {
  /** It begins with a number like （二） or 二是: what was talked about before is over. */
  readonly numbered: boolean;
}

/** A line shorter than this that does not end a sentence is a heading rather than the first half of a broken paragraph. */
const SHORTEST_BROKEN = 24;
const ENDS = '。！？；：!?;:';

/** The paragraphs of a segment outside its tables, in order. */
export function paragraphsIn({ text, blocks }: Segment): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open = false;
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      open = false;
      continue;
    }
    const { start, end } = trimSpan(text, block.start, block.end);
    if (start === end || hasCells(text, start, end)) {
      open = false;
      continue;
    }
    const numbered = startsNumbered(text, start, end);
    const last = paragraphs.at(-1);
    if (open && !numbered && last) paragraphs[paragraphs.length - 1] = { ...last, end };
    else paragraphs.push({ start, end, numbered });
    open = end - start >= SHORTEST_BROKEN && !ENDS.includes(text[end - 1]!);
  }
  return paragraphs;
}

/** Bars and tabs are left of a table; what stands there is no prose. */
function hasCells(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] === '|' || (text[at] === '\t' && !isSpace(text.charCodeAt(at - 1)))) return true;
  return false;
}

function startsNumbered(text: string, start: number, end: number): boolean {
  return readNumeral(text, start, end) !== null || (text[start + 1] === '是' && '一二三四五六七八九十'.includes(text[start]!));
}
