#!/usr/bin/env node
// Takes the command line of desktop VS Code as @vscode/test-electron writes it, runs the tests in the VS Code that came
// from the package registry, driven by a browser without a window, and exits with their exit code.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './host/browser.mjs';
import { ensureHost } from './host/install.mjs';
import { isNoise } from './host/noise.mjs';
import { pasteFor } from './host/paste.mjs';
import { startServer } from './host/server.mjs';
import { testSettings } from './host/settings.mjs';
import { resultsDir } from './lib/paths.mjs';

/** The window must have come up and the tests must have said something within this time, and again after each word. */
const SILENCE_MS = Number(process.env.VSCODE_HOST_SILENCE_MS ?? 90_000);

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});
if (!values.extensionDevelopmentPath || !values.extensionTestsPath) {
  console.error('usage: vscode-host --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [FOLDER]');
  process.exit(2);
}

await ensureHost();
const work = mkdtempSync(join(tmpdir(), 'disclosure-report-host-'));
const cleanUp = () => rmSync(work, { recursive: true, force: true, maxRetries: 3 });
process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

let browser;
let server;
try {
  server = await startServer({ dataDir: join(work, 'data'), extensionsDir: join(work, 'extensions'), settings: testSettings, development: true });
  browser = await launchBrowser();
  process.exitCode = await runTests();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser?.close();
  server?.stop();
  await server?.exited;
}
process.exit();

/** Opens the window and waits for the exit code of the tests, or for too long a silence. */
async function runTests() {
  const page = await browser.newPage({ viewport: { width: 1400, height: 880 } });
  const log = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`uncaught: ${error}`));
  const payload = [
    ...values.extensionDevelopmentPath.map((path) => ['extensionDevelopmentPath', server.uri(resolve(path))]),
    ['extensionTestsPath', server.uri(resolve(values.extensionTestsPath))],
  ];
  const own = [...values.extensionDevelopmentPath.map((path) => join(resolve(path), 'dist')), dirname(resolve(values.extensionTestsPath))];
  const url = server.url({ folder: positionals[0] && resolve(positionals[0]), payload });

  const { code, problem, logs = [] } = await new Promise((finish, fail) => {
    const wait = () => setTimeout(() => finish({ code: 1, problem: `No word from the tests for ${SILENCE_MS / 1000} s.` }), SILENCE_MS).unref();
    let alarm = wait();
    page.on('crash', () => finish({ code: 1, problem: 'The browser page crashed.' }));
    server.exited.then(() => finish({ code: 1, problem: 'The VS Code server ended by itself.' }));
    const onLog = (type, args) => {
      const text = args.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
      if (isNoise(text, own) || pasteFor(page, text)) return;
      clearTimeout(alarm);
      alarm = wait();
      (type === 'error' || type === 'warn' ? process.stderr : process.stdout).write(`${text}\n`);
    };
    Promise.resolve()
      .then(() => page.exposeFunction('codeAutomationLog', onLog))
      .then(() => page.exposeFunction('codeAutomationExit', (exitCode, exitLogs) => finish({ code: exitCode, logs: exitLogs })))
      .then(() => page.goto(url, { waitUntil: 'commit' }))
      .catch(fail);
  });
  if (problem) console.error(problem);
  if (code !== 0) await keepEvidence(page, log, logs);
  return code;
}

/** A picture of the window and the logs, for whoever looks into the failure. */
async function keepEvidence(page, log, logs) {
  rmSync(resultsDir, { recursive: true, force: true });
  mkdirSync(resultsDir, { recursive: true });
  await page.screenshot({ path: join(resultsDir, 'window.png'), timeout: 5000 }).catch(() => {});
  writeFileSync(join(resultsDir, 'window.log'), `${log.join('\n')}\n`);
  for (const { relativePath, contents } of logs) {
    if (contents) writeFileSync(join(resultsDir, relativePath.replace(/[\\/]/g, '-')), contents);
  }
  console.error(`The window as it was, and its logs: ${resultsDir}`);
}
