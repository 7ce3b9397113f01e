import { crossDocs } from './cross/docs.js';
import { structureDocs } from './structure/docs.js';
import { sumDocs } from './sum/docs.js';
import { tableDocs } from './table/docs.js';
import { textDocs } from './text/docs.js';
import type { RuleDocs } from './types.js';

/** The documentation and examples of every rule, by id. Not part of any bundle: scripts/docs.mjs and tests read it. */
export const ruleDocs: Readonly<Record<string, RuleDocs>> = { ...structureDocs, ...tableDocs, ...sumDocs, ...crossDocs, ...textDocs };
