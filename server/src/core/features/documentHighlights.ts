import { moved, placeAt, reportAt, type Place } from '../engine/locate.js';
import { basesOf, restatementsOf, statementAt, statementsOf } from '../engine/statements.js';
import type { Snapshot } from '../engine/types.js';
import { sourcesOf, usesOf } from '../model/arithmetic.js';
import { rowsUnder } from '../model/place.js';
import type { Cell, Header, Row, Table } from '../model/types.js';
import type { Span } from '../text/span.js';

/** A place that belongs to the one under the cursor. write: a result; read: what it is worked out from; text: neither. */
export interface DocumentHighlightItem {
  readonly range: Span;
  readonly kind: 'text' | 'read' | 'write';
}

type Marked = DocumentHighlightItem;

/** A number with the addends it is the sum of and the totals it goes into. */
function cellMarks(cell: Cell): Marked[] {
  const sources = sourcesOf(cell).filter((source) => source !== cell);
  const uses = usesOf(cell).filter((use) => !sources.includes(use));
  return [
    { range: cell, kind: sources.length > 0 ? 'write' : 'read' },
    ...sources.map((range): Marked => ({ range, kind: 'read' })),
    ...uses.map((range): Marked => ({ range, kind: 'write' })),
  ];
}

function rowMarks(row: Row): Marked[] {
  return [...(row.label === null ? [] : [row.label]), ...row.cells].map((range) => ({ range, kind: 'text' }));
}

/** A column header, with the numbers of its column. */
function headerMarks(header: Header, table: Table): Marked[] {
  const { column, block } = header;
  const cells = column === null ? [] : table.rows.filter((row) => block === null || row.block === block).flatMap((row) => row.cells.filter((cell) => cell.column?.id === column.id));
  return [header, ...cells].map((range) => ({ range, kind: 'text' }));
}

function marksOf(place: Place): Marked[] {
  switch (place.kind) {
    case 'cell': return cellMarks(place.cell);
    case 'row': return rowMarks(place.row);
    case 'group': return [{ range: place.group.label, kind: 'text' }, ...rowsUnder(place.table, place.group).flatMap(rowMarks)];
    case 'header': return headerMarks(place.header, place.table);
    case 'section': return [];
  }
}

/** A number in prose, the cells it states, and the other sentences that state them. */
function statementMarks(snapshot: Snapshot, offset: number): Marked[] | null {
  const stated = statementAt(snapshot, offset);
  if (stated === null) return null;
  const baseOf = basesOf(stated.placed);
  return [
    ...[stated.range, ...restatementsOf(stated)].map((range): Marked => ({ range, kind: 'text' })),
    ...stated.cells.map((cell): Marked => ({ range: moved(cell, baseOf(cell.row.table.segment)), kind: 'read' })),
  ];
}

/** The marks of a part of a table, and of a cell the sentences that state it. */
function placeMarks(snapshot: Snapshot, place: Place, offset: number): Marked[] {
  const marks = marksOf(place).map(({ range, kind }): Marked => ({ range: moved(range, place.base), kind }));
  const placed = place.kind === 'cell' ? reportAt(snapshot, offset) : null;
  if (place.kind === 'cell' && placed !== null) marks.push(...statementsOf(placed, place.cell).map((range): Marked => ({ range, kind: 'text' })));
  return marks;
}

/** What belongs to the number or label at an offset; null where the text stands for itself. */
export function documentHighlights(snapshot: Snapshot, offset: number): DocumentHighlightItem[] | null {
  const place = placeAt(snapshot, offset);
  if (place?.kind === 'section') return null;
  const marks = place === null ? statementMarks(snapshot, offset) : placeMarks(snapshot, place, offset);
  return marks?.filter(({ range }) => range.start < range.end).sort((a, b) => a.range.start - b.range.start) ?? null;
}
