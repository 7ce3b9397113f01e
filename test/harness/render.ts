import type { Span } from '../../server/src/core/text/span.js';
import { gfm, pipeClosed, pipeOpen } from './encodings/bars.js';
import { html } from './encodings/html.js';
import { barAfter, barBefore, cellLine, cellsApart } from './encodings/lines.js';
import { space } from './encodings/space.js';
import { tabBare, tabGrid, tabShifted, tabWord } from './encodings/tabs.js';
import { Writer } from './encodings/writer.js';
import type { CellRef, Figures } from './figures.js';
import { runningTitles, sectionNumerals, sectionTitles, type TableId } from './form.js';
import { applicationsSheet, disclosureSheet, repeatLabels, reviewSheet, type Box, type Overrides, type Sheet } from './sheet.js';

/** Where in a row of table 3 an encoding can show a blank. */
type BlankPlace = 'first' | 'inner' | 'last';

interface EncodingInfo {
  readonly write: (sheet: Sheet, out: Writer) => void;
  /** Empty: the encoding cannot show a blank cell. */
  readonly blanks: readonly BlankPlace[];
  /** Whether labels and headers stand as they are; PDF text breaks long labels and draws the headers of table 3 and 4 anew. */
  readonly faithful: boolean;
}

const everywhere: readonly BlankPlace[] = ['first', 'inner', 'last'];

/** Every way a table has been seen in the wild, with what it can show. */
export const encodings = {
  'pipe-open': { write: pipeOpen, blanks: everywhere, faithful: true },
  'pipe-closed': { write: pipeClosed, blanks: everywhere, faithful: true },
  gfm: { write: gfm('exact'), blanks: ['inner'], faithful: true },
  'gfm-short': { write: gfm('short'), blanks: ['inner'], faithful: true },
  'gfm-long': { write: gfm('long'), blanks: ['inner'], faithful: true },
  'gfm-one-cell': { write: gfm('one-cell'), blanks: ['inner'], faithful: true },
  'tab-shifted': { write: tabShifted, blanks: ['inner'], faithful: true },
  'tab-grid': { write: tabGrid, blanks: ['inner'], faithful: true },
  'tab-word': { write: tabWord, blanks: ['inner'], faithful: true },
  'tab-bare': { write: tabBare, blanks: ['inner'], faithful: true },
  'cell-line': { write: cellLine, blanks: everywhere, faithful: true },
  'bar-after': { write: barAfter, blanks: [], faithful: true },
  'bar-before': { write: barBefore, blanks: ['first', 'inner'], faithful: true },
  'blank-line': { write: cellsApart('\n\n'), blanks: [], faithful: true },
  lines: { write: cellsApart('\n'), blanks: [], faithful: true },
  space: { write: space('runs'), blanks: [], faithful: false },
  'space-single': { write: space('single'), blanks: [], faithful: false },
  html: { write: html('pretty'), blanks: everywhere, faithful: true },
  'html-inline': { write: html('inline'), blanks: everywhere, faithful: true },
} as const satisfies Record<string, EncodingInfo>;

export type EncodingId = keyof typeof encodings;
export const encodingIds = Object.keys(encodings) as EncodingId[];

/** Whether an encoding can show a blank at this place of a row. */
export function canShowBlank(encoding: EncodingId, place: BlankPlace): boolean {
  return (encodings[encoding].blanks as readonly BlankPlace[]).includes(place);
}

export interface RenderOptions {
  readonly punctuation?: 'full' | 'half';
  /** Spaces inside labels: 商业 企业, (一) 予以公开. */
  readonly innerSpaces?: boolean;
  readonly eol?: '\n' | '\r\n' | '\r';
  readonly bom?: boolean;
  readonly numbers?: 'plain' | 'thousands' | 'full-width';
  /** Table 4 flattened: one line of words, then fifteen numbers. */
  readonly flatReview?: boolean;
  /** Labels that span rows stand again on each row. */
  readonly repeatLabels?: boolean;
  readonly titles?: 'annex' | 'running';
  /** Empty lines between the parts. */
  readonly airy?: boolean;
  /** Another encoding for single tables. */
  readonly tables?: Partial<Record<TableId, EncodingId>>;
  readonly overrides?: Overrides;
  /** Section headings written otherwise; null leaves the whole section out. */
  readonly headings?: Partial<Record<1 | 2 | 3 | 4 | 5 | 6, string | null>>;
  /** Tables to leave out. */
  readonly without?: readonly TableId[];
}

