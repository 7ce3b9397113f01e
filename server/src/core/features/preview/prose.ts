import { moved } from '../../engine/locate.js';
import { paragraphsIn, type Paragraph } from '../../model/prose/passages.js';
import type { Passage } from '../../model/sectionText.js';
import { chromeOf, signatureOf } from '../../model/sectionText.js';
import type { Report, Table } from '../../model/types.js';
import { undecorated } from '../../syntax/blocks/line.js';
import { isChrome } from '../../syntax/blocks/residue.js';
import { readNumeral } from '../../syntax/numeral.js';
import type { Block, Segment, TableBlock } from '../../syntax/types.js';
import { lineAt, lineEnd } from '../../text/lines.js';
import type { Span } from '../../text/span.js';
import { attribute, html, type Html } from './html.js';
import { inline, type Lines } from './inline.js';
import { Places, type PreviewPart } from './part.js';
import { classes, markOf, findingsIn, oneLine, say, type PreviewSource } from './source.js';
import { tableHtml } from './table.js';
import { words } from './words.js';

/** A paragraph's own heading, `（一）主动公开。`, is at most this long without its numeral. UTF-16 units. */
const LONGEST_LEAD = 16;

/** What a report may hold and still be read: no report comes near it, and a page with more is of no use to anybody. */
export class Room {
  #left = 4000;

  /** Whether there is room for one more paragraph or row. */
  take(): boolean {
    return this.#left-- > 0;
  }

  get isExceeded(): boolean {
    return this.#left < 0;
  }
}

/** Which lines of a report are no paragraphs: by segment, the places at which they begin. */
export class Furniture {
  readonly #chrome: ReadonlyMap<Segment, readonly Span[]>;
  readonly #signature: ReadonlyMap<Segment, readonly Span[]>;

  constructor(report: Report) {
    const { body, date } = signatureOf(report);
    this.#chrome = bySegment(chromeOf(report));
    this.#signature = bySegment([body, date].filter((passage) => passage !== null));
  }

  isChrome(segment: Segment, block: Span): boolean {
    return holds(this.#chrome.get(segment), block);
  }

  isSignature(segment: Segment, block: Span): boolean {
    return holds(this.#signature.get(segment), block);
  }
}

function bySegment(passages: readonly Passage[]): ReadonlyMap<Segment, readonly Span[]> {
  const found = new Map<Segment, Span[]>();
  for (const passage of passages) found.set(passage.segment, [...(found.get(passage.segment) ?? []), passage]);
  return found;
}

function holds(spans: readonly Span[] | undefined, { start, end }: Span): boolean {
  return spans?.some((span) => start <= span.start && span.start < end) === true;
}

/** Writes one part of the preview, segment by segment. */
export class PartWriter {
  readonly #places = new Places();
  readonly #out: Html[] = [];
  #chrome: Html[] = [];

  constructor(
    readonly key: string,
    private readonly source: PreviewSource,
    private readonly furniture: Furniture,
    private readonly room: Room,
  ) {}

  /** Adds what stands elsewhere: `make` gets the places of this part. */
  add(make: (places: Places) => Html): void {
    this.#closeChrome();
    this.#out.push(make(this.#places));
  }

  /** Adds a segment; `heading` is the element for its title or heading, null where the heading is one like any other. */
  segment(segment: Segment, base: number, heading: 'h1' | 'h2' | null): void {
    const paragraphs = paragraphsIn(segment);
    let next = 0;
    for (const block of segment.blocks) {
      if (block.kind === 'blank') continue;
      if (block.kind === 'table') {
        this.#tables(segment, base, block);
        continue;
      }
      if (this.#isChrome(segment, block)) {
        this.#addChrome(segment, base, block);
        continue;
      }
      while (next < paragraphs.length && paragraphs[next]!.end <= block.start) next++;
      const paragraph = paragraphs[next];
      // A converter broke it over lines: it was written with the first of them.
      if (block.kind === 'paragraph' && paragraph !== undefined && paragraph.start < block.start) continue;
      if (!this.room.take()) return;
      this.#closeChrome();
      this.#out.push(this.#blockHtml(segment, base, block, paragraph, heading));
    }
  }

  /** The part as it is handed out. */
  end(tag: 'header' | 'section'): PreviewPart {
    this.#closeChrome();
    const content = html`${this.#out}`;
    return this.#places.part(this.key, tag === 'header' ? html`<header class="front" lang="zh-Hans">${content}</header>` : html`<section class="section" lang="zh-Hans">${content}</section>`);
  }

  get isEmpty(): boolean {
    return this.#out.length + this.#chrome.length === 0;
  }

  #isChrome(segment: Segment, block: Block): boolean {
    if (block.kind === 'residue') return true;
    if (block.kind === 'heading') return segment.head?.kind === 'section' && segment.head.toc;
    if (block.kind === 'title') {
      const { title } = this.source.placed.report;
      return title !== null && title.loc.segment !== segment && segment.head?.kind === 'title' && segment.head.text === title.text;
    }
    return this.furniture.isChrome(segment, block);
  }

  #blockHtml(segment: Segment, base: number, block: Block, paragraph: Paragraph | undefined, heading: 'h1' | 'h2' | null): Html {
    if (block.kind === 'title' || block.kind === 'heading') {
      const lines = linesOf(segment, base, block, undecorated);
      const content = html`${this.#shows(lines)}>${inline(lines, this.source, this.#places)}`;
      if (heading === 'h1') return html`<h1${content}</h1>`;
      return heading === 'h2' && block === segment.blocks[0] ? html`<h2${content}</h2>` : html`<h3${content}</h3>`;
    }
    const joined = paragraph !== undefined && paragraph.start < block.end ? paragraph : block;
    const lines = linesOf(segment, base, joined, undecorated);
    const kind = this.furniture.isSignature(segment, block) ? 'signature' : leadEnd(lines);
    if (kind === 'heading') return html`<h3${this.#shows(lines)}>${inline(lines, this.source, this.#places)}</h3>`;
    const lead = typeof kind === 'number' ? kind : undefined;
    return html`<p${attribute('class', classes(kind === 'signature' ? kind : null))}${this.#shows(lines)}>${inline({ ...lines, lead }, this.source, this.#places)}</p>`;
  }

