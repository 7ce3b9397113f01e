/** What nearly all characters of a Chinese report are: ASCII, punctuation of all kinds, Han, full-width forms. */
const USUAL = [[0, 0xff], [0x2000, 0x27ff], [0x3000, 0x303f], [0x4e00, 0x9fff], [0xff00, 0xffef]] as const;

/** Characters that are none of the usual ones: other scripts, rare ideographs, emoji. */
export const UNUSUAL = 1;
let count = 1;

/** By code unit, the sets it belongs to as bits. */
const table = new Uint32Array(0x10000).fill(UNUSUAL);
for (const [first, last] of USUAL) table.fill(0, first, last + 1);

/**
 * A set of characters as a bit of what `setsIn` gives. A rule names what it looks for when it is loaded; a text is gone
 * through once, and most lines turn out to have nothing that most rules need. At most 32 sets.
 */
export function characterSet(characters: string): number {
  if (count === 32) throw new Error('no bit is left for another set of characters');
  const bit = 1 << count++;
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= bit;
  return bit;
}

/** The sets that a piece of a text has characters of. */
export function setsIn(text: string, start = 0, end = text.length): number {
  let sets = 0;
  for (let i = start; i < end; i++) sets |= table[text.charCodeAt(i)]!;
  return sets;
}

/** Sets that several readers of a line need. */
export const DIGIT = characterSet('0123456789０１２３４５６７８９');
export const WIDE_DIGIT = characterSet('０１２３４５６７８９');
/** What stands between the cells of a table. */
export const BAR = characterSet('|\t');
/** White space on a line, as `\s` has it. */
export const SPACE = characterSet('\t\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff');
