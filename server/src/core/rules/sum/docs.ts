import type { RuleDocs } from '../types.js';
import { docs as balance } from './balance.js';
import { docs as columnTotal } from './columnTotal.js';
import { docs as reviewTotal } from './reviewTotal.js';
import { docs as rowTotal } from './rowTotal.js';

/** Documentation of the sum rules, by rule id. */
export const sumDocs: Readonly<Record<string, RuleDocs>> = {
  'sum/row-total': rowTotal,
  'sum/column-total': columnTotal,
  'sum/balance': balance,
  'sum/review-total': reviewTotal,
};
