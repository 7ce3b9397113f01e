import type { Cell } from '../../../model/types.js';
import type { Loc } from '../../../syntax/types.js';
import type { Edit, Finding, Fix, RuleContext } from '../../types.js';
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

/** What is said about some things of one kind in one table. */
interface Say<T> {
  /** About one of them. */
  readonly one: (thing: T) => Item;
  /** In place of all that, where the whole table is written that way: the message, and the fix that makes the first fix of each. */
  readonly all: (count: number, first: Item) => { readonly message: Item['message']; readonly fix: Omit<Fix, 'edits'> };
}

/** Adds the findings of one table, or the summary in their place where the whole table is written that way. */
export function addOrSummarise<T>(add: RuleContext['add'], things: readonly T[], { one, all }: Say<T>): void {
  if (things.length === 0) return;
  if (things.length <= HABIT) {
    for (const thing of things) add(one(thing));
    return;
  }
  const first = one(things[0]!);
  const { message, fix } = all(things.length, first);
  add({ at: first.at, data: { ...first.data, count: things.length }, message, fixes: () => [{ ...fix, edits: things.flatMap((thing) => one(thing).fixes?.()[0]?.edits ?? []) }] });
}
