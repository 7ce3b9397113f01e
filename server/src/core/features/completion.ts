import { placeAt, reportAt, tablesIn } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { nameOf, relationNames } from '../model/names.js';
import { phrasesFor } from '../model/phrases.js';
import { encodingOf, headingLine, renderTable, skeletonOf } from '../model/skeleton.js';
import { expectationsOf } from '../model/totals.js';
import type { Report, Table } from '../model/types.js';
import { toChineseNumeral } from '../syntax/numeral.js';
import { segmentAt } from '../syntax/tree.js';
import type { Segment } from '../syntax/types.js';
import { tableLayout, templateForYear, templates } from '../template/load.js';
import { eolOf, lineAt, lineEnd } from '../text/lines.js';
import { formatQuantity } from '../text/quantity.js';
import { trimSpan } from '../text/space.js';
import type { Span } from '../text/span.js';

/** One proposal for the text at the cursor. */
export interface CompletionEntry {
  readonly label: string;
  readonly detail: string;
  readonly kind: 'heading' | 'table' | 'label' | 'value' | 'sentence';
  /** What is replaced, in document offsets; on one line, around the cursor. */
  readonly range: Span;
  readonly newText: string;
  /** What the typed text is compared with. */
  readonly filterText: string;
}

const words = {
  heading: { zh: '补上缺少的部分', en: 'a section that is missing' },
  skeleton: { zh: '连同内容骨架', en: 'with a skeleton of its content' },
  table: { zh: '整张表，全部填 0', en: 'the whole table, all zeros' },
  row: { zh: '表中还缺的行', en: 'a row the table lacks' },
  column: { zh: '表中还缺的列', en: 'a column the table lacks' },
  value: { zh: '{name}：{sum}', en: '{name}: {sum}' },
  sentence: { zh: '按表中的数填写：{about}', en: 'numbers from the tables: {about}' },
} satisfies Record<string, Text>;

/** A sentence may be offered until this many characters of it are typed; later it would only be in the way. */
const LONGEST_START = 10;

/** The line of the cursor. Offsets count from the segment. */
interface Line extends Span {
  readonly segment: Segment;
  readonly base: number;
  readonly at: number;
}

function lineOf(snapshot: Snapshot, offset: number): Line {
  const { segment, start: base } = segmentAt(snapshot.tree, offset);
  const at = offset - base;
  const index = lineAt(segment.lineStarts, at);
  const start = segment.lineStarts[index]!;
  return { segment, base, at, start: segment.text.charCodeAt(start) === 0xfeff ? start + 1 : start, end: Math.max(at, lineEnd(segment.text, segment.lineStarts, index)) };
}

/** What can be written at an offset: in a table its labels and totals, elsewhere headings, tables and sentences. */
export function completion(snapshot: Snapshot, offset: number, language: Language): CompletionEntry[] {
  const line = lineOf(snapshot, offset);
  const report = reportAt(snapshot, offset)?.report ?? null;
  const [inside] = tablesIn(snapshot, { start: offset, end: offset });
  if (inside !== undefined) {
    const values = valuesAt(snapshot, offset, language);
    return values.length > 0 ? values : labelsFor(inside.table, line, language);
  }
  const above = report === null ? null : tableAbove(report, line);
  return [
    ...headingsFor(report, line, language),
    ...(report === null ? [] : tablesFor(report, line, language)),
    ...(above === null ? [] : labelsFor(above, line, language)),
    ...(report === null ? [] : sentencesFor(report, line, language)),
  ];
}

/** What the sums say the cell at the offset should be. */
function valuesAt(snapshot: Snapshot, offset: number, language: Language): CompletionEntry[] {
  const place = placeAt(snapshot, offset);
  if (place?.kind !== 'cell') return [];
  const { cell, base } = place;
  const range = cell.start === cell.end ? { start: offset, end: offset } : { start: base + cell.start, end: base + cell.end };
  const seen = new Set<string>();
  return expectationsOf(cell).flatMap(({ relation, value }): CompletionEntry[] => {
    const newText = formatQuantity(value, cell.text);
    if (seen.has(newText)) return [];
    seen.add(newText);
    const addends = relation.left.filter((addend) => addend.value !== null && addend.value.digits !== 0n).map((addend) => formatQuantity(addend.value!));
    const minus = relation.right.filter((other) => other !== cell && other.value !== null).map((other) => ` − ${formatQuantity(other.value!)}`);
    const sum = `${addends.length === 0 ? '0' : addends.join(' + ')}${minus.join('')}`;
    const detail = render({ text: words.value, args: { name: relationNames[relation.template.id], sum } }, language);
    return [{ label: newText, detail, kind: 'value', range, newText, filterText: cell.text === '' ? newText : cell.text }];
  });
}

/** The table that ends right above the cursor's line, with nothing but white space between. */
function tableAbove(report: Report, { segment, start }: Line): Table | null {
  const table = report.tables.findLast((candidate) => candidate.segment === segment && candidate.end <= start);
  return table !== undefined && segment.text.slice(table.end, start).replace(/[|\s]|<\/?[a-z]+>/gi, '') === '' ? table : null;
}

