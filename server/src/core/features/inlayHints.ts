import { levelOf } from '../engine/config.js';
import { tablesIn } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { mismatchOf, ownFailures } from '../model/arithmetic.js';
import { cellColumnName, relationNames } from '../model/names.js';
import type { Cell, Failure, Relation, Table } from '../model/types.js';
import type { Encoding } from '../syntax/types.js';
import { formatQuantity, isNegative } from '../text/quantity.js';
import type { Span } from '../text/span.js';

/** off: none; problems: the difference beside a wrong total, and what the number to blame should be; always: the columns' names as well, where nothing shows them. */
export type InlayHintMode = 'off' | 'problems' | 'always';

/** Words shown between the characters of the text, at an offset of the document. */
export interface InlayHintItem {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  /** column: before a cell; difference: after one. */
  readonly kind: 'column' | 'difference';
}

const words = {
  difference: { zh: '≠{expected}，差 {off}', en: '≠ {expected}, off by {off}' },
  suspect: { zh: '应为 {value}', en: 'should be {value}' },
  suspected: { zh: '很可能错在这个数：改为 {value}，相关各式就都成立', en: 'Probably the wrong number: with {value} every sum it stands in holds' },
  expected: { zh: '{sum}：应为 {expected}', en: '{sum}: it should be {expected}' },
  named: { zh: '{column}：', en: '{column}:' },
} satisfies Record<string, Text>;

/** Between bars a header stands over each column; in these, nothing on the screen says which column a number is in. */
const HIDES_COLUMNS: ReadonlySet<Encoding> = new Set<Encoding>(['cell-line', 'bar-line', 'blank-line', 'tab', 'space']);

/** `收费金额（单位：万元）` without its unit: a hint is short. */
function shortName(name: string): string {
  return name.replace(/\s*[（(][^（）()]*[）)]$/u, '');
}

function columnHint(cell: Cell, base: number, language: Language): InlayHintItem {
  const column = cellColumnName(cell, language);
  return { offset: base + cell.start, label: render({ text: words.named, args: { column: shortName(column) } }, language), tooltip: column, kind: 'column' };
}

/** A total that is off. Where it would have to be negative, the mistake is elsewhere and the number would only mislead. */
function differenceHint(relation: Relation, base: number, language: Language): InlayHintItem | null {
  const mismatch = mismatchOf(relation);
  if (mismatch === null || isNegative(mismatch.expected)) return null;
  const args = { sum: relationNames[relation.template.id], expected: formatQuantity(mismatch.expected), off: formatQuantity(mismatch.off) };
  return { offset: base + mismatch.at.end, label: render({ text: words.difference, args }, language), tooltip: render({ text: words.expected, args }, language), kind: 'difference' };
}

/** The number that explains a failure, where that is not the total itself. */
function suspectHint({ suspect, relation }: Failure, base: number, language: Language): InlayHintItem | null {
  if (suspect === null || suspect.cell === relation.at) return null;
  const args = { value: formatQuantity(suspect.value) };
  return { offset: base + suspect.cell.end, label: render({ text: words.suspect, args }, language), tooltip: render({ text: words.suspected, args }, language), kind: 'difference' };
}

/** Failures of sums that the user has not turned off, each beside the number it is reported on; once where two agree. */
function differences(snapshot: Snapshot, table: Table, base: number, language: Language): InlayHintItem[] {
  const hints = new Map<string, InlayHintItem>();
  const found = ownFailures(table).filter(({ relation }) => levelOf(`sum/${relation.template.id}`, snapshot.config) !== 'off');
  for (const hint of found.map(({ relation }) => differenceHint(relation, base, language))) {
    if (hint === null) continue;
    const key = `${hint.offset} ${hint.label}`;
    const known = hints.get(key);
    hints.set(key, known === undefined ? hint : { ...hint, tooltip: `${known.tooltip}\n${hint.tooltip}` });
  }
  const marked = new Set([...hints.values()].map(({ offset }) => offset));
  for (const hint of found.map((failure) => suspectHint(failure, base, language))) if (hint !== null && !marked.has(hint.offset)) hints.set(`${hint.offset}`, hint);
  return [...hints.values()];
}

/** The hints inside a range, in text order. */
export function inlayHints(snapshot: Snapshot, range: Span, mode: InlayHintMode, language: Language): InlayHintItem[] {
  if (mode === 'off') return [];
  const hints: InlayHintItem[] = [];
  for (const { table, base } of tablesIn(snapshot, range)) {
    for (const hint of differences(snapshot, table, base, language)) hints.push(hint);
    if (mode === 'always' && HIDES_COLUMNS.has(table.encoding)) for (const { cells } of table.rows) for (const cell of cells) hints.push(columnHint(cell, base, language));
  }
  return hints.filter(({ offset }) => range.start <= offset && offset <= range.end).sort((a, b) => a.offset - b.offset);
}
