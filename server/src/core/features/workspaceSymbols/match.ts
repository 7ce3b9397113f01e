import { foldKey, numeralLength } from '../../template/fold.js';

/** How well a word of a query fits, best first; the sum over the words ranks what was found. */
export const fit = { exact: 8, prefix: 5, inside: 3, scattered: 1, none: 0 } as const;

/** Text as it is compared: without spaces, punctuation and case, full-width digits as half-width ones. */
export function folded(text: string): string {
  return foldKey(text).toLowerCase();
}

/** The words of a query, as they are compared. */
export function wordsOf(query: string): readonly string[] {
  return query.split(/\s+/u).map(folded).filter((word) => word !== '');
}

/** How well a word fits a text, both folded. */
export function fitOf(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at === 0) return text.length === word.length ? fit.exact : fit.prefix;
  if (at > 0) return fit.inside;
  return word.length > 1 && isScattered(text, word) ? fit.scattered : fit.none;
}

/** The same for a label, with its numeral or without. */
export function fitOfLabel(text: string, word: string): number {
  const numeral = numeralLength(text);
  const whole = fitOf(text, word);
  return numeral === 0 || whole === fit.exact ? whole : Math.max(whole, fitOf(text.slice(numeral), word));
}

/** Whether the characters of the word stand in the text in this order, as editors match. */
function isScattered(text: string, word: string): boolean {
  let at = 0;
  for (const character of word) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
