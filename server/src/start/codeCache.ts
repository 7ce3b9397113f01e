import { isAscii } from 'node:buffer';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** What a bundle may say of itself. */
interface Started {
  /** Fulfilled once the bundle has run what every run needs: from then on its code is worth keeping. Never, if it is not. */
  readonly settled?: PromiseLike<unknown>;
}

/** Bundles, versions of Node and flags at a time; a file has two to four megabytes. */
const mostFiles = 6;
const suffix = '.code';

/**
 * Runs a bundle as Node would, with the machine code that V8 made of it in an earlier run: reading and compiling a
 * bundle anew is a third of a start. `folder` is where that code is kept; null keeps none. The bundle sees `host`, the
 * module that starts it, as itself, so that a thread it starts goes the same way.
 *
 * Nothing about the kept code can fail a start. It is taken only if it was made of this very file, is whole and lies in a
 * folder of this user; V8 itself refuses code of another version or with other flags.
 */
export function runBundle(path: string, folder: string | null, host: { readonly module: NodeJS.Module; readonly require: NodeJS.Require }): void {
  const kept = folder === null ? null : keptFor(path, folder);
  const cachedData = kept === null ? undefined : keptCode(kept);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${textOf(path)}\n})`, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
  const { module, require } = host;
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run.call(module.exports, module.exports, require, module, module.filename, dirname(module.filename));
  if (kept === null || (cachedData !== undefined && script.cachedDataRejected !== true)) return;
  void (module.exports as Started).settled?.then(() => keepCode(kept, script));
}

/** A file of code: after a head that says what it was made of stands the code, twice. */
interface Kept {
  readonly file: string;
  readonly head: Buffer;
}

/**
 * A bundle's file for this Node and these flags: what V8 would refuse would be made again by turns. No other file, nor
 * another text in its place, has the same number on the disk and was changed at the same time.
 */
function keptFor(path: string, folder: string): Kept {
  const { version, arch, execArgv, env } = process;
  const { size, mtimeMs, ctimeMs, ino } = statSync(path);
  const host = JSON.stringify([path, version, arch, execArgv, env['NODE_OPTIONS']]);
  return { file: join(folder, shortened(host) + suffix), head: Buffer.from(`${host} ${size} ${mtimeMs} ${ctimeMs} ${ino}\n`) };
}

/** A name for a file, from a text of any length. What else has the same name, the head tells apart. */
function shortened(text: string): string {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** Bundles are written in ASCII: then there is nothing to decode. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8');
}

/**
 * V8 does not look whether code is whole. It stands there twice, and comparing is faster than any digest: loading what
 * Node has for those takes longer than reading a megabyte more.
 */
function keptCode({ file, head }: Kept): Buffer | undefined {
  try {
    if (!isOwn(dirname(file))) return undefined;
    const bytes = readFileSync(file);
    const middle = (head.length + bytes.length) / 2;
    const code = bytes.subarray(head.length, middle);
    return head.equals(bytes.subarray(0, head.length)) && code.equals(bytes.subarray(middle)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keepCode({ file, head }: Kept, script: Script): void {
  const folder = dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const code = script.createCachedData();
    try {
      writeFileSync(draft, Buffer.concat([head, code, code]), { mode: 0o600 });
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    dropOldest(folder);
  } catch {
    // No folder, or a disk that is full or read-only: the next start compiles again.
  }
}

/** Code runs with the rights of whoever starts it: nobody else may have written it. Windows keeps users' folders apart itself. */
function isOwn(folder: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  const { uid, mode } = statSync(folder);
  return uid === user && (mode & 0o022) === 0;
}

/** Drafts that a run left behind count as well. */
function dropOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.includes(suffix))
    .map((name) => join(folder, name))
    .map((path) => ({ path, time: statSync(path).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(mostFiles)) rmSync(path, { force: true });
}
