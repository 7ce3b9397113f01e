import { lineAt } from '../text/lines.js';
import { segmentsOf } from './segment.js';
import type { Loc, Segment, Tree } from './types.js';

/** Replaces `start`..`end` by `text`; UTF-16 offsets into the text as it is before this edit. */
export interface TreeEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** 0-based line, and UTF-16 code units from its start, as in LSP. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Parses a whole text. Never throws; every character is in exactly one block (invariant 1). */
export function parse(text: string): Tree {
  return { segments: segmentsOf(text), length: text.length };
}

/** Where segment number `index` starts. */
interface Place {
  readonly index: number;
  readonly start: number;
}

/** Offsets and line numbers at which the segments of a tree start, with the totals at the end. */
interface TreeIndex {
  readonly offsets: Uint32Array;
  readonly lines: Uint32Array;
}

const indexes = new WeakMap<Tree, TreeIndex>();

function indexOf(tree: Tree): TreeIndex {
  let index = indexes.get(tree);
  if (!index) {
    const { segments } = tree;
    const offsets = new Uint32Array(segments.length + 1);
    const lines = new Uint32Array(segments.length + 1);
    for (let i = 0; i < segments.length; i++) {
      offsets[i + 1] = offsets[i]! + segments[i]!.text.length;
      lines[i + 1] = lines[i]! + segments[i]!.lineStarts.length;
    }
    indexes.set(tree, (index = { offsets, lines }));
  }
  return index;
}

