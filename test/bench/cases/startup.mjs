import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { buildBare, buildServer } from '../lib/build.mjs';
import { BenchClient } from '../lib/client.mjs';
import { cleanReport } from '../lib/corpus.mjs';
import { measureAsync } from '../lib/measure.mjs';

/** From starting the process to the first findings of a report. */
export async function run({ add }) {
  const ours = await buildServer();
  const bare = await buildBare('bare');
  const text = cleanReport();
  const options = { budgetMs: 4000, least: 15 };
  const start = (command) => async () => {
    const client = new BenchClient(command, { pull: true });
    await client.initialize();
    await client.open(text);
    await client.stop();
  };
  add('start', '9 KB', 'node alone', await measureAsync(() => Promise.resolve(spawnSync(process.execPath, ['-e', '0'])), options));
  const floor = add('start', '9 KB', 'bare server', await measureAsync(start([bare]), options), { note: `${kilobytes(bare)} KB bundle` });
  add('start', '9 KB', 'disclosure-report', await measureAsync(start([ours]), options), { floor, note: `${kilobytes(ours)} KB bundle` });
}

const kilobytes = (file) => Math.round(statSync(file).size / 1000);
