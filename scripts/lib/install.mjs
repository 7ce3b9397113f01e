// Only Node built-ins here: this runs in a fresh clone, before anything is installed.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './process.mjs';

const NODE_NEEDED = [20, 19];

/** Ends with a plain sentence where Node is too old to go on. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_NEEDED[0] || (major === NODE_NEEDED[0] && minor >= NODE_NEEDED[1])) return;
  console.error(`需要 Node ${NODE_NEEDED.join('.')} 或更新版本,现在是 ${process.versions.node}。\nNode ${NODE_NEEDED.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Whether the packages of a folder are there. npm writes the file looked at last, so it is missing or old after an install that was cut short. */
export function isInstalled(folder) {
  const mark = join(folder, 'node_modules', '.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/** Runs `npm ci` where node_modules is missing or older than the lock file. */
export async function ensureInstalled() {
  checkNode();
  if (isInstalled(root)) return;
  console.log('正在安装依赖 · Installing dependencies (npm ci)…');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (code !== 0) {
    console.error('npm ci 失败 · npm ci failed');
    process.exit(1);
  }
}
