import { loadInside } from '../lib/build.mjs';
import { cellInTheMiddle, cleanReport, seeds, yearbook } from '../lib/corpus.mjs';
import { measure, scan, summary } from '../lib/measure.mjs';

const names = ['parse', 'reports and tables', 'sums of the tables', 'parts of the text', 'numbers in prose', 'rules and findings'];

/** Where the time goes: the same work as in `core`, stage by stage. What a stage leaves for later is charged to the later one. */
export async function run({ add }) {
  const core = await loadInside();
  const text = yearbook(seeds(), 1e6);
  const floor = add('stages', '1 MB', 'charCodeAt scan', measure(() => scan(text)));
  stages(add, '1 MB, everything', { rounds: 40, floor }, () => core.parse(text), core);
  const report = cleanReport();
  const at = cellInTheMiddle(report);
  let tree = core.parse(report);
  stages(add, '9 KB, a key', { rounds: 16_000 }, (i) => (tree = core.applyEdits(tree, [i % 2 === 0 ? { start: at, end: at, text: '7' } : { start: at, end: at + 1, text: '' }])), core);
}

function stages(add, size, { rounds, floor }, read, core) {
  const times = names.map(() => []);
  let snapshot;
  for (let i = 0; i < rounds; i++) {
    let stage = 0;
    let before = performance.now();
    const lap = () => {
      const now = performance.now();
      if (i >= rounds / 2) times[stage].push(now - before);
      stage++;
      before = now;
    };
    const tree = read(i);
    lap();
    const { all: reports } = core.placedReportsOf(tree, 'auto').reports;
    lap();
    for (const report of reports) report.tables.forEach((table) => core.ledgerOf(table).failures);
    lap();
    reports.forEach(core.textPartsOf);
    lap();
    reports.forEach(core.proseFacts);
    lap();
    snapshot = core.analyse(tree, core.defaultConfig, snapshot);
    lap();
  }
  names.forEach((name, k) => add('stages', size, name, summary(times[k]), floor === undefined ? {} : { floor }));
}
