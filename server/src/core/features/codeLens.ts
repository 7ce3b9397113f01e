import { placedReport, tablesOf, type PlacedTable } from '../engine/locate.js';
import { safeEditsOf, totalEdits, wholeTablesIn } from '../engine/tableEdits.js';
import type { Part, ResolvedEdit, Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import type { Report } from '../model/types.js';
import type { Span } from '../text/span.js';
import { perPlace } from '../text/perPlace.js';

/** What can be done with a whole table at a click. */
export type TableChange = 'fix' | 'recalculate';

/** A line above a table. */
export interface Lens {
  /** Where the table begins, in document offsets. */
  readonly range: Span;
  readonly title: string;
  /** What a click does; a lens without one only tells. */
  readonly action: TableChange | 'preview' | null;
  /** The table it stands above. */
  readonly table: Span;
}

const words = {
  oneRow: { zh: '1 行', en: '1 row' },
  rows: { zh: '{count} 行', en: '{count} rows' },
  clean: { zh: '没有问题', en: 'no problems' },
  oneProblem: { zh: '1 个问题', en: '1 problem' },
  problems: { zh: '{count} 个问题', en: '{count} problems' },
  fix: { zh: '修复（{count}）', en: 'Fix ({count})' },
  recalculate: { zh: '重新计算本表的总计（{count}）', en: 'Recalculate the totals of this table ({count})' },
  preview: { zh: '预览', en: 'Show preview' },
} satisfies Record<string, Text>;

const changes = ['fix', 'recalculate'] as const;

function count(number: number, one: Text, many: Text, language: Language): string {
  return number === 1 ? one[language] : render({ text: many, args: { count: number } }, language);
}

/** A change of a whole table that can be made now. */
export interface TableChangeItem {
  readonly change: TableChange;
  readonly title: string;
  readonly edits: readonly ResolvedEdit[];
}

function editsOf(snapshot: Snapshot, placed: PlacedTable): Readonly<Record<TableChange, readonly ResolvedEdit[]>> {
  return { fix: safeEditsOf(snapshot, placed), recalculate: totalEdits(placed) };
}

/** What the lenses of one table say; the span counts from where the report begins. */
interface TableState extends Readonly<Record<TableChange, number>> {
  readonly span: Span;
  readonly rows: number;
  readonly problems: number;
}

/** States by report and what was found in it: a key changes one of a thousand, and all are asked for again. */
const statesFor = perPlace((_part: Part): { known: { readonly report: Report; readonly tables: readonly TableState[] } | null } => ({ known: null }));

function statesOf(snapshot: Snapshot, index: number): readonly TableState[] {
  const part = snapshot.parts[index]!;
  const placed = placedReport(snapshot, index)!;
  const kept = statesFor(part);
  if (kept.known?.report === placed.report) return kept.known.tables;
  const tables = [...tablesOf(placed)].map((entry): TableState => {
    const { table, base } = entry;
    const span = { start: base + table.start - placed.start, end: base + table.end - placed.start };
    const problems = part.findings.filter(({ severity, range }) => severity !== 'hint' && range.start >= span.start && range.end <= span.end).length;
    const { fix, recalculate } = editsOf(snapshot, entry);
    return { span, rows: table.rows.length, problems, fix: fix.length, recalculate: recalculate.length };
  });
  kept.known = { report: placed.report, tables };
  return tables;
}

/** Above each table: its rows and problems, what can be mended at a click and, where the client has one, the preview. */
export function codeLenses(snapshot: Snapshot, language: Language, preview = false): Lens[] {
  return snapshot.reports.flatMap((_report, index) => {
    const { offset } = snapshot.startOf(index);
    return statesOf(snapshot, index).flatMap(({ span, rows, problems, ...counts }): Lens[] => {
      const table = { start: offset + span.start, end: offset + span.end };
      const lens = (title: string, action: Lens['action']): Lens => ({ range: { start: table.start, end: table.start }, title, action, table });
      const state = problems === 0 ? words.clean[language] : count(problems, words.oneProblem, words.problems, language);
      return [
        lens(`${count(rows, words.oneRow, words.rows, language)} · ${state}`, null),
        ...changes.filter((change) => counts[change] > 0).map((change) => lens(render({ text: words[change], args: { count: counts[change] } }, language), change)),
        ...(preview ? [lens(words.preview[language], 'preview')] : []),
      ];
    });
  });
}

/** What can be mended in the table that a range touches; nothing where there is no table. */
export function tableChanges(snapshot: Snapshot, range: Span, language: Language): TableChangeItem[] {
  const [placed] = wholeTablesIn(snapshot, range);
  if (placed === undefined) return [];
  const edits = editsOf(snapshot, placed);
  return changes.filter((change) => edits[change].length > 0).map((change) => ({ change, title: render({ text: words[change], args: { count: edits[change].length } }, language), edits: edits[change] }));
}
