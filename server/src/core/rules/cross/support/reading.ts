import type { Text } from '../../../l10n/message.js';
import type { Reading } from '../../../model/prose/readings.js';
import type { Cell } from '../../../model/types.js';
import type { ColumnTemplate, RowTemplate, TableTemplate } from '../../../template/types.js';
import { perPlace } from '../../../text/perPlace.js';
import { formatQuantity } from '../../../text/quantity.js';
import { cellLoc, columnName, nameOf, rowName } from '../../common.js';
import type { Finding } from '../../types.js';

type Related = NonNullable<Finding['related']>[number];

const texts = {
  cell: { zh: '表中 {row} 的 {column} 是 {value}', en: 'In the table “{row}”, “{column}” is {value}' },
  stands: { zh: '所写的 {value} 是表中 {row} 的 {column}', en: 'The {value} is “{row}”, “{column}” in the table' },
} satisfies Record<string, Text>;

/** No more cells than a reader looks at. */
const MOST = 8;

interface Parts {
  readonly rows: ReadonlyMap<string, RowTemplate>;
  readonly columns: ReadonlyMap<string, ColumnTemplate>;
}

/** Rows and columns of a form's table by their ids; of two blocks with the same ones those of the first. */
const partsOf = perPlace(({ blocks }: TableTemplate): Parts => {
  const firstById = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> => new Map(all.toReversed().map((each) => [each.id, each]));
  return { rows: firstById(blocks.flatMap(({ rows }) => rows)), columns: firstById(blocks.flatMap(({ columns }) => columns)) };
});

/** What a message calls a reading: `一、本年新收… + 二、上年结转…`, with the column unless it is 总计. */
export function readingName(reading: Reading): Text {
  const { table, rows, columns } = reading;
  const names = rows.map((term, index) => {
    const away = term.startsWith('-');
    const name = partName(reading, away ? term.slice(1) : term);
    const sign = index === 0 ? '' : away ? ' − ' : ' + ';
    return { zh: sign + name.zh, en: sign + name.en };
  });
  const row = { zh: names.map(({ zh }) => zh).join(''), en: names.map(({ en }) => en).join('') };
  if (table.id === 'applications' && columns.length === 1 && columns[0] === 'total') return row;
  if (table.id === 'applications' && columns.length > 1) return { zh: `${row.zh}（法人或其他组织）`, en: `${row.en} (organisations)` };
  const known = partsOf(table.template).columns;
  const column = columns.map((id, index) => {
    const away = id.startsWith('-');
    const name = columnName(known.get(id.replace('-', '')) ?? null, index);
    const sign = index === 0 ? '' : away ? ' − ' : ' + ';
    return { zh: sign + name.zh, en: sign + name.en };
  });
  return { zh: `${row.zh}（${column.map(({ zh }) => zh).join('')}）`, en: `${row.en} (${column.map(({ en }) => en).join('')})` };
}

function partName({ table }: Reading, id: string): Text {
  const row = partsOf(table.template).rows.get(id);
  if (row !== undefined) return nameOf(row);
  const group = table.template.groups.find((candidate) => candidate.id === id);
  // The group of 2021 is a row in the form of 2019.
  if (group === undefined) return rowName(table.rows.find((candidate) => candidate.template?.id === 'o') ?? table.rows[0]!);
  const { zh, en } = nameOf(group);
  return { zh: `${zh}各行之和`, en: `${en} (sum of its rows)` };
}

/** Contract of DESIGN 6; a sum of several rows or columns names them all, joined by `+`. */
export function readingData(reading: Reading): Record<string, string> {
  const unique = (ids: readonly string[]): string => [...new Set(ids)].join('+');
  const cells = [...reading.cells, ...reading.minus];
  return { table: reading.table.id, row: unique(cells.map((cell) => cell.row.template?.id ?? '')), column: unique(cells.map((cell) => cell.column?.id ?? '')), expected: formatQuantity(reading.value) };
}

/** The cells of a reading as related places; zeros are left out of long sums. */
export function relatedCells(reading: Reading): Related[] {
  const cells = [...reading.cells, ...reading.minus];
  const shown = cells.length > 3 ? cells.filter((cell) => cell.value !== null && cell.value.digits !== 0n) : cells;
  return (shown.length === 0 ? cells.slice(0, 1) : shown.slice(0, MOST)).map((cell) => ({ at: cellLoc(cell), message: { text: texts.cell, args: cellArgs(cell) } }));
}

/** Another cell of the same rows that holds the number as written: it may have been taken from there. */
export function standsElsewhere(reading: Reading, value: bigint): Related[] {
  if (value === 0n) return [];
  const own = new Set([...reading.cells, ...reading.minus]);
  const rows = new Set(reading.cells.map((cell) => cell.row));
  for (const row of rows) {
    const found = row.cells.find((cell) => !own.has(cell) && cell.value?.scale === 0 && cell.value.digits === value && value > 2n);
    if (found !== undefined) return [{ at: cellLoc(found), message: { text: texts.stands, args: cellArgs(found) } }];
  }
  return [];
}

function cellArgs(cell: Cell): Record<string, Text | string> {
  return { row: rowName(cell.row), column: columnName(cell.column, cell.index), value: cell.value === null ? cell.text : formatQuantity(cell.value) };
}
