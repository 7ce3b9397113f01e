import { quantityOf, type Quantity } from './quantity.js';

/** How a number is written, where that is worth a remark. */
export interface Notation {
  readonly fullWidth: boolean;
  readonly thousands: boolean;
  readonly spaces: boolean;
  /** Words after the number inside the cell, e.g. 万, 件; null when there are none. */
  readonly unit: string | null;
  readonly negative: boolean;
  /** Digits after the decimal point. */
  readonly decimals: number;
}

export interface ParsedNumber {
  readonly value: Quantity;
  readonly notation: Notation;
}

const PLAIN: Notation = { fullWidth: false, thousands: false, spaces: false, unit: null, negative: false, decimals: 0 };
/** Most cells hold one digit. */
const DIGITS: readonly ParsedNumber[] = Array.from({ length: 10 }, (_, digit) => ({ value: quantityOf(digit), notation: PLAIN }));
const MARKS = new Set(['-', '－', '—', '——', '--', '–', '―', '─', '/', '／', '\\', '无', '空', '*', '﹣', '−']);
const UNIT = /^(?:万|亿|千|百|余|多)*(?:元|件|条|项|个|次|份|起|宗|人次|人|部|篇|家|万|亿|千|百)?(?:人民币)?$/;

/** A mark that stands for "not stated": `-` `—` `/` `无` `空` alone in a cell. */
export function isUnstatedMark(text: string): boolean {
  return text.length <= 2 && MARKS.has(text);
}

/**
 * Reads a whole cell as one number: `72`, `-3`, `+8`, `12,345`, `２５`, `0.5`, `1 9365`, `2500 万`.
 * Surrounding white space must be gone already. Returns null for anything else; the unit does not scale the value.
 */
export function parseNumber(text: string): ParsedNumber | null {
  const first = text.charCodeAt(0);
  if (text.length === 1 && first >= 48 && first <= 57) return DIGITS[first - 48]!;
  if (text.length > 40 || text.length === 0) return null;
  if (text.length <= 15 && isPlain(text)) return { value: quantityOf(Number(text)), notation: PLAIN };
  return mayBegin(first) ? parseUnusual(text) : null;
}

/** The count that a text of digits alone is, as a plain number; -1 for anything else and for what is too long to be exact. */
export function plainCount(text: string): number {
  return text.length > 0 && text.length <= 15 && isPlain(text) ? Number(text) : -1;
}

/** Digits and signs of either width; keeps the regular expressions off words. */
function mayBegin(code: number): boolean {
  if (code < 0x80) return (code >= 48 && code <= 57) || code === 43 || code === 45;
  if (code >= 0xff10) return code <= 0xff19;
  return code === 0xff0b || code === 0xff0d || code === 0xfe63 || code === 0x2212 || code === 0x2013;
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function parseUnusual(text: string): ParsedNumber | null {
  const folded = text.replace(/[０-９＋－．，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[﹣−–]/g, '-');
  const shape = /^([+-]?)\s*(\d[\d,\s]*?)(\.\d+)?\s*([^\d\s.,+-][^\d]{0,8})?$/u.exec(folded);
  if (!shape) return null;
  const [, sign = '', rawWhole = '', fraction = '', unit = ''] = shape;
  const grouped = rawWhole.includes(',');
  if (grouped && !/^\d{1,3}(?:\s*,\s*\d{3})+$/.test(rawWhole)) return null;
  const spaced = /\d\s+\d/.test(rawWhole);
  const whole = rawWhole.replace(/[,\s]/g, '');
  // `0 0` or `1 2 3` are cells run together, not a number with spaces: one gap, and no leading zero.
  if (spaced && (whole.startsWith('0') || rawWhole.trim().split(/\s+/).length > 2)) return null;
  if (unit !== '' && !UNIT.test(unit.replace(/\s/g, ''))) return null;
  const decimals = fraction === '' ? 0 : fraction.length - 1;
  const digits = BigInt(`${whole}${fraction.slice(1)}`);
  const value = { digits: sign === '-' ? -digits : digits, scale: decimals };
  return {
    value: decimals === 0 ? quantityOf(value.digits) : value,
    notation: { fullWidth: /[０-９．，＋－]/.test(text), thousands: grouped, spaces: spaced, unit: unit === '' ? null : unit, negative: sign === '-' && digits !== 0n, decimals },
  };
}