/** Index of the last segment whose start is at or before `value`; `starts` ends with the total. */
function search(starts: Uint32Array, value: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function placeOf(tree: Tree, offset: number): Place {
  const { offsets } = indexOf(tree);
  const index = search(offsets, offset);
  return { index, start: offsets[index]! };
}

/**
 * Applies edits one after the other. Only the segments an edit touches are read again, with the segment before where the
 * edit reaches the first line (that segment's last line may now be half of a broken title) and the segment after where it
 * reaches the end. Segments whose text comes out the same keep their identity.
 */
export function applyEdits(tree: Tree, edits: readonly TreeEdit[]): Tree {
  let current = tree;
  for (const edit of edits) current = applyEdit(current, edit);
  return current;
}

function applyEdit(tree: Tree, edit: TreeEdit): Tree {
  const { segments } = tree;
  const start = Math.max(0, Math.min(edit.start, tree.length));
  const end = Math.max(start, Math.min(edit.end, tree.length));
  if (segments.length === 0) return parse(edit.text);
  const from = placeOf(tree, start);
  const to = end === start ? from : placeOf(tree, end);
  let first = from.index;
  let firstStart = from.start;
  const firstSegment = segments[first]!;
  const headReach = firstSegment.lineStarts[2] ?? firstSegment.text.length;
  // A head stands on the first line or two. Where it may go, its segment joins the one before; and so on for single lines.
  for (let reach = start - firstStart <= headReach ? 1 : 0; reach > 0 && first > 0; reach--) {
    first--;
    firstStart -= segments[first]!.text.length;
    if (segments[first]!.lineStarts.length === 1 && reach === 1 && first > 0) reach++;
  }
  let last = to.index;
  if (end - to.start >= segments[last]!.text.length && last < segments.length - 1) last++;
  let lastEnd = firstStart;
  let old = '';
  for (let i = first; i <= last; i++) {
    old += segments[i]!.text;
    lastEnd += segments[i]!.text.length;
  }
  const text = old.slice(0, start - firstStart) + edit.text + old.slice(end - firstStart, lastEnd - firstStart);
  // The head after the region decides whether the region's last line is the first half of a broken title: read it along.
  const after = segments[last + 1];
  const peek = after ? after.text.slice(0, after.lineStarts[2] ?? after.text.length) : '';
  const fresh = text === '' && segments.length > last - first + 1 ? [] : resegment(text, peek);
  if (fresh === null) return parse(textOf(tree, 0, start) + edit.text + textOf(tree, end));
  const kept = reuse(fresh, segments.slice(first, last + 1));
  return { segments: segments.slice(0, first).concat(kept, segments.slice(last + 1)), length: tree.length - (end - start) + edit.text.length };
}

/** Cuts `text` with `peek` behind it and takes the peeked lines away again; null where no cut falls between them. */
function resegment(text: string, peek: string): Segment[] | null {
  if (peek === '') return segmentsOf(text);
  const fresh = segmentsOf(text + peek);
  let length = 0;
  for (let i = 0; i < fresh.length; i++) {
    length += fresh[i]!.text.length;
    if (length === text.length) return fresh.slice(0, i + 1);
  }
  return null;
}

function reuse(fresh: Segment[], old: readonly Segment[]): Segment[] {
  const spare = [...old];
  return fresh.map((segment) => {
    const index = spare.findIndex((candidate) => candidate.text === segment.text && sameHead(candidate, segment));
    return index < 0 ? segment : spare.splice(index, 1)[0]!;
  });
}

/** The head of a segment may depend on the line after it. */
function sameHead(a: Segment, b: Segment): boolean {
  return a.head?.kind === b.head?.kind && a.head?.end === b.head?.end;
}

/** The text between two offsets, without building the rest of it. */
export function textOf(tree: Tree, start = 0, end = tree.length): string {
  const { index, start: first } = placeOf(tree, start);
  let out = '';
  let at = first;
  for (let i = index; i < tree.segments.length && at < end; i++) {
    const { text } = tree.segments[i]!;
    const next = at + text.length;
    out += at >= start && next <= end ? text : text.slice(Math.max(0, start - at), end - at);
    at = next;
  }
  return out;
}

/** Whether the text ends in a line break, which opens one more line. */
function endsInBreak(tree: Tree): boolean {
  return /[\r\n]$/.test(tree.segments[tree.segments.length - 1]?.text.slice(-1) ?? '');
}

/** Number of lines, as an editor counts them: a final line break opens one more. */
export function lineCountOf(tree: Tree): number {
  return indexOf(tree).lines[tree.segments.length]! + (endsInBreak(tree) ? 1 : 0);
}

/** Line and character of an offset; offsets outside the text are clamped, and none lies inside a \r\n. */
export function positionAt(tree: Tree, offset: number): LinePosition {
  const clamped = Math.max(0, Math.min(offset, tree.length));
  const { lines } = indexOf(tree);
  if (clamped === tree.length && endsInBreak(tree)) return { line: lines[tree.segments.length]!, character: 0 };
  const { index, start } = placeOf(tree, clamped);
  const { text, lineStarts } = tree.segments[index]!;
  const line = lineAt(lineStarts, clamped - start);
  const lineStart = lineStarts[line]!;
  const end = contentEnd(text, lineStart, lineStarts[line + 1] ?? text.length);
  return { line: lines[index]! + line, character: Math.min(clamped - start, end) - lineStart };
}

/** Offset of a position; a character past the end of a line means the line's end before its line break. */
export function offsetAt(tree: Tree, position: LinePosition): number {
  if (position.line < 0) return 0;
  const { lines, offsets } = indexOf(tree);
  if (position.line >= lines[tree.segments.length]!) return tree.length;
  const index = search(lines, position.line);
  const { text, lineStarts } = tree.segments[index]!;
  const line = position.line - lines[index]!;
  const lineStart = lineStarts[line]!;
  return offsets[index]! + Math.min(lineStart + Math.max(0, position.character), contentEnd(text, lineStart, lineStarts[line + 1] ?? text.length));
}

/** End of a line's content when the next line starts at `next`. */
function contentEnd(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}

/** Document offset at which a segment of the tree starts; -1 when it is not part of it. */
export function segmentOffset(tree: Tree, segment: Segment): number {
  let start = 0;
  for (const candidate of tree.segments) {
    if (candidate === segment) return start;
    start += candidate.text.length;
  }
  return -1;
}

/** The segment at an offset, with its start. At a border the later segment. */
export function segmentAt(tree: Tree, offset: number): { readonly segment: Segment; readonly index: number; readonly start: number } {
  const { index, start } = placeOf(tree, offset);
  return { segment: tree.segments[index]!, index, start };
}

/** A place as document offsets. */
export function resolve(tree: Tree, loc: Loc): { readonly start: number; readonly end: number } {
  const base = segmentOffset(tree, loc.segment);
  return { start: base + loc.start, end: base + loc.end };
}
