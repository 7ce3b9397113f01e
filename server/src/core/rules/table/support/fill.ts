import type { Cell } from '../../../model/types.js';
import type { Loc } from '../../../syntax/types.js';
import type { Edit, Finding, RuleContext } from '../../types.js';
import { cellLoc, inTable } from '../../common.js';

/** More findings of one kind in one table than this are one habit, and are reported once. */
const HABIT = 12;

/** Where a cell's number stands or would stand: a blank between bars has its place after the space that follows the bar. */
export function numberLoc(cell: Cell): Loc {
  if (cell.end > cell.start) return cellLoc(cell);
  const { text } = cell.row.table.segment;
  const start = text[cell.start - 1] === '|' && text[cell.start] === ' ' ? cell.start + 1 : cell.start;
  return inTable(cell.row.table, { start, end: start });
}

/** Writes a value into a cell, a blank one included. */
export function fillEdit(cell: Cell, newText: string): Edit {
  return { at: numberLoc(cell), newText };
}

export type Item = Omit<Finding, 'rule' | 'severity'>;

/** Adds the findings of one table, or the summary in their place where the whole table is written that way. */
export function addOrSummarise(add: RuleContext['add'], items: readonly Item[], summary: (count: number, edits: readonly Edit[]) => Pick<Item, 'message' | 'fixes'>): void {
  const first = items[0];
  if (first === undefined) return;
  if (items.length <= HABIT) {
    for (const item of items) add(item);
    return;
  }
  const edits = items.flatMap((item) => item.fixes?.[0]?.edits ?? []);
  add({ at: first.at, data: { ...first.data, count: items.length }, ...summary(items.length, edits) });
}
