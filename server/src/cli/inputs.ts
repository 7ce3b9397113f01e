import { readdirSync, statSync, type Dirent } from 'node:fs';
import { resolve } from 'node:path';
import type { Message } from '../core/index.js';
import { readFailure } from './failure.js';
import { messages } from './messages.js';

/** One thing to check, or the reason why an argument gave nothing. */
export type Input = { readonly path: string; readonly error?: undefined } | { readonly path: string; readonly error: Message };

/** The path that stands for standard input. */
export const stdinPath = '-';

const reportFile = /\.(txt|gkbg|md)$/i;

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
    for await (const input of path === stdinPath ? [{ path }] : expand(path, place)) {
      const key = input.path === stdinPath && path === stdinPath ? stdinPath : resolve(place.cwd, input.path);
      if (seen.has(key)) continue;
      seen.add(key);
      yield input;
    }
  }
}

async function* expand(path: string, place: Place): AsyncGenerator<Input> {
  let folder: boolean;
  try {
    // A path that exists is taken literally, whatever characters it has.
    folder = statSync(resolve(place.cwd, path)).isDirectory();
  } catch (error) {
    const found = wildcard.test(path) ? await matches(path, place) : null;
    if (found === null) yield { path, error: readFailure(error) };
    else yield* found;
    return;
  }
  if (folder) yield* walk(path, place);
  else yield { path };
}

/** Files of a folder and its subfolders. Hidden ones and node_modules are left out, linked folders not followed. */
function* walk(folder: string, place: Place): Generator<Input> {
  let entries: Dirent[];
  try {
    entries = readdirSync(resolve(place.cwd, folder), { withFileTypes: true });
  } catch (error) {
    yield { path: folder, error: readFailure(error) };
    return;
  }
  const prefix = /[/\\]$/.test(folder) ? folder : `${folder}/`;
  const names = entries
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules' && (entry.isDirectory() || reportFile.test(entry.name)))
    // A folder sorts as its path with the slash, so that the files come out in the order of their whole paths.
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => compare(a.key, b.key));
  for (const { entry } of names) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) yield* walk(path, place);
    else if (!entry.isSymbolicLink() || !leadsToFolder(resolve(place.cwd, path))) yield { path };
  }
}

/** A link to a folder with the name of a report is skipped; one that leads nowhere is left for reading to report. */
function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
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
  return named(base, found.sort(compare), place);
}

function* named(base: string, found: readonly string[], place: Place): Generator<Input> {
  for (const match of found) {
    if (match.endsWith('/')) yield* walk(base + match.slice(0, -1), place);
    else yield { path: base + match };
  }
}

/** By code unit: the same order on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
