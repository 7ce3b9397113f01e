import type { Lexicon, TitleMatch } from '../template/match.js';
import { copyOf } from '../text/copy.js';
import { isUnstatedMark, parseNumber, plainCount, type ParsedNumber } from '../text/numbers.js';
import { perPlace } from '../text/perPlace.js';

/** Longer texts are prose and rarely come again. UTF-16 units. */
const LONGEST = 48;
/** Places for words; a power of two. The forms have some three hundred. */
const PLACES = 8192;
/** Places for numbers, which would otherwise take those of the labels. */
const NUMBERS = 4096;

/** The hash of some characters and one more behind them. */
export function hashWith(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The words of a cell or a heading, and what they are under the forms, worked out when somebody asks. */
export class Word {
  /** The number it is, if it is one. */
  readonly number: ParsedNumber | null;
  /** The same where it is a count in plain digits that is exact as a plain number; else -1. */
  readonly count: number;
  /** Whether it can only be a value: a number or a "not stated" mark. */
  readonly isValue: boolean;
  /** Known to be no heading where it is all of a line. */
  isNoHeading = false;
  #isLabel: boolean | undefined;
  #title: TitleMatch | null | undefined;
  readonly #lexicon: Lexicon;

  constructor(readonly text: string, readonly hash: number, lexicon: Lexicon) {
    this.number = parseNumber(text);
    this.count = plainCount(text);
    this.isValue = this.number !== null || isUnstatedMark(text);
    this.#lexicon = lexicon;
  }

  /** The same word that does not hold on to the text it was cut from. */
  detached(): Word {
    return new Word(copyOf(this.text), this.hash, this.#lexicon);
  }

  /** Whether it is a label of the forms. */
  get isLabel(): boolean {
    return (this.#isLabel ??= this.#lexicon.isLabel(this.text));
  }

  /** The section whose title it is; null for none. */
  get title(): TitleMatch | null {
    return this.#title === undefined ? (this.#title = this.#lexicon.sectionTitle(this.text)) : this.#title;
  }
}

/**
 * The words read last by some forms. Tables say the same from row to row and from report to report: a piece of text that
 * was read before is found by its characters, without a new string for each cell, and what it is need not be looked up.
 * Two words that fall on one place take it from each other, so it cannot grow.
 */
export class Vocabulary {
  readonly #words: (Word | undefined)[] = Array.from({ length: PLACES }, () => undefined);
  readonly #numbers: (Word | undefined)[] = Array.from({ length: NUMBERS }, () => undefined);

  constructor(readonly lexicon: Lexicon) {}

  /** The word between two offsets of a text. */
  at(text: string, start: number, end: number): Word {
    let hash = 0;
    for (let at = start; at < end; at++) hash = hashWith(hash, text.charCodeAt(at));
    return this.find(text, start, end, hash);
  }

  /** The same for who has worked out the hash of its characters (`hashWith`), from 0 on. */
  find(text: string, start: number, end: number, hash: number): Word {
    const length = end - start;
    if (length > LONGEST) return new Word(text.slice(start, end), hash, this.lexicon);
    const first = text.charCodeAt(start);
    const isNumber = first >= 48 && first <= 57;
    const places = isNumber ? this.#numbers : this.#words;
    const place = (hash ^ (hash >>> 12)) & (isNumber ? NUMBERS - 1 : PLACES - 1);
    const known = places[place];
    if (known !== undefined && known.hash === hash && isAt(text, start, length, known.text)) return known;
    return (places[place] = new Word(copyOf(text.slice(start, end)), hash, this.lexicon));
  }

  /** The same for words short enough to be remembered; null for longer ones. */
  known(text: string, start: number, end: number): Word | null {
    return end - start <= LONGEST ? this.at(text, start, end) : null;
  }

  /** The word that is all of a text. */
  of(text: string): Word {
    return this.at(text, 0, text.length);
  }
}

function isAt(text: string, start: number, length: number, words: string): boolean {
  if (words.length !== length) return false;
  for (let i = 0; i < length; i++) if (text.charCodeAt(start + i) !== words.charCodeAt(i)) return false;
  return true;
}

/** The vocabulary of a lexicon. */
export const vocabularyOf = perPlace((lexicon: Lexicon) => new Vocabulary(lexicon));
