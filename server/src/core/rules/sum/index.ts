import type { Rule } from '../types.js';
import { rule as balance } from './balance.js';
import { rule as columnTotal } from './columnTotal.js';
import { rule as reviewTotal } from './reviewTotal.js';
import { rule as rowTotal } from './rowTotal.js';

/** The arithmetic of the form, in the order of DESIGN 5. */
export const sumRules: readonly Rule[] = [rowTotal, columnTotal, balance, reviewTotal];
