import type { RuleDocs } from '../types.js';
import { docs as bodyName } from './bodyName.js';
import { docs as deadline } from './deadline.js';
import { docs as fee } from './fee.js';
import { docs as negativeStatement } from './negativeStatement.js';
import { docs as outdatedCitation } from './outdatedCitation.js';
import { docs as proseNumber } from './proseNumber.js';
import { docs as year } from './year.js';

/** Documentation of the cross rules, by rule id. */
export const crossDocs: Readonly<Record<string, RuleDocs>> = {
  'cross/year': year,
  'cross/prose-number': proseNumber,
  'cross/negative-statement': negativeStatement,
  'cross/fee': fee,
  'cross/outdated-citation': outdatedCitation,
  'cross/deadline': deadline,
  'cross/body-name': bodyName,
};
