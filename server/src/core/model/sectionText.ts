import { undecorated } from '../syntax/blocks/line.js';
import { chromeCharacters, isChrome } from '../syntax/blocks/residue.js';
import type { Block, Loc, Segment } from '../syntax/types.js';
import type { Lexicon } from '../template/match.js';
import { perPlace } from '../text/perPlace.js';
import { isSpace, removeSpace } from '../text/space.js';
import data from './chrome.json';
import { BAR, characterSet, setsIn, SPACE, UNUSUAL } from './prose/characterSets.js';
import type { Report, Section, Title } from './types.js';

/**
 * One line of the text outside the tables, without white space and decoration at its ends. prose: a paragraph; heading: a
 * numbered heading that opens no section of the report; chrome: what the web page says around the report; footer: chrome
 * after which nothing of the report follows; label: words of a table that stand outside of it.
 */
export interface Passage extends Loc {
  readonly text: string;
  readonly kind: 'prose' | 'heading' | 'chrome' | 'footer' | 'label';
  /** Sets of characters that the text has, see `setsIn`. */
  readonly sets: number;
}

/** The body's name and the date under a report, each where it stands alone or with the other on one line. */
export interface Signature {
  readonly body: Passage | null;
  readonly date: Passage | null;
}

const NO_SIGNATURE: Signature = { body: null, date: null };
const NO_PASSAGES: readonly Passage[] = [];
const NO_TITLES: readonly Title[] = [];
const DATE = /(?:20\d\d|２０[０-９]{2})\s*[年.\-/]\s*[\d０-９]{1,2}\s*[月.\-/]\s*[\d０-９]{1,2}\s*日?$|[二两][〇○零Ｏ0O][〇○零一二三四五六七八九]{2}\s*年\s*[一二三四五六七八九十]{1,3}\s*月\s*[一二三四五六七八九十]{1,3}\s*日$/;
/** What stands between a heading and text on its line. */
const SET_OFF = /[：:\s]/;
/** Marks that a name does not contain. */
const SENTENCE = /[，。；：！？,;:!?|\t]/;

/** Paragraphs up to this length are labels, chrome or footers where they read like one; longer ones are prose. */
export const LONGEST_LABEL_LINE = data.longestLine;
/** One expression for all kinds of lines: nearly every line is none of them. */
const CHROME = new RegExp(data.lines.join('|'));
const FOOTER = new RegExp(data.footers.join('|'));
const IMPRINT = new RegExp(data.imprint);
/** What lines begin with that are chrome or a footer, and what the others of those have: `within` also for （此件公开发布）. */
const OPENS_CHROME = characterSet(data.opening + chromeCharacters.opening);
const IN_CHROME = characterSet(data.within + chromeCharacters.within);
const ORGAN = new RegExp(data.organs);

/** The lines of a segment outside its tables; its own heading, if it has one, comes first, as a heading. */
export const passagesIn = perPlace((segment: Segment): readonly Passage[] => {
  const passages: Passage[] = [];
  for (const block of segment.blocks) {
    const passage = passageOf(segment, block);
    if (passage !== null) passages.push(passage);
  }
  return passages;
});

function passageOf(segment: Segment, block: Block): Passage | null {
  if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'residue') return null;
  let { start, end } = undecorated(segment.text, block.start, block.end);
  // Text on the line of a heading is set off from it by a colon; nearly all lines begin with Han.
  const first = segment.text.charCodeAt(start);
  if (start < end && block.kind === 'paragraph' && (first < 0x3000 || first === 0xff1a) && SET_OFF.test(segment.text[start]!)) {
    while (start < end && SET_OFF.test(segment.text[start]!)) start++;
    ({ start, end } = undecorated(segment.text, start, end));
  }
  if (start === end) return null;
  const text = segment.text.slice(start, end);
  const sets = setsIn(text);
  return { segment, start, end, text, kind: block.kind === 'heading' ? 'heading' : kindOf(text, sets, block.kind === 'residue', segment.forms.lexicon), sets };
}

