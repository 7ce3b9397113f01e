import { reportAt, segmentsOf, type PlacedReport } from '../engine/locate.js';
import type { StructureEdit } from '../engine/structureEdit.js';
import type { Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { reportsOf } from '../model/report.js';
import { frameContent, rowContent } from '../model/reread.js';
import { sectionUnits, unitEnd, type SectionUnit } from '../model/sectionUnits.js';
import type { Report } from '../model/types.js';
import { renumber } from '../syntax/numeral.js';
import { formsOf, parse } from '../syntax/tree.js';
import type { Segment } from '../syntax/types.js';

export type MoveKind = 'up' | 'down';

const words = {
  up: { zh: '上移“{section}”', en: 'Move {section} up' },
  down: { zh: '下移“{section}”', en: 'Move {section} down' },
  first: { zh: '它已经是第一部分', en: 'It is the first section' },
  last: { zh: '它已经是最后一部分', en: 'It is the last section' },
  lossy: { zh: '移动以后，章节或者表格会被读成别的样子', en: 'Sections or tables would then be read otherwise' },
} satisfies Record<string, Text>;

/** A part of the report with its place in the document. */
interface Placed {
  readonly unit: SectionUnit;
  readonly start: number;
  /** End of its last line; signature, date and blank lines below it stay where they are. */
  readonly end: number;
}

/**
 * Moves the section at an offset, with its tables, past the one before or after it. The numbers of the two headings follow
 * the new order, and the report's signature stays at its end. Nothing before the first section.
 */
export function sectionMoves(snapshot: Snapshot, offset: number, language: Language): StructureEdit<MoveKind>[] {
  const found = reportAt(snapshot, offset);
  if (found === null) return [];
  const units = placedUnits(found);
  const at = units.findLastIndex(({ start }) => start <= offset);
  if (at < 0) return [];
  return (['up', 'down'] as const).map((kind): StructureEdit<MoveKind> => {
    const { head } = units[at]!.unit;
    const title = render({ text: words[kind], args: { section: `${head.numeral?.text ?? ''}${head.title.text}` } }, language);
    const refuse = (reason: Text): StructureEdit<MoveKind> => ({ kind, title, edits: [], selection: null, disabled: reason[language] });
    const upper = units[kind === 'up' ? at - 1 : at];
    const lower = units[kind === 'up' ? at : at + 1];
    if (upper === undefined || lower === undefined) return refuse(kind === 'up' ? words.first : words.last);
    const [above, below] = swapped(found, upper, lower);
    const between = textOf(found).slice(upper.end - found.start, lower.start - found.start);
    const newText = below + between + above;
    if (!isSound(snapshot, found, upper, lower, newText)) return refuse(words.lossy);
    const moved = units[at]!;
    const to = kind === 'up' ? upper.start : upper.start + below.length + between.length;
    const cursor = to + Math.min(offset - moved.start, moved.end - moved.start);
    return { kind, title, edits: [{ range: { start: upper.start, end: lower.end }, newText }], selection: { start: cursor, end: cursor } };
  });
}

function placedUnits(placed: PlacedReport): readonly Placed[] {
  const bases = new Map<Segment, number>([...segmentsOf(placed)].map(({ segment, base }) => [segment, base]));
  const units = sectionUnits(placed.report);
  return units.map((unit, index): Placed => {
    const first = unit.segments[0]!;
    const { segment, end } = unitEnd(unit, index === units.length - 1);
    // A byte order mark stays where it is.
    return { unit, start: bases.get(first)! + (first.text.startsWith('\uFEFF') ? 1 : 0), end: bases.get(segment)! + end };
  });
}

function textOf({ report }: PlacedReport): string {
  return report.segments.map(({ text }) => text).join('');
}

/** The texts of two parts, numbered for their new places: the smaller number stands first. */
function swapped(placed: PlacedReport, upper: Placed, lower: Placed): readonly [string, string] {
  const text = textOf(placed);
  const values = [upper, lower].map(({ unit }) => unit.head.numeral?.value);
  const [low, high] = [...values].sort((a, b) => (a ?? 0) - (b ?? 0));
  const written = ({ unit, start, end }: Placed, value: number | undefined): string => {
    const own = text.slice(start - placed.start, end - placed.start);
    const { numeral } = unit.head;
    if (numeral === null || value === undefined || values.includes(undefined)) return own;
    const from = own.indexOf(numeral.text);
    return own.slice(0, from) + renumber(numeral, value) + own.slice(from + numeral.text.length);
  };
  return [written(upper, high), written(lower, low)];
}

/** Whether the report then has the same sections in the new order, and the same tables. */
function isSound(snapshot: Snapshot, placed: PlacedReport, upper: Placed, lower: Placed, newText: string): boolean {
  const text = textOf(placed);
  const after = text.slice(0, upper.start - placed.start) + newText + text.slice(lower.end - placed.start);
  const [report, ...more] = reportsOf(parse(after, formsOf(snapshot.tree)), snapshot.config.form);
  if (report === undefined || more.length > 0) return false;
  const titles = (of: Report): string[] => sectionUnits(of).map(({ head }) => head.title.text);
  const expected = titles(placed.report);
  const at = sectionUnits(placed.report).findIndex(({ segments }) => segments[0] === upper.unit.segments[0]);
  expected.splice(at, 2, expected[at + 1]!, expected[at]!);
  return JSON.stringify(titles(report)) === JSON.stringify(expected) && tablesIn(report) === tablesIn(placed.report);
}

function tablesIn({ tables }: Report): string {
  return JSON.stringify(tables.map((table) => [table.id, frameContent(table), table.rows.map(rowContent)]).sort());
}
