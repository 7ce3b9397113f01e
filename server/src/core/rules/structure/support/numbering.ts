import { characterPair } from '../../../model/prose/characterSets.js';
import { linesOf, LONGEST_LABEL_LINE, type Passage } from '../../../model/sectionText.js';
import type { Section } from '../../../model/types.js';
import { chineseNumeral, opensNumeral, readNumeral } from '../../../syntax/numeral.js';
import type { Span } from '../../../text/span.js';
import data from '../../text/data/numbering.json';
import { matchesIn } from '../../../text/pattern.js';

const NOT_A_HEADING: ReadonlySet<string> = new Set(data.notAHeading);
const SPACE = /\s/;
const SPOKEN = new RegExp(data.spoken, 'g');
/** What a text with such a number has: one of the characters that they consist of right before one that they end in. */
const IN_SPOKEN = characterPair(data.spokenNumbers, data.inSpoken);
/** What stands before such a number where it begins a part of the sentence. Tried on matches only: a look-behind would be tried everywhere. */
const BEFORE_SPOKEN = new RegExp(data.beforeSpoken);

/** Kinds of numbers, outermost first: （一） · 1. · （1） · 一是. */
const KINDS = ['chinese', 'arabic', 'paren', 'spoken'] as const;
type Kind = (typeof KINDS)[number];
const DEPTH: Readonly<Record<Kind, number>> = { chinese: 0, arabic: 1, paren: 2, spoken: 3 };

/** A number of the text, relative to its segment. */
export interface Item extends Span {
  readonly passage: Passage;
  readonly kind: Kind;
  readonly value: number;
  readonly text: string;
}

/** An item with the index of its line in the section. */
interface Placed extends Item {
  readonly line: number;
}

/** A number that does not follow the one before it; `rest`: the items after it that are shifted with it. */
export interface Slip {
  readonly item: Placed;
  readonly expected: number;
  readonly rest: readonly Placed[];
}

/** More lists than this are not open within each other. */
const DEEPEST = 6;

/** A list that is open: the number it has reached, and where. */
interface List {
  reached: number;
  line: number;
}

/** The numbers of a section's text that do not follow those before them, in text order. */
export function slipsIn(section: Section): readonly Slip[] {
  const items: Placed[] = [];
  linesOf(section).forEach((passage, line) => {
    const first = leading(passage, line);
    if (first !== null) items.push(first);
    if ((passage.sets & IN_SPOKEN) !== 0) addSpoken(passage, line, items);
  });
  if (countsOn(items)) return NONE;
  const slips = KINDS.flatMap((kind) => slipsOf(kind, items));
  return slips.sort((left, right) => left.item.line - right.item.line || left.item.start - right.item.start);
}

const NONE: readonly Slip[] = [];

/** Whether every number goes on with the last list of its kind, or begins another one: nearly all do, and there is nothing to follow. */
function countsOn(items: readonly Placed[]): boolean {
  const reached: Record<Kind, number | null> = { chinese: null, arabic: null, paren: null, spoken: null };
  for (const item of items) {
    const last = reached[item.kind];
    // A list that begins at 2, or one that begins again at once, may be a slip.
    if (last === null ? item.value === 2 : item.value !== last + 1 && (item.value !== 1 || last === 1)) return false;
    reached[item.kind] = item.value;
    for (const kind of KINDS) if (kind !== item.kind && closes(item, kind)) reached[kind] = null;
  }
  return true;
}

/** The numbers that lines of a section's text begin with, in text order; 一是 and 二是 are none. */
export function leadingNumbers(section: Section): readonly Item[] {
  return linesOf(section).flatMap((passage, line) => leading(passage, line) ?? []);
}

