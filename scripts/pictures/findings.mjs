import { waitForFindings } from '../host/window.mjs';

/** The finding that the pictures show: beginning of its message. */
const TARGET = '（一）予以公开：';

/** The whole window with outline, findings and a hover; the same with the quick fixes. */
export async function findings(stage) {
  const scene = await stage.openSamples();
  const { page } = scene;
  await waitForFindings(page);
  await arrange(scene);

  await goTo(page, TARGET);
  await pointAtCursor(page);
  await page.locator('.monaco-hover .hover-contents').first().waitFor();
  await scene.shoot('findings');

  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.locator('.monaco-hover .hover-contents').first().waitFor({ state: 'hidden' });
  await openFixes(page);
  await scene.shoot('quick-fix');
  await scene.close();
}

/** Outline to the left, problems below, the rest out of the way. */
async function arrange(scene) {
  const { page } = scene;
  await page.locator('.pane-header', { hasText: 'samples' }).click();
  await page.locator('.pane-header', { hasText: 'Outline' }).click();
  await page.locator('.outline-pane .monaco-list-row').first().waitFor();
  await page.locator('[id="status.problems"]').click();
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  const { x, y, width } = await page.locator('.part.panel').boundingBox();
  await scene.drag({ x: x + width / 2, y: y - 2 }, { x: x + width / 2, y: y + 90 });
}

/** Goes to a finding as a reader would: by a click in the list of problems. */
async function goTo(page, message) {
  await page.locator('.markers-panel .monaco-list-row', { hasText: message }).first().dblclick();
  await page.locator('.monaco-editor.focused').first().waitFor();
}

/** Now and then the first press opens nothing, with every version so far; a reader would press again. */
async function openFixes(page) {
  const menu = page.locator('.action-widget .monaco-list-row.action').first();
  const comes = (timeout) => menu.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
  for (let tries = 0; tries < 3; tries++) {
    await page.keyboard.press('Control+Period');
    if (await comes(3000)) return;
  }
  throw new Error('the quick fixes do not open');
}

/** Rests the mouse on the text cursor, which makes the hover come up as for a reader. */
async function pointAtCursor(page) {
  const { x, y, height } = await page.locator('.monaco-editor.focused .cursors-layer .cursor').first().boundingBox();
  await page.mouse.move(x + 6, y + height / 2, { steps: 4 });
}
