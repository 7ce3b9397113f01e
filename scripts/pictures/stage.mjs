import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.mjs';
import { ensureHost, ensurePictureTools, requireForPictures } from '../host/install.mjs';
import { startServer } from '../host/server.mjs';
import { pictureSettings } from '../host/settings.mjs';
import { openWindow } from '../host/window.mjs';
import { installExtension } from '../lib/extension.mjs';
import { inRoot } from '../lib/paths.mjs';
import { copySamples } from '../lib/samples.mjs';

/** No picture is larger. */
const LARGEST = 400 * 1024;

/** The text of the sample whose name matches. */
export function sample(name) {
  const folder = inRoot('samples');
  return readFileSync(join(folder, readdirSync(folder).find((each) => name.test(each))), 'utf8');
}

/** Lets `body` take pictures, then puts everything away. */
export async function withStage(body) {
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
    await body(new Stage(browser, server, samples, work));
  } finally {
    await browser.close();
    server.stop();
    await server.exited;
  }
}

class Stage {
  #browser;
  #server;
  #samples;
  #work;
  #folders = 0;

  constructor(browser, server, samples, work) {
    this.#browser = browser;
    this.#server = server;
    this.#samples = samples;
    this.#work = work;
  }

  /** A window on a copy of samples/, with the sample that holds mistakes open. */
  async openSamples() {
    return new Scene(await openWindow(this.#browser, this.#server.url(this.#samples), { scale: 2 }));
  }

  /** A window on one text, without the bars beside it. */
  async open(text, { settings = {}, viewport, name = '云岭县市场监督管理局2023年政府信息公开工作年度报告.txt' } = {}) {
    const folder = join(this.#work, String(++this.#folders));
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.activityBar.location': 'hidden', 'workbench.statusBar.visible': false, ...settings }));
    writeFileSync(join(folder, name), text);
    const scene = new Scene(await openWindow(this.#browser, this.#server.url({ folder, file: join(folder, name) }), { scale: 2, viewport }));
    await scene.page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
    await scene.page.locator('.monaco-editor').first().click({ position: { x: 200, y: 60 } });
    await scene.page.keyboard.press('Control+B');
    await scene.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    return scene;
  }
}

/** One window that pictures are taken of. */
export class Scene {
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
    this.preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** Puts the cursor behind so many characters of a line, counted from 1, and the line into the middle of the editor. */
  async goTo(line, characters = 0) {
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget input').fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.monaco-editor.focused').first().waitFor();
    // "Go to Line" counts columns on the screen, of which a Chinese character takes two.
    for (let i = 0; i < characters; i++) await this.page.keyboard.press('ArrowRight');
  }

  /** The box of what is on some visible lines of the editor, counted from 1, over the whole width of its text. */
  async linesBox(first, last) {
    const tops = await this.page.locator('.monaco-editor').first().locator('.margin-view-overlays > div').evaluateAll((lines, [from, to]) => {
      const boxes = lines.map((line) => ({ number: Number(line.querySelector('.line-numbers')?.textContent), box: line.getBoundingClientRect() })).filter(({ number }) => from <= number && number <= to);
      return { top: Math.min(...boxes.map(({ box }) => box.top)), bottom: Math.max(...boxes.map(({ box }) => box.bottom)) };
    }, [first, last]);
    const { x, width } = await this.page.locator('.monaco-editor').first().boundingBox();
    return { x, y: tops.top, width, height: tops.bottom - tops.top };
  }

  async drag(from, to) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Takes the picture, of all or of a part, and brings it down to a palette of 256 colours. */
  async shoot(name, clip) {
    const file = inRoot('images', `${name}.png`);
    const picture = await this.page.screenshot({ animations: 'disabled', ...(clip ? { clip } : {}) });
    mkdirSync(inRoot('images'), { recursive: true });
    writeFileSync(file, await requireForPictures('sharp')(picture).png({ palette: true, effort: 10, compressionLevel: 9 }).toBuffer());
    const { size } = statSync(file);
    console.log(`images/${name}.png ${Math.round(size / 1024)} KB`);
    if (size > LARGEST) throw new Error(`images/${name}.png is larger than ${LARGEST / 1024} KB`);
  }

  close() {
    return this.page.close();
  }
}
