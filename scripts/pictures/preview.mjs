/* global window -- in a function that runs in the page */
import { sample } from './stage.mjs';

/** The text of a table with bars, written one cell per line. */
export function onLines(text) {
  return text.split('\n').flatMap((line) => {
    if (!line.includes('|')) return [line];
    const [, cells, fillers] = /^(.*?)\s*(?:\|\s*(\|*)\s*)?$/.exec(line);
    return [...cells.split('|').map((cell) => `${cell.trim()} |`), ...(fillers ? [fillers] : [])];
  }).join('\n');
}

/** A report with one cell per line, beside what it looks like as the form. */
export async function preview(stage) {
  const scene = await stage.open(onLines(sample(/错误示例/)), { viewport: { width: 1400, height: 940 }, settings: { 'workbench.statusBar.visible': true } });
  await showPreview(scene);
  await scene.goTo(78, 1);
  await scene.preview.locator('.here').first().waitFor();
  // From the headings of the table down.
  await scene.preview.locator('[data-part="section-3"] h2').evaluate((heading) => window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 30));
  await scene.page.mouse.move(700, 930);
  await scene.shoot('preview');
  await scene.close();
}

/** Opens the preview with its keys and gives it most of the window. */
async function showPreview(scene) {
  const { page } = scene;
  await page.keyboard.press('Control+K');
  await page.keyboard.press('v');
  await scene.preview.locator('[data-part="section-4"] table').waitFor();
  const { x, y, height } = await page.locator('.editor-group-container').nth(1).boundingBox();
  await scene.drag({ x, y: y + height / 2 }, { x: 400, y: y + height / 2 });
}
