import { readProseNumber, type ProseNumber } from '../../text/proseNumbers.js';
import { isSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import { wordAt, type Tags } from './words.js';

/** A piece of prose. Spans are relative to the segment. `text`: words we do not know. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'text' | 'stop' | 'semi' | 'comma' | 'list' | 'colon' | 'open' | 'close';
  readonly text: string;
  readonly tags: Tags;
  readonly number: ProseNumber | null;
}

const NO_TAGS: Tags = {};
const JOIN: Tags = { join: 'join' };
const WHOLE: Tags = { whole: 'whole' };

const MARKS: ReadonlyMap<string, Token['kind']> = new Map(Object.entries({
  '。': 'stop', '！': 'stop', '？': 'stop', '!': 'stop', '?': 'stop',
  '；': 'semi', ';': 'semi', '，': 'comma', ',': 'comma', '、': 'list', '：': 'colon', ':': 'colon',
  '（': 'open', '(': 'open', '〔': 'open', '[': 'open', '【': 'open', '）': 'close', ')': 'close', '〕': 'close', ']': 'close', '】': 'close',
} satisfies Record<string, Token['kind']>));
const QUOTES = new Set(['“', '”', '"', '‘', '’', '\'', '「', '」']);

/** Prose without white space and quotation marks, with where each character stands in the segment. Spaces between digits stay, as one. */
interface Compact {
  readonly text: string;
  readonly at: readonly number[];
}

/**
 * Cuts a piece of a segment into tokens, in one pass. White space is no token: PDF text has it anywhere. Titles in 《》 are
 * left out with all they say. `names`: what the body is called, longest first.
 */
export function tokensOf(text: string, start: number, end: number, names: readonly string[] = []): Token[] {
  const compact = compactOf(text, start, end);
  const tokens: Token[] = [];
  let from = 0;
  let at = 0;
  while (at < compact.text.length) {
    const found = tokenAt(compact, at, names);
    if (found === null) {
      at++;
      continue;
    }
    if (from < at) tokens.push(tokenOf(compact, from, at, 'text', NO_TAGS));
    if (found.kind !== 'stop' || tokens.at(-1)?.kind !== 'stop') tokens.push(found);
    at = from = at + found.text.length;
  }
  if (from < at) tokens.push(tokenOf(compact, from, at, 'text', NO_TAGS));
  return tokens;
}

function tokenAt(compact: Compact, at: number, names: readonly string[]): Token | null {
  const { text } = compact;
  const char = text[at]!;
  const mark = MARKS.get(char) ?? (char === '.' && !isDigit(text.charCodeAt(at + 1)) ? 'stop' : undefined);
  if (mark !== undefined) return tokenOf(compact, at, at + 1, mark, mark === 'list' ? JOIN : NO_TAGS);
  for (const name of names) if (name.startsWith(char) && text.startsWith(name, at)) return tokenOf(compact, at, at + name.length, 'word', WHOLE);
  const word = wordAt(text, at);
  const number = readProseNumber(text, at);
  if (number !== null && (word === null || word.length <= number.next - at)) {
    const place = { start: compact.at[number.start]!, end: compact.at[number.end - 1]! + 1 };
    return tokenOf(compact, at, number.next, 'number', NO_TAGS, { ...number, ...place });
  }
  return word && tokenOf(compact, at, at + word.length, 'word', word.tags);
}

function tokenOf(compact: Compact, from: number, to: number, kind: Token['kind'], tags: Tags, number: ProseNumber | null = null): Token {
  return { kind, text: compact.text.slice(from, to), tags, number, start: compact.at[from]!, end: compact.at[to - 1]! + 1 };
}

function compactOf(text: string, start: number, end: number): Compact {
  let out = '';
  const at: number[] = [];
  const body = text.slice(0, end);
  let close = start;
  for (let i = start; i < end; i++) {
    const char = text[i]!;
    if (char === '《') {
      if (close >= start && close <= i) close = body.indexOf('》', i);
      if (close > i) {
        i = close;
        continue;
      }
    }
    if (QUOTES.has(char)) continue;
    if (isSpace(text.charCodeAt(i))) {
      if (!isDigit(out.charCodeAt(out.length - 1)) || !isDigit(text.charCodeAt(skipSpace(text, i, end)))) continue;
      out += ' ';
      at.push(i);
      i = skipSpace(text, i, end) - 1;
      continue;
    }
    out += char;
    at.push(i);
  }
  return { text: out, at };
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}
