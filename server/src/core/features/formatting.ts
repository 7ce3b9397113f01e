import { wholeTablesIn } from '../engine/tableEdits.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import { alignedLines } from '../model/alignTable.js';
import { rewritten, standsAlone } from '../model/rewrite.js';
import type { Report, Table } from '../model/types.js';
import { eolOf, lineEnd, lineStartsOf } from '../text/lines.js';
import type { Span } from '../text/span.js';

/**
 * Edits that tidy the tables which the range touches, whole tables always: fields lined up by display width, one space
 * around bars. Words and numbers stay as they are, and a table that would be read otherwise afterwards is left alone.
 */
export function formatting(snapshot: Snapshot, range: Span = { start: 0, end: snapshot.tree.length }): ResolvedEdit[] {
  return [...wholeTablesIn(snapshot, range)].flatMap(({ report, table, base }) => tidy(report, table, base)).sort((a, b) => a.range.start - b.range.start);
}

function tidy(report: Report, table: Table, base: number): ResolvedEdit[] {
  if (!standsAlone(report, table)) return [];
  const { start, end } = table.syntax;
  const text = table.segment.text.slice(start, end);
  const eol = eolOf(table.segment.text);
  // Padding a filler may make a blank cell of it: then bars that touch stay as they are.
  for (const padFillers of [true, false]) {
    const lines = alignedLines(table, padFillers);
    if (lines === null) return [];
    if (rewritten(report, table, { start, end }, lines.join(eol)) !== null) return changedLines(text, lines, base + start);
  }
  return [];
}

/** One edit per line that changes, so that cursors and marks on the others stay where they are. */
function changedLines(text: string, lines: readonly string[], base: number): ResolvedEdit[] {
  const starts = lineStartsOf(text);
  return lines.flatMap((line, index) => {
    const start = starts[index]!;
    const end = lineEnd(text, starts, index);
    return text.slice(start, end) === line ? [] : [{ range: { start: base + start, end: base + end }, newText: line }];
  });
}
