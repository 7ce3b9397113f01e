// npm test: everything, from a fresh clone on; ends with one line "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { cacheDir, inRoot, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const node = process.execPath;
const tool = (...path) => inRoot('node_modules', ...path);
const total = { passed: 0, failed: 0 };
const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

await ensureInstalled();
const { ensureHost } = await import('./host/install.mjs');
// Fetching VS Code takes the network, the first stages take the processor: both at once.
const host = ensureHost().then(() => undefined, (error) => error);

await stage('构建 · build', [inRoot('scripts', 'build.mjs')]);
await stage('代码检查 · lint', [tool('eslint', 'bin', 'eslint.js'), '.']);
await stage('类型检查 · types', [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.']);
await stage('类型检查(核心) · types of the core', [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'server/src/core']);
await stage('类型检查(预览页) · types of the preview page', [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'client/preview']);
if (!existsSync(inRoot('..', 'shared', 'reports'))) console.log('skipped: ../shared absent');
await unitTests();

const problem = await host;
if (problem) {
  console.error(problem.message);
  count('内置 VS Code · embedded VS Code', Date.now(), 0, 1);
} else {
  await stage('npm start', [inRoot('scripts', 'start.mjs'), '--check']);
  await endToEnd('端到端测试 · end-to-end tests', 'run.mjs');
  // Driven by a browser from outside, which a desktop VS Code cannot be.
  if (process.env.VSCODE_DESKTOP) console.log('skipped: test/e2e/window.mjs, with VSCODE_DESKTOP set');
  else await endToEnd('窗口测试 · tests of the window', 'window.mjs');
}
console.log(`\n${seconds(began)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One command that passes or fails as a whole; its output is shown only if it fails. */
async function stage(name, args) {
  const start = Date.now();
  const { code, output } = await run(node, args, { cwd: root, echo: false });
  if (code !== 0) console.log(output.trimEnd());
  count(name, start, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

/** Unit, property, grammar, command-line and protocol tests. */
async function unitTests() {
  const start = Date.now();
  const file = join(cacheDir, 'vitest.json');
  mkdirSync(cacheDir, { recursive: true });
  rmSync(file, { force: true });
  const args = [tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(node, args, { cwd: root });
  if (!existsSync(file)) return count('vitest', start, 0, 1);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not even be loaded holds no test to count.
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const failed = numFailedTests + broken;
  return count('单元测试 · unit tests', start, numPassedTests, failed || (code === 0 ? 0 : 1));
}

/** A suite in a real VS Code. Its own closing line is taken, not shown: one such line stands at the very end. */
async function endToEnd(name, script) {
  const start = Date.now();
  const closing = /^(\d+) passed, (\d+) failed$/m;
  const { code, output } = await run(node, [inRoot('test', 'e2e', script)], { cwd: root, filter: (line) => !closing.test(line) });
  const [, passed = '0', failed = '1'] = closing.exec(output) ?? [];
  count(name, start, Number(passed), Number(failed) || (code === 0 ? 0 : 1));
}

function count(name, start, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  const figures = passed + failed > 1 ? ` ${passed}/${passed + failed}` : '';
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}${figures} (${seconds(start)})`);
}
