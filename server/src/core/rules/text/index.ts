import type { Rule } from '../types.js';
import { rule as foreignRun } from './foreignRun.js';
import { rule as placeholder } from './placeholder.js';
import { rule as repeated } from './repeated.js';

/** The rules about the wording itself, in the order of DESIGN 5. */
export const textRules: readonly Rule[] = [placeholder, repeated, foreignRun];
