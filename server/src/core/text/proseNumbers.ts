import { quantityOf, type Quantity } from './quantity.js';
import type { Span } from './span.js';

/** A number in running text. The span covers the digits with 万 or 亿 (and 百分之), not the counter after them. */
export interface ProseNumber extends Span {
  readonly text: string;
  /** What it comes to, 万 and 亿 included; of a percentage the number before the sign. */
  readonly value: Quantity;
  /** The counter or unit right after it, e.g. 件, 个工作日; empty where none follows. */
  readonly unit: string;
  /** Behind the unit. */
  readonly next: number;
  readonly kind: 'count' | 'money' | 'percent' | 'year' | 'other';
  readonly style: 'arabic' | 'chinese';
  /** False for ranges, 余, 多, 左右, and for digits that cannot be read as one number. */
  readonly exact: boolean;
}

/** Counters of cases and documents, longest first. */
const COUNTERS = ['件次', '件', '份', '条', '起', '次', '宗', '例', '笔', '项', '个'];
const MONEY = ['亿元', '万元', '元'];
/** What else numbers count in reports: never a case. Longest first where one begins another. */
const OTHERS = [
  '个工作日', '工作日', '个百分点', '百分点', '个月', '个小时', '小时', '分钟', '年度', '年', '月', '日', '天', '号', '人次', '人', '名', '位', '户', '家', '篇', '期', '场', '部',
  '类', '种', '处', '页', '字', '卷', '册', '轮', '遍', '倍', '秒', '米', '亩', '公里', '平方', '吨', '岁', '届', '级', '批', '封', '通', '幅', '台', '所', '座', '辆', '分', '%', '％', '‰', '℃',
];
/** Words that begin like a Chinese numeral with its counter. */
const IDIOMS = ['一次性', '一次办', '一次又', '一次次', '一件事', '一件件', '一项项', '一条龙', '一条线', '一条条', '一份子', '一个样', '一个口', '一个窗', '一个平', '一起', '两个一', '三个一'];
/** What numbers written in Chinese consist of. */
const NUMERALS = '〇零一二三四五六七八九十百千万亿两';
const DIGITS = '〇一二三四五六七八九';
const SMALL_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MORE = '余多来';
const ABOUT = ['以上', '左右', '上下', '以内', '以下', '之多'];
/** First characters of ABOUT: what follows most numbers is none of these, and nothing is compared. */
const ABOUT_BEGINS = '以左上之';

interface Unit {
  readonly text: string;
  readonly kind: ProseNumber['kind'];
}

/** Units by the code of their first character, in the order in which they are tried. */
const units = unitsByFirst();

function unitsByFirst(): ReadonlyMap<number, readonly Unit[]> {
  const kindOf = (unit: string): ProseNumber['kind'] => (unit === '%' || unit === '％' ? 'percent' : unit === '年' || unit === '年度' ? 'year' : 'other');
  const all: Unit[] = [...MONEY.map((text): Unit => ({ text, kind: 'money' })), ...OTHERS.map((text): Unit => ({ text, kind: kindOf(text) })), ...COUNTERS.map((text): Unit => ({ text, kind: 'count' }))];
  const byFirst = new Map<number, Unit[]>();
  for (const unit of all) {
    const first = unit.text.charCodeAt(0);
    const others = byFirst.get(first);
    if (others === undefined) byFirst.set(first, [unit]);
    else others.push(unit);
  }
  return byFirst;
}

const NO_UNIT: Unit = { text: '', kind: 'other' };
/** 12 in 受理数为12： a number of cases may stand without a counter. */
const BARE_COUNT: Unit = { text: '', kind: 'count' };

function digitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}

function isHan(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x4e00 && code <= 0x9fff;
}

