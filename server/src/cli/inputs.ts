import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Message } from '../core/index.js';
import { byCodeUnit, walk } from '../files/walk.js';
import { readFailure } from './failure.js';
import { messages } from './messages.js';

/** One thing to check, or the reason why an argument gave nothing. */
export type Input = { readonly path: string; readonly error?: undefined } | { readonly path: string; readonly error: Message };

/** The path that stands for standard input. */
export const stdinPath = '-';

/** Characters without which nothing is a glob. */
const wildcard = /[*?[{(]/;

/** What `inputs` needs to know about the system. */
export interface Place {
  readonly cwd: string;
  readonly platform: string;
}

/**
 * The files that the arguments name, in the order given, each once; folders sorted by path. Yields as it walks: a big
 * folder is not listed before the first file is checked.
 */
export async function* inputs(paths: readonly string[], place: Place): AsyncGenerator<Input> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const input of path === stdinPath ? [{ path }] : await expand(path, place)) {
      const key = input.path === stdinPath && path === stdinPath ? stdinPath : resolve(place.cwd, input.path);
      if (seen.has(key)) continue;
      seen.add(key);
      yield input;
    }
  }
}

async function expand(path: string, place: Place): Promise<Iterable<Input>> {
  try {
    // A path that exists is taken literally, whatever characters it has.
    return statSync(resolve(place.cwd, path)).isDirectory() ? filesOf(path, place) : [{ path }];
  } catch (error) {
    const found = wildcard.test(path) ? await matches(path, place) : null;
    return found ?? [{ path, error: readFailure(error) }];
  }
}

/** The files of a folder, and why one of its folders could not be listed. */
function* filesOf(folder: string, { cwd }: Place): Generator<Input> {
  for (const { path, error } of walk(folder, cwd)) yield error === undefined ? { path } : { path, error: readFailure(error) };
}

/** What a glob stands for; null if it is none. */
async function matches(path: string, place: Place): Promise<Iterable<Input> | null> {
  // Loaded only here: most runs name files and folders, or the shell has expanded the glob.
  const { globSync, isDynamicPattern } = await import('tinyglobby');
  const pattern = place.platform === 'win32' ? path.replaceAll('\\', '/') : path;
  // The part before the first wildcard is kept as the user wrote it, so that results are named as he expects.
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => isDynamicPattern(part));
  if (first < 0) return null;
  const base = parts
    .slice(0, first)
    .map((part) => `${part}/`)
    .join('');
  const found = globSync(parts.slice(first).join('/'), {
    cwd: resolve(place.cwd, base || '.'),
    onlyFiles: false,
    expandDirectories: false,
    ignore: pattern.includes('node_modules') ? [] : ['**/node_modules/**'],
  });
  if (found.length === 0) return [{ path, error: { text: messages.noMatch } }];
  return named(base, found.sort(byCodeUnit), place);
}

function* named(base: string, found: readonly string[], place: Place): Generator<Input> {
  for (const match of found) {
    if (match.endsWith('/')) yield* filesOf(base + match.slice(0, -1), place);
    else yield { path: base + match };
  }
}
