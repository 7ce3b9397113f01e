/**
 * A test whether a text has any of some characters: one look at each code unit, many times faster than a search for what
 * may begin with them. Most lines have none, and need no search.
 */
export function hasAnyOf(characters: string): (text: string) => boolean {
  const wanted = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) wanted[characters.charCodeAt(i)] = 1;
  return (text) => {
    for (let i = 0; i < text.length; i++) if (wanted[text.charCodeAt(i)] === 1) return true;
    return false;
  };
}

const hasWideDigit = hasAnyOf('０１２３４５６７８９');

/** Full-width digits as ordinary ones; every character keeps its offset. */
export function foldDigits(text: string): string {
  if (!hasWideDigit(text)) return text;
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
