import chrome from '../../template/data/chrome.json';
import { undecorated } from './line.js';

/** Page furniture is short. UTF-16 units. */
const LONGEST = 80;
const PAGE_NUMBER = /^(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?|P(?:age|\.)\s*\d{1,3}.{0,20})$/;

const labelled = new Set(chrome.labelled);

/**
 * Whether a line is page chrome rather than text of the report (FORMAT 5.4): metadata above it, links, counters and the
 * site's imprint below it, page numbers between.
 */
export function isChrome(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST) return false;
  const span = undecorated(text, start, end);
  const line = text.slice(span.start, span.end);
  const colon = line.search(/[:：]/);
  if (colon > 0 && labelled.has(line.slice(0, colon).trim())) return true;
  return chrome.starting.some((words) => line.startsWith(words)) || chrome.containing.some((words) => line.includes(words)) || PAGE_NUMBER.test(line);
}
