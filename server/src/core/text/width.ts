/** Two columns: East Asian wide and full-width characters, and emoji. */
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** No column: marks that sit on the character before. */
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Whether a character takes two columns. */
export function isWide(character: string): boolean {
  return wide.test(character);
}

/** How many columns a text takes where Chinese characters take two, as editors and terminals draw it. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : none.test(character) ? 0 : 1;
  return width;
}

/** Fills a text with spaces behind it up to a width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Fills a text with spaces before it up to a width. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
