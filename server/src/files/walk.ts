import { readdirSync, statSync, type Dirent } from 'node:fs';
import { resolve } from 'node:path';
import { isPassedOver, mayHoldReports } from './names.js';

/** A file with the name of a text, or a folder that could not be listed and why. */
export type Found = { readonly path: string; readonly error?: undefined } | { readonly path: string; readonly error: unknown };

/**
 * Files of a folder and its subfolders that may hold reports, sorted by path; each path begins as the folder was written.
 * Linked folders are not followed. Yields as it walks.
 */
export function* walk(folder: string, cwd: string): Generator<Found> {
  let entries: Dirent[];
  try {
    entries = readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch (error) {
    yield { path: folder, error };
    return;
  }
  const prefix = /[/\\]$/.test(folder) ? folder : `${folder}/`;
  const names = entries
    .filter((entry) => !isPassedOver(entry.name) && (entry.isDirectory() || mayHoldReports(entry.name)))
    // A folder sorts as its path with the slash, so that the files come out in the order of their whole paths.
    .map((entry) => ({ entry, key: entry.isDirectory() ? `${entry.name}/` : entry.name }))
    .sort((a, b) => byCodeUnit(a.key, b.key));
  for (const { entry } of names) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) yield* walk(path, cwd);
    else if (!entry.isSymbolicLink() || !leadsToFolder(resolve(cwd, path))) yield { path };
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

/** By code unit: the same order on every machine, whatever its locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
