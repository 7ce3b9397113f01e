/* global document, scrollY -- in functions that run in the page */
import assert from 'node:assert/strict';

const NEW_TOTAL = 'td[aria-label^="一、本年新收政府信息公开申请数量 × 总计"]';

/** The preview as a reader meets it. Each test gets a window of its own. */
export const tests = {
  'the preview shows a text of one cell per line as the form': async (open, { cells, wrong, right }) => {
    const window = await open(cells);
    await window.showPreview();
    const { preview } = window;
    const table = preview.locator('table.applications');
    assert.match(await table.locator('caption').textContent(), /收到和处理政府信息公开申请情况表/);
    assert.equal(await table.locator('tbody tr').count(), 25);
    assert.equal(await table.locator('th[rowspan="22"]').textContent(), '三、本年度办理结果');
    assert.equal(await table.locator('thead th[scope="col"]').count(), 7);
    const total = preview.locator(NEW_TOTAL);
    assert.equal(await total.getAttribute('class'), 'value total error');
    assert.equal(await total.getAttribute('aria-label'), `一、本年新收政府信息公开申请数量 × 总计：${wrong}，应为 ${right}，多 9`);
    assert.match(await preview.locator('.verdict').textContent(), /个问题/);
    assert.equal(await preview.locator('html').getAttribute('lang'), 'zh-Hans');
  },

  'a click in the preview selects the number, and what is typed shows at once': async (open, { cells, right }) => {
    const window = await open(cells);
    await window.showPreview();
    const { page, preview } = window;
    const total = preview.locator(NEW_TOTAL);
    await total.scrollIntoViewIfNeeded();
    await total.evaluate((cell) => (cell.dataset.same = 'yes'));
    await preview.locator('h1').evaluate((title) => (title.dataset.same = 'yes'));
    await total.click();
    await window.cursor((text) => text.includes(`${right.length} `));
    const before = await preview.locator('html').evaluate(() => scrollY);
    assert(before > 0);
    await page.keyboard.type(right);
    await preview.locator('.verdict', { hasText: '没有发现问题' }).waitFor();
    assert.doesNotMatch(await total.getAttribute('class'), /error/);
    assert.equal(await window.here((text) => text === right), right);
    // Nothing was built anew, so nothing flickered or jumped.
    assert.equal(await total.getAttribute('data-place') !== null && (await preview.locator('h1').getAttribute('data-same')), 'yes');
    assert(Math.abs((await preview.locator('html').evaluate(() => scrollY)) - before) < 400);
  },

  'the cursor in the text marks its cell in the preview and brings it into view': async (open, { cells }) => {
    const window = await open(cells);
    await window.showPreview();
    const { page, preview } = window;
    await window.focusText();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await window.here((text) => text.includes('没有其他需要报告的事项'));
    assert.equal(await preview.locator('html').evaluate(() => scrollY > 0), true);
    await page.keyboard.press('Control+Home');
    await window.here((text) => text.includes('年政府信息公开工作年度报告'));
    await window.eventually('the scroll place', () => preview.locator('h1').evaluate((title) => title.getBoundingClientRect().top), (top) => top >= 0);
  },

  'arrow keys go from cell to cell, Enter goes to the text': async (open, { cells }) => {
    const window = await open(cells);
    await window.showPreview();
    const { page, preview } = window;
    const named = () => preview.locator('html').evaluate(() => document.activeElement.getAttribute('aria-label')?.replace(/：.*/, ''));
    await preview.locator(NEW_TOTAL).focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await named(), '二、上年结转政府信息公开申请数量 × 总计');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await named(), '二、上年结转政府信息公开申请数量 × 其他');
    await page.keyboard.press('ArrowUp');
    assert.equal(await named(), '一、本年新收政府信息公开申请数量 × 其他');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused').waitFor();
    await window.here((text) => text !== '');
    assert.match(await preview.locator('[aria-current]').getAttribute('aria-label'), /^一、本年新收政府信息公开申请数量 × 其他/);
  },

  'a finding leads to its place': async (open, { cells, wrong }) => {
    const window = await open(cells);
    await window.showPreview();
    await window.preview.locator('button[title="sum/row-total"]').click();
    assert.match(await window.here((text) => text.startsWith(wrong)), new RegExp(`^${wrong}`));
    await window.page.locator('.monaco-editor.focused').waitFor();
  },

  'a file of several reports shows the one at the cursor, with the others at hand': async (open, { yearbook }) => {
    const window = await open(yearbook);
    await window.showPreview();
    const { page, preview } = window;
    const number = () => preview.locator('.toolbar .number').textContent();
    assert.equal(await number(), '第 1 份，共 3 份');
    const first = await preview.locator('h1').textContent();
    await preview.locator('.toolbar .next').click();
    await window.eventually('the number', number, (text) => text === '第 2 份，共 3 份');
    assert.notEqual(await preview.locator('h1').textContent(), first);
    await window.focusText();
    await page.keyboard.press('Control+End');
    await window.eventually('the number', number, (text) => text === '第 3 份，共 3 份');
    await preview.locator('.toolbar .choose').click();
    await page.locator('.quick-input-list .monaco-list-row').nth(2).waitFor();
    await page.locator('.quick-input-list .monaco-list-row').first().click();
    await window.eventually('the number', number, (text) => text === '第 1 份，共 3 份');
  },

  'markup in a report is shown as text and does nothing': async (open, { hostile }) => {
    const window = await open(hostile);
    await window.showPreview();
    const { preview } = window;
    assert.match(await preview.locator('[data-part="section-6"] p').first().textContent(), /^<script>document\.title/);
    assert.equal(await preview.locator('#report :is(script, img)').count(), 0);
    assert.notEqual(await preview.locator('html').evaluate(() => document.title), 'ran');
  },

  'the preview is there again after the window was reloaded': async (open, { cells }) => {
    const window = await open(cells);
    await window.showPreview();
    await window.preview.locator('[data-part="section-4"] h2').click();
    await window.here((text) => text.startsWith('四、'));
    await window.reload();
    await window.preview.locator(NEW_TOTAL).waitFor({ timeout: 60_000 });
  },
};
