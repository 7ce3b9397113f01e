import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { entriesFor, entriesOf, readBaseline, suppress, writeBaseline, type BaselineEntry, type Remark, type Snapshot } from '../core/index.js';
import { baselineFileName, Nearest, readText, type Complaint } from './folderFile.js';

/** One baseline of this run. */
export interface OpenBaseline {
  readonly path: string;
  readonly text: string;
  readonly entries: readonly BaselineEntry[];
  /** Files of this run that it speaks about, with the entries that apply from now on. */
  readonly seen: Map<string, readonly BaselineEntry[]>;
  readonly unused: BaselineEntry[];
  readonly usable: boolean;
}

/** What a baseline said of one file. Plain data: it may come from another thread. */
export interface BaselineNote {
  readonly path: string;
  /** What the baseline calls the file. */
  readonly name: string;
  /** Entries of the file that nothing answers to. */
  readonly unused: readonly BaselineEntry[];
  /** All entries of the file from now on, where the baseline is to be written. */
  readonly entries?: readonly BaselineEntry[] | undefined;
}

/** A file's findings without those that its baseline has; `note` where there is a baseline. */
export interface Filtered {
  readonly snapshot: Snapshot;
  readonly suppressed: number;
  readonly note?: BaselineNote;
}

/** What came of writing a baseline. */
export type Written =
  | { readonly path: string; readonly entries: number; readonly added: number; readonly removed: number; readonly withoutReason: number; readonly error?: undefined }
  | { readonly path: string; readonly error: Error };

/** The baselines of a run: the one that was named, else the nearest one of each file. */
export class Baselines {
  readonly #named: string | undefined;
  readonly #nearest = new Nearest(baselineFileName);
  readonly #open = new Map<string, OpenBaseline>();
  readonly #complain: (complaint: Complaint) => void;

  constructor(named: string | undefined, complain: (complaint: Complaint) => void) {
    this.#named = named;
    this.#complain = complain;
  }

  /** The snapshot of a file without what its baseline names, and how many findings that were. */
  apply(file: string, snapshot: Snapshot): Filtered {
    const path = this.#named ?? this.#nearest.from(dirname(file));
    if (path === null) return { snapshot, suppressed: 0 };
    const baseline = this.#read(path);
    const name = nameIn(baseline, file);
    const { unused, ...left } = suppress(snapshot, entriesFor(baseline.entries, name));
    return { ...left, note: { path, name, unused } };
  }

  /** Takes all findings of a file into its baseline; `fallback` is where one begins if there is none. */
  update(file: string, snapshot: Snapshot, fallback: string, remark: Remark): Filtered {
    const path = this.#named ?? this.#nearest.from(dirname(file)) ?? join(fallback, baselineFileName);
    const baseline = this.#read(path, true);
    const name = nameIn(baseline, file);
    if (!baseline.usable) return { snapshot, suppressed: 0, note: { path, name, unused: [], entries: [] } };
    const entries = entriesOf(snapshot, name, entriesFor(baseline.entries, name), remark);
    return { ...suppress(snapshot, entries), note: { path, name, unused: [], entries } };
  }

  /** Takes down what a baseline said of a file, for the end of the run. */
  record({ path, name, unused, entries }: BaselineNote): void {
    const baseline = this.#read(path, entries !== undefined);
    baseline.seen.set(name, entries ?? []);
    for (const entry of unused) baseline.unused.push(entry);
  }

  /** Whether a baseline was recorded at all. */
  get any(): boolean {
    return this.#open.size > 0;
  }

  /** Entries that nothing answers to: of the files that were checked, and of files that are gone. */
  unused(): { readonly path: string; readonly entries: readonly BaselineEntry[] }[] {
    return [...this.#open.values()].map((baseline) => ({ path: baseline.path, entries: [...baseline.unused, ...baseline.entries.filter((entry) => isGone(baseline, entry))] }));
  }

  /** Writes what was recorded. Files that did not take part keep their entries; an equal text is not written. */
  write(): Written[] {
    return [...this.#open.values()].filter(({ usable }) => usable).map((baseline) => {
      const { path, text, seen } = baseline;
      const kept = baseline.entries.filter((entry) => !isSeen(baseline, entry) && !isGone(baseline, entry));
      const entries = [...kept, ...[...seen.values()].flat()];
      const after = writeBaseline(entries, text);
      try {
        if (after !== text && (text !== '' || entries.length > 0)) replace(path, after);
      } catch (error) {
        return { path, error: error instanceof Error ? error : new Error(String(error)) };
      }
      const old = keysOf(baseline.entries);
      const now = keysOf(entries);
      const missingIn = (some: ReadonlySet<string>, all: ReadonlySet<string>): number => [...all].filter((key) => !some.has(key)).length;
      return { path, entries: now.size, added: missingIn(old, now), removed: missingIn(now, old), withoutReason: entries.filter(({ reason }) => reason === '').length };
    });
  }

  #read(path: string, begin = false): OpenBaseline {
    let baseline = this.#open.get(path);
    if (baseline === undefined) {
      const { text, value, problems } = begin && !existsSync(path) ? { text: '', value: [], problems: [] } : readText(path, readBaseline);
      if (problems.length > 0) this.#complain({ about: path, file: path, problems, unusable: true });
      baseline = { path, text, entries: value ?? [], seen: new Map(), unused: [], usable: value !== null };
      this.#open.set(path, baseline);
    }
    return baseline;
  }
}

/** What a baseline calls a file. */
function nameIn({ path }: OpenBaseline, file: string): string {
  return relative(dirname(path), file).split(sep).join('/');
}

function keysOf(entries: readonly BaselineEntry[]): ReadonlySet<string> {
  return new Set(entries.map(({ file, rule, path, hash }) => JSON.stringify([file, rule, path, hash])));
}

/** Whether the entry's file was checked; macOS keeps names in another normal form than everybody else. */
function isSeen({ seen }: OpenBaseline, { file }: BaselineEntry): boolean {
  return [file, file.normalize('NFC'), file.normalize('NFD')].some((name) => seen.has(name));
}

function isGone(baseline: OpenBaseline, entry: BaselineEntry): boolean {
  return !isSeen(baseline, entry) && !existsSync(resolve(dirname(baseline.path), entry.file));
}

/** Nobody ever reads half a file: the new text takes the place of the old one at once. */
function replace(path: string, text: string): void {
  // A link stays a link: what it leads to is replaced.
  const target = existsSync(path) ? realpathSync(path) : path;
  const draft = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
