import { readProseNumber, type ProseNumber } from '../../text/proseNumbers.js';
import { isSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import type { Names } from './names.js';
import { lengthOfWord, meaningOfWord, meaningWith, NOTHING, wordAt, type Meaning } from './words.js';

/** Prose without white space and quotation marks. Spaces between digits stay, as one. */
interface Compact {
  readonly text: string;
  /** Where each character stands in the segment; null where nothing was left out, so that they follow `start`. */
  readonly at: readonly number[] | null;
  readonly start: number;
}

/** A piece of prose. Spans are relative to the segment. `text`: words we do not know. */
export class Token implements Span {
  readonly start: number;
  readonly end: number;
  /** What it says, as bits of KIND. */
  readonly kinds: number;
  readonly tags: Meaning['tags'];

  constructor(
    readonly kind: 'word' | 'number' | 'text' | 'semi' | 'comma' | 'list' | 'colon' | 'open' | 'close',
    meaning: Meaning,
    readonly number: ProseNumber | null,
    private readonly prose: Compact,
    private readonly from: number,
    readonly to: number,
  ) {
    this.start = placeIn(prose, from);
    this.end = placeIn(prose, to - 1) + 1;
    this.kinds = meaning.kinds;
    this.tags = meaning.tags;
  }

  /** Made when somebody asks: of most tokens it is enough to know what they say. */
  get text(): string {
    return this.prose.text.slice(this.from, this.to);
  }
}

const JOIN = meaningWith(NOTHING, 'join', 'join');
const WHOLE = meaningWith(NOTHING, 'whole', 'whole');

const MARKS: Readonly<Partial<Record<Token['kind'], string>>> = { semi: '；;', comma: '，,', list: '、', colon: '：:', open: '（(〔[【', close: '）)〕]】' };
/** Every word that denies has one of these characters, every word that names what the tables count one of those. */
export const IN_DENIAL = '未无没零存涉';
export const IN_TOPIC = '申议诉范章许罚强费';
const NUMERALS = '0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两';
/** What a character begins by itself: a mark, or a number. */
const BEGINS: readonly (Token['kind'] | null)[] = [null, 'number', ...(Object.keys(MARKS) as Token['kind'][])];
const NUMBER = 1;
/** By code unit, an index of BEGINS. */
const begins = beginnings();

function beginnings(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const char of NUMERALS) table[char.charCodeAt(0)] = NUMBER;
  for (const [index, marks] of Object.values(MARKS).entries()) for (const mark of marks) table[mark.charCodeAt(0)] = NUMBER + 1 + index;
  return table;
}

/** What single characters tell of their sentence, as bits: it ends; it has digits; a Chinese numeral, and what makes it a number. */
const ENDS = 1;
const COUNTS = 2;
const NUMERAL = 4;
const BEHIND = 8;
const DENIES = 16;
const TOPIC = 32;
/** By code unit, its bits. */
const signs = signsOfCharacters();

function signsOfCharacters(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const add = (characters: string, sign: number): void => {
    for (const character of characters) table[character.charCodeAt(0)]! |= sign;
  };
  add('。！？!?.', ENDS);
  add('0123456789０１２３４５６７８９', COUNTS);
  add('〇零一二三四五六七八九十百千万亿两', NUMERAL);
  // Counters, 元, 余 多 来 before them, and 百分之.
  add('件份条起次宗例笔项个元余多来分', BEHIND);
  add(IN_DENIAL, DENIES);
  add(IN_TOPIC, TOPIC);
  return table;
}

/** A sentence that is not yet cut into tokens, with what a look at its characters tells. */
export interface Sentence {
  readonly prose: Compact;
  readonly from: number;
  readonly to: number;
  /** It may have a number that counts something. */
  readonly counts: boolean;
  /** It may have a word that denies. */
  readonly denies: boolean;
  /** It may name what the tables count. */
  readonly names: boolean;
}

