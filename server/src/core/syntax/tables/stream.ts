import { dropSpace, skipSpace } from '../../text/space.js';
import type { Vocabulary, Word } from '../vocabulary.js';
import { BLANK, FILLER, StreamRows, type Cells } from './cells.js';
import type { SegmentLines } from './lines.js';

const BAR = 124;

/**
 * One cell per line: `规章 |`, or the cell and its bar on lines of their own. A bar ends the cell that is open; bars
 * with nothing open are fillers, and white space before a lone bar is a blank cell. Spans of lines exclude line breaks.
 */
export function readBarStream({ text, starts, ends, kinds }: SegmentLines, first: number, last: number, vocabulary: Vocabulary): Cells {
  const rows = new StreamRows();
  let open: Word | null = null;
  let openStart = 0;
  let openEnd = 0;
  for (let line = first; line < last; line++) {
    if (kinds[line] === 'blank') continue;
    const lineStart = starts[line]!;
    const lineEnd = ends[line]!;
    let from = lineStart;
    let seenBar = false;
    for (let at = lineStart; at <= lineEnd; at++) {
      const bar = at < lineEnd && text.charCodeAt(at) === BAR && text.charCodeAt(at - 1) !== 92;
      if (at < lineEnd && !bar) continue;
      let start = skipSpace(text, from, at);
      const end = dropSpace(text, start, at);
      if (end > start) {
        let word = vocabulary.at(text, start, end);
        if (open !== null) {
          if (endsHere(open, word, vocabulary)) rows.cell(openStart, openEnd, open);
          else {
            start = openStart;
            word = vocabulary.of(open.text + word.text);
          }
          open = null;
        }
        if (bar) rows.cell(start, end, word);
        else {
          open = word;
          openStart = start;
          openEnd = end;
        }
      } else if (bar) {
        if (open !== null) {
          rows.cell(openStart, openEnd, open);
          open = null;
        } else rows.empty(from, !seenBar && isBlankCell(text, lineStart, lineEnd, at) ? BLANK : FILLER);
      }
      if (bar) seenBar = true;
      from = at + 1;
    }
  }
  if (open !== null) rows.cell(openStart, openEnd, open);
  return rows.finish();
}

/** White space and then exactly one bar on the line: ` |`. */
function isBlankCell(text: string, start: number, end: number, bar: number): boolean {
  return bar > start && skipSpace(text, bar + 1, end) === end;
}

/** Whether an open cell without its bar is complete: a number, or a label the form knows, unless the next words complete another. */
function endsHere(open: Word, next: Word, vocabulary: Vocabulary): boolean {
  return open.isValue || next.isValue || (open.isLabel && !vocabulary.of(open.text + next.text).isLabel);
}

/** One cell per line without any delimiter, with or without blank lines between. Blank cells cannot be written this way. */
export function readPlainStream({ text, starts, ends, kinds }: SegmentLines, first: number, last: number, vocabulary: Vocabulary): Cells {
  const rows = new StreamRows();
  for (let line = first; line < last; line++) {
    if (kinds[line] === 'blank') continue;
    const start = skipSpace(text, starts[line]!, ends[line]!);
    const end = dropSpace(text, start, ends[line]!);
    if (end > start) rows.cell(start, end, vocabulary.at(text, start, end));
  }
  return rows.finish();
}
