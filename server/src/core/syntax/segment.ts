import { officialForms, type FormSet } from '../template/formSet.js';
import type { Lexicon } from '../template/match.js';
import { lineEnd, lineStartsOf } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { readBrokenHeading, readHeading } from './blocks/heading.js';
import { isChrome } from './blocks/residue.js';
import { readTitle } from './blocks/title.js';
import { htmlTableAt, readHtmlRows } from './tables/html.js';
import { classOf, readRegion, type Line } from './tables/region.js';
import type { Block, Head, Segment, TableSyntax } from './types.js';

/** A line as the segment parser sees it: content without the line break, and where the next line starts. */
interface BodyLine extends Line {
  readonly next: number;
}

/**
 * Cuts a text into segments, one at every line that reads as a title or a heading. Whether a line does depends on that
 * line and the next one only (and on the forms), so a change can be cut again without looking further (see tree.ts).
 */
export function segmentsOf(text: string, forms: FormSet = officialForms): Segment[] {
  const starts = lineStartsOf(text);
  const cuts: { at: number; line: number; head: Head | null }[] = [{ at: 0, line: 0, head: null }];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = lineEnd(text, starts, i);
    if (end - start < 4) continue;
    const head = headAt(text, starts, i, start, end, forms.lexicon);
    if (!head) continue;
    if (start === 0) cuts[0] = { at: 0, line: 0, head };
    else cuts.push({ at: start, line: i, head });
  }
  return cuts.map((cut, k) => {
    const next = cuts[k + 1];
    const stop = next?.at ?? text.length;
    const lines = starts.slice(cut.line, next?.line ?? starts.length).map((start) => start - cut.at);
    return segmentOf(text.slice(cut.at, stop), lines, cut.head && shiftHead(cut.head, -cut.at), forms);
  });
}

function headAt(text: string, starts: readonly number[], index: number, start: number, end: number, lexicon: Lexicon): Head | null {
  const heading = readHeading(text, start, end, lexicon);
  if (heading?.role) return heading;
  const nextStart = starts[index + 1];
  const next = nextStart === undefined ? null : { start: nextStart, end: lineEnd(text, starts, index + 1) };
  return (heading && next && readBrokenHeading(text, heading, next, lexicon)) ?? readTitle(text, start, end, next) ?? heading;
}

function shift<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

function shiftHead(head: Head, by: number): Head {
  if (by === 0) return head;
  if (head.kind === 'title') return shift(head, by);
  return { ...shift(head, by), numeral: head.numeral && shift(head.numeral, by), title: shift(head.title, by) };
}

function segmentOf(text: string, lineStarts: number[], head: Head | null, forms: FormSet): Segment {
  // The last line start of a text that ends in a line break opens an empty line that belongs to the next segment.
  if (lineStarts.length > 1 && lineStarts[lineStarts.length - 1] === text.length) lineStarts.pop();
  return { text, forms, lineStarts, head, blocks: blocksOf(text, lineStarts, head, forms.lexicon) };
}

function blocksOf(text: string, starts: readonly number[], head: Head | null, lexicon: Lexicon): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  if (head) {
    while (from < starts.length && starts[from]! < head.end) from++;
    const end = starts[from] ?? text.length;
    // What follows a heading on its own line is text of the section.
    const inline = head.kind === 'section' && /[^\s|#*】：:\u200b\ufeff]/.test(text.slice(head.end, end)) ? head.end : end;
    blocks.push({ kind: head.kind === 'title' ? 'title' : 'heading', start: 0, end: inline });
    if (inline < end) blocks.push({ kind: head.kind === 'section' && head.toc ? 'residue' : 'paragraph', start: inline, end });
  }
  const lines: BodyLine[] = [];
  for (let i = from; i < starts.length; i++) {
    const start = starts[i]!;
    const end = lineEnd(text, starts, i);
    lines.push({ start, end, next: starts[i + 1] ?? text.length, kind: classOf(text, { start, end }) });
  }
  for (let i = 0; i < lines.length; ) i = pushBlock(text, lines, i, blocks, head?.kind === 'section' && head.role === 4, lexicon);
  return blocks;
}

/** Adds the blocks that start at line `i`; returns the first line after them. */
function pushBlock(text: string, lines: readonly BodyLine[], i: number, blocks: Block[], review: boolean, lexicon: Lexicon): number {
  const line = lines[i]!;
  const html = htmlTableAt(text, line.start, line.end);
  if (html >= 0) return pushHtml(text, lines, i, html, blocks, lexicon);
  if (line.kind === 'prose') {
    blocks.push({ kind: 'paragraph', start: line.start, end: line.next });
    return i + 1;
  }
  let stop = i;
  let delimiter: string | null = null;
  while (stop < lines.length && lines[stop]!.kind !== 'prose') {
    const kind = lines[stop]!.kind;
    if (kind === 'bar' || kind === 'tab') {
      if (delimiter !== null && delimiter !== kind) break;
      delimiter = kind;
    }
    if (stop > i && htmlTableAt(text, lines[stop]!.start, lines[stop]!.end) >= 0) break;
    stop++;
  }
  const run = lines.slice(i, stop);
  const table = run.some((l) => l.kind !== 'blank') ? readRegion(text, run, review, lexicon) : null;
  if (table) pushTable(text, run, table, blocks);
  else for (const l of run) pushPlain(text, l, blocks);
  return stop;
}

function pushTable(text: string, run: readonly BodyLine[], table: TableSyntax, blocks: Block[]): void {
  const last = run.findLast((line) => line.start < table.end)!;
  let placed = false;
  for (const line of run) {
    if (line.next <= table.start || line.start >= table.end) pushPlain(text, line, blocks);
    else if (!placed) {
      blocks.push({ kind: 'table', start: line.start, end: last.next, table });
      placed = true;
    }
  }
}

/** Blank lines join the blank block before them; every other line is a paragraph of its own, or page chrome. */
function pushPlain(text: string, line: BodyLine, blocks: Block[]): void {
  const last = blocks[blocks.length - 1];
  if (line.kind === 'blank' && last?.kind === 'blank') blocks[blocks.length - 1] = { ...last, end: line.next };
  else blocks.push({ kind: line.kind === 'blank' ? 'blank' : isChrome(text, line.start, line.end) ? 'residue' : 'paragraph', start: line.start, end: line.next });
}

function pushHtml(text: string, lines: readonly BodyLine[], i: number, from: number, blocks: Block[], lexicon: Lexicon): number {
  const close = /<\/table\s*>/gi;
  close.lastIndex = from;
  const found = close.exec(text);
  const end = found ? found.index + found[0].length : text.length;
  let stop = i + 1;
  while (stop < lines.length && lines[stop]!.start < end) stop++;
  const start = lines[i]!.start;
  const next = lines[stop - 1]!.next;
  blocks.push({ kind: 'table', start, end: next, table: { encoding: 'html', rows: readHtmlRows(text, from, end, lexicon), start: from, end } });
  return stop;
}
