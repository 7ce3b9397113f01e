import { levelOf } from '../engine/config.js';
import { placedReport, placeAt, reportAt, reportsIn, tablesOf, type PlacedReport } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { culpritOf, ownFailures } from '../model/arithmetic.js';
import { cellsOf } from '../model/place.js';
import type { Cell, Row } from '../model/types.js';
import type { Span } from '../text/span.js';

/** next, previous: along the row and on to the next; down, up: in the column; the others: from one wrong number to the next. */
export type NeighbourDirection = 'next' | 'previous' | 'down' | 'up' | 'nextSuspect' | 'previousSuspect';

interface PlacedCell extends Span {
  readonly cell: Cell;
}

/** All cells of a report in text order, with document offsets. */
function cellsIn(placed: PlacedReport): PlacedCell[] {
  return [...tablesOf(placed)].flatMap(({ table, base }) => cellsOf(table).map((cell) => ({ cell, start: base + cell.start, end: base + cell.end })));
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Along the row; over its end to the row after it, over the table's end to the table after it. */
function alongRow(cells: readonly PlacedCell[], here: Cell | null, offset: number, step: 1 | -1): PlacedCell | undefined {
  if (here !== null) return cells[cells.findIndex(({ cell }) => cell === here) + step];
  return step === 1 ? cells.find(({ start }) => start >= offset) : cells.findLast(({ end }) => end <= offset);
}

/** The same place in the row above or below; its last value where it is shorter. Outside a cell: its first value. */
function alongColumn(cells: readonly PlacedCell[], here: Cell | null, offset: number, step: 1 | -1): PlacedCell | undefined {
  const before = (cell: PlacedCell): boolean => (step === 1 ? cell.start >= offset : cell.end <= offset);
  const others = here === null ? cells.filter(before) : cells.filter((cell) => before(cell) && cell.cell.row !== here.row && cell.cell.row.table === here.row.table);
  const row: Row | undefined = (step === 1 ? others[0] : others.at(-1))?.cell.row;
  if (row === undefined) return undefined;
  const target = row.cells[Math.min(here?.index ?? 0, row.cells.length - 1)];
  return cells.find(({ cell }) => cell === target);
}

/** The cells that the sums of a report lead to where they fail, in text order. */
function suspectsIn(snapshot: Snapshot, placed: PlacedReport): PlacedCell[] {
  const found: PlacedCell[] = [];
  for (const { table, base } of tablesOf(placed)) {
    const failures = ownFailures(table).filter(({ relation }) => levelOf(`sum/${relation.template.id}`, snapshot.config) !== 'off');
    for (const cell of new Set(failures.flatMap((failure) => culpritOf(failure) ?? []))) found.push({ cell, start: base + cell.start, end: base + cell.end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The next wrong number: first in this report, then in those after it; from the end of the text it goes on at its start. */
function nextSuspect(snapshot: Snapshot, offset: number, step: 1 | -1): PlacedCell | undefined {
  const count = snapshot.reports.length;
  const [first] = reportsIn(snapshot, { start: offset, end: offset });
  const home = first?.index ?? 0;
  for (let i = 0; i <= count; i++) {
    const placed = placedReport(snapshot, (((home + step * i) % count) + count) % count);
    if (placed === null) return undefined;
    const suspects = suspectsIn(snapshot, placed);
    // The report one starts in is looked at twice: from the place on, and at last from its other end.
    const ahead = i > 0 ? suspects : suspects.filter(({ start, end }) => (step === 1 ? start > offset : end < offset));
    const found = step === 1 ? ahead[0] : ahead.at(-1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The cell to go to from an offset; null where there is none. */
export function neighbour(snapshot: Snapshot, offset: number, direction: NeighbourDirection): Span | null {
  if (direction === 'nextSuspect' || direction === 'previousSuspect') {
    const found = nextSuspect(snapshot, offset, direction === 'nextSuspect' ? 1 : -1);
    return found === undefined ? null : spanOf(found);
  }
  const placed = reportAt(snapshot, offset);
  if (placed === null) return null;
  const cells = cellsIn(placed);
  const place = placeAt(snapshot, offset);
  const here = place?.kind === 'cell' ? place.cell : null;
  const step = direction === 'next' || direction === 'down' ? 1 : -1;
  const found = (direction === 'next' || direction === 'previous' ? alongRow : alongColumn)(cells, here, offset, step);
  return found === undefined ? null : spanOf(found);
}
