import { ANGLE } from '../text/lines.js';
import { isChrome } from './blocks/residue.js';
import { ReadTable } from './tables/cells.js';
import { htmlTableAt, readHtmlRows } from './tables/html.js';
import { segmentLines, type SegmentLines } from './tables/lines.js';
import { readRegion } from './tables/region.js';
import type { Block, Head } from './types.js';
import type { Vocabulary } from './vocabulary.js';

/** The blocks of a segment: `starts` are the starts of its lines, `marks` say what stands on them (`linesOf`). */
export function blocksOf(text: string, starts: readonly number[], marks: readonly number[], head: Head | null, vocabulary: Vocabulary): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  if (head) {
    while (from < starts.length && starts[from]! < head.end) from++;
    const end = starts[from] ?? text.length;
    // What follows a heading on its own line is text of the section.
    const inline = head.kind === 'section' && head.end < end && /[^\s|#*】：:\u200b\ufeff]/.test(text.slice(head.end, end)) ? head.end : end;
    blocks.push({ kind: head.kind === 'title' ? 'title' : 'heading', start: 0, end: inline });
    if (inline < end) blocks.push({ kind: head.kind === 'section' && head.toc ? 'residue' : 'paragraph', start: inline, end });
  }
  const lines = segmentLines(text, starts, marks, vocabulary);
  const review = head?.kind === 'section' && head.role === 4;
  while (from < starts.length) from = pushBlock(lines, from, blocks, review, vocabulary);
  return blocks;
}

/** Where the line after number `line` starts. */
function nextStart({ text, starts }: SegmentLines, line: number): number {
  return line + 1 < starts.length ? starts[line + 1]! : text.length;
}

/** Adds the blocks that start at line `from`; returns the first line after them. */
function pushBlock(lines: SegmentLines, from: number, blocks: Block[], review: boolean, vocabulary: Vocabulary): number {
  const { starts, kinds } = lines;
  const html = htmlAt(lines, from);
  if (html >= 0) return pushHtml(lines, from, html, blocks, vocabulary);
  if (kinds[from] === 'prose') {
    blocks.push({ kind: 'paragraph', start: starts[from]!, end: nextStart(lines, from) });
    return from + 1;
  }
  let stop = from;
  let delimiter: string | null = null;
  let ink = false;
  for (; stop < starts.length; stop++) {
    const kind = kinds[stop]!;
    if (kind === 'prose' || (stop > from && htmlAt(lines, stop) >= 0)) break;
    if (kind === 'bar' || kind === 'tab') {
      if (delimiter !== null && delimiter !== kind) break;
      delimiter = kind;
    }
    if (kind !== 'blank') ink = true;
  }
  const region = ink ? readRegion(lines, from, stop, review, vocabulary) : null;
  if (region === null) {
    pushPlain(lines, from, stop, blocks);
    return stop;
  }
  pushPlain(lines, from, region.first, blocks);
  blocks.push({ kind: 'table', start: starts[region.first]!, end: nextStart(lines, region.last - 1), table: region.table });
  pushPlain(lines, region.last, stop, blocks);
  return stop;
}

/** Adds lines that are no table: blank lines are one block, every other line is a paragraph of its own, or page chrome. */
function pushPlain(lines: SegmentLines, from: number, to: number, blocks: Block[]): void {
  const { text, starts, ends, kinds } = lines;
  for (let line = from; line < to; ) {
    const first = line++;
    const start = starts[first]!;
    if (kinds[first] === 'blank') {
      while (line < to && kinds[line] === 'blank') line++;
      blocks.push({ kind: 'blank', start, end: nextStart(lines, line - 1) });
    } else blocks.push({ kind: isChrome(text, start, ends[first]!) ? 'residue' : 'paragraph', start, end: nextStart(lines, first) });
  }
}

/** Where an HTML table starts on a line; -1 where none does. */
function htmlAt({ text, starts, ends, marks }: SegmentLines, line: number): number {
  return (marks[line]! & ANGLE) === 0 ? -1 : htmlTableAt(text, starts[line]!, ends[line]!);
}

function pushHtml(lines: SegmentLines, from: number, tableStart: number, blocks: Block[], vocabulary: Vocabulary): number {
  const { text, starts } = lines;
  const close = /<\/table\s*>/gi;
  close.lastIndex = tableStart;
  const found = close.exec(text);
  const end = found ? found.index + found[0].length : text.length;
  let stop = from + 1;
  while (stop < starts.length && starts[stop]! < end) stop++;
  blocks.push({ kind: 'table', start: starts[from]!, end: nextStart(lines, stop - 1), table: new ReadTable('html', readHtmlRows(text, tableStart, end, vocabulary), tableStart, end) });
  return stop;
}
