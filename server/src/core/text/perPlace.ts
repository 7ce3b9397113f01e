/** A constructor that returns the object it is given, so that a class built on it puts its private field on that object. */
const Onto = function (place: object): object {
  return place;
} as unknown as new (place: object) => object;

/**
 * What was worked out for a place, kept on the place itself in a field that nobody else sees: not in loops over its
 * properties, not in comparisons, not in JSON. Functions and their results by turns; a place has few of them. Reading
 * it takes a fraction of a look-up in a WeakMap, and the garbage collector has no table of pairs to go through.
 */
class Kept extends Onto {
  #pairs: readonly unknown[];

  private constructor(place: object, pairs: readonly unknown[]) {
    super(place);
    this.#pairs = pairs;
  }

  static of(place: object): readonly unknown[] {
    return #pairs in place ? place.#pairs : NONE;
  }

  /** Makes a list that fits: a yearbook has a hundred thousand places, and lists that were pushed to have room to spare. */
  static add(place: object, compute: unknown, value: unknown): void {
    const pair = [compute, value];
    if (#pairs in place) place.#pairs = place.#pairs.concat(pair);
    else new Kept(place, pair);
  }
}

const NONE: readonly unknown[] = [];

/**
 * A function of something immutable (a passage, a segment, a table, a report), computed once for each. What is kept lives
 * as long as the place.
 */
export function perPlace<K extends object, T>(compute: (place: K) => T): (place: K) => T {
  return (place) => {
    const pairs = Kept.of(place);
    for (let i = 0; i < pairs.length; i += 2) if (pairs[i] === compute) return pairs[i + 1] as T;
    const value = compute(place);
    Kept.add(place, compute, value);
    return value;
  };
}

/**
 * The same for a function of a place and of something beside it that rarely changes (the body, the template, the
 * configuration): what came out for the last one is kept.
 */
export function perPlaceFor<K extends object, C, T>(compute: (place: K, beside: C) => T): (place: K, beside: C) => T {
  const last = perPlace((_place: K): { of: { readonly beside: C; readonly value: T } | null } => ({ of: null }));
  return (place, beside) => {
    const kept = last(place);
    if (kept.of === null || kept.of.beside !== beside) kept.of = { beside, value: compute(place, beside) };
    return kept.of.value;
  };
}
