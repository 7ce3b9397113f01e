import { skipSpace } from '../text/space.js';
import type { Numeral, NumeralStyle } from './types.js';

const CHINESE = '〇一二三四五六七八九';

/** Value of a Chinese numeral below 100 (`十二`, `二十`, `三`), or null. Reports number nothing higher. */
export function chineseNumeral(text: string): number | null {
  if (text.length === 0 || text.length > 3) return null;
  const ten = text.indexOf('十');
  if (ten < 0) {
    const digit = text.length === 1 ? CHINESE.indexOf(text) : -1;
    return digit >= 0 ? digit : null;
  }
  const tens = ten === 0 ? 1 : CHINESE.indexOf(text[0]!);
  const units = ten === text.length - 1 ? 0 : CHINESE.indexOf(text[text.length - 1]!);
  if (tens < 1 || units < 0 || ten > 1 || text.length - ten > 2) return null;
  return tens * 10 + units;
}

/** `三` for 3, `十二` for 12; 1 to 99. */
export function toChineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const units = value % 10;
  return `${tens > 1 ? CHINESE[tens] : ''}${tens > 0 ? '十' : ''}${units > 0 ? CHINESE[units] : ''}`;
}

function isChineseDigit(code: number): boolean {
  switch (code) {
    case 0x4e00: case 0x4e8c: case 0x4e09: case 0x56db: case 0x4e94: case 0x516d: case 0x4e03: case 0x516b: case 0x4e5d: case 0x5341:
      return true;
    default:
      return false;
  }
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}

function valueOf(digits: string): number | null {
  if (isChineseDigit(digits.charCodeAt(0))) return chineseNumeral(digits);
  if (digits.length > 2) return null;
  let value = 0;
  // The last four bits of a digit of either width are its value.
  for (let i = 0; i < digits.length; i++) value = value * 10 + (digits.charCodeAt(i) & 15);
  return value;
}

/** Punctuation that ends a numeral: 、 . ． , ， : ： 。 */
function isNumeralMark(code: number): boolean {
  return code === 0x3001 || code === 46 || code === 0xff0e || code === 44 || code === 0xff0c || code === 0x3002 || code === 58 || code === 0xff1a;
}

/** Whether a numeral may begin with the character: 第, a bracket, a digit. Most lines begin otherwise. */
export function opensNumeral(code: number): boolean {
  return code === 0x7b2c || code === 40 || code === 0xff08 || isDigit(code) || isChineseDigit(code);
}

/**
 * Reads a numeral with its brackets or punctuation at `start`: `一、` `（一）` `(1)` `1.` `1、` `第一部分` `一` followed by a space.
 * Returns null where no numeral stands. A digit directly followed by digits and a point is taken for a number, not a numeral.
 */
export function readNumeral(text: string, start: number, end: number): Numeral | null {
  const first = text.charCodeAt(start);
  if (first === 0x7b2c) return readPart(text, start, end);
  const opened = first === 40 || first === 0xff08;
  let at = opened ? skipSpace(text, start + 1, end) : start;
  const from = at;
  const chinese = isChineseDigit(text.charCodeAt(at));
  while (at < end && (chinese ? isChineseDigit(text.charCodeAt(at)) : isDigit(text.charCodeAt(at)))) at++;
  if (at === from) return null;
  let style: NumeralStyle;
  const afterDigits = at;
  at = skipSpace(text, at, end);
  const next = text.charCodeAt(at);
  if (opened) {
    if (next !== 41 && next !== 0xff09) return null;
    at++;
    style = 'paren';
    // `（一）、总体情况` is written, too.
    if (text.charCodeAt(at) === 0x3001) at++;
  } else if (at < end && isNumeralMark(next)) {
    // 1.5 is a number, 1. 属于国家秘密 is not; 一是 and 一月 are words.
    if (!chinese && isDigit(text.charCodeAt(at + 1))) return null;
    at++;
    style = chinese ? 'bare' : 'arabic';
  } else if (next === 41 || next === 0xff09) {
    at++;
    style = 'paren';
  } else if (at > afterDigits && chinese && at < end) {
    at = afterDigits;
    style = 'bare';
  } else return null;
  const value = valueOf(text.slice(from, afterDigits));
  return value === null || value === 0 ? null : { start, end: at, text: text.slice(start, at), value, style };
}

function readPart(text: string, start: number, end: number): Numeral | null {
  let at = start + 1;
  while (at < end && (isChineseDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)))) at++;
  const value = at > start + 1 ? valueOf(text.slice(start + 1, at)) : null;
  if (value === null) return null;
  const unit = text.startsWith('部分', at) ? 2 : text[at] === '章' ? 1 : 0;
  if (unit === 0) return null;
  at = skipSpace(text, at + unit, end);
  if (at < end && isNumeralMark(text.charCodeAt(at))) at++;
  return { start, end: at, text: text.slice(start, at), value, style: 'part' };
}

/** The same numeral with another value, brackets and punctuation kept: `（四）` with 3 gives `（三）`. */
export function renumber(numeral: Numeral | { readonly text: string }, value: number): string {
  return numeral.text.replace(/[一二三四五六七八九十]+|[0-9]+|[０-９]+/, (digits) => {
    if (isChineseDigit(digits.charCodeAt(0))) return toChineseNumeral(value);
    const plain = String(value);
    return digits.charCodeAt(0) >= 0xff10 ? plain.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : plain;
  });
}
