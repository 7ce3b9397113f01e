import { perPlace } from '../text/perPlace.js';
import { add, equals, isNegative, negate, sumOf, type Quantity } from '../text/quantity.js';
import { countOf, effectiveValue, SumRelation } from './relations.js';
import { sumsHolding, sumsOf, totalRelation, type CellRef, type Sum } from './sums.js';
import type { Cell, Failure, Ledger, Relation, SumCounts, Table } from './types.js';

const NONE: readonly SumRelation[] = [];
const NO_FAILURES: readonly Failure[] = [];

/**
 * All relations of a table, with folding and root causes worked out (DESIGN 4): the one evaluator that diagnostics, hovers,
 * fixes and everything else that shows arithmetic read. Memoised per table.
 */
export const ledgerOf = perPlace((table: Table): Ledger => new TableLedger(table));

/** A sum that holds needs no relation of its own until somebody asks for it: in most tables all hold. */
class TableLedger implements Ledger {
  readonly #table: Table;
  readonly #sums: readonly Sum[];
  readonly #made: (SumRelation | undefined)[];
  #failures: readonly Failure[] | undefined;
  #relations: readonly SumRelation[] | undefined;
  #counts: SumCounts | undefined;

  constructor(table: Table) {
    this.#table = table;
    this.#sums = sumsOf(table.plan);
    this.#made = new Array<SumRelation | undefined>(this.#sums.length);
  }

  get relations(): readonly SumRelation[] {
    return (this.#relations ??= this.#sums.map((_sum, i) => this.#relation(i)));
  }

  get failures(): readonly Failure[] {
    return (this.#failures ??= this.#findFailures());
  }

  get counts(): SumCounts {
    return (this.#counts ??= this.#count());
  }

  of(cell: Cell): readonly Relation[] {
    const holds = ({ left, right }: Relation): boolean => left.includes(cell) || right.includes(cell);
    // Those for its row, then those for its column.
    const across: Relation[] = [];
    const down: Relation[] = [];
    this.#sums.forEach(({ row, column }, i) => {
      if (row !== null ? this.#table.rows[row] !== cell.row : column!.id !== cell.column?.id) return;
      const relation = this.#relation(i);
      if (holds(relation)) (row === null ? down : across).push(relation);
    });
    return [...across, ...down];
  }

  #relation(i: number): SumRelation {
    return (this.#made[i] ??= new SumRelation(this.#table, this.#sums[i]!));
  }

  #status(i: number): Relation['status'] {
    const made = this.#made[i];
    if (made !== undefined) return made.status;
    const { obstacle, at, leftCells, rightCells } = this.#sums[i]!;
    if (obstacle !== null || at === null) return 'not-evaluated';
    const left = countOf(this.#table, leftCells);
    const right = countOf(this.#table, rightCells);
    return left < 0 || right < 0 ? this.#relation(i).status : left === right ? 'holds' : 'fails';
  }

  #findFailures(): readonly Failure[] {
    const failing: number[] = [];
    for (let i = 0; i < this.#sums.length; i++) if (this.#status(i) === 'fails') failing.push(i);
    if (failing.length === 0) return NO_FAILURES;
    const suspects = new Map<number, Failure['suspect']>();
    for (const group of connected(failing, this.#sums)) {
      const suspect = this.#suspectOf(group);
      for (const i of group) suspects.set(i, suspect);
    }
    const relations = failing.map((i) => this.#relation(i));
    return failing.map((i, at): Failure => ({ relation: relations[at]!, derivedFrom: derivedFrom(relations[at]!, relations), suspect: suspects.get(i) ?? null }));
  }

  /** The one cell whose change by one amount makes all the sums hold and breaks none that holds; null if none or several. */
  #suspectOf(group: readonly number[]): Failure['suspect'] {
    let found: Failure['suspect'] = null;
    const first = this.#sums[group[0]!]!;
    const consider = ({ row, index }: CellRef, number: number): boolean => {
      const change = this.#changeFor(number, group);
      if (!change) return true;
      const cell = this.#table.rows[row]!.cells[index]!;
      const value = add(effectiveValue(cell), change);
      if (isNegative(value)) return true;
      const only = found === null;
      found = only ? { cell, value } : null;
      return only;
    };
    const one = first.left.every((ref, k) => consider(ref, first.leftCells[k]!)) && first.right.every((ref, k) => consider(ref, first.rightCells[k]!));
    return one ? found : null;
  }

  /** By how much a cell must change for all sums of the group to hold; null where that is impossible. */
  #changeFor(cell: number, group: readonly number[]): Quantity | null {
    const own = (sumsHolding(this.#table.plan).get(cell) ?? []).filter((i) => this.#status(i) !== 'not-evaluated');
    // Few sums hold one cell, so that a large group is turned away before it is searched.
    if (own.length !== group.length || !own.every((i) => group.includes(i))) return null;
    let change: Quantity | null = null;
    for (const i of group) {
      const { residual } = this.#relation(i);
      const needed = this.#sums[i]!.leftCells.includes(cell) ? negate(residual!) : residual!;
      if (change && !equals(change, needed)) return null;
      change = needed;
    }
    return change;
  }

  #count(): SumCounts {
    const cells = new Set<number>();
    let relations = 0;
    let failed = 0;
    this.#sums.forEach(({ leftCells, rightCells }, i) => {
      const status = this.#status(i);
      if (status === 'not-evaluated') return;
      relations++;
      if (status === 'fails') failed++;
      for (const cell of leftCells) cells.add(cell);
      for (const cell of rightCells) cells.add(cell);
    });
    return { cells: cells.size, relations, failed, notEvaluated: this.#sums.length - relations };
  }
}

/** Failing sums that hang together by sharing cells. */
function connected(failing: readonly number[], sums: readonly Sum[]): number[][] {
  const parents = failing.map((_sum, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]!]!;
    return root;
  };
  const holders = new Map<number, number>();
  failing.forEach((i, at) => {
    for (const side of [sums[i]!.leftCells, sums[i]!.rightCells]) {
      for (const cell of side) {
        const holder = holders.get(cell);
        if (holder === undefined) holders.set(cell, at);
        else parents[rootOf(at)] = rootOf(holder);
      }
    }
  });
  const groups = new Map<number, number[]>();
  failing.forEach((i, at) => {
    const group = groups.get(rootOf(at));
    if (group) group.push(i);
    else groups.set(rootOf(at), [i]);
  });
  return [...groups.values()];
}

/**
 * The failures of other columns that a failure of the 总计 column follows from: its residual is the sum of theirs. Empty
 * where it stands on its own.
 */
function derivedFrom(relation: SumRelation, failing: readonly SumRelation[]): readonly SumRelation[] {
  const { template, table, column } = relation;
  const total = template.forEach === 'column' && column !== null ? totalRelation(table.template, column) : undefined;
  if (total === undefined) return NONE;
  const addends = failing.filter((other) => other.template === template && total.left.includes(other.column!.id));
  if (addends.length === 0) return NONE;
  const sum = sumOf(addends, (other) => other.residual!);
  return equals(sum, relation.residual!) ? addends : NONE;
}
