import { onLines } from './preview.mjs';
import { sample } from './stage.mjs';

/** Nothing between the characters that is not the point of the picture. */
const plain = { 'disclosureReport.inlayHints': 'off', 'editor.occurrencesHighlight': 'off', 'editor.matchBrackets': 'never', 'editor.renderLineHighlight': 'none', 'editor.wordWrap': 'off', '[disclosure-report]': { 'editor.wordWrap': 'off' }, 'editor.codeLens': true, 'editor.lightbulb.enabled': 'off', 'editor.scrollbar.vertical': 'hidden', 'editor.scrollbar.horizontal': 'hidden', 'editor.overviewRulerBorder': false };
const viewport = { width: 1180, height: 1000 };

/** Names of the columns before each number, where nothing else says them. */
export async function hints(stage) {
  const text = onLines(sample(/错误示例/));
  const scene = await stage.open(text, { viewport, settings: { ...plain, 'disclosureReport.inlayHints': 'always' } });
  const row = lineOf(text, '三、本年度办理结果');
  await scene.goTo(row - 1);
  await scene.page.locator('.monaco-editor .view-line', { hasText: '自然人：' }).first().waitFor();
  await shootLines(scene, 'inlay-hints', row - 10, row + 10, 560);
}

/** A table whose rows are lines, with its columns under each other. */
export async function alignment(stage) {
  const text = sample(/错误示例/);
  const scene = await stage.open(text, { viewport, settings: { ...plain, 'disclosureReport.alignment': true } });
  const row = lineOf(text, '一、本年新收');
  await scene.goTo(row + 12);
  // The room before the numbers is drawn by styles: no element of the page tells that it is there.
  await scene.page.waitForTimeout(1500);
  await shootLines(scene, 'alignment', row - 3, row + 24, 1060);
}

/** A total with the numbers it is the sum of. */
export async function highlights(stage) {
  const text = sample(/错误示例/);
  const scene = await stage.open(text, { viewport, settings: { ...plain, 'editor.occurrencesHighlight': 'singleFile' } });
  const row = lineOf(text, '一、本年新收');
  await scene.goTo(row, before(text, row, '57'));
  await scene.page.locator('.monaco-editor [class*="wordHighlight"]').first().waitFor({ state: 'attached' });
  await shootLines(scene, 'highlights', row - 3, row + 5, 860);
}

/** What a wrong total should be, with the sum. */
export async function completion(stage) {
  const text = sample(/错误示例/);
  const scene = await stage.open(text, { viewport, settings: plain });
  const row = lineOf(text, '三、本年度办理结果');
  await scene.goTo(row, before(text, row, '27') + 2);
  await scene.page.keyboard.press('Control+Space');
  await scene.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await shootLines(scene, 'completion', row - 2, row + 3, 1150);
}

/** The line above a table. */
export async function codeLens(stage) {
  const text = sample(/错误示例/);
  const scene = await stage.open(text, { viewport, settings: plain });
  const row = lineOf(text, '三、收到和处理');
  await scene.goTo(row - 6);
  await scene.page.locator('.codelens-decoration', { hasText: '25 行' }).waitFor();
  await shootLines(scene, 'code-lens', row - 2, row + 6, 860);
}

/** The ways in which the table at the cursor can be written. */
export async function convert(stage) {
  const text = sample(/错误示例/);
  const scene = await stage.open(text, { viewport, settings: plain });
  const row = lineOf(text, '一、本年新收');
  await scene.goTo(row, before(text, row, '46'));
  const { page } = scene;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Disclosure Report: Convert');
  await page.keyboard.press('Enter');
  await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
  await shootLines(scene, 'convert', row - 4, row + 9, 860);
}

/** The number of the first line that begins so, from 1. */
function lineOf(text, beginning) {
  return text.split('\n').findIndex((line) => line.startsWith(beginning)) + 1;
}

/** How many characters stand on a line before these. */
function before(text, line, characters) {
  return text.split('\n')[line - 1].indexOf(characters);
}

/** The picture of some lines, as wide as their text. */
async function shootLines(scene, name, first, last, width) {
  await scene.page.mouse.move(viewport.width - 5, viewport.height - 5);
  const { x, y, height } = await scene.linesBox(first, last);
  await scene.shoot(name, { x, y, width, height });
  await scene.close();
}
