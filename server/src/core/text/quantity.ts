/**
 * An exact number as written in a report: `digits` × 10^-scale. Counts have scale 0.
 * Invariant 10: never a binary fraction.
 */
export interface Quantity {
  readonly digits: bigint;
  readonly scale: number;
}

export const ZERO: Quantity = { digits: 0n, scale: 0 };

/** The small integers that make up nearly every cell, made once: a table has 175 of them. */
const SMALL: readonly Quantity[] = Array.from({ length: 256 }, (_, i) => ({ digits: BigInt(i), scale: 0 }));

export function quantityOf(integer: number | bigint): Quantity {
  const small = Number(integer);
  return SMALL[small] ?? { digits: BigInt(integer), scale: 0 };
}

function atScale(value: Quantity, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * 10n ** BigInt(scale - value.scale);
}

export function add(a: Quantity, b: Quantity): Quantity {
  if (a.digits === 0n) return b;
  if (b.digits === 0n) return a;
  const scale = Math.max(a.scale, b.scale);
  return { digits: atScale(a, scale) + atScale(b, scale), scale };
}

/** The sum of what some items count for. Counts, as nearly all are, add up as plain numbers as long as these are exact. */
export function sumOf<T>(items: readonly T[], valueOf: (item: T) => Quantity): Quantity {
  let sum = 0;
  for (const item of items) {
    const { digits, scale } = valueOf(item);
    if (digits === 0n) continue;
    const count = Number(digits);
    sum += count;
    if (scale !== 0 || !Number.isSafeInteger(count) || !Number.isSafeInteger(sum)) return items.map(valueOf).reduce(add, ZERO);
  }
  return quantityOf(sum);
}

export function negate(a: Quantity): Quantity {
  return a.digits === 0n ? a : { digits: -a.digits, scale: a.scale };
}

export function subtract(a: Quantity, b: Quantity): Quantity {
  return a === b && a.scale === 0 ? ZERO : add(a, negate(b));
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Quantity, b: Quantity): number {
  const scale = Math.max(a.scale, b.scale);
  const left = atScale(a, scale);
  const right = atScale(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Quantity, b: Quantity): boolean {
  return a === b || (a.scale === b.scale ? a.digits === b.digits : compare(a, b) === 0);
}

export function isZero(a: Quantity): boolean {
  return a.digits === 0n;
}

export function isNegative(a: Quantity): boolean {
  return a.digits < 0n;
}

export function absolute(a: Quantity): Quantity {
  return isNegative(a) ? negate(a) : a;
}

/**
 * Decimal notation. With `like`, the number as written in the text before, its style is kept: full-width digits,
 * thousands separators.
 */
export function formatQuantity(value: Quantity, like = ''): string {
  if (value.scale === 0 && like === '') return value.digits.toString();
  const sign = isNegative(value) ? '-' : '';
  const digits = absolute(value).digits.toString().padStart(value.scale + 1, '0');
  let whole = value.scale === 0 ? digits : digits.slice(0, -value.scale);
  const fraction = value.scale === 0 ? '' : `.${digits.slice(-value.scale)}`;
  if (/[,，]/.test(like)) whole = whole.replace(/\B(?=(\d{3})+(?!\d))/g, like.includes('，') ? '，' : ',');
  const plain = sign + whole + fraction;
  if (!/[０-９]/.test(like)) return plain;
  return plain.replace(/[0-9.]/g, (c) => (c === '.' ? '．' : String.fromCharCode(c.charCodeAt(0) + 0xfee0)));
}
