import { cellInTheMiddle, seeds, sizes } from '../lib/corpus.mjs';
import { measure, scan } from '../lib/measure.mjs';

/** Others on the same text: what they do is not what we do, but they read as much of it. */
export async function run({ core, add }) {
  const { parser, GFM } = await import('@lezer/markdown');
  const { TreeFragment } = await import('@lezer/common');
  const { default: MarkdownIt } = await import('markdown-it');
  const { lint } = await import('markdownlint/sync');
  const lezer = parser.configure(GFM);
  const markdownIt = new MarkdownIt();

  for (const { name: size, text } of sizes(seeds())) {
    const floor = add('peers, full', size, 'charCodeAt scan', measure(() => scan(text)));
    const full = (name, work) => add('peers, full', size, name, measure(work, { budgetMs: 800, least: 3 }), { floor });
    full('disclosure-report: parse + all rules', () => core.analyse(core.parse(text)).findings);
    full('@lezer/markdown with GFM: parse', () => lezer.parse(text));
    full('markdown-it: parse', () => markdownIt.parse(text, {}));
    full('split + regular expression for each line', () => naive(text));
    if (size !== '10 MB') full('markdownlint: all rules', () => lint({ strings: { text } }));

    const at = cellInTheMiddle(text);
    const edited = `${text.slice(0, at)}7${text.slice(at)}`;
    let tree = core.parse(text);
    let snapshot = core.analyse(tree);
    const key = (name, work, floorOfKey) => add('peers, key', size, name, measure(work, { budgetMs: 800, least: 3 }), { floor: floorOfKey });
    const ours = key('disclosure-report: key to findings', (i) => {
      tree = core.applyEdits(tree, [i % 2 === 0 ? { start: at, end: at, text: '7' } : { start: at, end: at + 1, text: '' }]);
      snapshot = core.analyse(tree, core.defaultConfig, snapshot);
    });
    const state = { tree: lezer.parse(text), edited: false };
    key('@lezer/markdown: incremental parse', () => {
      const change = state.edited ? { fromA: at, toA: at + 1, fromB: at, toB: at } : { fromA: at, toA: at, fromB: at, toB: at + 1 };
      state.edited = !state.edited;
      const fragments = TreeFragment.applyChanges(TreeFragment.addTree(state.tree), [change]);
      state.tree = lezer.parse(state.edited ? edited : text, fragments);
    }, ours);
    key('markdown-it: parse again', () => markdownIt.parse(edited, {}), ours);
    if (size !== '10 MB') key('markdownlint: lint again', () => lint({ strings: { text: edited } }), ours);
  }
}

/** What a plain script does: lines, cells, numbers. */
function naive(text) {
  let sum = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    for (const cell of line.split(/[|\t]/)) if (/^\s*\d+\s*$/.test(cell)) sum += Number(cell);
  }
  return sum;
}
