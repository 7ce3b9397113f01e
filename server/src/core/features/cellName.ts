import { placeAt, type Place } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import type { Language } from '../l10n/message.js';
import { cellColumnName, cellName as fullName, columnName, nameOf, ownRowName, rowName } from '../model/names.js';

/** Where the cursor is in a table, for a status bar. */
export interface CellNameResult {
  /** `（一）予以公开 × 自然人`. */
  readonly text: string;
  /** The same with the headings that the row stands under. */
  readonly detail: string;
}

/** A status bar has room for this many characters of a row's name. */
const LONGEST = 24;

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}

function namesOf(place: Place, language: Language): CellNameResult | null {
  switch (place.kind) {
    case 'cell': return { text: `${clipped(ownRowName(place.cell.row, language))} × ${cellColumnName(place.cell, language)}`, detail: fullName(place.cell, language) };
    case 'row': return { text: clipped(ownRowName(place.row, language)), detail: rowName(place.row, language) };
    case 'group': return { text: clipped(nameOf(place.group.template, language)), detail: nameOf(place.group.template, language) };
    case 'header': {
      const { column } = place.header;
      return column === null ? null : { text: clipped(columnName(column, language)), detail: columnName(column, language) };
    }
    case 'section': return null;
  }
}

/** Row and column of the cell at an offset; null outside tables. */
export function cellName(snapshot: Snapshot, offset: number, language: Language): CellNameResult | null {
  const place = placeAt(snapshot, offset);
  return place === null ? null : namesOf(place, language);
}
