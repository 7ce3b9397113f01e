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
    readonly kind: 'word' | 'number' | 'text' | 'stop' | 'semi' | 'comma' | 'list' | 'colon' | 'open' | 'close',
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

const MARKS: Readonly<Partial<Record<Token['kind'], string>>> = { stop: '。！？!?', semi: '；;', comma: '，,', list: '、', colon: '：:', open: '（(〔[【', close: '）)〕]】' };
const NUMERALS = '0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两';
/** What a character begins by itself: a mark, or a number. */
const BEGINS: readonly (Token['kind'] | null)[] = [null, 'number', ...(Object.keys(MARKS) as Token['kind'][])];
const NUMBER = 1;
const STOP = 2;
/** By code unit, an index of BEGINS. */
const begins = beginnings();

function beginnings(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const char of NUMERALS) table[char.charCodeAt(0)] = NUMBER;
  for (const [index, marks] of Object.values(MARKS).entries()) for (const mark of marks) table[mark.charCodeAt(0)] = STOP + index;
  return table;
}

/**
 * Cuts a piece of a segment into sentences of tokens, in one pass. White space is no token: PDF text has it anywhere. Titles
 * in 《》 are left out with all they say. `names`: what the body is called.
 */
export function sentencesIn(text: string, start: number, end: number, names: Names): readonly (readonly Token[])[] {
  const prose = compactOf(text, start, end);
  const compact = prose.text;
  const sentences: Token[][] = [];
  let sentence: Token[] = [];
  let from = 0;
  let at = 0;
  while (at < compact.length) {
    const code = compact.charCodeAt(at);
    let begin = begins[code]!;
    if (code === 46 && !isDigit(compact.charCodeAt(at + 1))) begin = STOP;
    const token = begin > NUMBER ? new Token(BEGINS[begin]!, BEGINS[begin] === 'list' ? JOIN : NOTHING, null, prose, at, at + 1) : wordOrNumber(prose, at, begin === NUMBER, names.get(code));
    if (token === null) {
      at++;
      continue;
    }
    if (from < at) sentence.push(new Token('text', NOTHING, null, prose, from, at));
    if (begin !== STOP) sentence.push(token);
    else if (sentence.length > 0) {
      sentences.push(sentence);
      sentence = [];
    }
    at = from = token.to;
  }
  if (from < at) sentence.push(new Token('text', NOTHING, null, prose, from, at));
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
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
