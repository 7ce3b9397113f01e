import type { Range } from 'vscode-languageserver';
import { lineCountOf, textOf, type Tree, type TreeEdit } from '../core/index.js';
import { toOffset, whole } from './convert.js';

/** A change of a part of the text. */
interface Change {
  readonly range: Range;
  readonly text: string;
}

/**
 * Keys at one place of a line, not yet read. While they come faster than anybody asks what became of the text, they are
 * put together here, which takes no look at the text.
 */
export interface Typing {
  /** The first key as it was, and what the others come to. Apart, so that what was typed and taken back has been edited all the same. */
  readonly edits: readonly TreeEdit[];
  readonly line: number;
  /** Where the line begins, and where it ends before its line break after the edits. */
  readonly start: number;
  readonly end: number;
}

const lineBreak = /[\r\n]/;

/** A change as the first key at a place of the tree; null where it is none. */
export function beginTyping(tree: Tree, change: Change): Typing | null {
  const line = lineOf(change);
  if (line === null || line >= lineCountOf(tree)) return null;
  const start = toOffset(tree, { line, character: 0 });
  const end = toOffset(tree, { line, character: Number.MAX_SAFE_INTEGER });
  // With nothing left between them, these would become one line break, and the line would begin behind it.
  if (start > 0 && textOf(tree, start - 1, start) === '\r' && textOf(tree, end, end + 1) === '\n') return null;
  return withEdit({ edits: [], line, start, end }, change, (edit) => [edit]);
}

/** Another key after those before; null where it is on another line or apart from them. */
export function goOnTyping(typing: Typing, change: Change): Typing | null {
  if (lineOf(change) !== typing.line) return null;
  const [first, others] = typing.edits;
  return withEdit(typing, change, (edit) => {
    if (others === undefined) return [first!, edit];
    const both = joined(others, edit);
    return both === null ? null : [first!, both];
  });
}

/** The line that a change is on; null where it changes lines. */
function lineOf({ range: { start, end }, text }: Change): number | null {
  return start.line === end.line && !lineBreak.test(text) ? whole(start.line) : null;
}

function withEdit({ line, start, end }: Typing, { range, text }: Change, add: (edit: TreeEdit) => readonly TreeEdit[] | null): Typing | null {
  const [one, other] = [range.start, range.end].map(({ character }) => Math.min(start + whole(character), end)) as [number, number];
  const edit: TreeEdit = { start: Math.min(one, other), end: Math.max(one, other), text };
  const edits = add(edit);
  return edits === null ? null : { edits, line, start, end: end + text.length - (edit.end - edit.start) };
}

/** Two edits as one, the later of which sees the text after the earlier; null where they do not touch. */
function joined(earlier: TreeEdit, later: TreeEdit): TreeEdit | null {
  const written = earlier.start + earlier.text.length;
  if (later.end < earlier.start || later.start > written) return null;
  return {
    start: Math.min(earlier.start, later.start),
    end: earlier.end + Math.max(0, later.end - written),
    text: earlier.text.slice(0, Math.max(0, later.start - earlier.start)) + later.text + earlier.text.slice(Math.max(0, later.end - earlier.start)),
  };
}
