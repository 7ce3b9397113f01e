import type { Text } from '../l10n/message.js';
import { add, formatQuantity, ZERO, type Quantity } from '../text/quantity.js';
import phrases from './phrases.json';
import type { Report, Row, Table } from './types.js';

/** A sentence that states numbers of the tables, with the numbers of a report. */
export interface Phrase {
  readonly id: string;
  readonly about: Text;
  readonly text: string;
}

/** `{rows/columns}`: ids joined by `+` are added up; a group stands for its rows. */
const PLACE = /\{([a-zA-Z0-9+]+)\/([a-zA-Z0-9+]+)\}/g;

/** The standard sentences whose numbers the tables of the report state beyond doubt. */
export function phrasesFor(report: Report): readonly Phrase[] {
  return phrases.flatMap(({ id, about, text }) => {
    let complete = true;
    const filled = text.replace(PLACE, (_whole, rows: string, columns: string) => {
      const sum = sumOf(report, rows.split('+'), columns.split('+'));
      complete &&= sum !== null;
      return sum === null ? '' : formatQuantity(sum);
    });
    return complete ? [{ id, about, text: filled }] : [];
  });
}

/** The sum of the cells; null where one is missing, blank, doubtful or stands twice. */
function sumOf(report: Report, names: readonly string[], columns: readonly string[]): Quantity | null {
  let sum = ZERO;
  for (const name of names) {
    const rows = rowsNamed(report, name);
    if (rows === null) return null;
    for (const row of rows) {
      for (const column of columns) {
        const cell = row.cells.find((candidate) => candidate.column?.id === column);
        if (cell?.value == null || cell.confidence !== 'exact') return null;
        sum = add(sum, cell.value);
      }
    }
  }
  return sum;
}

/** The rows that an id names, each of which must stand exactly once: a row, or all rows of a group. */
function rowsNamed(report: Report, name: string): readonly Row[] | null {
  for (const table of report.tables) {
    const templates = table.template.blocks.flatMap((block) => block.rows);
    const own = templates.filter((row) => row.id === name);
    const ids = (own.length > 0 ? own : templates.filter((row) => row.group === name)).map((row) => row.id);
    if (ids.length === 0) continue;
    const rows = ids.map((id) => onlyRow(report, table, id));
    return rows.every((row) => row !== null) ? rows : null;
  }
  return null;
}

function onlyRow(report: Report, table: Table, id: string): Row | null {
  const found = report.tables.filter((other) => other.id === table.id).flatMap((other) => other.rows.filter((row) => row.template?.id === id));
  return found.length === 1 ? found[0]! : null;
}
