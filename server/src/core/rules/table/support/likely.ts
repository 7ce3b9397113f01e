import type { Row, Table } from '../../../model/types.js';
import type { RowTemplate } from '../../../template/types.js';
import { add, equals, isNegative, subtract, sumOf, ZERO, type Quantity } from '../../../text/quantity.js';
import { occurrences } from '../common.js';

/**
 * What a row that alone is missing must contain for the column sums to hold; null where the other rows do not tell, or
 * where it would take a negative number or a total that does not fit.
 */
export function likelyValues(table: Table, missing: RowTemplate): readonly Quantity[] | null {
  const columns = table.template.blocks[0]?.columns ?? [];
  const rows = occurrences(table);
  const values: Quantity[] = [];
  for (let column = 0; column < columns.length; column++) {
    const value = solve(table, missing.id, column, rows);
    if (value === null || isNegative(value)) return null;
    values.push(value);
  }
  const parts = sumOf(values.slice(0, -1), (value) => value);
  return values.length > 1 && equals(parts, values[values.length - 1]!) ? values : null;
}

/** The number that makes every relation of the column hold; null where they disagree or another row is damaged. */
function solve(table: Table, missing: string, column: number, rows: ReadonlyMap<string, readonly Row[]>): Quantity | null {
  let found: Quantity | null = null;
  for (const { forEach, left, right } of table.template.relations) {
    if (forEach !== 'column' || !(left.includes(missing) || right.includes(missing))) continue;
    const [own, other] = left.includes(missing) ? [left, right] : [right, left];
    const rest = sumOfRows(own.filter((id) => id !== missing), column, rows);
    const whole = sumOfRows(other, column, rows);
    if (rest === null || whole === null) return null;
    const value = subtract(whole, rest);
    if (found !== null && !equals(found, value)) return null;
    found = value;
  }
  return found;
}

function sumOfRows(ids: readonly string[], column: number, rows: ReadonlyMap<string, readonly Row[]>): Quantity | null {
  let sum = ZERO;
  for (const id of ids) {
    const [row, second] = rows.get(id) ?? [];
    const cell = second === undefined && row?.shape === 'exact' ? row.cells[column] : undefined;
    if (cell === undefined || cell.state === 'text') return null;
    if (cell.value !== null) sum = add(sum, cell.value);
  }
  return sum;
}