function kindOf(text: string, sets: number, residue: boolean, lexicon: Lexicon): Passage['kind'] {
  if (text.length <= data.longestLine) {
    const mayBeChrome = (sets & IN_CHROME) !== 0 || (setsIn(text, 0, 1) & OPENS_CHROME) !== 0;
    if (mayBeChrome && (FOOTER.test(text) || IMPRINT.test(text))) return 'footer';
    // The parser sets lines aside that cannot be sentences; metadata may read like one.
    if (residue || (mayBeChrome && (isChrome(text, 0, text.length) || CHROME.test(text)))) return 'chrome';
    if (lexicon.isLabel(text)) return 'label';
  }
  return (sets & BAR) !== 0 ? 'label' : 'prose';
}

/** Reports are signed at their end. Takes body and date off the end of the lines, in either order or on one line. */
export function takeSignature(lines: Passage[]): Signature {
  let body: Passage | null = null;
  let date: Passage | null = null;
  for (let taken = 0; taken < 2; taken++) {
    const last = lines.at(-1);
    if (last?.kind !== 'prose') break;
    const [name, day] = signatureParts(last);
    if (name === null && day === null) break;
    // A lone name is a signature below other text or beside a date only.
    if (day === null && date === null && lines.length < 2) break;
    if ((name !== null && body !== null) || (day !== null && date !== null)) break;
    body ??= name;
    date ??= day;
    lines.pop();
  }
  return body === null && date === null ? NO_SIGNATURE : { body, date };
}

function signatureParts(passage: Passage): readonly [Passage | null, Passage | null] {
  const { text, start } = passage;
  if (text.length > data.longestOrgan + 20 || SENTENCE.test(text)) return [null, null];
  const found = DATE.exec(text);
  const day = found && part(passage, start + found.index, passage.end);
  const name = undecorated(text, 0, found?.index ?? text.length);
  if (name.start === name.end) return [null, day];
  const words = removeSpace(text.slice(name.start, name.end));
  const isOrgan = words.length >= 3 && words.length <= data.longestOrgan && ORGAN.test(words);
  return isOrgan ? [part(passage, start + name.start, start + name.end), day] : [null, null];
}

function part(passage: Passage, start: number, end: number): Passage {
  const text = passage.segment.text.slice(start, end);
  return { ...passage, start, end, text, sets: setsIn(text) };
}

/** Paragraphs and sub-headings of a section in order, without its own heading, its tables, signature and page chrome. */
export function linesOf(section: Section): readonly Passage[] {
  return textOf(section).lines;
}

/** The paragraphs of a section: `linesOf` without sub-headings that stand on lines of their own. */
export function paragraphsOf(section: Section): readonly Passage[] {
  return textOf(section).lines.filter((line) => line.kind === 'prose');
}

/** A piece of the body's own text: a title, a heading, a line. */
export type Written = Loc & Pick<Passage, 'text' | 'sets'>;

/** A part of the body's own text, tables and page chrome left out. Stays the same object while its text is the same. */
export interface TextPart {
  /** null: what stands before the first section. */
  readonly section: Section | null;
  /** Titles of the report; none in a section. */
  readonly titles: readonly Title[];
  /** The titles, or the section's heading. */
  readonly heads: readonly Written[];
  readonly lines: readonly Passage[];
  /** Sets of characters that heads and lines have together. */
  readonly sets: number;
}

/** All that the body wrote, part by part: preface first, then the sections. */
export function textPartsOf(report: Report): readonly TextPart[] {
  return [frontOf(report), ...report.sections.map(textOf)];
}

/** A section's part of the text, its tables left out. Signature and chrome are not among its lines. */
interface SectionText extends TextPart {
  readonly signature: Signature;
  readonly chrome: readonly Passage[];
}

