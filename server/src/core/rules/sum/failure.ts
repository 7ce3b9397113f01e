import type { Message, Text } from '../../l10n/message.js';
import { ledgerOf } from '../../model/ledger.js';
import type { Cell, Failure, Relation } from '../../model/types.js';
import { absolute, add, compare, equals, formatQuantity, isNegative, subtract, ZERO, type Quantity } from '../../text/quantity.js';
import { cellData, cellLoc, columnName, nameOf, replaceFix, rowName } from '../common.js';
import type { Finding, Fix, TableContext } from '../types.js';

const texts = {
  correct: { zh: '把 {row} 的 {column} 由 {actual} 改为 {value}', en: 'Change “{row}”, “{column}” from {actual} to {value}' },
  fill: { zh: '在 {row} 的 {column} 填入 {value}', en: 'Fill in {value} for “{row}”, “{column}”' },
  suspect: { zh: '多半是这里写错了：{row} 的 {column} 改为 {value}，相关的等式就都成立', en: 'This is probably the wrong one: with {value} for “{row}”, “{column}” every sum it stands in holds' },
  derived: { zh: '由此引起：{column} 列同一等式也不成立', en: 'A consequence: the same equation fails in the column “{column}”' },
} satisfies Record<string, Text>;

/** What a rule says about one failing relation; `expected` is what the cell of the finding should be. */
export interface Mismatch {
  readonly relation: Relation;
  readonly at: Cell;
  readonly expected: Quantity;
  /** The number there now; a blank counts as 0. */
  readonly actual: Quantity;
}

/** Adds a finding for every failing relation of one kind that is no mere consequence of others (DESIGN 4). */
export function reportFailures(context: TableContext, id: Relation['template']['id'], say: (mismatch: Mismatch) => Message): void {
  const { failures } = ledgerOf(context.table);
  const folded = failures.filter((failure) => failure.derivedFrom.length > 0);
  for (const failure of failures) {
    if (failure.relation.template.id !== id || failure.derivedFrom.length > 0) continue;
    const mismatch = mismatchOf(failure.relation);
    if (mismatch !== null) context.add(findingOf(mismatch, failure, folded, say(mismatch)));
  }
}

/** What the cell of the finding should hold for the relation to hold; null if the relation was not evaluated. */
function mismatchOf(relation: Relation): Mismatch | null {
  const { at, leftSum, rightSum, residual } = relation;
  if (at === null || leftSum === null || rightSum === null || residual === null) return null;
  const actual = at.value ?? ZERO;
  const expected = relation.right.includes(at) ? add(actual, residual) : subtract(actual, residual);
  return { relation, at, expected, actual };
}

/** Which failures are mere consequences (`folded`) is shown beside the finding they follow from. */
function findingOf({ relation, at, expected }: Mismatch, { suspect }: Failure, folded: readonly Failure[], message: Message): Omit<Finding, 'rule' | 'severity'> & { severity?: 'warning' } {
  const related: { at: Finding['at']; message: Message }[] = [];
  if (suspect !== null && !isNegative(suspect.value) && suspect.cell !== at) {
    related.push({ at: cellLoc(suspect.cell), message: { text: texts.suspect, args: { ...namesOf(suspect.cell), value: formatQuantity(suspect.value) } } });
  }
  for (const other of folded) {
    const place = other.relation.at;
    if (place === null || !other.derivedFrom.includes(relation)) continue;
    related.push({ at: cellLoc(place), message: { text: texts.derived, args: { column: namesOf(place).column } } });
  }
  return {
    at: cellLoc(at),
    message,
    data: { ...cellData(at), expected: formatQuantity(expected), actual: at.value === null ? at.text : formatQuantity(at.value) },
    related,
    fixes: () => fixesOf(at, expected, suspect),
    ...(relation.involvesBlank ? { severity: 'warning' as const } : {}),
  };
}

/** First the cell that is probably wrong, then the total. */
function fixesOf(at: Cell, expected: Quantity, suspect: Failure['suspect']): Fix[] {
  const fixes: Fix[] = [];
  if (suspect !== null && !isNegative(suspect.value)) fixes.push(correction(suspect.cell, suspect.value));
  const decided = suspect?.cell === at && equals(suspect.value, expected);
  if (!decided && !isNegative(expected)) fixes.push(correction(at, expected));
  return fixes;
}

/** Sets a cell, in the style in which its number is written. Never safe: it changes a value. */
function correction(cell: Cell, value: Quantity): Fix {
  const newText = formatQuantity(value, cell.text);
  const title = cell.text === '' ? { text: texts.fill, args: { ...namesOf(cell), value: newText } } : { text: texts.correct, args: { ...namesOf(cell), actual: cell.text, value: newText } };
  return replaceFix('suggestion', title, cellLoc(cell), newText);
}

function namesOf(cell: Cell): { row: Text; column: Text } {
  return { row: rowName(cell.row), column: columnName(cell.column, cell.index) };
}

/** A number as the message shows it; a cell in which nothing is stated is named so. */
export function shown(cell: Cell): Text {
  if (cell.value === null) return { zh: '空白', en: 'blank' };
  const digits = formatQuantity(cell.value);
  return { zh: digits, en: digits };
}

/** By how much a number is off, e.g. `少 1`. */
export function off(actual: Quantity, expected: Quantity): Text {
  const amount = formatQuantity(absolute(subtract(actual, expected)));
  return compare(actual, expected) < 0 ? { zh: `少 ${amount}`, en: `${amount} too few` } : { zh: `多 ${amount}`, en: `${amount} too many` };
}

/**
 * The addends with their columns' names, those that are zero left out: `自然人 68 + 商业企业 4 = 72`. Blanks are said to
 * count as 0.
 */
export function addition(cells: readonly Cell[], total: Quantity): Text {
  const stated = cells.filter((cell) => cell.value !== null && cell.value.digits !== 0n);
  const blank = cells.some((cell) => cell.value === null);
  const note = blank ? { zh: '（空白按 0 计）', en: ' (blanks count as 0)' } : { zh: '', en: '' };
  const amount = formatQuantity(total);
  if (stated.length === 0) return { zh: `各项都是 0${note.zh}`, en: `every addend is 0${note.en}` };
  const terms = stated.map((cell) => ({ name: cell.column === null ? columnName(null, cell.index) : nameOf(cell.column), value: formatQuantity(cell.value!) }));
  const zh = terms.map(({ name, value }) => `${name.zh} ${value}`).join(' + ');
  const en = terms.map(({ name, value }) => `${name.en} ${value}`).join(' + ');
  if (stated.length === 1 && cells.length > 1) return { zh: `${zh}，其余为 0${note.zh}，合计 ${amount}`, en: `${en}, the others 0${note.en}, together ${amount}` };
  return { zh: `${zh} = ${amount}${note.zh}`, en: `${en} = ${amount}${note.en}` };
}
