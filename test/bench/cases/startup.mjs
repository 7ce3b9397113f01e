import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildBare, buildServer } from '../lib/build.mjs';
import { BenchClient } from '../lib/client.mjs';
import { cleanReport } from '../lib/corpus.mjs';
import { measureInTurn } from '../lib/measure.mjs';

/** From starting the process to the first findings of a report. */
export async function run({ add }) {
  const ours = await buildServer();
  const bare = await buildBare('bare');
  const text = cleanReport();
  const start = (command, cache = '') => async () => {
    process.env.DISCLOSURE_REPORT_CACHE = cache;
    const client = new BenchClient(command, { pull: true });
    await client.initialize();
    await client.open(text);
    await client.stop();
  };
  const cache = mkdtempSync(join(tmpdir(), 'disclosure-report-bench-'));
  try {
    process.env.DISCLOSURE_REPORT_CACHE = cache;
    await keepCode(ours, text, cache);
    const node = () => Promise.resolve(spawnSync(process.execPath, ['-e', '0']));
    const [alone, floor, first, again] = (await measureInTurn([node, start([bare]), start([ours]), start([ours], cache)], { budgetMs: 4000, least: 15 })).map(({ steady }) => steady);
    add('start', '9 KB', 'node alone', alone);
    const row = add('start', '9 KB', 'bare server', floor, { note: `${kilobytes(bare)} KB bundle` });
    add('start', '9 KB', 'disclosure-report, first start', first, { floor: row, note: `${kilobytes(join(dirname(ours), 'serverMain.cjs'))} KB bundle` });
    add('start', '9 KB', 'disclosure-report', again, { floor: row, note: 'with the code of an earlier start' });
  } finally {
    delete process.env.DISCLOSURE_REPORT_CACHE;
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Runs the server until it has kept its compiled code. */
async function keepCode(command, text, folder) {
  const client = new BenchClient([command], { pull: true });
  await client.initialize();
  await client.open(text);
  for (let i = 0; i < 200 && !readdirSync(folder).some((name) => name.endsWith('.code')); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  await client.stop();
  if (readdirSync(folder).length === 0) throw new Error('the server has not kept its code');
}

const kilobytes = (file) => Math.round(statSync(file).size / 1000);
