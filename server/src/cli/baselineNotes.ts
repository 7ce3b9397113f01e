import type { Message } from '../core/index.js';
import type { Baselines } from './baseline.js';
import { shortPath } from './folderFile.js';
import type { Io } from './io.js';
import { messages } from './messages.js';

type Note = (path: string, message: Message) => Promise<void>;

/** Writes the baselines and says what changed; false if one could not be written. */
export async function writeBaselines(baselines: Baselines, cwd: string, note: Note): Promise<boolean> {
  let done = true;
  for (const written of baselines.write()) {
    const path = shortPath(cwd, written.path);
    if (written.error !== undefined) {
      done = false;
      await note(path, { text: messages.baselineFailed, args: { detail: written.error.message } });
      continue;
    }
    const { entries, added, removed, withoutReason } = written;
    await note(path, { text: messages.baselineWritten, args: { entries, added, removed } });
    if (withoutReason > 0) await note(path, { text: messages.baselineNoReason, args: { count: withoutReason } });
  }
  return done;
}

/** Says which entries nothing answers to. */
export async function noteUnused(unused: ReturnType<Baselines['unused']>, { cwd, err }: Io, note: Note): Promise<void> {
  for (const { path, entries } of unused) {
    if (entries.length === 0) continue;
    await note(shortPath(cwd, path), { text: entries.length === 1 ? messages.baselineUnusedOne : messages.baselineUnused, args: { count: entries.length } });
    for (const { file, rule, path: place } of entries) await err.write(`  ${file}  ${rule}  ${place}\n`);
  }
}
