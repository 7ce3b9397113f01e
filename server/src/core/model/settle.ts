import { add, equals, isZero, ZERO, type Quantity } from '../text/quantity.js';
import type { Encoding, GridCell } from '../syntax/types.js';
import { figureTest, type FigureTest } from './figureTest.js';

/** How many empty fields stand before and after the figures of a row, and how many figures with blanks between them. */
interface Padding {
  readonly lead: number;
  readonly core: number;
  readonly trail: number;
  /** Blank cells between figures. */
  readonly inner: number;
}

export interface Settled {
  /** The values that count, in order. */
  readonly values: readonly GridCell[];
  readonly shape: 'exact' | 'short' | 'long' | 'guessed' | 'empty';
  /** Present where the figures themselves had a say, and not only where they stand. */
  readonly test?: FigureTest;
}

interface RawRow {
  readonly values: readonly GridCell[];
  readonly expected: number;
  /** Whether the last of them is the total of the row. */
  readonly hasTotal: boolean;
  /** Index of the first figure among the fields of its line. */
  readonly figuresAt: number;
}

function paddingOf(values: readonly GridCell[]): Padding {
  let lead = 0;
  while (lead < values.length && values[lead]!.kind === 'blank') lead++;
  if (lead === values.length) return { lead: 0, core: 0, trail: lead, inner: 0 };
  let trail = 0;
  while (values[values.length - 1 - trail]!.kind === 'blank') trail++;
  const core = values.length - lead - trail;
  const figures = values.filter((cell) => cell.kind !== 'blank').length;
  return { lead, core, trail, inner: core - figures };
}

/**
 * Decides for every row of a table which empty fields are blank cells and which stand for spans (DESIGN 3). Full rows
 * show the table's habit: how many empty fields it puts before and after seven figures. Where there is no full row and
 * the count does not decide, the row is guessed and relations stay silent.
 */
export function settleRows(rows: readonly RawRow[], encoding: Encoding): Settled[] {
  const tabs = encoding === 'tab';
  const paddings = rows.map((row) => paddingOf(row.values));
  const isFull = (padding: Padding, i: number): boolean => padding.core === rows[i]!.expected && padding.inner === 0;
  const full = paddings.filter(isFull);
  const habitLead = full.reduce((least, { lead }) => Math.min(least, lead), full[0]?.lead ?? 0);
  const habitTrail = full.reduce((least, { trail }) => Math.min(least, trail), full[0]?.trail ?? 0);
  const aligned = encoding === 'pipe' || encoding === 'gfm' ? firstColumn(rows.filter((_row, i) => isFull(paddings[i]!, i))) : null;
  const blankTotals = paddings.filter((padding, i) => rows[i]!.hasTotal && padding.core === rows[i]!.expected - 1 && padding.trail > habitTrail).length;
  return rows.map((row, i): Settled => {
    const padding = paddings[i]!;
    const { core, inner } = padding;
    if (core === 0) return { values: [], shape: 'empty' };
    const figures = row.values.slice(padding.lead, padding.lead + core);
    const missing = row.expected - core;
    if (missing < 0) return { values: figures, shape: 'long' };
    if (missing === 0) return { values: figures, shape: 'exact' };
    const lead = aligned === null ? Math.max(0, padding.lead - habitLead) : Math.min(padding.lead, Math.max(0, row.figuresAt - aligned));
    const trail = Math.max(0, padding.trail - habitTrail);
    // One figure too few at tabs is a row that lost a cell, unless blank totals are this table's way.
    if (tabs && inner === 0 && missing === 1 && row.hasTotal && blankTotals < 2) return { values: figures, shape: 'short' };
    const test = missing === 1 && row.hasTotal && trail > 0 ? { test: figureTest(figures, endsInTotal) } : {};
    if (test.test?.answer || lead + trail < missing) return { values: figures, shape: 'short', ...test };
    const take = (front: number): readonly GridCell[] => row.values.slice(padding.lead - front, padding.lead + core + missing - front);
    const settled = full.length > 0;
    if (lead === 0) return { values: take(0), shape: settled || padding.trail === missing ? 'exact' : 'guessed', ...test };
    if (trail === 0 || lead + trail === missing) return { values: take(Math.min(lead, missing)), shape: settled ? 'exact' : 'guessed', ...test };
    return { values: figures, shape: 'guessed', ...test };
  });
}

/** Whether the last figure is the sum of those before it: then the row has its total and lost another cell. */
function endsInTotal(figures: readonly Quantity[]): boolean {
  const total = figures[figures.length - 1]!;
  return !isZero(total) && equals(figures.slice(0, -1).reduce(add, ZERO), total);
}

/** The field in which the figures of all full rows begin; null where rows do not line up. */
function firstColumn(full: readonly RawRow[]): number | null {
  const first = full[0];
  return first && full.length > 1 && full.every((row) => row.figuresAt === first.figuresAt) ? first.figuresAt : null;
}