/** The sentences of a piece of a segment. White space is left out: PDF text has it anywhere. So are titles in 《》 with all they say. */
export function sentencesIn(text: string, start: number, end: number): readonly Sentence[] {
  const prose = compactOf(text, start, end);
  const compact = prose.text;
  const sentences: Sentence[] = [];
  let from = 0;
  let before = 0;
  let found = 0;
  for (let at = 0; at <= compact.length; at++) {
    const code = at < compact.length ? compact.charCodeAt(at) : 0x3002;
    const sign = signs[code]!;
    if (sign === 0) {
      before = 0;
      continue;
    }
    if ((sign & ENDS) !== 0 && (code !== 46 || !isDigit(compact.charCodeAt(at + 1)))) {
      if (from < at) sentences.push({ prose, from, to: at, counts: (found & COUNTS) !== 0, denies: (found & DENIES) !== 0, names: (found & TOPIC) !== 0 });
      from = at + 1;
      found = 0;
    } else if ((sign & BEHIND) !== 0 && (before & NUMERAL) !== 0) found |= COUNTS;
    found |= sign;
    before = sign;
  }
  return sentences;
}

/** Cuts a sentence into tokens, in one pass. `names`: what the body is called. */
export function tokensOf({ prose, from: start, to: end }: Sentence, names: Names): readonly Token[] {
  const compact = prose.text;
  const sentence: Token[] = [];
  let from = start;
  let at = start;
  while (at < end) {
    const code = compact.charCodeAt(at);
    const begin = begins[code]!;
    const token = begin > NUMBER ? new Token(BEGINS[begin]!, BEGINS[begin] === 'list' ? JOIN : NOTHING, null, prose, at, at + 1) : wordOrNumber(prose, at, begin === NUMBER, names.get(code));
    if (token === null) {
      at++;
      continue;
    }
    if (from < at) sentence.push(new Token('text', NOTHING, null, prose, from, at));
    sentence.push(token);
    at = from = token.to;
  }
  if (from < at) sentence.push(new Token('text', NOTHING, null, prose, from, at));
  return sentence;
}

function wordOrNumber(prose: Compact, at: number, isNumeral: boolean, names: readonly string[] | undefined): Token | null {
  const { text } = prose;
  if (names !== undefined) for (const name of names) if (text.startsWith(name, at)) return new Token('word', WHOLE, null, prose, at, at + name.length);
  const word = wordAt(text, at);
  const number = isNumeral ? readProseNumber(text, at) : null;
  if (number !== null && (word === 0 || lengthOfWord(word) <= number.next - at)) {
    const place = { start: placeIn(prose, number.start), end: placeIn(prose, number.end - 1) + 1 };
    return new Token('number', NOTHING, { ...number, ...place }, prose, at, number.next);
  }
  return word === 0 ? null : new Token('word', meaningOfWord(word), null, prose, at, at + lengthOfWord(word));
}

function placeIn({ at, start }: Compact, index: number): number {
  return at === null ? start + index : at[index]!;
}

function compactOf(text: string, start: number, end: number): Compact {
  let first = start;
  while (first < end && !mayGo(text.charCodeAt(first))) first++;
  if (first === end) return { text: text.slice(start, end), at: null, start };
  let out = '';
  const at: number[] = [];
  let from = start;
  const keepTo = (to: number): void => {
    out += text.slice(from, to);
    for (; from < to; from++) at.push(from);
  };
  const body = text.slice(0, end);
  let close = start;
  for (let i = first; i < end; i++) {
    const code = text.charCodeAt(i);
    if (!mayGo(code)) continue;
    let next = i + 1;
    if (code === OPEN_TITLE) {
      if (close >= start && close <= i) close = body.indexOf('》', i);
      if (close <= i) continue;
      next = close + 1;
    }
    keepTo(i);
    from = next;
    if (isSpace(code)) {
      const after = skipSpace(text, i, end);
      if (isDigit(out.charCodeAt(out.length - 1)) && isDigit(text.charCodeAt(after))) {
        out += ' ';
        at.push(i);
        from = next = after;
      }
    }
    i = next - 1;
  }
  keepTo(end);
  return { text: out, at, start };
}

const OPEN_TITLE = 0x300a;

/** White space, quotation marks and what opens the title of a document: all that may be left out. */
function mayGo(code: number): boolean {
  // Nearly every character of prose.
  if (code >= 0x4e00 && code <= 0x9fff) return false;
  return code === OPEN_TITLE || isQuote(code) || isSpace(code);
}

/** “ ” " ‘ ’ ' 「 」 */
function isQuote(code: number): boolean {
  return code === 0x201c || code === 0x201d || code === 34 || code === 0x2018 || code === 0x2019 || code === 39 || code === 0x300c || code === 0x300d;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
