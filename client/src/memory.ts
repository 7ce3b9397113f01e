/** The part of `vscode.Memento` that is used here. */
export interface Store {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

/** Files are forgotten, oldest first, beyond this number: the list is read and written as a whole. */
const LIMIT = 500;

/** Remembers one thing per file, by address, for this workspace. */
export class FileMemory<T> {
  readonly #store: Store;
  readonly #key: string;

  constructor(store: Store, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** What was remembered of a file. */
  get(uri: string): T | undefined {
    return this.#entries().find(([known]) => known === uri)?.[1];
  }

  /** Remembers, or forgets with undefined. */
  async set(uri: string, value: T | undefined): Promise<void> {
    const others = this.#entries().filter(([known]) => known !== uri);
    const entries = value === undefined ? others : [...others, [uri, value] as const];
    await this.#store.update(this.#key, entries.slice(-LIMIT));
  }

  #entries(): readonly (readonly [string, T])[] {
    const stored = this.#store.get<readonly (readonly [string, T])[]>(this.#key);
    return Array.isArray(stored) ? stored : [];
  }
}
