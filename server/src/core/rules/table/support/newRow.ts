import { nextRowLine, rowLine } from '../../../model/rowLines.js';
import type { Row, Table } from '../../../model/types.js';
import { readNumeral, renumber } from '../../../syntax/numeral.js';
import { tableLayout } from '../../../template/load.js';
import type { RowTemplate } from '../../../template/types.js';
import { isSpace } from '../../../text/space.js';
import { inTable } from '../../common.js';
import type { Edit } from '../../types.js';

/**
 * A new row is written by the example of another row of the same table, so that it has the same encoding, padding and
 * number style: its label and its values are replaced, everything between them is kept.
 */
interface Model {
  /** What stands before the label on its line: fillers, a bar, tags. */
  readonly lead: string;
  /** From the label up to the next row, line ends included. */
  readonly body: string;
}

/** Whether a group's heading stands between two offsets. */
function hasGroup(table: Table, from: number, to: number): boolean {
  return table.groups.some((group) => group.start >= from && group.end <= to);
}

/** Whether both rows stand at the same depth: of the table, under 三、本年度办理结果, or under a group of it. */
function sameDepth(table: Table, a: RowTemplate, b: RowTemplate): boolean {
  const depth = (row: RowTemplate): number => (row.group === undefined ? 0 : row.group === 'results' ? 1 : 2);
  return tableLayout(table.id) === 'blocks' || depth(a) === depth(b);
}

/** The label of a row written as another row's label is: with its number in the same style, or without one. */
export function labelLike(row: Row, template: RowTemplate): string {
  const { label } = row;
  if (label === null || label.numeral === null) return label !== null && row.template?.numeral !== '' ? template.label : template.numeral + template.label;
  const value = readNumeral(template.numeral, 0, template.numeral.length)?.value;
  const gap = row.table.segment.text.slice(label.numeral.end, label.words.start);
  return (value === undefined ? '' : renumber(label.numeral, value)) + gap + template.label;
}

function modelOf(table: Table, row: Row, template: RowTemplate, values: readonly string[]): Model | null {
  const { label } = row;
  const end = nextRowLine(table, row);
  if (label === null || end === null || row.shape !== 'exact' || row.cells.length !== values.length) return null;
  const { text } = table.segment;
  const line = rowLine(table, label.start);
  if (hasGroup(table, line, label.start) || line > label.start) return null;
  let body = labelLike(row, template);
  let at = label.end;
  for (const [index, cell] of row.cells.entries()) {
    if (cell.start < at) return null;
    body += text.slice(at, cell.start) + values[index]!;
    at = cell.end;
  }
  return { lead: text.slice(line, label.start), body: body + text.slice(at, end) };
}

/**
 * Rows to copy the writing of: of the same depth, those of the same group and the nearest first. The first row of a group
 * and the last row of the table come last, since their lines differ in fillers.
 */
function examples(table: Table, template: RowTemplate, near: Row): Row[] {
  const place = table.rows.indexOf(near);
  const rank = (row: Row, index: number): number => {
    const before = table.rows[index - 1]?.end ?? table.start;
    const opens = table.groups.some((group) => group.template.id === row.template!.group && group.start >= before && group.end <= (row.label?.start ?? row.start));
    return (opens || index === table.rows.length - 1 ? 2000 : 0) + (row.template!.group === template.group ? 0 : 1000) + Math.abs(index - place);
  };
  return table.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.template !== null && row.shape === 'exact' && sameDepth(table, row.template, template))
    .map(({ row, index }) => ({ row, rank: rank(row, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}

/** Whether the label opens its line, but for fillers, bars and tags. */
function opensLine(table: Table, from: number, to: number): boolean {
  const between = table.segment.text.slice(from, to);
  if (table.encoding === 'html') return !hasGroup(table, from, to);
  return [...between].every((c) => c === '|' || isSpace(c.charCodeAt(0)));
}

/**
 * The edit that puts a row at its place, right before `next` or, where that is not possible, after `previous`. null where
 * the table gives no example to follow.
 */
export function insertRow(table: Table, template: RowTemplate, neighbours: { readonly previous: Row | null; readonly next: Row | null }, values: readonly string[]): Edit | null {
  const { previous, next } = neighbours;
  const near = next ?? previous;
  if (near === null) return null;
  for (const row of examples(table, template, near)) {
    const model = modelOf(table, row, template, values);
    if (model === null) continue;
    const at = placeFor(table, template, previous, next, model);
    if (at !== null) return { at: inTable(table, { start: at.offset, end: at.offset }), newText: at.text };
  }
  return null;
}

function placeFor(table: Table, template: RowTemplate, previous: Row | null, next: Row | null, { lead, body }: Model): { offset: number; text: string } | null {
  const together = (row: Row): boolean => (tableLayout(table.id) === 'blocks' ? row.block?.rows.includes(template) === true : row.template?.group === template.group);
  if (next?.label != null && together(next)) {
    const line = rowLine(table, next.label.start);
    if (opensLine(table, line, next.label.start)) return { offset: line, text: lead + body };
    // The group's heading stands before the next row on its line: the new row takes its place under the heading.
    return { offset: next.label.start, text: body + lead };
  }
  const after = previous === null ? null : nextRowLine(table, previous);
  return after === null ? null : { offset: after, text: lead + body };
}