export interface Rendered {
  readonly text: string;
  /** Span of a number; throws if the report has no such cell. */
  cell(ref: CellRef): Span;
  /** Span of a row's label, by row id of table 2 or 3. */
  label(row: string): Span;
}

/** Writes a report in an encoding. */
export function render(figures: Figures, encoding: EncodingId, options: RenderOptions = {}): Rendered {
  const out = new Writer(options.eol ?? '\n');
  if (options.bom) out.put('\uFEFF');
  const gap = options.airy ? '\n' : '';
  const paragraphs = (texts: readonly string[]): void => {
    for (const text of texts) out.put(`${text}\n${gap}`);
  };
  if (figures.title !== null) out.put(`${figures.title}\n${gap}`);
  paragraphs(figures.preface);
  const titles = options.titles === 'running' ? runningTitles : sectionTitles;
  const tableOf = { 2: 'disclosure', 3: 'applications', 4: 'review' } as const;
  for (const role of [1, 2, 3, 4, 5, 6] as const) {
    const heading = options.headings?.[role];
    if (heading === null) continue;
    out.put(`${heading ?? `${sectionNumerals[role - 1]}、${titles[role - 1]}`}\n${gap}`);
    paragraphs(figures.prose[role]);
    if (role === 2 || role === 3 || role === 4) {
      const table = tableOf[role];
      if (options.without?.includes(table)) continue;
      writeTable(figures, table, options.tables?.[table] ?? encoding, options, out);
      out.put(gap);
    }
  }
  const find = (map: ReadonlyMap<string, Span>, key: string): Span => {
    const span = map.get(key);
    if (!span) throw new Error(`no ${key} in the rendered report`);
    return span;
  };
  return { text: out.text, cell: (ref) => find(out.cells, `${ref.table}/${ref.row}/${ref.column}`), label: (row) => find(out.labels, row) };
}

function writeTable(figures: Figures, table: TableId, encoding: EncodingId, options: RenderOptions, out: Writer): void {
  const plain = table === 'disclosure' ? disclosureSheet(figures, options.overrides) : table === 'applications' ? applicationsSheet(figures, options.overrides) : reviewSheet(figures, options.flatReview);
  const sheet = options.repeatLabels ? repeatLabels(plain) : plain;
  const styled = { ...sheet, lines: sheet.lines.map((line) => line.map((box) => ({ ...box, text: styledText(box, options) }))) };
  if (table === 'review' && options.flatReview) out.put('行政复议行政诉讼\n');
  encodings[encoding].write(styled, out);
}

function styledText(box: Box, options: RenderOptions): string {
  if (box.kind === 'value') return styledNumber(box.text, options.numbers ?? 'plain');
  let text = box.text;
  if (options.innerSpaces) {
    text = text
      .replace(/^(（.）|\d\.)/, '$1 ')
      .replace(/^(商业|科研|结果|其他|尚未)(企业|机构|维持|纠正|结果|审结)$/, '$1 $2')
      .replace(/^第二十条/, '第二十条  ');
  }
  if (options.punctuation === 'half') text = text.replace(/[（）：，]/g, (mark) => ({ '（': '(', '）': ')', '：': ':', '，': ',' })[mark] ?? mark);
  return text;
}

function styledNumber(text: string, style: NonNullable<RenderOptions['numbers']>): string {
  if (style === 'thousands') return text.replace(/^\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));
  if (style === 'full-width') return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return text;
}
