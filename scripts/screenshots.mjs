// npm run screenshots: pictures of the real editor for the README, into images/.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { runQuietly } from './lib/process.mjs';

await ensureInstalled();
const { ensureHost, ensurePictureTools, requireForPictures } = await import('./host/install.mjs');
const { launchBrowser } = await import('./host/browser.mjs');
const { startServer } = await import('./host/server.mjs');
const { pictureSettings } = await import('./host/settings.mjs');
const { openWindow, waitForFindings } = await import('./host/window.mjs');
const { installExtension } = await import('./lib/extension.mjs');
const { copySamples } = await import('./lib/samples.mjs');

const LARGEST = 400 * 1024;
/** The finding that the pictures show: beginning of its message. */
const TARGET = '（一）予以公开：';

await runQuietly(process.execPath, [inRoot('scripts', 'build.mjs')], { cwd: root });
await ensureHost();
const fonts = await ensurePictureTools();

const work = mkdtempSync(join(tmpdir(), 'disclosure-report-pictures-'));
const samples = copySamples();
process.on('exit', () => [work, samples.parent].forEach((dir) => rmSync(dir, { recursive: true, force: true, maxRetries: 3 })));
const extensionsDir = join(work, 'extensions');
await installExtension(extensionsDir);
const server = await startServer({ dataDir: join(work, 'data'), extensionsDir, settings: pictureSettings });
const browser = await launchBrowser({ fonts });
try {
  const page = await openWindow(browser, server.url(samples), { scale: 2 });
  await waitForFindings(page);
  await arrange(page);

  await goTo(page, TARGET);
  await pointAtCursor(page);
  await page.locator('.monaco-hover .hover-contents').first().waitFor();
  await shoot(page, 'findings');

  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.locator('.monaco-hover .hover-contents').first().waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+Period');
  await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
  await shoot(page, 'quick-fix');
} finally {
  await browser.close();
  server.stop();
  await server.exited;
}

/** Outline to the left, problems below, the rest out of the way. */
async function arrange(page) {
  await page.locator('.pane-header', { hasText: 'samples' }).click();
  await page.locator('.pane-header', { hasText: 'Outline' }).click();
  await page.locator('.outline-pane .monaco-list-row').first().waitFor();
  await page.locator('[id="status.problems"]').click();
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  const { x, y, width } = await page.locator('.part.panel').boundingBox();
  await drag(page, { x: x + width / 2, y: y - 2 }, { x: x + width / 2, y: y + 90 });
}

async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** Goes to a finding as a reader would: by a click in the list of problems. */
async function goTo(page, message) {
  await page.locator('.markers-panel .monaco-list-row', { hasText: message }).first().dblclick();
  await page.locator('.monaco-editor.focused').first().waitFor();
}

/** Rests the mouse on the text cursor, which makes the hover come up as for a reader. */
async function pointAtCursor(page) {
  const { x, y, height } = await page.locator('.monaco-editor.focused .cursors-layer .cursor').first().boundingBox();
  await page.mouse.move(x + 6, y + height / 2, { steps: 4 });
}

/** Takes the picture and brings it down to a palette of 256 colours. */
async function shoot(page, name) {
  const file = inRoot('images', `${name}.png`);
  const picture = await page.screenshot({ animations: 'disabled' });
  mkdirSync(inRoot('images'), { recursive: true });
  writeFileSync(file, await requireForPictures('sharp')(picture).png({ palette: true, effort: 10, compressionLevel: 9 }).toBuffer());
  const { size } = statSync(file);
  console.log(`images/${name}.png ${Math.round(size / 1024)} KB`);
  if (size > LARGEST) throw new Error(`images/${name}.png is larger than ${LARGEST / 1024} KB`);
}
