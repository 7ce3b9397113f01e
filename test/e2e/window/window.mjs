/* global indexedDB -- in a function that runs in the page */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../../scripts/host/browser.mjs';
import { ensureHost } from '../../../scripts/host/install.mjs';
import { startServer } from '../../../scripts/host/server.mjs';
import { testSettings } from '../../../scripts/host/settings.mjs';
import { openWindow } from '../../../scripts/host/window.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

const WAIT_MS = 20_000;

/** Opens windows of a real VS Code, each on one file, as a reader has them: no test runs inside the editor. */
export async function openEditor() {
  await ensureHost();
  const work = mkdtempSync(join(tmpdir(), 'disclosure-report-window-'));
  const server = await startServer({ dataDir: join(work, 'data'), extensionsDir: join(work, 'extensions'), settings: testSettings, development: true });
  const browser = await launchBrowser();
  let windows = 0;
  return {
    /** A window on a folder that holds one file, with the file open and its report checked. */
    async open(text, name = 'report.gkbg') {
      const folder = join(work, String(++windows));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, name), text);
      const payload = [['extensionDevelopmentPath', server.uri(root)]];
      const page = await openWindow(browser, server.url({ folder, file: join(folder, name), payload }));
      page.setDefaultTimeout(WAIT_MS);
      await page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
      const window = new Window(page, server.url({ folder, payload }));
      await window.focusText();
      return window;
    },
    async close() {
      await browser.close();
      server.stop();
      await server.exited;
      rmSync(work, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** One window: the editor at the left, the preview at the right. */
class Window {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** A click into the text. */
  async focusText() {
    await this.page.locator('.monaco-editor').first().click({ position: { x: 200, y: 200 } });
  }

  async showPreview() {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('v');
    await this.preview.locator('[data-part="section-3"] table').waitFor();
  }

  /**
   * The same window once more, when it has stored that the preview is open: VS Code in a browser does so every few
   * seconds only. The address is without the file, since with it that file alone would be open.
   */
  async reload() {
    await this.eventually('the stored state of the window', () => this.page.evaluate(storedState), (state) => state.includes('disclosureReport.preview') && state.includes('report.gkbg#0'));
    await this.page.goto(this.url, { waitUntil: 'commit' });
  }

  /** Line and column of the cursor, as the status bar has them, once they satisfy `accept`. */
  async cursor(accept) {
    return this.eventually('the cursor', () => this.page.locator('[id="status.editor.selection"]').textContent(), accept);
  }

  /** What the preview marks as the place of the cursor. */
  async here(accept) {
    return this.eventually('the place of the cursor in the preview', () => this.preview.locator('[aria-current="location"]').allTextContents().then((texts) => texts.join('|')), accept);
  }

  /** Asks again and again until the answer satisfies. */
  async eventually(what, ask, accept) {
    const end = Date.now() + WAIT_MS;
    let answer;
    do {
      answer = await ask();
      if (accept(answer)) return answer;
      await this.page.waitForTimeout(50);
    } while (Date.now() < end);
    throw new Error(`${what}: waited in vain, it is still ${JSON.stringify(answer)}`);
  }

  close() {
    return this.page.close();
  }
}

/** What VS Code has stored about its windows; runs in the page. */
async function storedState() {
  const states = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await new Promise((resolve, reject) => Object.assign(indexedDB.open(name), { onsuccess: (event) => resolve(event.target.result), onerror: reject }));
    const values = await new Promise((resolve, reject) => Object.assign(database.transaction('ItemTable').objectStore('ItemTable').getAll(), { onsuccess: (event) => resolve(event.target.result), onerror: reject }));
    states.push(...values.map(String));
    database.close();
  }
  return states.join('\n');
}
