/** Opens the workbench in a browser and waits until it is usable. */
export async function openWindow(browser, url, { viewport = { width: 1400, height: 880 }, scale = 1 } = {}) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale });
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  return page;
}

/** Waits until the open report shows an error, which takes the whole way: extension, server, findings. */
export async function waitForFindings(page) {
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 60_000 });
}
