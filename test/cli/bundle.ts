import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness/corpus.js';

/** In node_modules, which is the project's own and never under version control. */
const lock = join(root, 'node_modules', '.disclosure-report-build');
const patienceMs = 60_000;

/** A built bundle; builds first where the sources are newer. Test files run side by side: one builds, the others wait. */
export function bundle(name: 'cli.js' | 'server.cjs'): string {
  const file = join(root, 'dist', name);
  const deadline = Date.now() + patienceMs;
  while (!isFresh(file)) {
    if (takeLock()) {
      try {
        if (!isFresh(file)) execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'pipe' });
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
      return file;
    }
    if (Date.now() > deadline) throw new Error(`waited a minute for another build; remove ${lock} if it was left behind`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  return file;
}

function takeLock(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function isFresh(file: string): boolean {
  const built = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && built > newest();
}

function newest(): number {
  const sources = join(root, 'server', 'src');
  const times = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|json)$/.test(name))
    .map((name) => statSync(join(sources, name)).mtimeMs);
  return Math.max(...times, statSync(join(root, 'package.json')).mtimeMs);
}