/** The field of a table in which the cursor stands, without the spaces around it. */
function fieldAt({ segment: { text }, start, end, at }: Line): Span {
  let from = at;
  while (from > start && !/[|\t>]/.test(text[from - 1]!)) from--;
  let to = at;
  while (to < end && !/[|\t<]/.test(text[to]!)) to++;
  const field = trimSpan(text, from, to);
  return field.start === field.end ? { start: at, end: at } : { start: Math.min(field.start, at), end: Math.max(field.end, at) };
}

/** Rows and columns of the form that the table does not have. */
function labelsFor(table: Table, line: Line, language: Language): CompletionEntry[] {
  const field = fieldAt(line);
  const typed = line.segment.text.slice(field.start, field.end);
  if (/\d$/.test(typed)) return [];
  const range = { start: line.base + field.start, end: line.base + field.end };
  const blocks = tableLayout(table.id) === 'blocks' && table.blocks.length > 0 ? table.blocks : table.template.blocks;
  const present = new Set(table.rows.map((row) => row.template?.id));
  const rows = blocks.flatMap((block) => block.rows);
  const before = table.rows.findLast((row) => row.end <= line.at && row.template !== null);
  const from = rows.findIndex((row) => row.id === before?.template?.id) + 1;
  // The row that comes next in the form comes first.
  const missing = [...rows.slice(from), ...rows.slice(0, from)].filter((row) => tableLayout(table.id) !== 'beside' && !present.has(row.id));
  const headed = new Set(table.headers.map((header) => header.column?.id));
  const columns = before === undefined ? blocks.flatMap((block) => block.columns).filter((column) => !headed.has(column.id)) : [];
  const entry = (label: string, detail: string): CompletionEntry => ({ label, detail, kind: 'label', range, newText: label, filterText: label });
  return [
    ...missing.map((row) => entry(`${row.numeral}${row.label}`, language === 'zh' ? words.row.zh : `${nameOf(row, language)} · ${words.row.en}`)),
    ...columns.map((column) => entry(column.header ?? column.label, language === 'zh' ? words.column.zh : `${nameOf(column, language)} · ${words.column.en}`)),
  ];
}

/** Whether a national form applies: before 2019 there was none. */
function hasForm(report: Report | null): boolean {
  return report?.year == null || report.year >= templates['2019'].years.from;
}

/** Headings of the sections that the report does not have yet, the next one first; alone and with what belongs under them. */
function headingsFor(report: Report | null, line: Line, language: Language): CompletionEntry[] {
  const { segment, base, start, end, at } = line;
  if (!hasForm(report) || segment.text.slice(at, end).trim() !== '' || segment.text.slice(start, at).trim().length > LONGEST_START) return [];
  const sections = (report?.template ?? templateForYear(null)).sections;
  const present = new Set(report?.sections.filter((section) => section.heading.segment !== segment || line.at > section.heading.end).map((section) => section.role));
  const current = report?.sections.findLast((section) => section.segments.includes(segment))?.number ?? 0;
  const missing = [...sections.filter(({ number }) => number > current), ...sections.filter(({ number }) => number <= current)].filter(({ role }) => !present.has(role));
  const range = { start: base + start, end: base + end };
  return missing.flatMap((section): CompletionEntry[] => {
    const heading = report === null ? `${toChineseNumeral(section.number)}、${section.title}` : headingLine(report, section);
    const plain: CompletionEntry = { label: heading.trim(), detail: words.heading[language], kind: 'heading', range, newText: heading, filterText: heading.trim() };
    if (report === null) return [plain];
    const eol = eolOf(segment.text);
    const skeleton = skeletonOf(report, section, eol).replace(/[\r\n]+$/, '');
    return skeleton === '' ? [plain] : [plain, { ...plain, label: `${plain.label} …`, detail: words.skeleton[language], newText: heading + eol + skeleton }];
  });
}

/** The table of the section, where the report lacks it and the line is empty. */
function tablesFor(report: Report, { segment, base, start, end }: Line, language: Language): CompletionEntry[] {
  const role = report.sections.findLast((section) => section.segments.includes(segment))?.role;
  const table = report.template.tables.find((candidate) => candidate.section === role);
  if (table === undefined || !hasForm(report) || segment.text.slice(start, end).trim() !== '' || report.tables.some((other) => other.id === table.id)) return [];
  const newText = renderTable(table, encodingOf(report), eolOf(segment.text)).replace(/[\r\n]+$/, '');
  const name = table.title[language];
  return [{ label: name, detail: words.table[language], kind: 'table', range: { start: base + start, end: base + end }, newText, filterText: name }];
}

/** Sentences that state the tables' numbers, where a sentence begins. */
function sentencesFor(report: Report, { segment, base, start, at }: Line, language: Language): CompletionEntry[] {
  if (segment.head !== null && at <= segment.head.end) return [];
  const before = segment.text.slice(start, at);
  const from = Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1;
  const typed = before.slice(from).trimStart();
  if (typed.length > LONGEST_START || /[|\t<>]/.test(before)) return [];
  const range = { start: base + at - typed.length, end: base + at };
  return phrasesFor(report).map(({ about, text }) => ({ label: text, detail: render({ text: words.sentence, args: { about } }, language), kind: 'sentence', range, newText: text, filterText: text }));
}
