import { headingNumerals } from '../engine/headingNumerals.js';
import { reportsIn } from '../engine/locate.js';
import { wholeTablesIn } from '../engine/tableEdits.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import { alignedLines } from '../model/alignTable.js';
import { rewritten, standsAlone } from '../model/rewrite.js';
import type { Report, Table } from '../model/types.js';
import { eolOf, lineEnd, lineStartsOf } from '../text/lines.js';
import type { Span } from '../text/span.js';

export interface FormattingOptions {
  /** Whether the numbers of headings are written alike, too. */
  readonly numerals: boolean;
}

/**
 * Edits that tidy the lines which the ranges touch: fields of tables lined up by display width, one space around bars, and
 * the numbers of headings as official documents write them. Words and values stay as they are, and what would be read
 * otherwise afterwards is left alone. Lines outside the ranges are measured, so that the others line up with them, and
 * stay untouched.
 */
export function formatting(snapshot: Snapshot, ranges: readonly Span[] = [{ start: 0, end: snapshot.tree.length }], { numerals }: FormattingOptions = { numerals: true }): ResolvedEdit[] {
  const touched = (line: Span): boolean => ranges.some((range) => line.start <= range.end && line.end >= range.start && !(range.start < range.end && line.start === range.end && line.start > 0));
  const all: Span = { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
  return [
    ...[...wholeTablesIn(snapshot, all)].flatMap(({ report, table, base }) => tidy(report, table, base, touched)),
    ...(numerals ? [...reportsIn(snapshot, all)].flatMap((placed) => headingNumerals(snapshot, placed)).filter(({ range }) => touched(range)) : []),
  ].sort((a, b) => a.range.start - b.range.start);
}

function tidy(report: Report, table: Table, base: number, touched: (line: Span) => boolean): ResolvedEdit[] {
  if (!standsAlone(report, table)) return [];
  const { start, end } = table.syntax;
  const text = table.segment.text.slice(start, end);
  const starts = lineStartsOf(text);
  // Padding a filler may make a blank cell of it: then bars that touch stay as they are.
  for (const padFillers of [true, false]) {
    const aligned = alignedLines(table, padFillers);
    if (aligned === null) return [];
    const edits = aligned.flatMap((line, index): ResolvedEdit[] => {
      const at = { start: starts[index]!, end: lineEnd(text, starts, index) };
      const range = { start: base + start + at.start, end: base + start + at.end };
      // One edit per line that changes, so that cursors and marks on the others stay where they are.
      return text.slice(at.start, at.end) === line || !touched(range) ? [] : [{ range, newText: line }];
    });
    const lines = aligned.map((_line, index) => edits.find(({ range }) => range.start === base + start + starts[index]!)?.newText ?? text.slice(starts[index], lineEnd(text, starts, index)));
    if (rewritten(report, table, { start, end }, lines.join(eolOf(table.segment.text))) !== null) return edits;
  }
  return [];
}
