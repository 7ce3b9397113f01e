/** By code unit, the sets it belongs to as bits: one table for all sets, since each of its own would be 64 KB. */
const sets = new Uint16Array(0x10000);
let bits = 0;

/**
 * A test whether a text has any of some characters: one look at each code unit, many times faster than a search for what
 * may begin with them. Most lines have none, and need no search. At most 16 such sets.
 */
export function hasAnyOf(characters: string): (text: string) => boolean {
  if (bits === 16) throw new Error('no bit is left for another set of characters');
  const bit = 1 << bits++;
  for (let i = 0; i < characters.length; i++) sets[characters.charCodeAt(i)]! |= bit;
  return (text) => {
    for (let i = 0; i < text.length; i++) if ((sets[text.charCodeAt(i)]! & bit) !== 0) return true;
    return false;
  };
}

const hasWideDigit = hasAnyOf('０１２３４５６７８９');

/** Full-width digits as ordinary ones; every character keeps its offset. */
export function foldDigits(text: string): string {
  if (!hasWideDigit(text)) return text;
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
