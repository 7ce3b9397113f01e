import { tableLayout } from '../template/load.js';
import type { RowTemplate, TableTemplate } from '../template/types.js';

/** A cell of an empty form: words or a zero, and how many columns and rows it covers. */
export interface Box {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** An empty table as a grid of spanning cells, before it is written in any encoding. */
export interface Sheet {
  readonly width: number;
  /** The boxes that begin in each line, left to right. */
  readonly lines: readonly (readonly Box[])[];
}

const box = (text: string, columns = 1, rows = 1): Box => ({ text, columns, rows });

/** The form's table with its printed labels and a zero in every cell. */
export function sheetOf(table: TableTemplate): Sheet {
  switch (tableLayout(table.id)) {
    case 'blocks':
      return blocksSheet(table);
    case 'rows':
      return applicationsSheet(table);
    case 'beside':
      return reviewSheet(table);
  }
}

function printed(part: Pick<RowTemplate, 'numeral' | 'label'>): string {
  return part.numeral + part.label;
}

/** The words of a group, by id; nothing where the form does not have it. */
function groupWords(table: TableTemplate, id: string): string {
  const group = table.groups.find((candidate) => candidate.id === id);
  return group === undefined ? '' : printed(group);
}

/** One block under the other, each with what heads it (in table 2 its item of article 20) and its own columns. */
function blocksSheet(table: TableTemplate): Sheet {
  const width = 1 + Math.max(...table.blocks.map((block) => block.columns.length));
  const last = (index: number, count: number): number => (index === count - 1 ? width - count : 1);
  // What heads no block stands over the labels: 信息内容.
  const headed = new Set(table.blocks.flatMap((block) => [block.group, ...block.rows.map((row) => row.group)]));
  const over = table.groups.find((group) => !headed.has(group.id));
  const corner = over === undefined ? '' : printed(over);
  const lines = table.blocks.flatMap((block) => [
    ...(block.group === undefined ? [] : [[box(groupWords(table, block.group), width)]]),
    [box(corner), ...block.columns.map((column, index) => box(column.header ?? column.label, last(index, block.columns.length)))],
    ...block.rows.flatMap((row, at) => [
      ...(row.group === undefined || row.group === block.rows[at - 1]?.group ? [] : [[box(groupWords(table, row.group), width)]]),
      [box(printed(row)), ...block.columns.map((_column, index) => box('0', last(index, block.columns.length)))],
    ]),
  ]);
  return { width, lines };
}

/** Three label columns, six kinds of applicants and the total; groups span their rows. */
function applicationsSheet(table: TableTemplate): Sheet {
  const { columns, rows } = table.blocks[0]!;
  const names = columns.map((column) => column.header ?? column.label);
  const width = 3 + columns.length;
  const lines: Box[][] = [
    [box(groupWords(table, 'corner'), 3, 3), box(groupWords(table, 'applicants'), columns.length)],
    [box(names[0]!, 1, 2), box(groupWords(table, 'organisations'), columns.length - 2), box(names.at(-1)!, 1, 2)],
    names.slice(1, -1).map((name) => box(name)),
  ];
  const outer = table.groups.find((group) => group.id === 'results');
  const isInner = (row: RowTemplate): boolean => row.group !== undefined && row.group !== outer?.id;
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    const line: Box[] = [];
    if (outer !== undefined && row.group !== undefined && before?.group === undefined) line.push(box(printed(outer), 1, rows.filter((other) => other.group !== undefined).length));
    if (isInner(row) && before?.group !== row.group) line.push(box(groupWords(table, row.group!), 1, rows.filter((other) => other.group === row.group).length));
    line.push(box(printed(row), row.group === undefined ? 3 : isInner(row) ? 1 : 2), ...columns.map(() => box('0')));
    lines.push(line);
  });
  return { width, lines };
}

/** Three blocks side by side: one under its own name, the others under a common one. */
function reviewSheet(table: TableTemplate): Sheet {
  const { columns, rows } = table.blocks[0]!;
  const grouped = rows.filter((row) => row.group !== undefined);
  const single = rows.filter((row) => row.group === undefined);
  const group = table.groups.find((candidate) => candidate.id === grouped[0]?.group);
  const names = columns.map((column) => column.header ?? column.label);
  return {
    width: rows.length * columns.length,
    lines: [
      [...single.map((row) => box(printed(row), columns.length)), box(group === undefined ? '' : printed(group), grouped.length * columns.length)],
      [...single.flatMap(() => names.map((name) => box(name, 1, 2))), ...grouped.map((row) => box(printed(row), columns.length))],
      grouped.flatMap(() => names.map((name) => box(name))),
      rows.flatMap(() => columns.map(() => box('0'))),
    ],
  };
}
