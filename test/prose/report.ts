import { minimalFigures } from '../harness/example.js';
import { plainProse, type Figures } from '../harness/figures.js';
import { applicationColumns, applicationRows } from '../harness/form.js';
import { render } from '../harness/render.js';

/** Natural persons, companies, research, social, legal, other; rows left out are zero. */
const counts: Readonly<Record<string, readonly number[]>> = {
  new: [60, 8, 0, 1, 2, 1],
  carryIn: [2, 1, 0, 0, 0, 0],
  granted: [30, 4, 0, 1, 1, 0],
  partial: [5, 1, 0, 0, 0, 0],
  d2: [1, 0, 0, 0, 0, 0],
  d4: [2, 0, 0, 0, 0, 0],
  d6: [0, 1, 0, 0, 0, 0],
  u1: [12, 1, 0, 0, 0, 0],
  u2: [2, 0, 0, 0, 0, 0],
  u3: [1, 0, 0, 0, 0, 0],
  n1: [2, 0, 0, 0, 0, 0],
  n2: [1, 0, 0, 0, 0, 0],
  o1: [1, 0, 0, 0, 0, 0],
  o3: [0, 1, 0, 0, 0, 0],
  total: [57, 8, 0, 1, 1, 0],
  carryOut: [5, 1, 0, 0, 1, 1],
};

/**
 * A report of 2023: 72 new requests (60 by natural persons), 3 carried in, 67 closed (36 granted, 6 in part, 4 refused, 16 not
 * to be had, 3 not processed, 2 otherwise), 8 carried over; 5 reconsiderations (2, 1, 1, 1), 2 suits without (1, 0, 0, 1) and
 * 1 after reconsideration; 6 norms made, 2 repealed, 49 in force; 11741 licences, 61 penalties, 3 coercive measures.
 */
export const busy: Figures = {
  ...minimalFigures,
  applications: Object.fromEntries(applicationRows['2021'].map(({ id }) => {
    const row = counts[id] ?? applicationColumns.slice(0, 6).map(() => 0);
    return [id, [...row, row.reduce((left, right) => left + right, 0)].map(String)];
  })),
  review: { review: ['2', '1', '1', '1', '5'], direct: ['1', '0', '0', '1', '2'], postReview: ['1', '0', '0', '0', '1'] },
  disclosure: {
    ...minimalFigures.disclosure,
    norms: { made: '6', repealed: '2', valid: '49' },
    licence: { decisions: '11741' },
    penalty: { decisions: '61' },
    coercion: { decisions: '3' },
    fee: { amount: '12.5000' },
  },
};

/** The same for a county government. */
export const government: Figures = { ...busy, body: '云岭县人民政府', title: '云岭县人民政府2023年政府信息公开工作年度报告' };
/** A report in which every number is zero. */
export const idle: Figures = minimalFigures;

/** A report with these paragraphs in one section. */
export function withProse(figures: Figures, paragraphs: readonly string[], section: 1 | 5 | 6 = 1): string {
  return render({ ...figures, prose: { ...plainProse, [section]: paragraphs } }, 'pipe-open').text;
}
