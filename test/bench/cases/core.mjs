import { transcode } from 'node:buffer';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cellInTheMiddle, differentReports, position, seeds, sizes, yearbook } from '../lib/corpus.mjs';
import { measure, scan } from '../lib/measure.mjs';

/** The core alone: reading everything, and one key to new findings. */
export async function run({ core, add }) {
  for (const { name: size, text } of sizes(seeds())) {
    const bytes = Buffer.from(text);
    const floor = add('full', size, 'charCodeAt scan', measure(() => scan(text)));
    const compare = (name, work, options) => add('full', size, name, measure(work, options), { floor });
    compare('decode: Buffer.toString', () => bytes.toString());
    compare('decode: transcode to UTF-16', () => transcode(bytes, 'utf8', 'utf16le').toString('utf16le'));
    compare('split into lines', () => text.split(/\r\n|\r|\n/));
    compare('parse', () => core.parse(text), { budgetMs: 1200 });
    compare('parse + all rules', () => core.analyse(core.parse(text)).findings, { budgetMs: 1500 });
    key({ core, add, size, text });
  }
  const text = yearbook(await differentReports(400), 1e6);
  const floor = add('full', '1 MB, different', 'charCodeAt scan', measure(() => scan(text)));
  add('full', '1 MB, different', 'parse', measure(() => core.parse(text), { budgetMs: 1200 }), { floor });
  add('full', '1 MB, different', 'parse + all rules', measure(() => core.analyse(core.parse(text)).findings, { budgetMs: 1500 }), { floor });
}

/** A digit goes into a cell in the middle and out again, by turns. */
function key({ core, add, size, text }) {
  const at = cellInTheMiddle(text);
  const change = (i) => (i % 2 === 0 ? { start: at, end: at, text: '7' } : { start: at, end: at + 1, text: '' });

  const document = TextDocument.create('file:///a', 'plaintext', 1, text);
  const start = position(text, at);
  const floor = add(
    'key',
    size,
    'TextDocument.update, read the line',
    measure((i) => {
      const range = { start, end: { line: start.line, character: start.character + (i % 2) } };
      TextDocument.update(document, [{ range, text: i % 2 === 0 ? '7' : '' }], i + 2);
      document.getText({ start: { line: start.line, character: 0 }, end: { line: start.line + 1, character: 0 } });
    }),
  );
  let tree = core.parse(text);
  add('key', size, 'applyEdits', measure((i) => (tree = core.applyEdits(tree, [change(i)]))), { floor });
  tree = core.parse(text);
  let snapshot = core.analyse(tree);
  add(
    'key',
    size,
    'applyEdits + all rules',
    measure((i) => {
      tree = core.applyEdits(tree, [change(i)]);
      snapshot = core.analyse(tree, core.defaultConfig, snapshot);
    }),
    { floor },
  );
}
