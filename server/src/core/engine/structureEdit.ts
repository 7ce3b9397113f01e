import type { Span } from '../text/span.js';
import type { ResolvedEdit } from './types.js';

/** A change of the structure of a report: a row, a cell or a whole section comes, goes or moves. */
export interface StructureEdit<Kind extends string> {
  readonly kind: Kind;
  readonly title: string;
  /** Document offsets; empty where it cannot be done. */
  readonly edits: readonly ResolvedEdit[];
  /** What to select afterwards, in offsets of the text as edited. */
  readonly selection: Span | null;
  /** Why it cannot be done. */
  readonly disabled?: string;
}

/** Where a span of the text inserted by `edit` stands once all edits are made. */
export function selectionIn(edits: readonly ResolvedEdit[], edit: ResolvedEdit, { start, end }: Span): Span {
  const shift = edits.filter((other) => other.range.start < edit.range.start).reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0);
  const base = edit.range.start + shift;
  return { start: base + start, end: base + end };
}
