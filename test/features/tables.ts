import type { Snapshot } from '../../server/src/core/index.js';
import { mark, markedLines, unmark } from '../harness/markers.js';
import { withValue, type CellRef, type Figures } from '../harness/figures.js';
import { busyFigures, snapshotOf } from './support.js';

/** A cell of table 3. */
export const applications = (row: string, column: string): CellRef => ({ table: 'applications', row, column });

/** 一、本年新收 × 总计 says 71 where 72 is right. */
export function wrongFigures(): Figures {
  return withValue(busyFigures(), applications('new', 'total'), '71');
}

/** A fixture with a cursor: its text, its snapshot and the offset. */
export function atCursor(marked: string): { readonly text: string; readonly snapshot: Snapshot; readonly offset: number } {
  const { text, cursor } = unmark(marked);
  if (cursor === null) throw new Error('the fixture has no cursor');
  return { text, snapshot: snapshotOf(text), offset: cursor };
}

/** Spans as the marked lines they stand in, white space trimmed. */
export function shown(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string[] {
  return markedLines(text, spans).map((line) => line.trim());
}

/** Lines of a text that hold words put between its characters. */
export function withHints(text: string, hints: readonly { readonly offset: number; readonly label: string }[]): string[] {
  let out = text;
  for (const { offset, label } of [...hints].sort((a, b) => b.offset - a.offset)) out = `${out.slice(0, offset)}«${label}»${out.slice(offset)}`;
  return out.split(/\r\n|\r|\n/).filter((line) => line.includes('«')).map((line) => line.trim());
}

export { mark };
