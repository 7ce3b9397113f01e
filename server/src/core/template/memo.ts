import { copyOf } from '../text/copy.js';

/** Longer texts are prose and rarely come again. UTF-16 units. */
const longestKey = 48;
const mostKeys = 4096;

/** Values by short texts; starts anew when it is full, so that it cannot grow without end. */
export class Remembered<T> {
  readonly #known = new Map<string, T>();

  get(key: string): T | undefined {
    return this.#known.get(key);
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** Returns the value. */
  set(key: string, value: T): T {
    if (this.#known.size >= mostKeys) this.#known.clear();
    this.#known.set(key, value);
    return value;
  }
}

/** A function of texts that remembers what it worked out for short ones. */
export class Memo<T> {
  readonly #known = new Remembered<T>();
  readonly #work: (text: string) => T;

  constructor(work: (text: string) => T) {
    this.#work = work;
  }

  of(text: string): T {
    if (text.length > longestKey) return this.#work(text);
    const known = this.#known.get(text);
    if (known !== undefined || this.#known.has(text)) return known as T;
    const own = copyOf(text);
    return this.#known.set(own, this.#work(own));
  }
}
