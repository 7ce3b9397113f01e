import { applicantColumns, applicationColumns, applicationRows, leafIds, reviewBlocks, reviewColumns } from './form.js';
import type { CellRef, Figures } from './figures.js';

/** A sum finding that a report must give, worked out here from the figures alone. */
export interface ExpectedSum {
  readonly rule: 'sum/row-total' | 'sum/column-total' | 'sum/balance' | 'sum/review-total';
  /** The cell the finding stands on. */
  readonly at: CellRef;
  /** What the cell should say for the relation to hold. */
  readonly expected: string;
  readonly actual: string;
}

/** All sum findings of a report whose rows are complete, folded as DESIGN 4 says, in no particular order. */
export function expectedSums(figures: Figures): readonly ExpectedSum[] {
  return [...rowTotals(figures), ...byColumn(figures, 'sum/column-total'), ...byColumn(figures, 'sum/balance'), ...reviewTotals(figures)];
}

/** Whether a relation of the report contains the cell: numbers of table 2 stand in none. */
export function inRelation(ref: CellRef): boolean {
  return ref.table !== 'disclosure';
}

const number = (text: string | undefined): number => Number(text ?? 0);
const sum = (values: readonly number[]): number => values.reduce((left, right) => left + right, 0);

function finding(rule: ExpectedSum['rule'], at: CellRef, expected: number, actual: number): ExpectedSum[] {
  return expected === actual ? [] : [{ rule, at, expected: String(expected), actual: String(actual) }];
}

function rowTotals(figures: Figures): ExpectedSum[] {
  return applicationRows[figures.form].flatMap(({ id }) => {
    const values = (figures.applications[id] ?? []).map(number);
    return finding('sum/row-total', { table: 'applications', row: id, column: 'total' }, sum(values.slice(0, -1)), values.at(-1) ?? 0);
  });
}

function byColumn(figures: Figures, rule: 'sum/column-total' | 'sum/balance'): ExpectedSum[] {
  const at = (row: string, column: number): number => number(figures.applications[row]?.[column]);
  const outcomes = applicationColumns.map((_id, column) => {
    if (rule === 'sum/balance') {
      const carryOut = at('carryOut', column);
      return { expected: at('new', column) + at('carryIn', column) - at('total', column), actual: carryOut };
    }
    return { expected: sum(leafIds(figures.form).map((leaf) => at(leaf, column))), actual: at('total', column) };
  });
  const residuals = outcomes.map(({ expected, actual }) => expected - actual);
  const applicants = residuals.slice(0, applicantColumns.length);
  const derived = applicants.some((residual) => residual !== 0) && residuals.at(-1) === sum(applicants);
  return outcomes.flatMap(({ expected, actual }, column) => {
    const id = applicationColumns[column] ?? '';
    if (id === 'total' && derived) return [];
    return finding(rule, { table: 'applications', row: rule === 'sum/balance' ? 'carryOut' : 'total', column: id }, expected, actual);
  });
}

function reviewTotals(figures: Figures): ExpectedSum[] {
  return reviewBlocks.flatMap((block) => {
    const values = (figures.review[block] ?? []).map(number);
    return finding('sum/review-total', { table: 'review', row: block, column: reviewColumns[4] }, sum(values.slice(0, 4)), values[4] ?? 0);
  });
}
