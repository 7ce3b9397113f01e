import { BAR, TAB } from '../../text/lines.js';
import { dropSpace, isSpace, skipSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import { counts, foldKey } from '../../template/fold.js';
import type { Lexicon, TitleMatch } from '../../template/match.js';
import { opensNumeral, readNumeral } from '../numeral.js';
import type { Numeral, SectionHead } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';
import { dropDecoration, skipDecoration, undecorated } from './line.js';

/** The longest title has 24 characters; spaces, decoration and a page number may be added. UTF-16 units. */
const LONGEST = 70;
/** A numbered heading of other words is at most this long. */
const LONGEST_UNKNOWN = 36;

/** The last character before a page number and its leaders. */
function lastWordCode(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && (isDigitOrSpace(text.charCodeAt(at - 1)) || isLeader(text.charCodeAt(at - 1)))) at--;
  return text.charCodeAt(at - 1);
}

/** Where a heading's words are followed by dot leaders or a page number, the end of the words; else -1. */
function leaderAt(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isDigitOrSpace(text.charCodeAt(at - 1))) at--;
  const digits = at;
  let dots = 0;
  while (at > start && isLeader(text.charCodeAt(at - 1))) {
    at--;
    dots++;
  }
  if (dots >= 2) return at;
  // A bare page number must be set off by a space.
  return digits < end && isSpace(text.charCodeAt(digits)) && end - digits > 1 ? digits : -1;
}

function isDigitOrSpace(code: number): boolean {
  return (code >= 48 && code <= 57) || isSpace(code) || code === 40 || code === 41 || code === 0xff08 || code === 0xff09;
}

function isLeader(code: number): boolean {
  return code === 46 || code === 0x2026 || code === 0xb7 || code === 0xff0e || code === 0x2025 || code === 0x22ef || code === 45 || code === 95 || code === 0x2500 || isSpace(code);
}

/** Characters that set a heading off from text on the same line. */
function isSeparator(code: number): boolean {
  if (code > 0x3002 && code < 0xfeff) return false;
  return code === 0xff1a || code === 58 || code === 0x3002 || code === 0xff0e || isSpace(code);
}

/** Where a line with a title starts, its first word, its numeral and its title; and the offset that heads count from. */
interface TitledLine {
  readonly base: number;
  readonly start: number;
  readonly numeral: Numeral | null;
  readonly titleStart: number;
}

function headOf({ base, start, numeral, titleStart }: TitledLine, end: number, words: string, match: TitleMatch | null, toc: boolean): SectionHead {
  return {
    kind: 'section',
    start: start - base,
    end: end - base,
    role: match === null ? null : match.role,
    match: match === null ? 'none' : match.quality,
    numeral: numeral && { start: numeral.start - base, end: numeral.end - base, text: numeral.text, value: numeral.value, style: numeral.style },
    title: { start: titleStart - base, end: end - base, text: words },
    toc,
  };
}

/**
 * Reads a section heading (or an unknown numbered heading, role null) from one line; null for anything else. Spans count
 * from `start`; `marks` say what stands on the line (`linesOf`).
 * It depends on this line alone, so segments can be cut without looking around.
 */
export function readHeading(text: string, start: number, end: number, marks: number, vocabulary: Vocabulary): SectionHead | null {
  const stop = Math.min(end, start + 400);
  const from = skipDecoration(text, start, stop);
  const to = dropDecoration(text, from, stop);
  if (from === to || ((marks & (BAR | TAB)) !== 0 && hasFields(text, from, to))) return null;
  const length = to - from;
  // Without a numeral, a line that ends like no title is no heading: keeps look-ups off most lines.
  const mayBeTitle = length <= LONGEST && length >= 4 && vocabulary.lexicon.titleEndings.has(lastWordCode(text, from, to));
  if (!mayBeTitle && !opensNumeral(text.charCodeAt(from))) return null;
  // The labels of table 3 are numbered like headings, and every report has them.
  const known = stop === end ? vocabulary.known(text, from, to) : null;
  if (known?.isNoHeading) return null;
  const numeral = readNumeral(text, from, to);
  const whole = length <= LONGEST && (stop === end || to === dropDecoration(text, from, end));
  const heading = numeral === null && !mayBeTitle ? null : readTitled(text, start, from, to, numeral, whole, vocabulary);
  if (known !== null && heading === null) known.isNoHeading = true;
  return heading;
}

