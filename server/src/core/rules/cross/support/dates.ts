import { chineseNumeral } from '../../../syntax/numeral.js';
import { yearIn } from '../../../syntax/blocks/title.js';
import type { Span } from '../../../text/span.js';
import { foldDigits } from '../../../text/characters.js';

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DATE = /(20\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?/;
const CHINESE_DATE = /([二两][〇○零Ｏ0O][〇○零一二三四五六七八九]{2})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日/;

/** The first date in a text, in Arabic or Chinese digits; null where there is none or no such day. */
export function dateIn(text: string): (Day & Span) | null {
  const arabic = DATE.exec(foldDigits(text));
  const found = arabic ?? CHINESE_DATE.exec(text);
  if (found === null) return null;
  const [whole, year, month, day] = found;
  const read = arabic === null ? { year: yearIn(`${year!}年`)?.year ?? 0, month: chineseNumeral(month!) ?? 0, day: chineseNumeral(day!) ?? 0 } : { year: Number(year), month: Number(month), day: Number(day) };
  if (read.month < 1 || read.month > 12 || read.day < 1 || read.day > 31) return null;
  return { ...read, start: found.index, end: found.index + whole.trimEnd().length };
}

/** Negative, zero or positive as one day is before, on or after another. */
export function compareDays(left: Day, right: Day): number {
  return left.year - right.year || left.month - right.month || left.day - right.day;
}