  /** The place of all lines, with what was found about them as a whole. */
  #shows({ spans, base }: Lines): Html {
    const first = spans[0];
    return first === undefined ? html`` : this.#places.shows(moved({ start: first.start, end: spans.at(-1)!.end }, base));
  }

  #addChrome(segment: Segment, base: number, block: Block): void {
    const { start, end } = undecorated(segment.text, block.start, block.end);
    if (start === end || !this.room.take()) return;
    this.#chrome.push(html`<p${this.#places.shows(moved({ start, end }, base))}>${oneLine(segment.text.slice(start, end))}</p>`);
  }

  #closeChrome(): void {
    const { length } = this.#chrome;
    if (length === 0) return;
    const summary = length === 1 ? words.oneChrome[this.source.language] : say(this.source, words.chrome, { count: length });
    this.#out.push(html`<details class="chrome"><summary>${summary}</summary>${this.#chrome}</details>`);
    this.#chrome = [];
  }

  /** The tables that begin in a block of lines; lines that no table was made of are shown as they are. */
  #tables(segment: Segment, base: number, block: TableBlock): void {
    this.#closeChrome();
    const own = this.source.placed.report.tables.filter((table) => table.segment === segment);
    const begun = own.filter(({ start }) => block.start <= start && start < block.end);
    for (const table of begun) {
      if (table.rows.some(() => !this.room.take())) return;
      this.#out.push(tableHtml(table, base, this.source, this.#places));
    }
    if (begun.length > 0 || own.some(({ start, end }) => start < block.start && block.start < end)) this.#unread(base, block, own);
    else this.#plain(base, block);
  }

  /** Words between the cells that nothing above shows, page numbers left out. Of torn PDF text there are too many to be of use. */
  #unread(base: number, { table: { rows, encoding } }: TableBlock, tables: readonly Table[]): void {
    if (encoding === 'space') return;
    const parts = tables.flatMap(({ rows: read, groups, headers }) => [...read.flatMap(({ label, cells }) => [...(label === null ? [] : [label]), ...cells]), ...groups.map(({ label }) => label), ...headers]);
    const known = (span: Span): boolean => parts.some((part) => part.start < span.end && span.start < part.end) || this.#places.covers(moved(span, base));
    const rest = rows.flatMap(({ cells }) => cells).filter((cell) => (cell.kind === 'label' || cell.kind === 'value') && !known(cell) && !isChrome(cell.text, 0, cell.text.length));
    if (rest.length === 0 || !this.room.take()) return;
    const items = rest.map((cell) => html`<span class="piece"${this.#places.shows(moved(cell, base))}>${oneLine(cell.text)}</span>`);
    this.#out.push(html`<p class="unread"><span class="tag">${say(this.source, words.unread)}</span> ${items}</p>`);
  }

  /** A table that is none of the form's. */
  #plain(base: number, { table: { rows } }: TableBlock): void {
    const lines = rows.filter(() => this.room.take()).map(({ cells }) => {
      const fields = cells.filter(({ kind }) => kind !== 'filler').map((cell) => {
        const span = moved(cell, base);
        const mark = markOf(findingsIn(this.source, span), this.source);
        return html`<td${attribute('class', classes(cell.kind === 'value' ? 'value' : null, mark?.severity ?? null))}${this.#places.shows(span)}${attribute('title', mark?.message ?? null)}>${oneLine(cell.text)}</td>`;
      });
      return html`<tr>${fields}</tr>`;
    });
    this.#out.push(html`<div class="sheet"><table role="grid" aria-readonly="true" class="plain"><caption>${say(this.source, words.plainTable)}</caption><tbody>${lines}</tbody></table></div>`);
  }
}

/** The lines of a span, each without decoration and white space at its ends; empty ones left out. */
function linesOf({ text, lineStarts }: Segment, base: number, { start, end }: Span, trim: (text: string, start: number, end: number) => Span): Lines {
  const spans: Span[] = [];
  for (let line = lineAt(lineStarts, start); line < lineStarts.length && lineStarts[line]! < end; line++) {
    const span = trim(text, Math.max(start, lineStarts[line]!), Math.min(end, lineEnd(text, lineStarts, line)));
    if (span.start < span.end) spans.push(span);
  }
  return { text, base, spans };
}

/** Where the numbered heading that a paragraph begins with ends; `heading` where it is all there is. */
function leadEnd({ text, spans }: Lines): number | 'heading' | null {
  const [first] = spans;
  if (first === undefined) return null;
  const numeral = readNumeral(text, first.start, first.end);
  if (numeral === null || (numeral.style !== 'paren' && numeral.style !== 'bare')) return null;
  const stop = text.slice(numeral.end, Math.min(first.end, numeral.end + LONGEST_LEAD)).search(/[。：:]/);
  const words = text.slice(numeral.end, stop < 0 ? first.end : numeral.end + stop);
  if (words.length > LONGEST_LEAD || /[，；！？,;!?]/.test(words)) return null;
  if (stop >= 0) return numeral.end + stop + 1;
  return spans.length === 1 ? 'heading' : null;
}
