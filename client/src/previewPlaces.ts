import type { PreviewResult } from '../../server/src/lsp/protocol.js';
import type { PlaceName } from './previewMessages.js';

type LspRange = PreviewResult['range'];
type LspPosition = LspRange['start'];

/** Negative, zero or positive as one position is before, at or after another. */
function order(one: LspPosition, other: LspPosition): number {
  return one.line - other.line || one.character - other.character;
}

/** Whether a position lies in a range, both ends included. */
export function contains({ start, end }: LspRange, position: LspPosition): boolean {
  return order(start, position) <= 0 && order(position, end) <= 0;
}

/** Whether a preview is of the report that a position belongs to. Where one report ends the next begins. */
export function isAbout({ range, report, count }: Pick<PreviewResult, 'range' | 'report' | 'count'>, position: LspPosition): boolean {
  return contains(range, position) && (report >= count - 1 || order(position, range.end) < 0);
}

function size({ start, end }: LspRange): readonly [number, number] {
  return [end.line - start.line, end.line === start.line ? end.character - start.character : end.character];
}

/** How many characters of a line lie between a position and a range; none where the range is on other lines. */
function distance({ start, end }: LspRange, { line, character }: LspPosition): number {
  if (start.line > line || end.line < line) return Infinity;
  const before = start.line === line ? start.character - character : 0;
  const after = end.line === line ? character - end.character : 0;
  return Math.max(0, before, after);
}

/** The place that the cursor stands at: the smallest that holds it, else the nearest on its line (between two cells). */
export function placeAt({ parts }: Pick<PreviewResult, 'parts'>, position: LspPosition): PlaceName | null {
  let best: PlaceName | null = null;
  let nearest = Infinity;
  let smallest: readonly [number, number] = [Infinity, Infinity];
  for (const { key, places } of parts) {
    places.forEach((range, place) => {
      const far = distance(range, position);
      if (far > nearest || far === Infinity) return;
      const [lines, characters] = size(range);
      if (far === nearest && (lines - smallest[0] || characters - smallest[1]) >= 0) return;
      best = { key, place };
      nearest = far;
      smallest = [lines, characters];
    });
  }
  return best;
}
