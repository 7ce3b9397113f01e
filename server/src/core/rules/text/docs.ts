import type { RuleDocs } from '../types.js';
import { docs as foreignRun } from './foreignRun.js';
import { docs as placeholder } from './placeholder.js';
import { docs as repeated } from './repeated.js';

/** Documentation of the text rules, by rule id. */
export const textDocs: Readonly<Record<string, RuleDocs>> = {
  'text/placeholder': placeholder,
  'text/repeated': repeated,
  'text/foreign-run': foreignRun,
};
