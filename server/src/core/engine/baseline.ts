import { configuredLevel } from './config.js';
import { fingerprintsOf, type Fingerprint } from './fingerprint.js';
import type { Part, Snapshot } from './types.js';
import { perPlace } from '../text/perPlace.js';

/** A finding that somebody decided to leave as it is, and why. */
export interface BaselineEntry extends Fingerprint {
  /** Relative to the folder of the baseline, with forward slashes. */
  readonly file: string;
  /** How many findings of the file are alike in all of this. */
  readonly count: number;
  readonly reason: string;
  /** The day on which it was added: 2026-01-31. */
  readonly added: string;
}

/** A snapshot without the findings of a baseline. */
export interface Suppression {
  readonly snapshot: Snapshot;
  /** How many findings were left out. */
  readonly suppressed: number;
  /** Entries with more findings than there are; `count` says how many too many. */
  readonly unused: readonly BaselineEntry[];
}

/** A day as an entry has it, by the calendar on the wall. */
export function dayOf(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** macOS keeps file names in another normal form than everybody else. */
function sameFile(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}

/** The entries about one file. */
export function entriesFor(entries: readonly BaselineEntry[], file: string): readonly BaselineEntry[] {
  return entries.filter((entry) => sameFile(entry.file, file));
}

function keyOf({ rule, path, hash }: Fingerprint): string {
  return `${rule}\n${path}\n${hash}`;
}

/** A rule that was not asked says nothing about whether its entries still apply. */
function isOff({ rule }: BaselineEntry, { config }: Snapshot): boolean {
  return configuredLevel(rule, config) === 'off';
}

const reducedFor = perPlace((_part: Part): { known: { readonly key: string; readonly part: Part } | null } => ({ known: null }));

/** The part with some of its findings alone; the same object for the same ones, since others go by its identity. */
function partWith(part: Part, kept: readonly number[]): Part {
  const key = kept.join();
  const reduced = reducedFor(part);
  if (reduced.known?.key !== key) reduced.known = { key, part: { findings: kept.map((i) => part.findings[i]!), crashes: part.crashes, coverage: part.coverage } };
  return reduced.known.part;
}

/** Leaves out the findings that the entries of the file name, each as often as it says. */
export function suppress(snapshot: Snapshot, entries: readonly BaselineEntry[]): Suppression {
  if (entries.length === 0) return { snapshot, suppressed: 0, unused: [] };
  const left = new Map<string, number>();
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  let suppressed = 0;
  const parts = snapshot.parts.map((part, index): Part => {
    if (part.findings.length === 0) return part;
    const prints = fingerprintsOf(snapshot, index);
    const kept = [...part.findings.keys()].filter((i) => {
      const key = keyOf(prints[i]!);
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count === 0;
    });
    suppressed += part.findings.length - kept.length;
    return kept.length === part.findings.length ? part : partWith(part, kept);
  });
  const unused = entries.flatMap((entry) => {
    if (isOff(entry, snapshot)) return [];
    const count = Math.min(entry.count, left.get(keyOf(entry)) ?? 0);
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - count);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { snapshot: suppressed === 0 ? snapshot : snapshot.withParts(parts), suppressed, unused };
}

/** What a new entry says about itself. */
export interface Remark {
  readonly reason: string;
  readonly added: string;
}

/**
 * The entries of a file as its findings now are: those that still apply keep reason and day, the others go, and what is
 * new gets the remark.
 */
export function entriesOf(snapshot: Snapshot, file: string, before: readonly BaselineEntry[], remark: Remark): readonly BaselineEntry[] {
  const old = new Map(before.map((entry) => [keyOf(entry), entry]));
  const entries = new Map<string, BaselineEntry>();
  for (const index of snapshot.parts.keys()) {
    for (const print of fingerprintsOf(snapshot, index)) {
      const key = keyOf(print);
      entries.set(key, { ...(old.get(key) ?? remark), file, ...print, count: (entries.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...before.filter((entry) => isOff(entry, snapshot)), ...entries.values()];
}

/** The entries with one more finding of a file. The reason given last holds for all that are alike. */
export function addEntry(entries: readonly BaselineEntry[], file: string, print: Fingerprint, { reason, added }: Remark): readonly BaselineEntry[] {
  const same = (entry: BaselineEntry): boolean => sameFile(entry.file, file) && keyOf(entry) === keyOf(print);
  const known = entries.find(same);
  const entry = { ...known, file, ...print, count: (known?.count ?? 0) + 1, reason, added: known?.added ?? added };
  return [...entries.filter((each) => !same(each)), entry];
}
