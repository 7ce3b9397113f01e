import { buildServer } from '../lib/build.mjs';
import { BenchClient } from '../lib/client.mjs';
import { cellInTheMiddle, position, seeds, sizes } from '../lib/corpus.mjs';
import { measureAsync } from '../lib/measure.mjs';

/** Every request of the server over standard streams. A new request is one more line here. */
const requests = {
  hover: (at) => ['textDocument/hover', { position: at }],
  'code actions': (at) => ['textDocument/codeAction', { range: { start: at, end: at }, context: { diagnostics: [] } }],
  'document symbols': () => ['textDocument/documentSymbol', {}],
  'folding ranges': () => ['textDocument/foldingRange', {}],
  completion: (at) => ['textDocument/completion', { position: at }],
  definition: (at) => ['textDocument/definition', { position: at }],
  references: (at) => ['textDocument/references', { position: at, context: { includeDeclaration: true } }],
  highlights: (at) => ['textDocument/documentHighlight', { position: at }],
  'inlay hints of a screen': (at) => ['textDocument/inlayHint', { range: screen(at) }],
  'colours of a screen': (at) => ['textDocument/semanticTokens/range', { range: screen(at) }],
  'code lenses': () => ['textDocument/codeLens', {}],
  links: () => ['textDocument/documentLink', {}],
  'selection ranges': (at) => ['textDocument/selectionRange', { positions: [at] }],
  'format a screen': (at) => ['textDocument/rangeFormatting', { range: screen(at), options }],
  'format everything': () => ['textDocument/formatting', { options }],
  'symbols of the workspace': () => ['workspace/symbol', { query: '结转' }],
  'cell at the cursor': (at) => ['disclosureReport/cell', { position: at }],
  'next cell': (at) => ['disclosureReport/neighbour', { position: at, direction: 'next' }],
  'alignment of a screen': (at) => ['disclosureReport/alignment', { range: screen(at), tabSize: 4 }],
  preview: (at) => ['disclosureReport/preview', { position: at }],
  'a row from the clipboard': (at) => ['disclosureReport/convertPasted', { range: { start: at, end: at }, text: '一、本年新收政府信息公开申请数量\t68\t4\t0\t0\t0\t0\t72\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n' }],
};

const options = { tabSize: 4, insertSpaces: true };
const screen = ({ line }) => ({ start: { line: Math.max(0, line - 25), character: 0 }, end: { line: line + 25, character: 0 } });

export async function run({ add }) {
  const ours = await buildServer();
  for (const { name: size, text } of sizes(seeds())) {
    const client = new BenchClient([ours], { pull: true });
    await client.initialize();
    await client.open(text);
    const at = position(text, cellInTheMiddle(text));
    for (const [name, make] of Object.entries(requests)) {
      const [method, params] = make(at);
      add('request', size, name, await measureAsync(() => client.request(method, params), { budgetMs: 500, least: 5 }));
    }
    await client.stop();
  }
}
