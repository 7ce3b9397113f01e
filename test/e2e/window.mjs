// node test/e2e/window.mjs [WORDS]
// Tests that look into a window of VS Code from outside, as a reader does: what a webview shows is not to be seen from
// within the editor. WORDS runs those alone whose names hold them. Ends with one line "N passed, N failed".
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { resultsDir, root } from '../../scripts/lib/paths.mjs';
import { tests } from './window/preview.mjs';
import { openEditor } from './window/window.mjs';

const words = process.argv[2] ?? '';
const out = mkdtempSync(join(tmpdir(), 'disclosure-report-fixtures-'));
process.on('exit', () => rmSync(out, { recursive: true, force: true }));
await build({ absWorkingDir: root, entryPoints: ['test/e2e/window/fixtures.ts'], outfile: join(out, 'fixtures.mjs'), bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
const fixtures = await import(pathToFileURL(join(out, 'fixtures.mjs')).href);

const editor = await openEditor();
let passed = 0;
let failed = 0;
try {
  for (const [name, body] of Object.entries(tests).filter(([each]) => each.includes(words))) {
    const start = Date.now();
    const opened = [];
    const open = async (...args) => {
      const window = await editor.open(...args);
      opened.push(window);
      return window;
    };
    try {
      await body(open, fixtures);
      passed += 1;
      console.log(`  ✓ ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`  ✗ ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      mkdirSync(resultsDir, { recursive: true });
      for (const [index, { page }] of opened.entries()) await page.screenshot({ path: join(resultsDir, `window-${failed}-${index}.png`) }).catch(() => {});
    } finally {
      for (const window of opened) await window.close();
    }
  }
} finally {
  await editor.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
