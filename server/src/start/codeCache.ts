import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** What a bundle may say of itself. */
interface Started {
  /** Fulfilled once the bundle has run what every run needs: from then on its code is worth keeping. Never, if it is not. */
  readonly settled?: PromiseLike<unknown>;
}

/** Bytes of SHA-256 before the code in a file. */
const digestBytes = 32;
/** Bundles, versions of Node and flags at a time; a file has one to two megabytes. */
const mostFiles = 6;
const suffix = '.code';

/**
 * Runs a bundle as Node would, with the machine code that V8 made of it in an earlier run: reading and compiling a
 * bundle anew is a third of a start. `folder` is where that code is kept; null keeps none. The bundle sees `host`, the
 * module that starts it, as itself, so that a thread it starts goes the same way.
 *
 * Nothing about the kept code can fail a start. It is taken only if it belongs to this very text and is whole (a digest
 * over both) and lies in a folder of this user; V8 itself refuses code of another version or with other flags.
 */
export function runBundle(path: string, folder: string | null, host: { readonly module: NodeJS.Module; readonly require: NodeJS.Require }): void {
  const source = readFileSync(path, 'utf8');
  const file = folder === null ? null : join(folder, nameOf(path));
  const cachedData = file === null ? undefined : keptCode(file, source);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
  const { module, require } = host;
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run.call(module.exports, module.exports, require, module, module.filename, dirname(module.filename));
  if (file === null || (cachedData !== undefined && script.cachedDataRejected !== true)) return;
  void (module.exports as Started).settled?.then(() => keepCode(file, source, script));
}

/** A bundle's file for this Node and these flags: what V8 would refuse would be made again by turns. */
function nameOf(path: string): string {
  const { version, arch, execArgv, env } = process;
  const host = createHash('sha256').update(JSON.stringify([path, version, arch, execArgv, env['NODE_OPTIONS']])).digest('hex');
  return host.slice(0, 16) + suffix;
}

function keptCode(file: string, source: string): Buffer | undefined {
  try {
    if (!isOwn(dirname(file))) return undefined;
    const bytes = readFileSync(file);
    const code = bytes.subarray(digestBytes);
    return digestOf(source, code).equals(bytes.subarray(0, digestBytes)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keepCode(file: string, source: string, script: Script): void {
  const folder = dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(folder)) return;
    const code = script.createCachedData();
    try {
      writeFileSync(draft, Buffer.concat([digestOf(source, code), code]), { mode: 0o600 });
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

function digestOf(source: string, code: Buffer): Buffer {
  return createHash('sha256').update(source).update(code).digest();
}
