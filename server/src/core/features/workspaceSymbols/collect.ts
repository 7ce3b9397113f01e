import type { Text } from '../../l10n/message.js';
import { ownRowName } from '../../model/names.js';
import type { Report, Row } from '../../model/types.js';
import type { Loc, Segment } from '../../syntax/types.js';
import { lineAt, lineEnd } from '../../text/lines.js';
import { removeSpace } from '../../text/space.js';
import { perPlace } from '../../text/perPlace.js';

/** What a section or row is called, in both languages. */
export interface SymbolName {
  readonly kind: 'section' | 'row';
  readonly text: Text;
}

/**
 * What can be found of one report, and nothing else of it: some hundred bytes, since most reports share their names.
 * Lines count from where the report begins; columns are UTF-16.
 */
export interface ReportSymbols {
  readonly body: string | null;
  readonly year: number | null;
  /** Without white space; empty where it has none. */
  readonly title: string;
  /** The same object in reports that have the same sections and rows. */
  readonly names: readonly SymbolName[];
  /** Line, first and last column: of the title, then of each name. A place of several lines ends with its first. */
  readonly places: Uint32Array;
  /** The value of each name, with line feeds between: a row's total, else all its values. */
  readonly values: string;
}

/** Lists of names that many reports share. When there are too many, sharing begins anew. */
const shared = new Map<string, readonly SymbolName[]>();
const MOST_SHARED = 20_000;

/** The list that has these names; the same one for the same names. */
export function sharedNames(names: readonly SymbolName[]): readonly SymbolName[] {
  const key = names.map(({ kind, text }) => `${kind}\t${text.zh}\t${text.en}`).join('\n');
  const known = shared.get(key);
  if (known !== undefined) return known;
  if (shared.size >= MOST_SHARED) shared.clear();
  shared.set(key, names);
  return names;
}

/** The symbols of a report. Memoised on the report. */
export const symbolsOfReport = perPlace(collect);

function collect(report: Report): ReportSymbols {
  const { body, year, title, segments } = report;
  const lineOf = new Map<Segment, number>();
  let line = 0;
  for (const segment of segments) {
    lineOf.set(segment, line);
    line += segment.lineStarts.length;
  }
  const places: number[] = [];
  const names: SymbolName[] = [];
  const values: string[] = [];
  const place = ({ segment, start, end }: Loc): void => {
    const own = lineAt(segment.lineStarts, start);
    const first = segment.lineStarts[own]!;
    places.push((lineOf.get(segment) ?? 0) + own, start - first, Math.max(start, Math.min(end, lineEnd(segment.text, segment.lineStarts, own))) - first);
  };
  place(title?.loc ?? { segment: segments[0]!, start: 0, end: 0 });
  for (const { heading, numeral, titleText } of report.sections) {
    const name = oneLine(`${numeral?.text ?? ''}${titleText}`);
    names.push({ kind: 'section', text: { zh: name, en: name } });
    values.push('');
    place(heading);
  }
  for (const { rows, segment } of report.tables) {
    for (const row of rows) {
      names.push({ kind: 'row', text: { zh: oneLine(ownRowName(row, 'zh')), en: oneLine(ownRowName(row, 'en')) } });
      values.push(oneLine(valueOf(row)));
      const { start, end } = row.label ?? row;
      place({ segment, start, end });
    }
  }
  return { body, year, title: title === null ? '' : removeSpace(title.text), names: sharedNames(names), places: Uint32Array.from(places), values: values.join('\n') };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function valueOf(row: Row): string {
  const shown = (text: string): string => (text === '' ? '–' : text);
  const total = row.cells.find((cell) => cell.column?.id === 'total');
  return total === undefined ? row.cells.map((cell) => shown(cell.text)).join(' / ') : shown(total.text);
}