const textOf = perPlace((section: Section): SectionText => {
  const heading = section.segments[0];
  const lines: Passage[] = [];
  let chrome: Passage[] | null = null;
  let over = false;
  for (const segment of section.segments) {
    for (const passage of passagesIn(segment)) {
      if (segment === heading && passage.kind === 'heading') continue;
      // A section with a table may say whom to call; below the last section that is the page's footer.
      over ||= passage.kind === 'footer' && section.role >= 5;
      if (over || passage.kind === 'chrome' || passage.kind === 'footer') (chrome ??= []).push(passage);
      else if (passage.kind !== 'label') lines.push(passage);
    }
  }
  const signature = section.role >= 5 ? takeSignature(lines) : NO_SIGNATURE;
  const heads = [withText(section.heading)];
  return { section, titles: NO_TITLES, heads, lines, sets: setsOf(heads) | setsOf(lines), signature, chrome: chrome ?? NO_PASSAGES };
});

function setsOf(pieces: readonly Written[]): number {
  let sets = 0;
  for (const piece of pieces) sets |= piece.sets;
  return sets;
}

function withText({ segment, start, end }: Loc): Written {
  const text = segment.text.slice(start, end);
  return { segment, start, end, text, sets: setsIn(text) };
}

/** What stands before the first section, page chrome included. */
interface Front extends TextPart {
  readonly segments: readonly Segment[];
  readonly chrome: readonly Passage[];
}

const frontsFrom = perPlace((_first: Segment): { known: Front | null } => ({ known: null }));

/** Kept with the report, and with its first segment for the reports that follow it at keys further down. */
const frontOf = perPlace(({ segments, sections, titles }: Report): Front => {
  const first = sections[0]?.segments[0];
  const end = first === undefined ? segments.length : segments.indexOf(first);
  const kept = frontsFrom(segments[0]!);
  const { known } = kept;
  const same = known?.segments.length === end && known.segments.every((segment, i) => segment === segments[i]) && known.titles.length === titles.length;
  if (same && known.titles.every(({ loc }, i) => loc.segment === titles[i]!.loc.segment)) return known;
  const own = segments.slice(0, end);
  const lines: Passage[] = [];
  let chrome: Passage[] | null = null;
  for (const segment of own) {
    for (const passage of passagesIn(segment)) {
      if (passage.kind === 'prose') lines.push(passage);
      else if (passage.kind === 'chrome' || passage.kind === 'footer') (chrome ??= []).push(passage);
    }
  }
  const heads = titles.map(({ loc }) => withText(loc));
  return (kept.known = { section: null, titles, heads, lines, sets: setsOf(heads) | setsOf(lines), segments: own, chrome: chrome ?? NO_PASSAGES });
});

/** The paragraphs before the first section; titles and page chrome left out. */
export function prefaceOf(report: Report): readonly Passage[] {
  return frontOf(report).lines;
}

/** What the web page says around the report, above it, between its lines and below it. */
export const chromeOf = perPlace((report: Report): readonly Passage[] => {
  let all = frontOf(report).chrome;
  for (const section of report.sections) {
    const { chrome } = textOf(section);
    // Few sections have any.
    if (chrome.length > 0) all = all.length === 0 ? chrome : [...all, ...chrome];
  }
  return all;
});

/** Who signed the report and when: below its last section, or between title and first section. */
export function signatureOf(report: Report): Signature {
  const last = report.sections.at(-1);
  return last === undefined ? NO_SIGNATURE : textOf(last).signature;
}

/** How many characters the paragraphs and sub-headings of a section have, white space not counted. */
export const lengthOf = perPlace((section: Section): number => linesOf(section).reduce((sum, line) => sum + characters(line), 0));

/** Characters, not UTF-16 code units, white space not counted. */
function characters({ text, sets }: Passage): number {
  if ((sets & (SPACE | UNUSUAL)) === 0) return text.length;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Nearly every character is Han; white space is none of those.
    if ((code >= 0x4e00 && code <= 0x9fff) || (!isSpace(code) && (code & 0xfc00) !== 0xdc00)) count++;
  }
  return count;
}
