// npm run catalogue [-- FILE]
// Prints, as a Markdown table, how each rule does: on its own examples in all encodings, on the real reports beside the
// repository (if they are there), and on generated clean reports. With FILE, writes the table there.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { root } from './lib/paths.mjs';

const [file] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'dr-catalogue-'));
const out = join(folder, 'catalogue.md');
const vitest = await startVitest('test', [], { root, watch: false, include: ['test/catalogue/catalogue.ts'], reporters: [], env: { CATALOGUE_FILE: out } });
await vitest.close();
const table = existsSync(out) ? readFileSync(out, 'utf8') : null;
rmSync(folder, { recursive: true, force: true });
if (table === null) {
  console.error('没有得出结果 · no result');
  process.exitCode = 1;
} else if (file) writeFileSync(file, table);
else console.log(table);
