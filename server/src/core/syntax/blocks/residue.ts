import chrome from '../../template/data/chrome.json';
import { undecorated } from './line.js';

/** Page furniture is short. UTF-16 units. */
const LONGEST = 80;
const PAGE_NUMBER = /^(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?|P(?:age|\.)\s*\d{1,3}.{0,20})$/;

const labelled = new Set(chrome.labelled);

/** By code unit: what a line may begin with that is chrome by its beginning, and what tells of the words that make it chrome anywhere. */
const marks = new Uint8Array(0x10000);
const OPENS = 1;
const TELLS = 2;
for (const words of [...chrome.labelled, ...chrome.starting, ...chrome.pageNumber]) marks[words.charCodeAt(0)]! |= OPENS;
for (const character of chrome.inContaining) marks[character.charCodeAt(0)]! |= TELLS;

/** The characters that `isChrome` goes by; a line that neither begins with one of the first nor has one of the others is none. */
export const chromeCharacters = { opening: [...chrome.labelled, ...chrome.starting, ...chrome.pageNumber].map((words) => words[0]!).join(''), within: chrome.inContaining };

/**
 * Whether a line is page chrome rather than text of the report (FORMAT 5.4): metadata above it, links, counters and the
 * site's imprint below it, page numbers between.
 */
export function isChrome(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST) return false;
  const span = undecorated(text, start, end);
  if (span.start === span.end) return false;
  let found = marks[text.charCodeAt(span.start)]! & OPENS;
  for (let at = span.start; at < span.end; at++) found |= marks[text.charCodeAt(at)]! & TELLS;
  if (found === 0) return false;
  const line = text.slice(span.start, span.end);
  return ((found & OPENS) !== 0 && opensAsChrome(line)) || ((found & TELLS) !== 0 && chrome.containing.some((words) => line.includes(words)));
}

function opensAsChrome(line: string): boolean {
  const colon = line.search(/[:：]/);
  if (colon > 0 && labelled.has(line.slice(0, colon).trim())) return true;
  return chrome.starting.some((words) => line.startsWith(words)) || PAGE_NUMBER.test(line);
}
