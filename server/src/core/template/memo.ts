import { copyOf } from '../text/copy.js';

/** Longer texts are prose and rarely come again. */
const longestKey = 48;
const mostKeys = 4096;

/** Remembers what was worked out for short texts; starts anew when it is full, so that it cannot grow without end. */
export class Memo<T> {
  readonly #known = new Map<string, T>();

  of(text: string, work: (text: string) => T): T {
    if (text.length > longestKey) return work(text);
    let value = this.#known.get(text);
    if (value === undefined && !this.#known.has(text)) {
      const own = copyOf(text);
      value = work(own);
      if (this.#known.size >= mostKeys) this.#known.clear();
      this.#known.set(own, value);
    }
    return value as T;
  }
}
