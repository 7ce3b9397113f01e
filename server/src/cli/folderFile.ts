import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { Message, Reading } from '../core/index.js';
import { readFailure } from './failure.js';
import { messages } from './messages.js';

/** The settings of a folder and of those below it. */
export const settingsFileName = '.disclosure-report.json';
/** What was found before and is to be left as it is, beside the settings. */
export const baselineFileName = '.disclosure-report-baseline.json';

/** Something is amiss with a settings file, with a template that it names, or with a baseline. */
export interface Complaint {
  /** The settings file or baseline that was read when it was found, empty for none: each is complained about once in a run. */
  readonly about: string;
  readonly file: string;
  readonly problems: readonly Message[];
  /** Findings are missing or wrong because of it. */
  readonly unusable: boolean;
}

/** Finds files that hold for a folder and all below it, looking into each folder once. */
export class Nearest {
  readonly #name: string;
  readonly #found = new Map<string, string | null>();

  constructor(name: string) {
    this.#name = name;
  }

  /** The file in the folder, else in the nearest one above it; null if there is none up to the root. */
  from(folder: string): string | null {
    let found = this.#found.get(folder);
    if (found === undefined) {
      const own = join(folder, this.#name);
      const parent = dirname(folder);
      found = existsSync(own) ? own : parent === folder ? null : this.from(parent);
      this.#found.set(folder, found);
    }
    return found;
  }
}

/** Reads a file and hands its text on; what prevents that becomes a problem like those of the text. */
export function readText<T>(path: string, read: (text: string) => Reading<T>): Reading<T> & { readonly text: string } {
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const message: Message = error instanceof TypeError ? { text: messages.notUtf8 } : readFailure(error);
    return { text, value: null, problems: [message] };
  }
  return { text, ...read(text) };
}

/** A path as people see it from where they stand. */
export function shortPath(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/');
}

/** Whether a path does not lie in the folder or below it. */
export function isOutside(folder: string, path: string): boolean {
  const short = shortPath(folder, path);
  return short.startsWith('../') || isAbsolute(short);
}
