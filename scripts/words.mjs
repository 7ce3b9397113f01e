// node scripts/words.mjs [--check]
// Writes server/src/core/model/prose/words.json, all words of prose ready to be searched, from vocabulary.json beside it and
// the forms. --check fails where it differs from what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot, root } from './lib/paths.mjs';

const path = 'server/src/core/model/prose/words.json';
const { outputFiles } = await build({ absWorkingDir: root, entryPoints: ['server/src/core/model/prose/wordGraph.ts'], bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'error' });
const { wordGraph } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);

const lines = Object.entries(wordGraph()).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
const text = `{\n${lines.join(',\n')}\n}\n`;

if (!process.argv.includes('--check')) writeFileSync(inRoot(path), text);
// A checkout may have turned its line endings.
else if (readFileSync(inRoot(path), 'utf8').replaceAll('\r\n', '\n') !== text) {
  console.error(`${path} 与词表不一致，请运行 node scripts/words.mjs · differs from the vocabulary, run: node scripts/words.mjs`);
  process.exitCode = 1;
}
