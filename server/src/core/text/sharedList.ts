/**
 * A list of which many versions share one array, each with at most one entry exchanged: whoever exchanges one entry of
 * thousands after the other, at the same place, makes each version without a copy. Immutable.
 */
export class SharedList<T> {
  readonly #base: readonly T[];
  /** Number of the exchanged entry; -1 for none. */
  readonly #at: number;
  readonly #entry: T | undefined;
  #all: readonly T[] | null;

  private constructor(base: readonly T[], at: number, entry: T | undefined) {
    this.#base = base;
    this.#at = at;
    this.#entry = entry;
    this.#all = at < 0 ? base : null;
  }

  static of<T>(entries: readonly T[]): SharedList<T> {
    return new SharedList(entries, -1, undefined);
  }

  get length(): number {
    return this.#base.length;
  }

  /** Entry number `index`; undefined beyond the last. */
  at(index: number): T | undefined {
    return index === this.#at ? this.#entry : this.#base[index];
  }

  /** All entries in one array, put together when somebody asks. */
  get all(): readonly T[] {
    return (this.#all ??= this.#base.with(this.#at, this.#entry!));
  }

  /** The list with another entry at a number that it has. */
  with(index: number, entry: T): SharedList<T> {
    return new SharedList(this.#at < 0 || this.#at === index ? this.#base : this.all, index, entry);
  }
}
