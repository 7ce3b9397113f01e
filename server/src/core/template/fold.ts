/**
 * Folding of labels for comparison: width, white space and punctuation do not count (FORMAT 5.1).
 * It runs once for every cell of every table, hence the table of flags and the single pass.
 */

const KEEP = 0;
const DROP = 1;

/** What becomes of each code unit: kept, or left out (white space, punctuation, brackets, quotes, bars). */
const flags = new Uint8Array(0x10000);

function drop(from: number, to: number = from): void {
  flags.fill(DROP, from, to + 1);
}

drop(0x00, 0x2f); // controls, space, !"#$%&'()*+,-./
drop(0x3a, 0x40); // :;<=>?@
drop(0x5b, 0x60); // [\]^_`
drop(0x7b, 0xa9); // {|}~, C1 controls, NBSP, Latin-1 signs
drop(0xab, 0xb4); // « soft hyphen, signs
drop(0xb6, 0xb8); // ¶ · ¸
drop(0xbb); // »
drop(0xbf); // ¿
drop(0xd7); // ×
drop(0x180e);
drop(0x2000, 0x206f); // spaces, zero-width marks, dashes, quotes, ellipsis
drop(0x2212); // minus sign
drop(0x2500, 0x25ff); // lines, blocks and shapes used as rules and bullets
drop(0x3000, 0x3004); // ideographic space, 、。〃
drop(0x3008, 0x3020); // 〈〉《》「」『』【】〔〕
drop(0x3030);
drop(0x30fb); // ・
drop(0xfe10, 0xfe6f); // vertical and small forms
drop(0xfeff);
drop(0xff01, 0xff0f); // full-width punctuation
drop(0xff1a, 0xff20);
drop(0xff3b, 0xff40);
drop(0xff5b, 0xff65);

/** Full-width digits and letters begin here; their half-width twins stand this much lower. */
const WIDE_FIRST = 0xff10;
const WIDE_LAST = 0xff5a;
const WIDE_SHIFT = 0xfee0;

/** Whether the code unit takes part in comparisons of labels. */
export function counts(code: number): boolean {
  return flags[code] === KEEP;
}

/**
 * The key under which a label is compared: full-width letters and digits made half-width, everything that is no letter,
 * digit or Chinese character left out. Most labels need no change and are returned as they are.
 */
export function foldKey(text: string): string {
  let key = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (flags[code] === DROP) {
      if (from < at) key += text.slice(from, at);
      from = at + 1;
    } else if (code >= WIDE_FIRST && code <= WIDE_LAST) {
      if (from < at) key += text.slice(from, at);
      key += String.fromCharCode(code - WIDE_SHIFT);
      from = at + 1;
    }
  }
  if (from === 0) return text;
  return from < text.length ? key + text.slice(from) : key;
}

/** The last two code units of the key of a text as one number, the last one lowest; one alone where the key has no more, -1 where it is empty. */
export function keyTail(text: string): number {
  let last = -1;
  for (let at = text.length - 1; at >= 0; at--) {
    const written = text.charCodeAt(at);
    if (flags[written] === DROP) continue;
    const code = written >= WIDE_FIRST && written <= WIDE_LAST ? written - WIDE_SHIFT : written;
    if (last >= 0) return (code << 16) | last;
    last = code;
  }
  return last;
}

/** The offset in `text` of the character that became number `index` of its key; the length of `text` past the end. */
export function keyOffset(text: string, index: number): number {
  let left = index;
  for (let at = 0; at < text.length; at++) {
    if (flags[text.charCodeAt(at)] === DROP) continue;
    if (left === 0) return at;
    left--;
  }
  return text.length;
}

function isNumeralCode(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return true;
  switch (code) {
    case 0x4e00: // 一
    case 0x4e8c: // 二
    case 0x4e09: // 三
    case 0x56db: // 四
    case 0x4e94: // 五
    case 0x516d: // 六
    case 0x4e03: // 七
    case 0x516b: // 八
    case 0x4e5d: // 九
    case 0x5341: // 十
      return true;
    default:
      return code >= 0x2460 && code <= 0x249b; // ① to ⒛
  }
}

/** How many leading characters of a key are a numeral (`七总计` has one); `第一部分` counts as one, too. */
export function numeralLength(key: string): number {
  const ordinal = key.startsWith('第') ? 1 : 0;
  let at = ordinal;
  while (at < key.length && isNumeralCode(key.charCodeAt(at))) at++;
  if (ordinal === 0) return at;
  return at > 1 && key.startsWith('部分', at) ? at + 2 : 0;
}

/** A key without the numeral at its end, as it is left before a label: `不予公开1` of `不予公开1属于国家秘密`. */
export function trimTrailingNumeral(key: string): string {
  let end = key.length;
  while (end > 0 && isNumeralCode(key.charCodeAt(end - 1))) end--;
  return end === key.length ? key : key.slice(0, end);
}
