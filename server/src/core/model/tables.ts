import { perPlace } from '../text/perPlace.js';
import { lexiconOf } from '../template/formSet.js';
import type { Lexicon } from '../template/match.js';
import type { TableId, Template } from '../template/types.js';
import { LABEL, ReadTable, ROW_END, type Cells } from '../syntax/tables/cells.js';
import type { Segment, TableSyntax } from '../syntax/types.js';
import { answersAlike, type FigureTest } from './figureTest.js';
import { interpret, type Interpretation } from './interpret.js';
import { planOf, Points, type TablePlan } from './plan.js';
import { PlannedTable } from './planned.js';
import type { Table } from './types.js';

const NO_TABLES: readonly Table[] = [];
const NO_IDS: readonly TableId[] = [];
/** So many arrangements of cells are remembered. With all that is worked out for it, one takes some 500 KB at most. */
const MOST = 200;
/** Tables have up to some 400 cells. */
const LARGE = 5000;
/** And so many readings of one arrangement, where headings announce other tables or figures decide. */
const SAME_HASH = 4;
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
  return grid === null ? NO_IDS : grid.arrangement(first, segment.forms.lexicon).ids;
}

/** What is known of the tables of a segment; null where it has none. */
const gridOf = perPlace((segment: Segment): Grid | null => {
  const tables = segment.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  return tables.length === 0 ? null : new Grid(segment, tables);
});

/** The tables of one segment as written, and what came of them for a table announced and a form. */
class Grid {
  readonly #arrangements: { readonly first: TableId | null; readonly lexicon: Lexicon; readonly arrangement: Arrangement }[] = [];
  readonly #known: { readonly first: TableId | null; readonly prior: Template; readonly tables: readonly Table[] }[] = [];
  readonly #cells: Cells;

  constructor(
    readonly segment: Segment,
    readonly syntax: readonly TableSyntax[],
  ) {
    this.#cells = joined(syntax);
  }

  arrangement(first: TableId | null, lexicon: Lexicon): Arrangement {
    const known = this.#arrangements.find((each) => each.first === first && each.lexicon === lexicon);
    if (known !== undefined) return known.arrangement;
    const arrangement = arrangementsOf(lexicon).of(this.syntax, this.#cells, first);
    this.#arrangements.push({ first, lexicon, arrangement });
    return arrangement;
  }

  tables(first: TableId | null, prior: Template): readonly Table[] {
    const known = this.#known.find((each) => each.first === first && each.prior === prior);
    if (known !== undefined) return known.tables;
    const lexicon = lexiconOf(prior);
    // Where figures decide otherwise than in the tables that were read, these are read themselves.
    const plans = this.arrangement(first, lexicon).plans(prior, this.#cells) ?? new Arrangement(this.syntax, first, lexicon).plans(prior, this.#cells)!;
    const tables = plans.map((plan) => new PlannedTable(plan, this.segment, this.syntax[plan.block]!, this.#cells));
    this.#known.push({ first, prior, tables });
    return tables;
  }
}

/** What tables mean by their labels and kinds of cells, and the plans that follow for each form. */
class Arrangement {
  readonly ids: readonly TableId[];
  readonly #interpretation: Interpretation;
  readonly #points: Points;
  readonly #planned = new Map<Template, { readonly plans: readonly TablePlan[]; readonly tests: readonly FigureTest[] }>();

  constructor(
    readonly syntax: readonly TableSyntax[],
    readonly first: TableId | null,
    lexicon: Lexicon,
  ) {
    this.#interpretation = interpret(syntax, first, lexicon);
    this.#points = new Points(joined(syntax));
    this.ids = this.#interpretation.drafts.map((draft) => draft.id);
  }

  /** Whether other tables read like these; `cells`: those of all of them. */
  fits(syntax: readonly TableSyntax[], cells: Cells, first: TableId | null): boolean {
    if (first !== this.first || syntax.length !== this.syntax.length) return false;
    for (let i = 0; i < syntax.length; i++) if (syntax[i]!.encoding !== this.syntax[i]!.encoding || !isLike(syntax[i]!.cells, this.syntax[i]!.cells)) return false;
    return answersAlike(this.#interpretation.tests, this.#points, cells);
  }

  /** The plans of tables that read like these for a form; null where they depend on figures, which say otherwise. */
  plans(prior: Template, cells: Cells): readonly TablePlan[] | null {
    let planned = this.#planned.get(prior);
    if (planned === undefined) {
      const all = this.#interpretation.drafts.map((draft) => planOf(draft, this.syntax.indexOf(draft.syntax), this.#points, prior));
      this.#planned.set(prior, (planned = { plans: all.map(({ plan }) => plan), tests: all.flatMap(({ tests }) => tests) }));
    }
    return answersAlike(planned.tests, this.#points, cells) ? planned.plans : null;
  }
}

/** Arrangements by the hashes of the cells they are of; begun anew when there are many, so that they cannot grow without end. */
class Arrangements {
  readonly #byHash = new Map<number, Arrangement[]>();
  #count = 0;
  /** The last one of a table that is too large for many of its kind to be kept: the one somebody is editing. */
  #large: Arrangement | null = null;

  constructor(private readonly lexicon: Lexicon) {}

  of(syntax: readonly TableSyntax[], cells: Cells, first: TableId | null): Arrangement {
    let hash = 0;
    for (const table of syntax) hash = (Math.imul(hash, 31) + table.cells.hash) | 0;
    if (this.#large?.fits(syntax, cells, first)) return this.#large;
    const known = this.#byHash.get(hash);
    const like = known?.find((arrangement) => arrangement.fits(syntax, cells, first));
    if (like !== undefined) return like;
    const arrangement = new Arrangement(syntax.map(detached), first, this.lexicon);
    if (cells.kinds.length > LARGE) this.#large = arrangement;
    else if (known !== undefined && known.length < SAME_HASH) known.push(arrangement);
    else {
      if (++this.#count > MOST) this.#byHash.clear();
      if (this.#byHash.size === 0) this.#count = 1;
      this.#byHash.set(hash, [arrangement]);
    }
    return arrangement;
  }
}

const arrangementsOf = perPlace((lexicon: Lexicon) => new Arrangements(lexicon));

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
