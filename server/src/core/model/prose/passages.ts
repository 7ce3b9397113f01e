import { readNumeral } from '../../syntax/numeral.js';
import type { Segment } from '../../syntax/types.js';
import type { Span } from '../../text/span.js';
import { isSpace, trimSpan } from '../../text/space.js';
import { passagesIn } from '../sectionText.js';
import { BAR, characterSet, setsIn } from './characterSets.js';

/** A paragraph of a segment, put together again where a converter broke it over lines. */
export interface Paragraph extends Span {
  /** It begins with a number like （二） or 二是: what was talked about before is over. */
  readonly numbered: boolean;
  /** Sets of characters that it has, see `setsIn`. */
  readonly sets: number;
}

/** A line shorter than this that does not end a sentence is a heading rather than the first half of a broken paragraph. */
const SHORTEST_BROKEN = 24;
const ENDS = '。！？；：!?;:';

/** Words without which a paragraph says nothing that the tables hold; PDF text may have spaces inside. */
const ABOUT = /申\s*请|复\s*议|诉\s*讼|规\s*范\s*性|规\s*章|行\s*政\s*(?:许\s*可|处\s*罚|强\s*制)|不\s*予|[收处]\s*费|理\s*费|费\s*用/;
const IN_ABOUT = characterSet('申复诉规许罚强予费');
/** A number, or a word that denies. */
const SAYS = /[0-9０-９未无没零]|[〇一二三四五六七八九十百千万两]\s*[件份条起次宗例笔项个]/;
const PLAINLY_SAYS = characterSet('0123456789０１２３４５６７８９未无没零');
const COUNTER = characterSet('件份条起次宗例笔项个');

/** No paragraph of a report comes near this length: a longer one is something else that was pasted in, and slow to read. */
const LONGEST = 20_000;

/** Whether words before have named what the tables count. */
export function isNamed(topic: string | null): boolean {
  return topic !== null && topic !== 'foreign';
}

/** Whether a paragraph of a text may be worth reading: most are not, and a yearbook has many thousands. */
export function isWorthReading(text: string, { start, end, sets }: Paragraph, topic: string | null): boolean {
  if (end - start > LONGEST || (sets & (PLAINLY_SAYS | COUNTER)) === 0) return false;
  const named = isNamed(topic);
  if (!named && (sets & IN_ABOUT) === 0) return false;
  const says = (sets & PLAINLY_SAYS) !== 0;
  if (named && says) return true;
  const words = text.slice(start, end);
  return (named || ABOUT.test(words)) && (says || SAYS.test(words));
}

/** Whether a segment may have a paragraph worth reading, going by the characters of its lines. */
export function mayBeWorthReading(segment: Segment, topic: string | null): boolean {
  let sets = 0;
  for (const passage of passagesIn(segment)) sets |= passage.sets;
  return (sets & (PLAINLY_SAYS | COUNTER)) !== 0 && (isNamed(topic) || (sets & IN_ABOUT) !== 0);
}

/** The paragraphs of a segment outside its tables, in order. */
export function paragraphsIn(segment: Segment): readonly Paragraph[] {
  const { text, blocks } = segment;
  const passages = passagesIn(segment);
  const paragraphs: Paragraph[] = [];
  let open = false;
  let next = 0;
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      open = false;
      continue;
    }
    const { start, end } = trimSpan(text, block.start, block.end);
    while (next < passages.length && passages[next]!.end <= block.start) next++;
    const line = passages[next];
    // The characters of the line are known; what decorates its ends is not among them.
    const sets = line === undefined || line.start >= block.end ? setsIn(text, start, end) : line.sets | setsIn(text, start, line.start) | setsIn(text, line.end, end);
    if (start === end || ((sets & BAR) !== 0 && hasCells(text, start, end))) {
      open = false;
      continue;
    }
    const numbered = startsNumbered(text, start, end);
    const last = paragraphs.at(-1);
    if (open && !numbered && last) paragraphs[paragraphs.length - 1] = { ...last, end, sets: last.sets | sets };
    else paragraphs.push({ start, end, numbered, sets });
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
