import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { seeds, yearbook, cellInTheMiddle } from '../lib/corpus.mjs';
import { loadCore } from '../lib/build.mjs';

const self = fileURLToPath(import.meta.url);

/** Heap of an open 10 MB file, and after many edits; in a process of its own. */
export async function run({ add }) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', self, 'measure'], { encoding: 'utf8', maxBuffer: 1 << 24, timeout: 300_000 });
  if (status !== 0) throw new Error(stderr);
  const { bytes, points } = JSON.parse(stdout);
  for (const { name, heap, resident } of points) {
    add('memory', '10 MB', name, { median: heap / 1e6, n: 1 }, { unit: 'MB heap', note: `${(heap / bytes).toFixed(1)}× the file; ${Math.round(resident / 1e6)} MB resident` });
  }
}

if (process.argv[2] === 'measure') {
  const core = await loadCore();
  const points = [];
  const note = (name) => {
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, rss } = process.memoryUsage();
    points.push({ name, heap: heapUsed - empty, resident: rss });
  };
  globalThis.gc();
  const empty = process.memoryUsage().heapUsed;
  const text = yearbook(seeds(), 1e7);
  const bytes = Buffer.byteLength(text);
  const at = cellInTheMiddle(text);
  let tree = core.parse(text);
  note('text and tree');
  let snapshot = core.analyse(tree);
  note('after opening');
  const edit = (count) => {
    for (let i = 0; i < count; i++) {
      tree = core.applyEdits(tree, [i % 2 === 0 ? { start: at, end: at, text: '7' } : { start: at, end: at + 1, text: '' }]);
      snapshot = core.analyse(tree, core.defaultConfig, snapshot);
    }
  };
  edit(1000);
  note('after 1,000 edits');
  edit(99_000);
  note('after 100,000 edits');
  console.log(JSON.stringify({ bytes, points, findings: snapshot.parts.length }));
}
