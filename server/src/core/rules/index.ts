/**
 * The registry of rules.
 *
 * How a rule file looks (rules/<category>/<camelCase of the name>.ts, one rule each):
 *
 *     import { cellLoc, cellData, nameOf } from '../common.js';
 *     import type { Rule, RuleDocs } from '../types.js';
 *
 *     const messages = {
 *       below: { zh: '{row} 的 {column} 写的是 {actual}，件数不会小于 0', en: '…' },
 *     } satisfies Rule['messages'];
 *
 *     export const rule: Rule = {
 *       id: 'table/negative',
 *       severity: 'error',
 *       messages,
 *       checkTable({ table, add }) {
 *         for (const row of table.rows) for (const cell of row.cells) {
 *           if (…) add({ at: cellLoc(cell), message: { text: messages.below, args: { row: rowName(row), … } }, data: cellData(cell) });
 *         }
 *       },
 *     };
 *
 *     export const docs: RuleDocs = { title, what, why, fix, exceptions, clauses, good, bad };
 *
 * - `rule` and `docs` are separate exports and `docs` is a plain literal (no calls), so that bundles leave it out.
 * - A rule looks at as little as it needs: one table (`checkTable`), one part of the text (`checkText`), the report (`check`).
 *   What it found in a table or a part is kept until that changes.
 * - A rule is a pure function of its context; no state, no look at other rules' findings. It may throw: the engine
 *   records that and goes on, but a damaged table must not make it throw.
 * - Names in messages come from template data (`nameOf`, `rowName`, `columnName`), as `Text`, so that they follow the language.
 * - Silence first: where the text can be read in two ways, the rule says nothing.
 * - The preferred fix is the first one. Inserted text uses `context.eol`; a number set by a fix is written with
 *   `formatQuantity(value, cell.text)`.
 * - Every category has `index.ts` (its rules, in the order of DESIGN 5) and `docs.ts` (its documentation by rule id).
 *   `docs.ts` is imported by scripts/docs.mjs and by tests only.
 */
import { crossRules } from './cross/index.js';
import { structureRules } from './structure/index.js';
import { sumRules } from './sum/index.js';
import { tableRules } from './table/index.js';
import { textRules } from './text/index.js';
import type { Rule } from './types.js';

/** All rules, in the order in which they run and are listed. */
export const rules: readonly Rule[] = [...structureRules, ...tableRules, ...sumRules, ...crossRules, ...textRules];
