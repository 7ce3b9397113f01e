import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { buildCli } from '../lib/build.mjs';
import { differentReports, seeds } from '../lib/corpus.mjs';
import { summary } from '../lib/measure.mjs';

const count = 10_000;

const perFolder = 500;

/** What the slow one is given: it takes ten seconds for these. */
const few = 1000;

/**
 * The command line over 10,000 files, beside a script that only reads and decodes them: a few reports over and over, as
 * elsewhere, and reports of which no two are the same.
 */
export async function run({ add }) {
  const cli = await buildCli();
  withFiles(seeds(), (dir) => {
    const floor = add('batch', '10,000 files', 'read and decode', time(['-e', reader, dir]));
    const check = (...options) => addCheck(add, '10,000 files', options, [cli, 'check', ...options, dir], floor);
    check('--format', 'json', '--jobs', '1');
    lint(add, dir, floor);
    for (const jobs of [1, Math.min(availableParallelism(), 8)]) check('--jobs', String(jobs));
  });
  withFiles(await differentReports(count), (dir) => {
    const floor = add('batch', '10,000 different files', 'read and decode', time(['-e', reader, dir]));
    addCheck(add, '10,000 different files', ['--jobs', '1'], [cli, 'check', '--jobs', '1', dir], floor);
  });
}

function addCheck(add, size, options, command, floor) {
  const times = time(command);
  add('batch', size, `disclosure-report check ${options.join(' ')}`, times, { floor, note: `${Math.round(count / (times.median / 1000))} files a second` });
}

const linter = inRoot('test', 'bench', 'node_modules', 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs');

/** The first of the files for a Markdown linter; its time is taken for as many as the others read. */
function lint(add, dir, floor) {
  const folders = Array.from({ length: few / perFolder }, (_, i) => join(dir, String(i), '*.txt'));
  const { median, n } = time([linter, ...folders]);
  add('batch', '10,000 files', 'markdownlint-cli2', { median: (median * count) / few, n }, { floor, note: `${Math.round(few / (median / 1000))} files a second` });
}

const reader = `
  const { readdirSync, readFileSync } = require('node:fs'); const { join } = require('node:path'); const { transcode } = require('node:buffer');
  let n = 0;
  for (const folder of readdirSync(process.argv[1])) for (const name of readdirSync(join(process.argv[1], folder)))
    n += transcode(readFileSync(join(process.argv[1], folder, name)), 'utf8', 'utf16le').toString('utf16le').length;
  console.log(n);`;

/** Three runs of a program. */
function time(args) {
  const times = [];
  for (let i = 0; i < 3; i++) {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 30, encoding: 'utf8' });
    times.push(performance.now() - began);
    if (status === 2) throw new Error(stderr);
  }
  return { ...summary(times), p99: undefined };
}

/** Does some work over a folder with files of these texts, each as often as it takes. */
function withFiles(texts, work) {
  const dir = mkdtempSync(join(tmpdir(), 'disclosure-report-bench-'));
  try {
    for (let i = 0; i < count; i++) {
      const folder = join(dir, String(Math.floor(i / perFolder)));
      if (i % perFolder === 0) mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${i}.txt`), texts[i % texts.length]);
    }
    work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
