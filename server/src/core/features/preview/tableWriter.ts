import { moved } from '../../engine/locate.js';
import { render } from '../../l10n/message.js';
import { cellName, nameOf, ownRowName, rowName } from '../../model/names.js';
import { cellSpan } from '../../model/place.js';
import { isTotal } from '../../model/arithmetic.js';
import type { Cell, Header, Label, Row, Table } from '../../model/types.js';
import { foldKey } from '../../template/match.js';
import type { BlockTemplate, ColumnTemplate, GroupTemplate, RowTemplate } from '../../template/types.js';
import { isZero } from '../../text/quantity.js';
import { removeSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import { attribute, html, type Html } from './html.js';
import { TableMarks } from './marks.js';
import { missingRowsOf, type MissingRow } from './missing.js';
import type { Places } from './part.js';
import { classes, findingsIn, markOf, oneLine, say, type PreviewSource } from './source.js';
import { words } from './words.js';

/** A row as it is drawn: one of the text, or one that the text lacks. */
export type Line = { readonly row: Row } | { readonly missing: MissingRow };

/** How far a cell reaches, and what it heads. */
export interface Extent {
  readonly columns?: number;
  readonly rows?: number;
  readonly scope?: 'col' | 'colgroup' | 'row' | 'rowgroup';
  readonly className?: string;
}

/** The form's words where the text writes them with other spaces, brackets or digits; any other words as they are written. */
function printed(written: string | undefined, canonical: string): string {
  return written === undefined || foldKey(written) === foldKey(canonical) ? canonical : oneLine(written);
}

/** The words of a row: the form's where they are the same, with the number that is written where that is another. */
function labelWords(label: Label | null, template: RowTemplate | null): string {
  if (template === null) return oneLine(label?.text ?? '');
  const whole = template.numeral + template.label;
  if (label === null || foldKey(label.text) === foldKey(whole)) return whole;
  return foldKey(label.words.text) === foldKey(template.label) ? removeSpace(label.numeral?.text ?? '') + template.label : oneLine(label.text);
}

/** What the tables of all kinds are drawn with: cells that know their place in the text and what was found in them. */
export class TableWriter {
  readonly #marks: TableMarks;
  readonly missing: readonly MissingRow[];

  constructor(
    readonly table: Table,
    private readonly base: number,
    private readonly source: PreviewSource,
    private readonly places: Places,
  ) {
    this.#marks = new TableMarks(table, base, source);
    this.missing = missingRowsOf(table, source);
  }

  /** The words of a group as written, else as the form has them. */
  group(id: string, extent: Extent): Html {
    const group = this.table.groups.find(({ template }) => template.id === id);
    const template = group?.template ?? this.table.template.groups.find((candidate) => candidate.id === id);
    if (template === undefined) return this.#head('', null, extent, null);
    return this.#head(printed(group?.label.text, template.numeral + template.label), group?.label ?? null, extent, template);
  }

  /** The head of a column; of table 2 in one of its blocks, of table 4 under the block of that number. */
  column(column: ColumnTemplate, extent: Extent, within?: BlockTemplate | number): Html {
    const headers = this.table.headers.filter((candidate) => candidate.column?.id === column.id && (typeof within !== 'object' || candidate.block === within));
    const header: Header | undefined = headers[typeof within === 'number' ? within : 0];
    // Headers of PDF text are torn over several lines: those of the form take their place.
    const written = this.table.encoding === 'space' ? undefined : header?.text;
    return this.#head(printed(written, column.header ?? column.label), header ?? null, extent, column);
  }

  /** The label of a row. */
  label(line: Line, extent: Extent): Html {
    if ('missing' in line) return this.#missingLabel(line.missing, extent);
    const { label, template } = line.row;
    return this.#head(labelWords(label, template), label, extent, template);
  }

  /** The name of a block of table 4, which stands above its numbers; in the text it may be a heading or a label. */
  blockName(template: RowTemplate, extent: Extent): Html {
    const label = this.table.rows.find((row) => row.template?.id === template.id)?.label ?? null;
    return this.#head(labelWords(label, template), label, extent, template);
  }

  /** The numbers of a row in as many columns. Where it is not known which number belongs where, they share one cell. */
  values(line: Line, columns: number): Html {
    if ('missing' in line) return html`${Array.from({ length: columns }, () => html`<td class="value missing"></td>`)}`;
    const { row } = line;
    if (row.shape !== 'exact' || row.cells.length > columns) return this.#unmatched(row, columns);
    return html`${row.cells.map((cell, index) => this.#value(cell, index === row.cells.length - 1 ? columns - index : 1))}`;
  }

  #head(text: string, span: Span | null, { columns = 1, rows = 1, scope, className }: Extent, template: Pick<GroupTemplate | ColumnTemplate, 'label' | 'en'> | null): Html {
    const place = span === null ? null : moved(span, this.base);
    const mark = place === null ? null : markOf(findingsIn(this.source, place), this.source);
    const translated = this.source.language === 'en' && template !== null ? nameOf(template, 'en') : null;
    const title = [mark?.message, translated].filter((line) => line != null).join('\n');
    return html`<th${attribute('scope', scope ?? null)}${attribute('class', classes(className ?? null, mark?.severity ?? null))}${spans(columns, rows)}${place === null ? null : this.places.shows(place)}${attribute('title', title)}>${text}</th>`;
  }

  #missingLabel({ template, finding }: MissingRow, { columns = 1, rows = 1 }: Extent): Html {
    const message = render(finding.message, this.source.language);
    return html`<th scope="row" class="missing ${finding.severity}"${spans(columns, rows)}${this.places.leads(finding.range)}${attribute('title', message)}>${template.numeral + template.label} <span class="tag">${say(this.source, words.missingRow)}</span></th>`;
  }

  #value(cell: Cell, columns: number): Html {
    const notes = this.#marks.notes(cell);
    const mark = markOf(this.#marks.findings(cell), this.source);
    const text = oneLine(cell.text);
    const { language } = this.source;
    const value = [text === '' ? say(this.source, words.blank) : text, ...notes.map((note) => note.text)].join(language === 'zh' ? '，' : ', ');
    const label = say(this.source, words.named, { name: cellName(cell, language), value });
    const kind = classes('value', isTotal(cell) ? 'total' : null, cell.value !== null && isZero(cell.value) ? 'zero' : null, cell.state === 'number' ? null : cell.state, this.#marks.isSuspect(cell) ? 'suspect' : null, mark?.severity ?? null);
    const title = [mark?.message, ...notes.map(({ why }) => why)].filter((line) => line !== undefined).join('\n');
    return html`<td${attribute('class', kind)}${spans(columns, 1)}${this.#place(cell)}${attribute('aria-label', label)}${attribute('title', title)}><span class="number">${text}</span>${notesHtml(notes)}</td>`;
  }

  #unmatched(row: Row, columns: number): Html {
    const { cells, expected } = row;
    const first = cells[0];
    const span = moved(first === undefined ? (row.label ?? row) : { start: first.start, end: cells.at(-1)!.end }, this.base);
    const mark = first === undefined ? null : markOf(findingsIn(this.source, span), this.source);
    const why = first === undefined ? say(this.source, words.noValues) : cells.length === expected ? say(this.source, words.unclear) : say(this.source, words.unmatched, { count: cells.length, expected });
    const numbers = cells.map((cell) => html`<span class="number"${this.#place(cell)}>${oneLine(cell.text)}</span>`);
    const label = say(this.source, words.named, { name: row.template === null ? ownRowName(row, this.source.language) : rowName(row, this.source.language), value: `${cells.map((cell) => oneLine(cell.text) || say(this.source, words.blank)).join(' ')} ${why}` });
    return html`<td${attribute('class', classes('value', 'unmatched', mark?.severity ?? null))}${spans(columns, 1)}${this.places.shows(span)}${attribute('aria-label', label)}${attribute('title', mark?.message ?? null)}><span class="numbers">${numbers}</span>${notesHtml([{ text: why }])}</td>`;
  }

  #place(cell: Cell): Html {
    return this.places.shows(moved(cellSpan(cell, this.table), this.base));
  }
}

function spans(columns: number, rows: number): Html {
  return html`${attribute('colspan', columns > 1 ? columns : null)}${attribute('rowspan', rows > 1 ? rows : null)}`;
}

function notesHtml(notes: readonly { readonly text: string }[]): Html | null {
  return notes.length === 0 ? null : html`<span class="notes">${notes.map(({ text }) => html`<span class="note">${text}</span>`)}</span>`;
}

/** The rows of a table with those that are missing in their places: after the row that the form has before them. */
export function withMissing(rows: readonly Row[], missing: readonly MissingRow[], order: readonly RowTemplate[]): Line[] {
  const lines: Line[] = rows.map((row) => ({ row }));
  const idOf = (line: Line): string | undefined => ('row' in line ? line.row.template?.id : line.missing.template.id);
  for (const each of missing) {
    const before = order.slice(0, order.findIndex(({ id }) => id === each.template.id)).map(({ id }) => id);
    const at = lines.findLastIndex((line) => before.includes(idOf(line) ?? ''));
    lines.splice(at + 1, 0, { missing: each });
  }
  return lines;
}
