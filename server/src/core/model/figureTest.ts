import { parseNumber } from '../text/numbers.js';
import { ZERO, type Quantity } from '../text/quantity.js';
import type { Cells } from '../syntax/tables/cells.js';
import type { GridCell } from '../syntax/types.js';
import type { Points } from './plan.js';

/**
 * A question about figures that decides how a table is read, with its answer: as a rule labels and kinds of cells decide
 * alone, and what they decide holds for other tables.
 */
export interface FigureTest {
  readonly cells: readonly GridCell[];
  /** Blanks, and what is no number, count as zero. */
  readonly ask: (figures: readonly Quantity[]) => boolean;
  readonly answer: boolean;
}

/** Asks a question. */
export function figureTest(cells: readonly GridCell[], ask: FigureTest['ask']): FigureTest {
  return { cells, ask, answer: ask(cells.map((cell) => parseNumber(cell.text)?.value ?? ZERO)) };
}

/** Whether the same questions have the same answers in other cells of the same kinds; `points` are those of the cells that were asked. */
export function answersAlike(tests: readonly FigureTest[], points: Points, { words }: Cells): boolean {
  return tests.every(({ cells, ask, answer }) => ask(cells.map((cell) => words[points.cellAt(cell.start)]?.number?.value ?? ZERO)) === answer);
}