/** The number a line begins with. Words of the form's tables that stand outside of a table are none. */
function leading(passage: Passage, line: number): Placed | null {
  const { segment, start, end, text } = passage;
  if (!opensNumeral(text.charCodeAt(0))) return null;
  const numeral = readNumeral(segment.text, start, end);
  if (numeral === null || (numeral.style !== 'paren' && numeral.style !== 'arabic')) return null;
  const mark = numeral.text.at(-1)!;
  if (mark === ':' || mark === '：' || mark === ',' || mark === '，') return null;
  let words = numeral.end;
  while (words < end && SPACE.test(segment.text[words]!)) words++;
  if (words === end || NOT_A_HEADING.has(segment.text[words]!)) return null;
  // Short paragraphs that are labels were told from the others before; a sub-heading may be one.
  if ((passage.kind !== 'prose' || text.length > LONGEST_LABEL_LINE) && segment.forms.lexicon.isLabel(text)) return null;
  const kind = numeral.style === 'arabic' ? 'arabic' : /[0-9０-９]/.test(numeral.text) ? 'paren' : 'chinese';
  return { passage, line, kind, value: numeral.value, text: numeral.text, start, end: numeral.end };
}

/** 一是, 二是 and so on, anywhere in a line. */
function addSpoken(passage: Passage, line: number, items: Placed[]): void {
  for (const match of matchesIn(SPOKEN, passage.text)) {
    const value = match.index === 0 || BEFORE_SPOKEN.test(passage.text[match.index - 1]!) ? chineseNumeral(match[1]!) : null;
    if (value === null) continue;
    const start = passage.start + match.index;
    items.push({ passage, line, kind: 'spoken', value, text: match[0], start, end: start + match[0].length });
  }
}

/**
 * Follows the lists of one kind. Lists may be nested without any sign, so a number may go on with every list that is open,
 * the innermost first; a number of an outer kind closes them all, and what then does not begin at 1 may go on with a list
 * from before.
 */
function slipsOf(kind: Kind, all: readonly Placed[]): readonly Slip[] {
  if (!all.some((item) => item.kind === kind)) return [];
  const slips: Slip[] = [];
  const shifted = new Set<Item>();
  let open: List[] = [];
  let fresh = true;
  const items = all.filter((item) => item.kind === kind || closes(item, kind));
  const add = (slip: Slip): void => {
    slips.push(slip);
    for (const item of slip.rest) shifted.add(item);
  };
  items.forEach((item, index) => {
    if (item.kind !== kind) {
      open = [];
      fresh = false;
      return;
    }
    const { value, line } = item;
    const next = items[index + 1]?.kind === kind ? items[index + 1] : undefined;
    const last = open.at(-1);
    const goesOn = open.findLastIndex((list) => list.reached === value - 1);
    if (last === undefined) {
      // A text that begins with 二是 may count in other words (首先 … 二是); a heading （二） without （一） is a slip.
      if (value === 2 && fresh && kind !== 'spoken' && next?.value === 3) add({ item, expected: 1, rest: shiftedAfter(items, index) });
      open.push({ reached: value, line });
    } else if (shifted.has(item)) {
      Object.assign(last, { reached: value, line });
    } else if (value === 1 && !(last.reached === 1 && repeatsFirst(item, last, next))) {
      open = [...open.slice(1 - DEEPEST), { reached: 1, line }];
    } else if (goesOn >= 0) {
      open = open.slice(0, goesOn + 1);
      Object.assign(open[goesOn]!, { reached: value, line });
    } else {
      const expected = last.reached + 1;
      // The number after it tells whether this one alone is off or all that follow.
      const alone = next === undefined || next.value === expected + 1 || next.value === 1;
      add({ item, expected, rest: alone ? [] : shiftedAfter(items, index) });
      Object.assign(last, { reached: alone ? expected : value, line });
    }
  });
  return slips;
}

/** Whether an item ends the lists of a kind: one of an outer kind, or 一是 where it heads a line. */
function closes(item: Item, kind: Kind): boolean {
  return DEPTH[item.kind] < DEPTH[kind] || (item.kind === 'spoken' && kind !== 'chinese' && item.start === item.passage.start);
}

/** Whether a second 1 is a slip rather than another list: 3 follows it, or it stands right after the first. */
function repeatsFirst({ kind, line }: Placed, last: List, next: Placed | undefined): boolean {
  if (next?.value === 2) return false;
  return next?.value === 3 || line === last.line + (kind === 'spoken' ? 0 : 1);
}

/** The items after one that count on from it. */
function shiftedAfter(items: readonly Placed[], index: number): readonly Placed[] {
  const { kind, value } = items[index]!;
  let end = index + 1;
  while (items[end]?.kind === kind && items[end]!.value === value + end - index) end++;
  return items.slice(index + 1, end);
}
