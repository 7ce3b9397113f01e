import { moved } from '../../engine/locate.js';
import { basesOf, type PlacedFact } from '../../engine/statements.js';
import type { Snapshot } from '../../engine/types.js';
import { render, type Language, type Text } from '../../l10n/message.js';
import { cellName } from '../../model/names.js';
import type { Reading } from '../../model/prose/readings.js';
import type { Cell } from '../../model/types.js';
import { positionAt } from '../../syntax/tree.js';
import { formatQuantity, isZero } from '../../text/quantity.js';
import type { Span } from '../../text/span.js';
import { anchor, bold, lines, page, plain } from './markdown.js';

/** The address of a place in the document, as far as the editor can go there from a hover. */
export type Address = (place: Span) => string | undefined;

const words = {
  agrees: { zh: '正文“{text}”与表格一致 ✓', en: '“{text}” in the prose agrees with the table ✓' },
  differs: { zh: '正文“{text}”与表格不一致 ✗', en: '“{text}” in the prose differs from the table ✗' },
  cell: { zh: '{table}，第 {line} 行：{cell}', en: '{table}, line {line}: {cell}' },
  value: { zh: '{cell} = {value}', en: '{cell} = {value}' },
  taken: { zh: '减去 {cell} = {value}', en: 'less {cell} = {value}' },
  zeros: { zh: '其余 {count} 格是 0。', en: 'The other {count} cells are 0.' },
  more: { zh: '另有 {count} 格。', en: 'There are {count} more cells.' },
  byAddends: { zh: '表中写的是 {value}，按这一行各数相加则是 {stated} ✓', en: 'The table says {value}; its row adds up to {stated} ✓' },
  holds: { zh: '{sum} ✓', en: '{sum} ✓' },
  fails: { zh: '表中是 {sum}，正文写的是 {stated} ✗', en: 'The table says {sum}, the prose {stated} ✗' },
  blank: { zh: '未填', en: 'not stated' },
} satisfies Record<string, Text>;

/** No more cells than are read at a glance. */
const MOST = 8;
/** Up to this many cells are all shown; of more, those that are zero are left out. */
const FEW = 3;
/** How much of the sentence before the number is quoted. */
const QUOTED = 24;

/** The number with what it counts: back to the last punctuation, forth to its unit. */
function quoted({ fact: { segment, statement } }: PlacedFact): string {
  const { start, end, number } = statement;
  const before = /[^，。；：、！？,;:!?()（）\r\n]*$/u.exec(segment.text.slice(Math.max(0, start - 200), start))?.[0].trimStart() ?? '';
  const head = [...before];
  const shown = head.length > QUOTED ? `…${head.slice(-QUOTED).join('')}` : before;
  return plain(shown + segment.text.slice(start, end) + number.unit, 120);
}

function valueOf(cell: Cell, language: Language): string {
  return cell.value === null ? words.blank[language] : formatQuantity(cell.value);
}

function isEmpty({ value }: Cell): boolean {
  return value === null || isZero(value);
}

/** The numbers of the reading as one sum: `36 + 1 = 37`. */
function sumOf({ cells, minus, value }: Reading): string {
  const shown = (all: readonly Cell[]): readonly Cell[] => (cells.length + minus.length > FEW ? all.filter((cell) => !isEmpty(cell)) : all);
  const terms = (all: readonly Cell[]): string[] => shown(all).map((cell) => (cell.value === null ? '0' : formatQuantity(cell.value)));
  const expression = [terms(cells).join(' + '), ...terms(minus)].filter((term) => term !== '').join(' − ');
  const result = formatQuantity(value);
  return expression === result || expression === '' ? result : `${expression} = ${result}`;
}

/** How it comes out; of a single number that agrees its own line says enough. */
function verdict({ fact: { status, statement } }: PlacedFact, reading: Reading, language: Language): string | null {
  const { measure, number } = statement;
  const stated = measure.kind === 'charge' ? number.text + number.unit : formatQuantity(number.value);
  // Charges stand in another unit than the prose; everything else is the very number, unless the row's own sum is meant.
  const byAddends = status === 'agrees' && measure.kind !== 'charge' && formatQuantity(reading.value) !== formatQuantity(number.value);
  if (byAddends) return render({ text: words.byAddends, args: { value: formatQuantity(reading.value), stated } }, language);
  const sum = sumOf(reading);
  if (status === 'agrees') return sum.includes('=') ? render({ text: words.holds, args: { sum } }, language) : null;
  return render({ text: words.fails, args: { sum, stated } }, language);
}

/** A number in prose: the cells it is compared with, each a link where the editor can follow it, and how it comes out. */
export function statementHover(snapshot: Snapshot, stated: PlacedFact, language: Language, addressOf: Address): string {
  const { fact, placed, cells } = stated;
  const reading = fact.reading!;
  const baseOf = basesOf(placed);
  const line = (cell: Cell): string => {
    const place = moved(cell, baseOf(cell.row.table.segment));
    const table = cell.row.table.template.title[language];
    const args = { table: table.charAt(0).toUpperCase() + table.slice(1), line: positionAt(snapshot.tree, place.start).line + 1, cell: cellName(cell, language) };
    const name = anchor(plain(render({ text: words.cell, args }, language), 200), addressOf(place));
    return render({ text: reading.minus.includes(cell) ? words.taken : words.value, args: { cell: name, value: valueOf(cell, language) } }, language);
  };
  const telling = cells.length > FEW ? cells.filter((cell) => !isEmpty(cell)) : cells;
  const shown = telling.length === 0 ? cells.slice(0, 1) : telling.slice(0, MOST);
  const zeros = cells.length - Math.max(telling.length, 1);
  const more = telling.length - shown.length;
  return page(
    bold(render({ text: fact.status === 'agrees' ? words.agrees : words.differs, args: { text: quoted(stated) } }, language)),
    lines(
      ...shown.map(line),
      more > 0 ? render({ text: words.more, args: { count: more } }, language) : null,
      cells.length > FEW && zeros > 0 ? render({ text: words.zeros, args: { count: zeros } }, language) : null,
    ),
    verdict(stated, reading, language),
  );
}
