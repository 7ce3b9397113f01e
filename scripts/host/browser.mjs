import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { hostDir } from '../lib/paths.mjs';
import { runQuietly } from '../lib/process.mjs';
import { withLock } from './lock.mjs';

const requireFromHost = createRequire(join(hostDir, 'package.json'));

/** Quiet, and able to run as root in a container. */
const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none',
];

/**
 * Launches a browser without a window. Call `ensureHost` before.
 * @param {{ fonts?: string }} [options] fonts: a folder of fonts to offer besides the system's
 */
export async function launchBrowser({ fonts } = {}) {
  const { chromium } = requireFromHost('playwright-core');
  const { path, env } = await findBrowser();
  return chromium.launch({ executablePath: path, headless: true, args: ARGS, env: { ...process.env, ...env, ...fontEnvironment(fonts) } });
}

/** $CHROME_PATH, else an installed Chrome or Chromium, else the one from the package registry. */
async function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names a file that does not exist: ${chosen}`);
    return { path: chosen, env: {} };
  }
  const installed = installedBrowsers().find((path) => existsSync(path));
  return installed ? { path: installed, env: {} } : bundledBrowser();
}

function installedBrowsers() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')]);
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Unpacks the Chromium of @sparticuz/chromium beside it, once. */
async function bundledBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found. Install Chrome or Chromium, or name one in CHROME_PATH.');
  }
  const dir = join(hostDir, 'node_modules', '.chromium');
  if (!existsSync(dir)) await withLock(join(hostDir, '.unpacking'), () => unpack(dir));
  const path = join(dir, 'chromium');
  return { path, env: libraryEnvironment(path, join(dir, 'al2023', 'lib')) };
}

/** The package unpacks into the folder for temporary files; under its final name only when complete. */
async function unpack(dir) {
  if (existsSync(dir)) return;
  const temporary = mkdtempSync(`${dir}-`);
  try {
    const script = 'const { default: chromium } = await import(process.argv[1]); await chromium.executablePath();';
    const env = { TMPDIR: temporary, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }; // asks for the system libraries too
    await runQuietly(process.execPath, ['--input-type=module', '-e', script, requireFromHost.resolve('@sparticuz/chromium')], { env });
    renameSync(temporary, dir);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The libraries that came with the browser, only where the system lacks some: its own fit better. */
function libraryEnvironment(path, libraries) {
  let missing = true;
  try {
    missing = execFileSync('ldd', [path], { encoding: 'utf8' }).includes('not found');
  } catch {
    // No ldd: offer them.
  }
  return missing ? { LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter) } : {};
}

/** Fontconfig (Linux) reads one file; ours takes in the system's and adds a folder. */
function fontEnvironment(fonts) {
  if (!fonts) return {};
  const file = join(fonts, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
</fontconfig>
`);
  return { FONTCONFIG_FILE: file };
}
