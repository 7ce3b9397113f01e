import { tablesIn, type PlacedTable } from '../engine/locate.js';
import { safeEditsOf, totalEdits, wholeTablesIn } from '../engine/tableEdits.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import type { Span } from '../text/span.js';

/** What can be done with a whole table at a click. */
export type TableChange = 'fix' | 'recalculate';

/** A line above a table. */
export interface Lens {
  /** Where the table begins, in document offsets. */
  readonly range: Span;
  readonly title: string;
  /** What a click does; a lens without one only tells. */
  readonly change: TableChange | null;
}

const words = {
  oneRow: { zh: '1 行', en: '1 row' },
  rows: { zh: '{count} 行', en: '{count} rows' },
  clean: { zh: '没有问题', en: 'no problems' },
  oneProblem: { zh: '1 个问题', en: '1 problem' },
  problems: { zh: '{count} 个问题', en: '{count} problems' },
  fix: { zh: '修复（{count}）', en: 'Fix ({count})' },
  recalculate: { zh: '重新计算本表的总计（{count}）', en: 'Recalculate the totals of this table ({count})' },
} satisfies Record<string, Text>;

function count(number: number, one: Text, many: Text, language: Language): string {
  return number === 1 ? one[language] : render({ text: many, args: { count: number } }, language);
}

/** A change of a whole table that can be made now. */
export interface TableChangeItem {
  readonly change: TableChange;
  readonly title: string;
  readonly edits: readonly ResolvedEdit[];
}

function changesOf(snapshot: Snapshot, placed: PlacedTable, language: Language): TableChangeItem[] {
  const all = { fix: safeEditsOf(snapshot, placed), recalculate: totalEdits(placed) };
  return (['fix', 'recalculate'] as const).filter((change) => all[change].length > 0)
    .map((change) => ({ change, title: render({ text: words[change], args: { count: all[change].length } }, language), edits: all[change] }));
}

/** Above each table: its rows and problems, and what can be mended at a click. */
export function codeLenses(snapshot: Snapshot, language: Language): Lens[] {
  return [...tablesIn(snapshot, { start: 0, end: snapshot.tree.length })].flatMap((placed) => {
    const { table, base } = placed;
    const range = { start: base + table.start, end: base + table.end };
    const problems = snapshot.findingsIn(range).filter((finding) => finding.severity !== 'hint' && finding.range.start >= range.start && finding.range.end <= range.end).length;
    const state = problems === 0 ? words.clean[language] : count(problems, words.oneProblem, words.problems, language);
    const at = { start: range.start, end: range.start };
    return [
      { range: at, title: `${count(table.rows.length, words.oneRow, words.rows, language)} · ${state}`, change: null },
      ...changesOf(snapshot, placed, language).map(({ change, title }) => ({ range: at, title, change })),
    ];
  });
}

/** What can be mended in the table that a range touches; nothing where there is no table. */
export function tableChanges(snapshot: Snapshot, range: Span, language: Language): TableChangeItem[] {
  const [placed] = wholeTablesIn(snapshot, range);
  return placed === undefined ? [] : changesOf(snapshot, placed, language);
}
