import { officialForms, type FormSet } from '../template/formSet.js';
import { lineAt } from '../text/lines.js';
import { retyped } from './retype.js';
import { segmentsOf } from './segment.js';
import { noteOrigin, StoredTree } from './store.js';
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

/** Parses a whole text by the forms it may follow. Never throws; every character is in exactly one block (invariant 1). */
export function parse(text: string, forms: FormSet = officialForms): Tree {
  return StoredTree.of(segmentsOf(text, forms));
}

/** The forms by which a tree was parsed. */
export function formsOf(tree: Tree): FormSet {
  return StoredTree.from(tree).segment(0)?.forms ?? officialForms;
}

/**
 * Applies edits one after the other, by the same forms. Only the segments an edit touches are read again, with the segment before where the
 * edit reaches the first line (that segment's last line may now be half of a broken title) and the segment after where it
 * reaches the end. Segments whose text comes out the same keep their identity.
 */
export function applyEdits(tree: Tree, edits: readonly TreeEdit[]): Tree {
  let current = tree;
  for (const edit of edits) current = applyEdit(current, edit);
  return current;
}

function applyEdit(before: Tree, edit: TreeEdit): Tree {
  const tree = StoredTree.from(before);
  const { count } = tree;
  const start = Math.max(0, Math.min(edit.start, tree.length));
  const end = Math.max(start, Math.min(edit.end, tree.length));
  if (count === 0) return parse(edit.text);
  const forms = formsOf(tree);
  let first = tree.indexAtOffset(start);
  const firstSegment = tree.segment(first)!;
  const base = tree.offset(first);
  const retypedSegment = retyped(firstSegment, start - base, end - base, edit.text);
  if (retypedSegment !== null) return exchange(tree, first, [firstSegment], [retypedSegment.text === firstSegment.text ? firstSegment : retypedSegment]);
  const headReach = firstSegment.lineStarts[2] ?? firstSegment.text.length;
  // A head stands on the first line or two. Where it may go, its segment joins the one before; and so on for single lines.
  for (let reach = start - tree.offset(first) <= headReach ? 1 : 0; reach > 0 && first > 0; reach--) {
    first--;
    if (tree.segment(first)!.lineStarts.length === 1 && reach === 1 && first > 0) reach++;
  }
  let last = end === start ? tree.indexAtOffset(start) : tree.indexAtOffset(end);
  if (end >= tree.offset(last + 1) && last < count - 1) last++;
  const firstStart = tree.offset(first);
  const old: Segment[] = [];
  let oldText = '';
  for (let i = first; i <= last; i++) {
    old.push(tree.segment(i)!);
    oldText += tree.segment(i)!.text;
  }
  const text = oldText.slice(0, start - firstStart) + edit.text + oldText.slice(end - firstStart);
  // The head after the region decides whether the region's last line is the first half of a broken title: read it along.
  const after = tree.segment(last + 1);
  const peek = after ? after.text.slice(0, after.lineStarts[2] ?? after.text.length) : '';
  const fresh = text === '' && count > old.length ? [] : resegment(text, peek, forms);
  if (fresh === null) return parse(textOf(tree, 0, start) + edit.text + textOf(tree, end), forms);
  return exchange(tree, first, old, reuse(fresh, old));
}

/** The tree with `fresh` in the place of `old`, those left out that are the same at either end. */
function exchange(tree: StoredTree, first: number, old: readonly Segment[], fresh: readonly Segment[]): Tree {
  const shorter = Math.min(old.length, fresh.length);
  let from = 0;
  while (from < shorter && old[from] === fresh[from]) from++;
  let same = 0;
  while (same < shorter - from && old[old.length - 1 - same] === fresh[fresh.length - 1 - same]) same++;
  const added = fresh.slice(from, fresh.length - same);
  const removed = old.length - same - from;
  if (removed === 0 && added.length === 0) return tree;
  const next = tree.replace(first + from, removed, added);
  noteOrigin(next, tree, first + from, removed, added.length);
  return next;
}

/** Cuts `text` as it is cut with `peek` behind it; null where no cut falls between them. */
function resegment(text: string, peek: string, forms: FormSet): Segment[] | null {
  if (peek === '') return segmentsOf(text, forms);
  const fresh = segmentsOf(text + peek, forms, text.length);
  let length = 0;
  for (const segment of fresh) length += segment.text.length;
  return length === text.length ? fresh : null;
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
  const stored = StoredTree.from(tree);
  let out = '';
  for (let i = stored.indexAtOffset(start); i < stored.count && stored.offset(i) < end; i++) {
    const { text } = stored.segment(i)!;
    const at = stored.offset(i);
    out += at >= start && at + text.length <= end ? text : text.slice(Math.max(0, start - at), end - at);
  }
  return out;
}

/** Whether the text ends in a line break, which opens one more line. */
function endsInBreak(tree: StoredTree): boolean {
  const text = tree.segment(tree.count - 1)?.text ?? '';
  const code = text.charCodeAt(text.length - 1);
  return code === 10 || code === 13;
}

/** Number of lines, as an editor counts them: a final line break opens one more. */
export function lineCountOf(tree: Tree): number {
  const stored = StoredTree.from(tree);
  return stored.line(stored.count) + (endsInBreak(stored) ? 1 : 0);
}

/** Line and character of an offset; offsets outside the text are clamped, and none lies inside a \r\n. */
export function positionAt(tree: Tree, offset: number): LinePosition {
  const stored = StoredTree.from(tree);
  const clamped = Math.max(0, Math.min(offset, tree.length));
  if (clamped === tree.length && endsInBreak(stored)) return { line: stored.line(stored.count), character: 0 };
  const index = stored.indexAtOffset(clamped);
  const at = clamped - stored.offset(index);
  const { text, lineStarts } = stored.segment(index)!;
  const line = lineAt(lineStarts, at);
  const lineStart = lineStarts[line]!;
  const end = contentEnd(text, lineStart, lineStarts[line + 1] ?? text.length);
  return { line: stored.line(index) + line, character: Math.min(at, end) - lineStart };
}

/** Offset of a position; a character past the end of a line means the line's end before its line break. */
export function offsetAt(tree: Tree, position: LinePosition): number {
  if (position.line < 0) return 0;
  const stored = StoredTree.from(tree);
  if (position.line >= stored.line(stored.count)) return tree.length;
  const index = stored.indexAtLine(position.line);
  const { text, lineStarts } = stored.segment(index)!;
  const line = position.line - stored.line(index);
  const lineStart = lineStarts[line]!;
  return stored.offset(index) + Math.min(lineStart + Math.max(0, position.character), contentEnd(text, lineStart, lineStarts[line + 1] ?? text.length));
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
  const stored = StoredTree.from(tree);
  const index = stored.indexAtOffset(offset);
  return { segment: stored.segment(index)!, index, start: stored.offset(index) };
}

/** A place as document offsets. */
export function resolve(tree: Tree, loc: Loc): { readonly start: number; readonly end: number } {
  const base = segmentOffset(tree, loc.segment);
  return { start: base + loc.start, end: base + loc.end };
}
