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

/** Where segment number `index` and its first line start. */
interface Place {
  readonly index: number;
  readonly start: number;
}

function placeOf(segments: readonly Segment[], offset: number): Place {
  let start = 0;
  for (let index = 0; index < segments.length; index++) {
    const length = segments[index]!.text.length;
    if (offset < start + length || index === segments.length - 1) return { index, start };
    start += length;
  }
  return { index: 0, start: 0 };
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
  const from = placeOf(segments, start);
  const to = end === start ? from : placeOf(segments, end);
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
  let out = '';
  let at = 0;
  for (const { text } of tree.segments) {
    if (at >= end) break;
    const next = at + text.length;
    if (next > start) out += at >= start && next <= end ? text : text.slice(Math.max(0, start - at), end - at);
    at = next;
  }
  return out;
}

/** Number of lines, as an editor counts them: a final line break opens one more. */
export function lineCountOf(tree: Tree): number {
  let count = 0;
  for (const segment of tree.segments) count += segment.lineStarts.length;
  const last = tree.segments[tree.segments.length - 1];
  return count + (last && /[\r\n]$/.test(last.text) ? 1 : 0);
}

/** Line and character of an offset; offsets outside the text are clamped. */
export function positionAt(tree: Tree, offset: number): LinePosition {
  const clamped = Math.max(0, Math.min(offset, tree.length));
  let start = 0;
  let line = 0;
  for (const segment of tree.segments) {
    const { length } = segment.text;
    if (clamped < start + length) {
      const relative = clamped - start;
      const index = lineAt(segment.lineStarts, relative);
      const lineStart = segment.lineStarts[index]!;
      const end = contentEnd(segment.text, lineStart, segment.lineStarts[index + 1] ?? length);
      return { line: line + index, character: Math.min(relative, end) - lineStart };
    }
    start += length;
    line += segment.lineStarts.length;
  }
  const last = tree.segments[tree.segments.length - 1];
  if (!last || last.text === '') return { line: 0, character: 0 };
  if (/[\r\n]$/.test(last.text)) return { line, character: 0 };
  const lineStart = last.lineStarts[last.lineStarts.length - 1]!;
  return { line: line - 1, character: last.text.length - lineStart };
}

/** Offset of a position; a character past the end of a line means the line's end before its line break. */
export function offsetAt(tree: Tree, position: LinePosition): number {
  if (position.line < 0) return 0;
  let start = 0;
  let line = 0;
  for (const { text, lineStarts } of tree.segments) {
    if (position.line < line + lineStarts.length) {
      const index = position.line - line;
      const lineStart = lineStarts[index]!;
      const next = lineStarts[index + 1] ?? text.length;
      return start + Math.min(lineStart + Math.max(0, position.character), contentEnd(text, lineStart, next));
    }
    start += text.length;
    line += lineStarts.length;
  }
  return tree.length;
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
  const { index, start } = placeOf(tree.segments, offset);
  return { segment: tree.segments[index]!, index, start };
}

/** A place as document offsets. */
export function resolve(tree: Tree, loc: Loc): { readonly start: number; readonly end: number } {
  const base = segmentOffset(tree, loc.segment);
  return { start: base + loc.start, end: base + loc.end };
}
