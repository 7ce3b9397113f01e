import { perPlace } from '../text/perPlace.js';
import type { Row, Table } from './types.js';

/** The rows of a table by their id in the form, in order; rows that the form does not have are left out. */
export const rowsById = perPlace((table: Table): ReadonlyMap<string, readonly Row[]> => byId(table.rows));

/** The same for some rows alone. */
export function byId(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.template === null) continue;
    const known = found.get(row.template.id);
    if (known === undefined) found.set(row.template.id, [row]);
    else known.push(row);
  }
  return found;
}