/** Reads the words between two offsets as a title behind a numeral, if there is one; `whole`: the line has no more. */
function readTitled(text: string, base: number, from: number, to: number, numeral: Numeral | null, whole: boolean, vocabulary: Vocabulary): SectionHead | null {
  const titleStart = numeral === null ? from : skipSpace(text, numeral.end, to);
  if (titleStart >= to) return null;
  const line = { base, start: from, numeral, titleStart };
  if (!whole) return numeral && readInline(text, line, to, vocabulary);
  const leader = leaderAt(text, titleStart, to);
  const toc = leader > titleStart;
  const end = dropSpace(text, titleStart, toc ? leader : to);
  const { text: words, title: match } = vocabulary.at(text, titleStart, end);
  if (match && match.quality !== 'near') return headOf(line, end, words, match, toc);
  if (numeral === null) return null;
  // 六、其他需要报告的事项：无 is a title with a word behind it, not a misspelt title.
  const inline = readInline(text, line, to, vocabulary);
  if (inline) return inline;
  return match || isOtherHeading(numeral, words, to - from, vocabulary.lexicon) ? headOf(line, end, words, match, toc) : null;
}

/** A heading whose title is broken over two lines: `四、政府信息公开行政复议、` / `行政诉讼情况`. `start` is that of the first line. */
export function readBrokenHeading(text: string, start: number, first: SectionHead, next: Span, lexicon: Lexicon): SectionHead | null {
  if (next.end - next.start > LONGEST_UNKNOWN) return null;
  const rest = undecorated(text, next.start, next.end);
  const words = first.title.text + text.slice(rest.start, rest.end);
  const match = rest.end > rest.start ? lexicon.sectionTitle(words) : null;
  if (!match || match.quality === 'near') return null;
  const end = rest.end - start;
  return { ...first, end, role: match.role, match: match.quality, title: { start: first.title.start, end, text: words } };
}

/** A numbered heading whose words are no title of the form: short, no sentence, no row of a table. */
function isOtherHeading(numeral: Numeral, words: string, length: number, lexicon: Lexicon): boolean {
  if (numeral.style !== 'bare' && numeral.style !== 'part') return false;
  return length <= LONGEST_UNKNOWN && !/[。；！？;!?]/.test(words) && !/\d\s+\d/.test(words) && !startsWithLabel(words, lexicon);
}

/** Rows of table 3 bear the numerals 一 to 四, too; PDF text puts more words or figures behind their labels. */
function startsWithLabel(words: string, lexicon: Lexicon): boolean {
  return lexicon.isLabel(words) || lexicon.isLabel(words.split(/\s/, 1)[0]!);
}

/** Whether the last character that counts could be the last of a title, misspelt ones aside: keeps look-ups off most words. */
function endsLikeTitle(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  let at = end;
  while (at > start && !counts(text.charCodeAt(at - 1))) at--;
  return at > start && lexicon.titleEndings.has(foldKey(text.slice(at - 1, at)).charCodeAt(0));
}

/** A heading with text behind it: `六、其他需要报告的事项：无。` The numeral is required. */
function readInline(text: string, line: TitledLine, to: number, vocabulary: Vocabulary): SectionHead | null {
  const from = line.titleStart;
  const limit = Math.min(to, from + 40);
  for (let at = from + 2; at < limit; at++) {
    if (!isSeparator(text.charCodeAt(at))) continue;
    const end = dropSpace(text, from, at);
    if (!endsLikeTitle(text, from, end, vocabulary.lexicon)) continue;
    const { text: words, title } = vocabulary.at(text, from, end);
    if (title && title.quality !== 'near') return headOf(line, end, words, title, false);
  }
  return null;
}

/** Tabs or bars between words: a row of a table, no heading. */
function hasFields(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 9 || code === 124) return true;
  }
  return false;
}
