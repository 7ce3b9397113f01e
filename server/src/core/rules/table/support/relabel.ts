import { boundedDistance } from '../../../template/distance.js';
import { foldKey, keyOffset } from '../../../template/fold.js';

/** Part of a text, and what to write there. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

const NUMERAL = /^[一二三四五六七八九十\d]+$/;

/**
 * The smallest replacement after which `written` reads as `canonical`. Spaces, brackets and punctuation elsewhere stay
 * as they are written. null where nothing differs, or where one numeral would become another: 第（七）项 may be a slip
 * for any other item.
 */
export function relabel(written: string, canonical: string): Replacement | null {
  const from = foldKey(written);
  const to = foldKey(canonical);
  let prefix = 0;
  while (prefix < from.length && prefix < to.length && from[prefix] === to[prefix]) prefix++;
  let suffix = 0;
  while (suffix < from.length - prefix && suffix < to.length - prefix && from[from.length - 1 - suffix] === to[to.length - 1 - suffix]) suffix++;
  const oldKey = from.slice(prefix, from.length - suffix);
  const newKey = to.slice(prefix, to.length - suffix);
  if (oldKey === '' && newKey === '') return null;
  if (NUMERAL.test(oldKey) && NUMERAL.test(newKey)) return null;
  const range = rangeOf(written, prefix, from.length - suffix);
  const source = rangeOf(canonical, prefix, to.length - suffix);
  return { ...range, newText: canonical.slice(source.start, source.end) };
}

/** Offsets of the characters that became key characters `from` to `to`; empty right after the one before `from`. */
function rangeOf(text: string, from: number, to: number): { start: number; end: number } {
  const start = from === 0 ? (to === 0 ? 0 : keyOffset(text, 0)) : keyOffset(text, from - 1) + 1;
  if (from === to) return { start, end: start };
  return { start: keyOffset(text, from), end: keyOffset(text, to - 1) + 1 };
}

/**
 * The wording to aim at: the canonical one, or an accepted short form where that is clearly what was meant
 * (`部份公开` is 部分公开, without the remark in brackets).
 */
export function targetOf(written: string, canonical: string, aliases: readonly string[]): string {
  const key = foldKey(written);
  const limit = Math.max(key.length, foldKey(canonical).length);
  let target = canonical;
  let best = boundedDistance(key, foldKey(canonical), limit) - 2;
  for (const alias of aliases) {
    const distance = boundedDistance(key, foldKey(alias), limit);
    if (distance < best) [target, best] = [alias, distance];
  }
  return target;
}
