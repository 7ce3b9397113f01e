import { reportAt, segmentsOf } from '../engine/locate.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import type { Text } from '../l10n/message.js';
import { isSpace } from '../text/space.js';
import { touches, type Span } from '../text/span.js';

/** The name under the cursor, where it can be renamed. */
export interface RenameTarget {
  readonly range: Span;
  readonly name: string;
}

/** Why a new name is refused. */
export const renameRefusals = {
  nowhere: { zh: '只有报告单位的名称可以在全文改名；请把光标放在它上面。', en: 'Only the name of the reporting body can be renamed; place the cursor on it.' },
  empty: { zh: '名称不能为空，也不能换行或含有竖线、制表符。', en: 'A name must not be empty or hold line breaks, bars or tabs.' },
} satisfies Record<string, Text>;

/** Where a name stands in a text; titles are spaced out, so white space (but no line break) between its characters does not count. */
function occurrences(text: string, name: string): Span[] {
  const found: Span[] = [];
  const first = name[0]!;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let end = at;
    for (const character of name) {
      while (end > at && end < text.length && isSpace(text.charCodeAt(end)) && !/[\r\n]/.test(text[end]!)) end++;
      if (!text.startsWith(character, end)) {
        end = -1;
        break;
      }
      end += character.length;
    }
    if (end < 0) continue;
    found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

/** All places of the report at an offset that name its body: title, preface, text and signature. */
function placesAt(snapshot: Snapshot, offset: number): { readonly name: string; readonly places: readonly Span[] } | null {
  const placed = reportAt(snapshot, offset);
  const name = placed?.report.body ?? null;
  if (placed === null || name === null || name === '') return null;
  const places = [...segmentsOf(placed)].flatMap(({ segment, base }) => occurrences(segment.text, name).map(({ start, end }) => ({ start: base + start, end: base + end })));
  return { name, places };
}

/** The body's name at an offset, or null. */
export function renameTarget(snapshot: Snapshot, offset: number): RenameTarget | null {
  const found = placesAt(snapshot, offset);
  const range = found?.places.find((place) => touches(place, offset));
  return found === null || range === undefined ? null : { range, name: found.name };
}

/** Renames the body of the report at an offset wherever it is named; null where there is nothing to rename or the name cannot be one. */
export function rename(snapshot: Snapshot, offset: number, newName: string): readonly ResolvedEdit[] | null {
  const found = placesAt(snapshot, offset);
  const name = newName.trim();
  if (found === null || name === '' || /[\r\n\t|]/.test(name) || !found.places.some((place) => touches(place, offset))) return null;
  return found.places.map((range) => ({ range, newText: name }));
}
