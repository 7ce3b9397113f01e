/** What nearly all characters of a Chinese report are: ASCII, punctuation of all kinds, Han, full-width forms. */
const USUAL = [[0, 0xff], [0x2000, 0x27ff], [0x3000, 0x303f], [0x4e00, 0x9fff], [0xff00, 0xffef]] as const;

/** Characters that are none of the usual ones: other scripts, rare ideographs, emoji. */
export const UNUSUAL = 1;
let count = 1;
/** The bits that tell more than that a character is there: those of `characterPair`, and those of `comingTwice`. */
let paired = 0;
let twice = 0;

/** By code unit, the sets it belongs to as bits. */
const table = new Int32Array(0x10000).fill(UNUSUAL);
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

/** A bit that texts have in which a character of the first set stands directly before one of the second. Takes two of the 32. */
export function characterPair(first: string, second: string): number {
  characterSet(first);
  const bit = characterSet(second);
  paired |= bit;
  return bit;
}

/** By code unit, the lengths of the words beginning with it that `comingTwice` is to find: `1 << length`. */
const lengths = new Uint8Array(0x10000);
/** The longest words for `comingTwice`. */
const LONGEST_TWICE = 4;

/**
 * A bit that texts have in which one of the words may come twice in a row: one of a single character does, or the first two
 * characters of a longer one stand there again where it would begin again.
 */
export function comingTwice(words: readonly string[]): number {
  const bit = characterSet(words.map((word) => word[0]).join(''));
  for (const word of words) {
    if (word.length > LONGEST_TWICE) throw new Error(`“${word}” is longer than is looked for`);
    lengths[word.charCodeAt(0)]! |= 1 << word.length;
  }
  twice |= bit;
  return bit;
}

/** The sets that a piece of a text has characters of. */
export function setsIn(text: string, start = 0, end = text.length): number {
  let sets = 0;
  let pairs = 0;
  let again = 0;
  let code = 0;
  let here = 0;
  // The last pairs of characters, each as one number: that one comes again so soon is rare.
  let two = 0, two1 = 0, two2 = 0, two3 = 0;
  for (let i = start; i < end; i++) {
    const before = here;
    const last = code;
    const two4 = two3;
    two3 = two2;
    two2 = two1;
    two1 = two;
    code = text.charCodeAt(i);
    here = table[code]!;
    sets |= here;
    pairs |= (before << 1) & here;
    two = (last << 16) | code;
    if (code === last || two === two2 || two === two3 || two === two4) {
      const ago = (code === last ? 2 : 0) | (two === two2 ? 4 : 0) | (two === two3 ? 8 : 0) | (two === two4 ? 16 : 0);
      if ((lengths[last]! & ago) !== 0) again |= before;
    }
  }
  return (sets & ~(paired | twice)) | (pairs & paired) | (again & twice);
}

/** Sets that several readers of a line need. */
export const DIGIT = characterSet('0123456789０１２３４５６７８９');
export const WIDE_DIGIT = characterSet('０１２３４５６７８９');
/** What stands between the cells of a table. */
export const BAR = characterSet('|\t');
/** White space: what `\s` and `isSpace` have, all together. */
export const SPACE = characterSet('\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff');
