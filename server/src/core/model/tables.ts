import { perPlace } from '../text/perPlace.js';
import { lexiconOf } from '../template/formSet.js';
import type { Lexicon } from '../template/match.js';
import type { TableId, Template } from '../template/types.js';
import { LABEL, ReadTable, ROW_END, type Cells } from '../syntax/tables/cells.js';
import type { Segment, TableSyntax } from '../syntax/types.js';
import type { TableDraft } from './draft.js';
import { interpret } from './interpret.js';
import { planOf, Points, type TablePlan } from './plan.js';
import { PlannedTable } from './planned.js';
import type { Table } from './types.js';

const NO_TABLES: readonly Table[] = [];
const NO_IDS: readonly TableId[] = [];
/** Places for readings; a power of two. A reading of a table 3 takes some 40 KB. */
const PLACES = 256;
/** Texts up to this length the vocabulary keeps as strings of their own. UTF-16 units. */
const KEPT = 48;

/**
 * The tables of a segment. `first` is the table its heading announces, `prior` the form to assume where the table itself
 * does not tell: it may be in the other national form, too, but a user's form is read by itself. Memoised per segment.
 */
export function tablesOf(segment: Segment, first: TableId | null, prior: Template): readonly Table[] {
  const grid = gridOf(segment);
  return grid === null ? NO_TABLES : grid.tables(first, prior);
}

/** Which tables of all the forms a segment holds, where its heading announces `first`. */
export function interpretedIds(segment: Segment, first: TableId | null): readonly TableId[] {
  const grid = gridOf(segment);
  return grid === null ? NO_IDS : grid.reading(first, segment.forms.lexicon).ids;
}

/** What is known of the tables of a segment; null where it has none. */
const gridOf = perPlace((segment: Segment): Grid | null => {
  const tables = segment.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  return tables.length === 0 ? null : new Grid(segment, tables);
});

/** The tables of one segment as written, and what came of them for a table announced and a form. */
class Grid {
  #readings: { readonly first: TableId | null; readonly lexicon: Lexicon; readonly reading: Reading }[] = [];
  #known: { readonly first: TableId | null; readonly prior: Template; readonly tables: readonly Table[] }[] = [];
  readonly #cells: Cells;

  constructor(
    readonly segment: Segment,
    readonly syntax: readonly TableSyntax[],
  ) {
    this.#cells = joined(syntax);
  }

  reading(first: TableId | null, lexicon: Lexicon): Reading {
    const known = this.#readings.find((each) => each.first === first && each.lexicon === lexicon);
    if (known !== undefined) return known.reading;
    const reading = readingOf(this.syntax, first, lexicon);
    this.#readings.push({ first, lexicon, reading });
    return reading;
  }

  tables(first: TableId | null, prior: Template): readonly Table[] {
    const known = this.#known.find((each) => each.first === first && each.prior === prior);
    if (known !== undefined) return known.tables;
    const lexicon = lexiconOf(prior);
    const plans = this.reading(first, lexicon).plans(prior) ?? new Reading(this.syntax, first, lexicon).own(prior);
    const tables = plans.map((plan) => new PlannedTable(plan, this.segment, this.syntax[plan.block]!, this.#cells));
    this.#known.push({ first, prior, tables });
    return tables;
  }
}

/** What tables mean by their labels and kinds of cells alone, and the plans that follow for each form. */
class Reading {
  readonly ids: readonly TableId[];
  /** Whether figures had a say, so that it holds for no other tables. */
  readonly byFigures: boolean;
  readonly #drafts: readonly TableDraft[];
  readonly #points: Points;
  /** Null for a form in which figures decide. */
  readonly #plans = new Map<Template, readonly TablePlan[] | null>();

  constructor(
    readonly syntax: readonly TableSyntax[],
    readonly first: TableId | null,
    lexicon: Lexicon,
  ) {
    const { drafts, byFigures } = interpret(syntax, first, lexicon);
    this.#drafts = drafts;
    this.byFigures = byFigures;
    this.#points = new Points(joined(syntax));
    this.ids = drafts.map((draft) => draft.id);
  }

  /** Whether tables read like these. */
  fits(syntax: readonly TableSyntax[], first: TableId | null): boolean {
    if (first !== this.first || syntax.length !== this.syntax.length) return false;
    return syntax.every((table, i) => table.encoding === this.syntax[i]!.encoding && isLike(table.cells, this.syntax[i]!.cells));
  }

  /** The plans for a form; null where they depend on figures and must be made from the table itself. */
  plans(prior: Template): readonly TablePlan[] | null {
    let plans = this.#plans.get(prior);
    if (plans === undefined) this.#plans.set(prior, (plans = this.#planned(prior).byFigures ? null : this.own(prior)));
    return plans;
  }

  /** The plans for the tables that were read themselves. */
  own(prior: Template): readonly TablePlan[] {
    return this.#planned(prior).plans;
  }

  #planned(prior: Template): { readonly plans: readonly TablePlan[]; readonly byFigures: boolean } {
    const planned = this.#drafts.map((draft) => planOf(draft, this.syntax.indexOf(draft.syntax), this.#points, prior));
    return { plans: planned.map(({ plan }) => plan), byFigures: planned.some((each) => each.byFigures) };
  }
}

/** Readings met last, by the cells they are of. Two that fall on one place take it from each other, so it cannot grow. */
const placesOf = perPlace((_lexicon: Lexicon): (Reading | undefined)[] => Array.from({ length: PLACES }, () => undefined));

function readingOf(syntax: readonly TableSyntax[], first: TableId | null, lexicon: Lexicon): Reading {
  const places = placesOf(lexicon);
  let hash = 0;
  for (const { cells } of syntax) hash = (Math.imul(hash, 31) + cells.hash) | 0;
  const place = (hash ^ (hash >>> 16)) & (PLACES - 1);
  const known = places[place];
  if (known?.fits(syntax, first)) return known;
  const reading = new Reading(syntax.map(detached), first, lexicon);
  return reading.byFigures ? new Reading(syntax, first, lexicon) : (places[place] = reading);
}

/** Whether both have the same cells with the same labels in the same rows; figures may differ. */
function isLike(a: Cells, b: Cells): boolean {
  const { kinds, words } = a;
  if (a.hash !== b.hash || kinds.length !== b.kinds.length) return false;
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== b.kinds[i]) return false;
    if ((kinds[i]! & ~ROW_END) === LABEL && words[i] !== b.words[i] && words[i]!.text !== b.words[i]!.text) return false;
  }
  return true;
}

/** The same table with words that do not hold on to the text they were cut from. */
function detached({ encoding, cells, start, end }: TableSyntax): TableSyntax {
  const words = cells.words.map((word) => (word !== null && word.text.length > KEPT ? word.detached() : word));
  return new ReadTable(encoding, { ...cells, words }, start, end);
}

/** The cells of several tables in one list. */
function joined(syntax: readonly TableSyntax[]): Cells {
  const [first, ...others] = syntax.map(({ cells }) => cells);
  if (others.length === 0) return first!;
  const all = [first!, ...others];
  return { spans: all.flatMap((cells) => cells.spans), kinds: all.flatMap((cells) => cells.kinds), words: all.flatMap((cells) => cells.words), hash: 0 };
}
