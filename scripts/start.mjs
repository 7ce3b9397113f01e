// npm start [-- [--desktop] [--check] [PATH]]
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openInBrowser, openInDesktop } from './lib/desktop.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { runQuietly } from './lib/process.mjs';

const USAGE = `npm start                    编辑器打开示例 · a VS Code on a copy of the samples
npm start -- PATH            打开自己的文件夹或文件 · on your own folder or file
npm start -- --desktop       用本机已装的 VS Code · in the VS Code installed on this machine
npm start -- --check         启动后自行检查并退出 · start, look whether findings appear, and stop`;

const { options, path } = readArguments();
const temporary = [];
process.on('exit', () => temporary.forEach((dir) => rmSync(dir, { recursive: true, force: true, maxRetries: 3 })));
let server;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

try {
  await ensureInstalled();
  console.log('正在构建 · Building…');
  await runQuietly(process.execPath, [inRoot('scripts', 'build.mjs')], { cwd: root });
  const place = await placeToOpen(path);
  if (options.desktop) {
    await openInDesktop({ extension: root, ...place });
    console.log('已在 VS Code 中打开 · Opened in VS Code');
  } else {
    await serve(place);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { desktop: { type: 'boolean' }, check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (positionals.length > 1) throw new Error('one PATH at most');
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    // npm runs scripts in the project's folder and says here where the user stood.
    const given = positionals[0] && resolve(process.env.INIT_CWD ?? '.', positionals[0]);
    if (given && !existsSync(given)) throw new Error(`找不到 · not found: ${given}`);
    return { options: values, path: given };
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** The user's own folder or file, or a copy of the samples with the mistaken report open. */
async function placeToOpen(own) {
  if (own) return statSync(own).isDirectory() ? { folder: own } : { folder: dirname(own), file: own };
  const { copySamples } = await import('./lib/samples.mjs');
  const samples = copySamples();
  // The desktop editor lives on after this script.
  if (!options.desktop) temporary.push(samples.parent);
  return samples;
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  server?.stop();
  await server?.exited;
  process.exit(code);
}

/** Runs the embedded VS Code until Ctrl+C. */
async function serve({ folder, file }) {
  const { ensureHost } = await import('./host/install.mjs');
  const { startServer } = await import('./host/server.mjs');
  const { startSettings } = await import('./host/settings.mjs');
  const { installExtension } = await import('./lib/extension.mjs');
  await ensureHost();

  const work = mkdtempSync(join(tmpdir(), 'disclosure-report-start-'));
  temporary.push(work);
  const extensionsDir = join(work, 'extensions');
  await installExtension(extensionsDir);
  server = await startServer({ dataDir: join(work, 'data'), extensionsDir, settings: startSettings, token: randomBytes(16).toString('hex') });

  server.exited.then(() => {
    if (stopping) return;
    console.error('VS Code 意外退出 · VS Code ended by itself');
    void stop(1);
  });

  const url = server.url({ folder, file });
  if (options.check) return stop(await check(url, file !== undefined));
  console.log(`\n  ${url}\n\n请在浏览器中打开上面的地址;按 Ctrl+C 结束。\nOpen this address in a browser; Ctrl+C stops.`);
  return openInBrowser(url);
}

/** Looks with a browser without a window whether the editor comes up, and whether an open report shows findings. */
async function check(url, withReport) {
  const { launchBrowser } = await import('./host/browser.mjs');
  const { openWindow, waitForFindings } = await import('./host/window.mjs');
  const refused = await fetch(url.replace(/tkn=\w+/, 'tkn=wrong'), { redirect: 'manual' });
  const browser = await launchBrowser();
  try {
    const page = await openWindow(browser, url);
    if (withReport) await waitForFindings(page);
    if (refused.status !== 403) throw new Error(`a wrong token was answered with ${refused.status}`);
    console.log(`检查通过 · Checked: the editor is up${withReport ? ', the findings are there' : ''}`);
    return 0;
  } catch (error) {
    console.error(`检查失败 · Check failed: ${error.message}`);
    return 1;
  } finally {
    await browser.close();
  }
}
