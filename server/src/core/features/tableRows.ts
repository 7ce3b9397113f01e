import { placeAt, tablesIn } from '../engine/locate.js';
import { selectionIn, type StructureEdit } from '../engine/structureEdit.js';
import { wholeTablesIn } from '../engine/tableEdits.js';
import type { ResolvedEdit, Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { htmlCells, withSpan } from '../model/htmlSpans.js';
import { nameOf, ownRowName } from '../model/names.js';
import newRow from '../model/newRow.json';
import { applyEdits, frameContent, reread, rowContent, type SegmentEdit } from '../model/reread.js';
import { bodyOf, gapBefore, rowText, type RowText } from '../model/rowLines.js';
import type { Report, Row, Table } from '../model/types.js';
import { labelLike } from '../rules/table/support/newRow.js';
import type { RowTemplate } from '../template/types.js';
import { formatQuantity, ZERO } from '../text/quantity.js';
import { removeSpace } from '../text/space.js';

export type RowEditKind = 'insertAbove' | 'insertBelow' | 'delete';

const words = {
  insertAbove: { zh: '在上面插入一行', en: 'Insert a row above' },
  insertBelow: { zh: '在下面插入一行', en: 'Insert a row below' },
  missingAbove: { zh: '在上面插入缺少的一行：{row}', en: 'Insert the missing row above: {row}' },
  missingBelow: { zh: '在下面插入缺少的一行：{row}', en: 'Insert the missing row below: {row}' },
  delete: { zh: '删除这一行：{row}', en: 'Delete this row: {row}' },
  review: { zh: '这张表只有一行数，不能增删行', en: 'This table has one line of numbers: rows cannot be added or removed' },
  shared: { zh: '这一行和别的行写在同一行里，或没有行名，请直接改文字', en: 'The row shares its line with another one or has no label; edit the text itself' },
  only: { zh: '它是这一类里唯一的一行，类别名称写在同一行上；请连同类别一起改', en: 'It is the only row of its group, whose heading stands on its line; edit both by hand' },
  example: { zh: '表里没有一行数是齐全的，没有可照着写的样子', en: 'No row of the table has all its numbers, so there is no example to follow' },
  lossy: { zh: '这样改，表里别的内容会被读成另外的样子', en: 'Other parts of the table would then be read otherwise' },
} satisfies Record<string, Text>;

/** What can be done with the row at an offset, and why not where it cannot; nothing outside the rows of tables. */
export function rowEdits(snapshot: Snapshot, offset: number, language: Language): StructureEdit<RowEditKind>[] {
  const found = rowAt(snapshot, offset);
  if (found === null) return [];
  const { report, row, base } = found;
  const { table } = row;
  const text = rowText(table, row);
  const name = ownRowName(row, language);
  return (['insertAbove', 'insertBelow', 'delete'] as const).map((kind): StructureEdit<RowEditKind> => {
    const wanted = kind === 'delete' ? null : missingBeside(report, row, kind);
    const title = render(wanted === null ? { text: words[kind], args: { row: name } } : { text: kind === 'insertAbove' ? words.missingAbove : words.missingBelow, args: { row: nameOf(wanted, language) } }, language);
    const refuse = (reason: Text): StructureEdit<RowEditKind> => ({ kind, title, edits: [], selection: null, disabled: reason[language] });
    if (text === null) return refuse(table.id === 'review' ? words.review : words.shared);
    const change = kind === 'delete' ? deletion(table, text) : insertion(table, text, kind, wanted);
    if ('reason' in change) return refuse(change.reason);
    if (!isSound(report, table, row, kind, wanted, change.edits)) return refuse(words.lossy);
    const edits = change.edits.map(({ start, end, newText }): ResolvedEdit => ({ range: { start: base + start, end: base + end }, newText }));
    const selection = change.select === null ? null : selectionIn(edits, edits[change.edits.indexOf(change.select.edit)]!, change.select);
    return { kind, title, edits, selection };
  });
}

interface Change {
  readonly edits: readonly SegmentEdit[];
  /** A span of the text that an edit inserts. */
  readonly select: { readonly edit: SegmentEdit; readonly start: number; readonly end: number } | null;
}

interface Refusal {
  readonly reason: Text;
}

/** The row whose words or numbers, or whose line, hold an offset. */
function rowAt(snapshot: Snapshot, offset: number): { readonly report: Report; readonly row: Row; readonly base: number } | null {
  const place = placeAt(snapshot, offset);
  if (place?.kind === 'cell') return { report: place.report, row: place.cell.row, base: place.base };
  if (place?.kind === 'row') return { report: place.report, row: place.row, base: place.base };
  if (place !== null) return null;
  for (const { table, report, base } of [...tablesIn(snapshot, { start: offset, end: offset }), ...wholeTablesIn(snapshot, { start: offset, end: offset })]) {
    for (const row of table.rows) {
      const text = rowText(table, row);
      if (text !== null && base + text.line <= offset && offset < base + text.end) return { report, row, base };
    }
  }
  return null;
}

/** The row of the form that belongs right above or below and is nowhere in the report. */
function missingBeside(report: Report, row: Row, kind: 'insertAbove' | 'insertBelow'): RowTemplate | null {
  const { template, block, table } = row;
  const rows = block?.rows ?? [];
  const at = template === null ? -1 : rows.findIndex(({ id }) => id === template.id);
  const beside = at < 0 ? undefined : rows[kind === 'insertAbove' ? at - 1 : at + 1];
  if (beside === undefined || beside.group !== template!.group) return null;
  return report.tables.some((other) => other.id === table.id && other.rows.some((each) => each.template?.id === beside.id)) ? null : beside;
}

/** Whether the headings on the line of a row stand on the line before or after it, too. */
function repeatsHeadings(table: Table, { row, headings }: RowText): boolean {
  const at = table.rows.indexOf(row);
  const beside = [table.rows[at - 1], table.rows[at + 1]].map((other) => (other === undefined ? null : rowText(table, other))?.headings.map((group) => group.template.id) ?? []);
  return headings.length > 0 && headings.every(({ template }) => beside.some((ids) => ids.includes(template.id)));
}

/** How deep in the groups of table 3 a row stands; rows the form does not have are like themselves only. */
function depthOf({ template }: Row): number | null {
  return template === null ? null : template.group === undefined ? 0 : template.group === 'results' ? 1 : 2;
}

/** Whether two rows are written alike but for their words and numbers. */
function isLike(a: Row, b: Row): boolean {
  return a === b || (depthOf(a) !== null && depthOf(a) === depthOf(b));
}

/** Sound rows to copy the writing of, the likest first: as deep, without a heading on their line, near. */
function examples(table: Table, like: RowText): RowText[] {
  const at = table.rows.indexOf(like.row);
  const rank = (text: RowText): number => (isLike(text.row, like.row) ? 0 : 5000) + (text.headings.length === 0 ? 0 : 1000) + (text.last ? 500 : 0) + Math.abs(table.rows.indexOf(text.row) - at);
  return table.rows
    .filter((row) => row.expected === like.row.expected && row.shape === 'exact' && row.label !== null)
    .flatMap((row) => rowText(table, row) ?? [])
    .sort((a, b) => rank(a) - rank(b));
}

/** What stands before the label on the line of a row under the same headings: fillers, bars, tags. */
function leadOf(table: Table, text: RowText, plain: RowText, repeated: boolean): string {
  const { segment } = table;
  if (repeated) return segment.text.slice(text.line, text.label);
  if (plain.headings.length === 0 && isLike(plain.row, text.row)) return segment.text.slice(plain.line, plain.label);
  return segment.text.slice(text.line, text.first);
}

function insertion(table: Table, at: RowText, kind: 'insertAbove' | 'insertBelow', wanted: RowTemplate | null): Change | Refusal {
  const [example] = examples(table, at);
  if (example === undefined) return { reason: words.example };
  const repeated = repeatsHeadings(table, at);
  const lead = leadOf(table, at, example, repeated);
  const row = written(table, example, wanted === null ? newRow.label : labelLike(example.row, wanted));
  const gap = bodyOf(table, example).gap || gapBefore(table, at);
  const inside = kind === 'insertAbove' && at.headings.length > 0 && !repeated;
  // Under a heading on its line the new row takes the place behind the heading, and the old one a line of its own.
  const edit: SegmentEdit =
    inside ? { start: at.label, end: at.label, newText: row.text + gap + lead }
    : kind === 'insertAbove' ? { start: at.line, end: at.line, newText: lead + row.text + gap }
    : at.last ? { start: at.end, end: at.end, newText: gapBefore(table, at) + lead + row.text }
    : { start: at.end, end: at.end, newText: lead + row.text + gap };
  const before = inside ? 0 : (kind === 'insertBelow' && at.last ? gapBefore(table, at).length : 0) + lead.length;
  const label = wanted === null ? row.label : row.value;
  return { edits: [edit, ...rowspans(table, at, 1)], select: { edit, start: before + label.start, end: before + label.end } };
}

interface Written {
  readonly text: string;
  /** Where its label and its first number stand in it. */
  readonly label: { readonly start: number; readonly end: number };
  readonly value: { readonly start: number; readonly end: number };
}

/** A row written like another one, from the label on, with zeros for its numbers. */
function written(table: Table, example: RowText, label: string): Written {
  const { row } = example;
  const { body } = bodyOf(table, example);
  const zero = formatQuantity(ZERO, row.cells.find((cell) => cell.notation.fullWidth)?.text ?? '');
  const from = row.label!.start - example.label;
  const edits: SegmentEdit[] = [row.label!, ...row.cells].map((part, index) => ({ start: part.start - example.label, end: part.end - example.label, newText: index === 0 ? label : zero }));
  const first = row.cells[0]!.start - row.label!.end + from + label.length;
  return { text: applyEdits(body, edits), label: { start: from, end: from + label.length }, value: { start: first, end: first + zero.length } };
}

function deletion(table: Table, at: RowText): Change | Refusal {
  const remove = (start: number, end: number): Change => ({ edits: [{ start, end, newText: '' }, ...rowspans(table, at, -1).filter((edit) => edit.end <= start || edit.start >= end)], select: null });
  if (at.headings.length === 0 || repeatsHeadings(table, at)) return at.last ? remove(at.line - gapBefore(table, at).length, at.end) : remove(at.line, at.end);
  // The next row takes the place behind the heading.
  const next = table.rows[table.rows.indexOf(at.row) + 1];
  const text = next === undefined ? null : rowText(table, next);
  if (text === null || text.line < at.end || !standsUnder(text.row, at.headings.at(-1)!.template.id)) return { reason: words.only };
  return remove(at.label, text.first);
}

/** Whether a row belongs under a heading; one that the form does not have belongs where it stands. */
function standsUnder({ template }: Row, group: string): boolean {
  return template === null || template.group === group || (group === 'results' && template.group !== undefined);
}

/** In HTML: the cells that span the row span one row more or less. */
function rowspans(table: Table, at: RowText, by: 1 | -1): SegmentEdit[] {
  if (table.encoding !== 'html') return [];
  const { text } = table.segment;
  const cells = htmlCells(text, table.syntax);
  const line = cells.find(({ tag }) => tag.start === at.label)?.line ?? -1;
  const isHeading = (start: number): boolean => start >= at.line && start < at.label;
  return cells
    .filter((cell) => cell.line <= line && line < cell.line + cell.rows && (cell.line < line || isHeading(cell.tag.start)) && !(by === 1 && cell.rows === 1 && repeatsHeadings(table, at)))
    .map(({ tag, rows }) => ({ ...tag, newText: withSpan(text.slice(tag.start, tag.end), 'rowspan', rows + by) }));
}

/** Whether after the edits the table is what it should be: the row has come or gone, and nothing else has changed. */
function isSound(report: Report, table: Table, row: Row, kind: RowEditKind, wanted: RowTemplate | null, edits: readonly SegmentEdit[]): boolean {
  const read = reread(report, table, edits);
  if (read === null) return false;
  const index = table.rows.indexOf(row);
  return read.before.every((before, i) => {
    const after = read.after[i]!;
    const rows = before.rows.map(rowContent);
    const now = after.rows.map(rowContent);
    if (before !== table) return JSON.stringify(rows) === JSON.stringify(now) && frameContent(before) === frameContent(after);
    if (kind === 'delete') return JSON.stringify(rows.toSpliced(index, 1)) === JSON.stringify(now) && isFrameKept(before, after);
    const place = kind === 'insertAbove' ? index : index + 1;
    const added = after.rows[place];
    const isNew = added !== undefined && added.shape === 'exact' && (added.template?.id ?? null) === (wanted?.id ?? null);
    return isNew && JSON.stringify(rows) === JSON.stringify(now.toSpliced(place, 1)) && isFrameKept(before, after);
  });
}

/** Headings that stand again on each row come and go with it. */
function isFrameKept(before: Table, after: Table): boolean {
  const groups = (table: Table): string => [...new Set(table.groups.map((group) => removeSpace(group.label.text)))].join();
  return groups(before) === groups(after) && before.headers.length === after.headers.length;
}
