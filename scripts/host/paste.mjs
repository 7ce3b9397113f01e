/** What a test writes to its console to have something pasted: this, and the clipboard as JSON, by media type. */
const MARK = '::paste ';

/**
 * Pastes into the window what a line of a test's console asks for, as a key press in a browser would: VS Code in a browser
 * asks extensions about pasting only then, and a test cannot put HTML on the clipboard. False for any other line.
 * @param {import('playwright-core').Page} page
 * @param {string} line
 */
export function pasteFor(page, line) {
  if (!line.startsWith(MARK)) return false;
  const clipboard = JSON.parse(line.slice(MARK.length));
  page.evaluate(dispatchPaste, clipboard).catch((error) => console.error(`paste: ${error.message}`));
  return true;
}

/** Runs in the window. */
function dispatchPaste(clipboard) {
  const { DataTransfer, ClipboardEvent, document } = globalThis;
  const data = new DataTransfer();
  for (const [type, text] of Object.entries(clipboard)) data.setData(type, text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
}
