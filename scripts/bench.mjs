// node scripts/bench.mjs [--docs] [NAME …]   (npm run bench)
// Measures us beside the floor and beside our peers; prints a table and writes it as JSON beside the other caches.
// --docs puts table and chart of this run into docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, isInstalled } from './lib/install.mjs';
import { cacheDir, inRoot } from './lib/paths.mjs';
import { runQuietly } from './lib/process.mjs';

if (!globalThis.gc) {
  // Garbage of one case must not be paid for by the next.
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

await ensureInstalled();
const bench = inRoot('test', 'bench');
if (!isInstalled(bench)) {
  console.log('正在安装对比对象 · Installing the peers (once; 17 MB)…');
  await runQuietly('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: bench });
}

const { spin } = await import('../test/bench/lib/measure.mjs');
const { loadCore } = await import('../test/bench/lib/build.mjs');
const { collector, markdown, noiseOf } = await import('../test/bench/lib/table.mjs');

const names = ['core', 'stages', 'stdio', 'worst', 'requests', 'peers', 'startup', 'batch', 'memory'];
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`没有这项测量 · no such benchmark: ${unknown.join(', ')}\n${names.join(' ')}`);
  process.exit(2);
}

const rows = [];
const noise = [spin()];
const core = await loadCore();
for (const name of names) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const { run } = await import(`../test/bench/cases/${name}.mjs`);
  try {
    await run({ core, add: collector(rows) });
  } catch (error) {
    // The other figures still count.
    console.error(`${name}: ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  }
  noise.push(spin());
}

console.log(markdown(rows));
const spread = noiseOf(noise);
console.log(`\n噪声 · noise: ${(spread * 100).toFixed(0)} % (spin loop, ${noise.length} times); Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
mkdirSync(cacheDir, { recursive: true });
const file = join(cacheDir, 'bench.json');
writeFileSync(file, `${JSON.stringify({ node: process.versions.node, noise: spread, rows }, null, 2)}\n`);
console.log(file);
if (process.argv.includes('--docs')) {
  const { keyChart } = await import('../test/bench/lib/chart.mjs');
  const page = inRoot('docs', 'performance.md');
  const [before, , after] = readFileSync(page, 'utf8').split(/<!-- table -->|<!-- end of table -->/);
  const note = `Node ${process.versions.node}; the spin loop moved by ${(spread * 100).toFixed(0)} % over the run.`;
  writeFileSync(page, `${before}<!-- table -->\n\n${note}\n\n${markdown(rows)}\n\n<!-- end of table -->${after}`);
  writeFileSync(inRoot('docs', 'performance.svg'), keyChart(rows));
}
process.exit();
