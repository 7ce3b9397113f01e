import { reportAt, tablesOf as placedTables } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import type { Language, Text } from '../l10n/message.js';
import { alignedLines } from '../model/alignTable.js';
import { layoutOf } from '../model/layout.js';
import { frameContent, rowContent } from '../model/reread.js';
import type { Sheet } from '../model/sheet.js';
import { tabbedRows } from '../model/tabbed.js';
import { tablesOf } from '../model/tables.js';
import type { Table } from '../model/types.js';
import { writeSheet } from '../model/writeTable.js';
import { formsOf, segmentAt } from '../syntax/tree.js';
import { htmlParts, type HtmlPart } from '../syntax/tables/htmlGrid.js';
import { segmentsOf } from '../syntax/segment.js';
import type { Encoding } from '../syntax/types.js';
import type { FormSet } from '../template/formSet.js';
import { templates } from '../template/load.js';
import type { Template } from '../template/types.js';
import { eolOf, lineAt, lineEnd } from '../text/lines.js';
import type { Span } from '../text/span.js';

/** What another program put on the clipboard. */
export interface Clipboard {
  /** The HTML fragment, if there is one; it tells which cells are merged. */
  readonly html?: string;
  readonly text?: string;
}

/** A table from the clipboard, written like those of the report. */
export interface PastedTable {
  readonly title: string;
  /** Takes the place of the selection, with the line breaks it needs around it. */
  readonly newText: string;
  readonly encoding: Encoding;
  /** Whether it is a table of the form. */
  readonly known: boolean;
}

const title: Text = { zh: '粘贴为本报告的表格', en: 'Paste as table of this report' };

/** Encodings that keep any table, with blank cells and without labels of the form. */
const plainEncodings: readonly Encoding[] = ['pipe', 'gfm', 'tab', 'html'];
/** Encodings in which a bar in a cell would end it. */
const barred: ReadonlySet<Encoding> = new Set<Encoding>(['pipe', 'gfm', 'cell-line', 'bar-line']);

/**
 * What the clipboard holds, with its tables written in the encoding of the nearest table of the report and its text kept;
 * null where there is no table of at least two rows and two columns. Where that encoding cannot tell what the table says
 * (blank cells, long labels), bars are used.
 */
export function pasteTable(snapshot: Snapshot, selection: Span, clipboard: Clipboard, language: Language): PastedTable | null {
  const form: Reading = { forms: formsOf(snapshot.tree), prior: reportAt(snapshot, selection.start)?.report.template ?? templates['2021'] };
  const html = htmlParts(clipboard.html ?? '');
  const parts: readonly HtmlPart[] = html.some(isTable) ? html : [{ kind: 'table', rows: tabbedRows(clipboard.text ?? '').map((row) => row.map((text) => ({ text, columns: 1, rows: 1 }))) }];
  if (!parts.some(isTable)) return null;
  const wished = nearestEncoding(snapshot, selection.start);
  const { segment, start } = segmentAt(snapshot.tree, selection.start);
  const eol = eolOf(segment.text);
  const written = parts.map((part) => (part.kind === 'text' ? { lines: part.lines, encoding: wished, known: false } : writeTable(part, wished, form, parts === html)));
  const line = lineAt(segment.lineStarts, selection.start - start);
  const before = segment.text.slice(segment.lineStarts[line], selection.start - start).replace('\uFEFF', '');
  const last = segmentAt(snapshot.tree, selection.end);
  const after = last.segment.text.slice(selection.end - last.start, lineEnd(last.segment.text, last.segment.lineStarts, lineAt(last.segment.lineStarts, selection.end - last.start)));
  const table = written.find((_part, index) => isTable(parts[index]!))!;
  return {
    title: title[language],
    newText: (before.trim() === '' ? '' : eol) + written.flatMap(({ lines }) => lines).join(eol) + (after.trim() === '' ? '' : eol),
    encoding: table.encoding,
    known: written.some(({ known }) => known),
  };
}

function isTable(part: HtmlPart): part is Extract<HtmlPart, { kind: 'table' }> {
  return part.kind === 'table' && part.rows.length > 1 && part.rows.some((row) => row.reduce((sum, box) => sum + box.columns, 0) > 1);
}

/** How the nearest table of the report is written; with bars where there is none. */
function nearestEncoding(snapshot: Snapshot, offset: number): Encoding {
  const placed = reportAt(snapshot, offset);
  if (placed === null) return 'pipe';
  const distance = ({ table, base }: { readonly table: Table; readonly base: number }): number => Math.max(base + table.start - offset, offset - base - table.end, 0);
  return [...placedTables(placed)].sort((a, b) => distance(a) - distance(b))[0]?.table.encoding ?? 'pipe';
}

/** The forms a pasted table may follow, and that of the report it is put into. */
interface Reading {
  readonly forms: FormSet;
  readonly prior: Template;
}

interface Written {
  readonly lines: readonly string[];
  readonly encoding: Encoding;
  readonly known: boolean;
}

function writeTable({ rows }: Extract<HtmlPart, { kind: 'table' }>, wished: Encoding, form: Reading, spans: boolean): Written {
  const width = rows.reduce((most, _row, index) => Math.max(most, widthOf(rows, index)), 0);
  const plain: Sheet = { width, lines: rows };
  const wanted = read(writeSheet(plain, spans ? 'html' : 'tab'), form);
  const known = wanted.some((table) => table.rows.some((row) => row.template !== null && row.cells.length > 0));
  // A table without spans of its own takes those of the form, where it is laid out like it.
  const sheet = (spans || wanted.length !== 1 ? null : layoutOf(wanted[0]!)) ?? plain;
  for (const encoding of known ? [wished, ...plainEncodings] : plainEncodings.toSorted((a, b) => Number(b === wished) - Number(a === wished))) {
    for (const fillers of ['empty', 'touching'] as const) {
      const lines = writeSheet(barred.has(encoding) ? withoutBars(sheet) : sheet, encoding, fillers);
      const after = read(lines, form);
      if (known && contentOf(after) !== contentOf(wanted)) continue;
      return { lines: tidy(lines, after, form), encoding, known };
    }
  }
  return { lines: writeSheet(sheet, 'html'), encoding: 'html', known };
}

/** How many columns a row covers, with the cells that reach down into it. */
function widthOf(rows: readonly (readonly { readonly columns: number; readonly rows: number }[])[], index: number): number {
  return rows.slice(0, index + 1).reduce((sum, row, line) => sum + row.reduce((own, box) => own + (line + box.rows > index ? box.columns : 0), 0), 0);
}

function withoutBars(sheet: Sheet): Sheet {
  return { ...sheet, lines: sheet.lines.map((line) => line.map((box) => ({ ...box, text: box.text.replace(/(?<!\\)\|/g, '\\|') }))) };
}

function read(lines: readonly string[], form: Reading): readonly Table[] {
  return segmentsOf(`${lines.join('\n')}\n`, form.forms).flatMap((segment) => tablesOf(segment, null, form.prior));
}

function contentOf(tables: readonly Table[]): string {
  return JSON.stringify(tables.map((table) => [table.id, frameContent(table), table.rows.map(rowContent)]));
}

/** The table lined up, where it is the only one and is read the same. */
function tidy(lines: readonly string[], tables: readonly Table[], form: Reading): readonly string[] {
  const [table] = tables;
  if (table === undefined || tables.length > 1 || table.syntax.start > 0) return lines;
  for (const padFillers of [true, false]) {
    const aligned = alignedLines(table, padFillers);
    if (aligned?.length === lines.length && contentOf(read(aligned, form)) === contentOf(tables)) return aligned;
  }
  return lines;
}