function digitsOf(text: string): string {
  let wide = false;
  for (let i = 0; i < text.length; i++) wide ||= text.charCodeAt(i) > 0x7f;
  return !wide ? text : text.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/**
 * Reads the number that starts at `at`, or returns null where none does. The caller makes sure that `at` is not inside a
 * run of digits. Arabic digits always give a number, exact or not; Chinese ones only where a counter follows them.
 */
export function readProseNumber(text: string, at: number): ProseNumber | null {
  if (digitAt(text, at)) return readArabic(text, at);
  if (!isNumeral(text[at])) return null;
  return text.startsWith('百分之', at) ? readPercent(text, at) : readChinese(text, at);
}

function readArabic(text: string, start: number): ProseNumber {
  let at = start;
  while (digitAt(text, at)) at++;
  let whole = text.slice(start, at);
  let exact = true;
  if (whole.length <= 3) {
    // A separator counts where every group behind it has three digits: 1,234 is one number, 3,4 are two.
    let end = at;
    let groups = '';
    while (isSeparator(text[end]) && digitAt(text, end + 1) && digitAt(text, end + 2) && digitAt(text, end + 3) && !digitAt(text, end + 4)) {
      groups += text.slice(end + 1, end + 4);
      end += 4;
    }
    if (end > at && !whole.startsWith('0')) {
      whole += groups;
      at = end;
    }
  }
  let fraction = '';
  if ((text[at] === '.' || text[at] === '．') && digitAt(text, at + 1)) {
    const from = ++at;
    while (digitAt(text, at)) at++;
    fraction = text.slice(from, at);
    // 1.2.3 is a heading or a version.
    if (text[at] === '.' && digitAt(text, at + 1)) exact = false;
  }
  const digits = digitsOf(whole + fraction);
  if (digits.length > 15 || isLabel(text, start)) exact = false;
  const range = rangeEnd(text, at);
  if (range > at) return finish(text, start, range, quantityOf(0), 'arabic', false);
  const value: Quantity = fraction !== '' ? { digits: BigInt(digits), scale: fraction.length } : quantityOf(digits.length > 15 ? BigInt(digits) : Number(digits));
  return finish(text, start, at, value, 'arabic', exact);
}

function isSeparator(char: string | undefined): boolean {
  return char === ',' || char === '，';
}

/** Digits that name something: IPv6, 第3件, No.5, 〔2021, 3 of 1/3, a number torn by a space. */
function isLabel(text: string, start: number): boolean {
  if (start === 0) return false;
  const before = text.charCodeAt(start - 1);
  // Nearly always a word.
  if (before >= 0x4e00 && before <= 0x9fff) return before === 0x7b2c;
  if (/[A-Za-z〔[#№/.．\-－~～]/.test(text[start - 1]!)) return true;
  return before === 32 && digitAt(text, start - 2);
}

const RANGE_SIGNS = '-－–—~～至到/ ';

/** The end of `-5` `—5` `至5` `/5` or ` 5` after a number: ranges, fractions and torn digits are no exact numbers. */
function rangeEnd(text: string, at: number): number {
  let next = at;
  const sign = text[next];
  if (sign === undefined || !RANGE_SIGNS.includes(sign)) return at;
  next++;
  if (sign === '—' && text[next] === '—') next++;
  if (!digitAt(text, next)) return at;
  while (digitAt(text, next)) next++;
  return next;
}

/** Scale, counter and vagueness after the digits; `sure`: nothing before told that they are no exact number. */
function finish(text: string, start: number, end: number, digits: Quantity, style: ProseNumber['style'], sure: boolean): ProseNumber {
  let at = end;
  let value = digits;
  let exact = sure;
  let next = text[at];
  if (style === 'arabic' && (next === '百' || next === '千' || ((next === '万' || next === '亿') && text[at + 1] !== '元'))) {
    at++;
    if (next === '万' || next === '亿') value = scaled(value, next === '万' ? 4 : 8);
    else exact = false;
    next = text[at];
  }
  const stop = at;
  if (next !== undefined && MORE.includes(next)) {
    exact = false;
    at++;
    if (text[at] === '万' || text[at] === '亿') at++;
  }
  const unit = unitAt(text, at, style);
  at += unit.text.length;
  // 5个月 and 10%以上: 以上 binds to the number before it.
  if (at < text.length && ABOUT_BEGINS.includes(text[at]!) && ABOUT.some((word) => text.startsWith(word, at))) exact = false;
  if (unit.kind === 'money') value = scaled(value, unit.text === '亿元' ? 8 : unit.text === '万元' ? 4 : 0);
  return { start, end: stop, text: text.slice(start, stop), value, unit: unit.text, next: at, kind: unit.kind, style, exact };
}

function scaled(value: Quantity, power: number): Quantity {
  if (value.scale <= power) return quantityOf(value.digits * 10n ** BigInt(power - value.scale));
  return { digits: value.digits, scale: value.scale - power };
}

function unitAt(text: string, at: number, style: ProseNumber['style']): Unit {
  const candidates = units.get(text.charCodeAt(at));
  if (candidates !== undefined) for (const unit of candidates) if (unit.text.length === 1 || text.startsWith(unit.text, at)) return unit;
  // Not before a noun that would be its unit.
  return style === 'arabic' && !isHan(text, at) ? BARE_COUNT : NO_UNIT;
}

function isNumeral(char: string | undefined): boolean {
  return char !== undefined && NUMERALS.includes(char);
}

function readChinese(text: string, start: number): ProseNumber | null {
  let at = start;
  while (isNumeral(text[at])) at++;
  const run = text.slice(start, at);
  // 二〇二三年: a year spelt out, also with 零 or ○.
  if (run.length === 4 && text[at] === '年') {
    const year = positional(run);
    if (year !== null) return { start, end: at, text: run, value: quantityOf(year), unit: '年', next: at + 1, kind: 'year', style: 'chinese', exact: true };
  }
  // Most numerals are parts of words: 一步, 三公, 十分.
  if (!mayCount(text.charCodeAt(at))) return null;
  if (IDIOMS.some((word) => text.startsWith(word, start)) && !isWholePhrase(text, at)) return null;
  const money = text[at] === '元';
  const value = chineseNumber(run);
  const ordinal = text[start - 1] === '第' || text[start - 1] === '数' || text[start - 1] === '几';
  const number = finish(text, start, at, value ?? quantityOf(0), 'chinese', value !== null && !ordinal);
  return number.unit === '' || (number.kind !== 'count' && !money) ? null : number;
}

/** Whether what follows a numeral may be a counter, money, or 余 多 来 before one. */
function mayCount(next: number): boolean {
  return units.has(next) || MORE.includes(String.fromCharCode(next));
}

/** 发生行政诉讼一起。 counts one case; in 一起办理 and 一条龙 the words belong to what follows. */
function isWholePhrase(text: string, at: number): boolean {
  return !isHan(text, at + 1);
}

function positional(run: string): number | null {
  let value = 0;
  for (const char of run) {
    const digit = char === '零' ? 0 : DIGITS.indexOf(char);
    if (digit < 0) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** `九十五`, `一百零三`, `两百`, `二千零五`, `一万二千`, `二十五万`: the value, or null where the numeral is not well formed. */
export function chineseNumber(text: string): Quantity | null {
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastScale = 10000;
  let zero = false;
  for (const char of text) {
    const value = char === '零' ? 0 : char === '两' ? 2 : DIGITS.indexOf(char);
    if (value === 0 && text.length > 1) {
      if (digit >= 0) return null;
      zero = true;
      continue;
    }
    if (value >= 0) {
      if (digit >= 0) return null;
      digit = value;
      continue;
    }
    const scale = SMALL_SCALES[char];
    if (scale !== undefined) {
      if (scale >= lastScale || (digit < 0 && !(scale === 10 && section === 0))) return null;
      section += (digit < 0 ? 1 : digit) * scale;
      lastScale = scale;
    } else {
      const big = char === '万' ? 1e4 : 1e8;
      const sum = section + Math.max(digit, 0);
      if (sum === 0) return null;
      total = (total + sum) * big;
      section = 0;
      lastScale = 10000;
    }
    digit = -1;
    zero = false;
  }
  // 一百二 stands for 120 in speech: digits right after 百, 千 or 万 without 零 are not sure.
  if (digit >= 0 && lastScale > 10 && lastScale < 10000 && !zero) return null;
  if (digit > 0 && total > 0 && section === 0 && !zero) return null;
  if (zero && digit < 0 && text.length > 1) return null;
  return quantityOf(total + section + Math.max(digit, 0));
}

function readPercent(text: string, start: number): ProseNumber | null {
  const from = start + '百分之'.length;
  let at = from;
  while (isNumeral(text[at])) at++;
  const whole = chineseNumber(text.slice(from, at));
  let digits = whole;
  if (whole !== null && text[at] === '点') {
    let fraction = '';
    for (at++; isNumeral(text[at]); at++) fraction += String(positional(text[at]!) ?? '');
    if (fraction !== '') digits = { digits: whole.digits * 10n ** BigInt(fraction.length) + BigInt(fraction), scale: fraction.length };
  }
  if (at === from) return null;
  return { start, end: at, text: text.slice(start, at), value: digits ?? quantityOf(0), unit: '', next: at, kind: 'percent', style: 'chinese', exact: digits !== null };
}
