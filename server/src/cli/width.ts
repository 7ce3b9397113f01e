import { displayWidth as widthOf } from '../core/index.js';

const colour = /\u001b\[[0-9;]*m/g;

/** How many columns a text takes in a terminal, colours not counted. */
export function displayWidth(text: string): number {
  return widthOf(text.replace(colour, ''));
}

/** Fills a text with spaces up to a width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
