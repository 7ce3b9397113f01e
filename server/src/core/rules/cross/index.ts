import type { Rule } from '../types.js';
import { rule as bodyName } from './bodyName.js';
import { rule as deadline } from './deadline.js';
import { rule as fee } from './fee.js';
import { rule as negativeStatement } from './negativeStatement.js';
import { rule as outdatedCitation } from './outdatedCitation.js';
import { rule as proseNumber } from './proseNumber.js';
import { rule as year } from './year.js';

/** The rules that compare parts of the report with each other, in the order of DESIGN 5. */
export const crossRules: readonly Rule[] = [year, proseNumber, negativeStatement, fee, outdatedCitation, deadline, bodyName];
