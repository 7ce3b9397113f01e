import { add, equals, ZERO, type Quantity } from '../text/quantity.js';
import { tableLayout } from '../template/load.js';
import type { Lexicon } from '../template/match.js';
import type { TableId } from '../template/types.js';
import type { GridCell, GridRow, TableSyntax } from '../syntax/types.js';
import { TableDraft, type RowDraft } from './draft.js';
import { figureTest, type FigureTest } from './figureTest.js';
import { expectedValues, itemOfGroup, itemOfRow } from './forms.js';
import { isPrefixOfRow, nearHeader, nearRow, resolveLabel, type LabelHit } from './labels.js';

/** Cells of table 4 that hold text where a number belongs are short; longer words are labels. */
const LONGEST_TEXT_VALUE = 10;
/** How many broken pieces of one label are put together at most. */
const MOST_PIECES = 4;

/**
 * Reads the tables of one segment: label, then the values that follow it (DESIGN 3). Several tables may share a block of
 * lines, and one table may be cut in two, so the state lives as long as the segment. `first` is the table that the heading
 * announces, `lexicon` says what words mean.
 */
export function interpret(tables: readonly TableSyntax[], first: TableId | null, lexicon: Lexicon): Interpretation {
  const reader = new Reader(first, lexicon);
  for (const table of tables) {
    reader.open(table);
    for (const row of table.rows) reader.row(row);
    reader.flush();
  }
  return { drafts: reader.drafts.filter((draft) => draft.rows.length + draft.groups.length + draft.headers.length > 0), tests: reader.tests };
}

export interface Interpretation {
  readonly drafts: readonly TableDraft[];
  /** Where the figures themselves had a say, and not only labels and where figures stand. */
  readonly tests: readonly FigureTest[];
}

class Reader {
  readonly drafts: TableDraft[] = [];
  readonly tests: FigureTest[] = [];
  private draft: TableDraft | null = null;
  private syntax: TableSyntax | null = null;
  /** Labels of lines without values that may belong to what follows: pieces of a broken label, or a row still to come. */
  private tail: LabelHit[] = [];
  private start = 0;
  /** Index of the first figure among the fields of the row being read. */
  private figuresAt = 0;

  constructor(
    private readonly first: TableId | null,
    private readonly lexicon: Lexicon,
  ) {}

  open(syntax: TableSyntax): void {
    this.syntax = syntax;
    this.start = syntax.start;
    this.tail = [];
  }

  flush(): void {
    this.emitEmpty();
  }

  row(row: GridRow): void {
    const { cells } = row;
    let figuresAt = 0;
    let afterLabels = 0;
    for (; figuresAt < cells.length && cells[figuresAt]!.kind !== 'value'; figuresAt++) if (cells[figuresAt]!.kind === 'label') afterLabels = figuresAt + 1;
    this.figuresAt = figuresAt;
    const hits = this.resolve(cellsOf(cells, 0, afterLabels, isLabel));
    for (const hit of hits) this.enter(hit);
    if (figuresAt < cells.length) this.rowOfValues(hits, cellsOf(cells, afterLabels, cells.length, isValue), row);
    else this.labelsOnly(hits);
  }

  /** What the words of a cell mean in the open table. */
  private lookUp(cell: GridCell): LabelHit {
    return resolveLabel(cell, this.draft?.id ?? this.first, this.lexicon);
  }

  /** Resolves labels, putting pieces of one line together where only the whole is known. */
  private resolve(labels: readonly GridCell[]): LabelHit[] {
    if (labels.length === 1) return [this.lookUp(labels[0]!)];
    const hits: LabelHit[] = [];
    for (let i = 0; i < labels.length; i++) {
      let hit = this.lookUp(labels[i]!);
      if (!hit.known) {
        for (let last = i + 1; last < Math.min(labels.length, i + MOST_PIECES); last++) {
          const joined = this.lookUp(join(labels.slice(i, last + 1)));
          if (!joined.known) continue;
          hit = joined;
          i = last;
          break;
        }
      }
      hits.push(hit);
    }
    return hits;
  }

  /** Opens the table a label belongs to, when it belongs to one only. */
  private enter(hit: LabelHit): void {
    if (hit.table === null || this.draft?.id === hit.table) return;
    this.emitEmpty();
    this.begin(hit.table, hit.start);
  }

  private begin(id: TableId, start: number): TableDraft {
    // A table that a page break cut goes on, unless it was complete.
    const open = this.drafts.findLast((draft) => draft.id === id);
    if (open && !this.isComplete(open)) this.draft = open;
    else {
      this.draft = new TableDraft(id, this.syntax!, Math.max(start, this.start), this.lexicon);
      this.drafts.push(this.draft);
    }
    return this.draft;
  }

  private isComplete(draft: TableDraft): boolean {
    if (tableLayout(draft.id) === 'beside' && draft.figures >= sizeOf(draft).figures) return true;
    return draft.templates[0]!.closing.every((id) => draft.has(id));
  }

  private current(start: number): TableDraft {
    return this.draft ?? this.begin(this.first ?? this.lexicon.mainTable, start);
  }

  private labelsOnly(hits: readonly LabelHit[]): void {
    for (const hit of hits) {
      const draft = this.current(hit.start);
      draft.end = Math.max(draft.end, hit.end);
      if (hit.row !== null && tableLayout(draft.id) !== 'beside' && isRowLabel(hit)) {
        this.emitEmpty();
        this.tail.push(hit);
        continue;
      }
      const whole = hit.known ? null : this.joinTail(hit);
      if (whole) {
        this.emitEmpty();
        if (whole.row !== null && tableLayout(draft.id) !== 'beside' && isRowLabel(whole)) this.tail.push(whole);
        else this.place(draft, whole);
      } else if (hit.known) {
        this.emitEmpty();
        this.place(draft, hit);
      } else {
        this.tail.push(hit);
        if (this.tail.length > MOST_PIECES) this.emitEmpty();
      }
    }
  }

  /** Files a label without values: group, block, column header. */
  private place(draft: TableDraft, hit: LabelHit): void {
    if (hit.group !== null) {
      draft.groups.push(hit);
      const item = tableLayout(draft.id) === 'blocks' ? itemOfGroup(draft, hit.group) : null;
      if (item !== null) draft.openBlock(item);
    } else if (hit.columns.length > 0) {
      this.addHeader(draft, hit);
    } else if (tableLayout(draft.id) === 'beside' && hit.row !== null) draft.groups.push(hit);
  }

  private addHeader(draft: TableDraft, hit: LabelHit): void {
    draft.headers.push(hit);
    if (tableLayout(draft.id) !== 'blocks') return;
    draft.block().columns.push(hit.columns);
    draft.block().headers.push(hit);
  }

  /** What was waiting for values gets none: a blank row of the form, a header near a known one, or nothing we know. */
  private emitEmpty(): void {
    const { draft } = this;
    for (const hit of this.tail) {
      if (!draft) continue;
      if (hit.row !== null && tableLayout(draft.id) !== 'beside') {
        if (hit.group !== null) this.place(draft, hit);
        else this.addRow(draft, hit.row, hit, [], hit);
      } else if (!hit.known) {
        const near = nearHeader(hit, draft);
        if (near) this.addHeader(draft, near);
      }
    }
    this.tail.length = 0;
  }

  /** The label with pieces before it that make it a known one; the pieces are taken. */
  private joinTail(hit: LabelHit): LabelHit | null {
    for (let from = this.tail.length - 1; from >= 0; from--) {
      const joined = this.lookUp(join([...this.tail.slice(from), hit]));
      if (!joined.known) continue;
      this.tail.splice(from);
      return joined;
    }
    return null;
  }

  private rowOfValues(hits: readonly LabelHit[], values: GridCell[], span: GridRow): void {
    let draft = this.current(span.start);
    // The figures of table 4 below a finished table 3, where its heading and headers are lost.
    if (draft.id === 'applications' && values.length >= 14 && this.lexicon.tables('review').length > 0 && this.isComplete(draft)) draft = this.begin('review', span.start);
    draft.end = Math.max(draft.end, span.end);
    if (tableLayout(draft.id) === 'beside') return this.figuresBeside(draft, hits, values);
    let label = hits[hits.length - 1] ?? null;
    let numbers = values;
    const before = hits[hits.length - 2];
    if (label && !label.known && before && this.isTextValue(draft, before, label, values)) {
      // `规章 | 若干 | 0 | 0`: words where the first number belongs.
      numbers = [{ start: label.start, end: label.end, text: label.text, kind: 'value' }, ...values];
      label = before;
    } else if (label && !label.known && before === undefined && this.continuesRow(draft, label, values)) return;
    this.labelsOnly(label ? hits.slice(0, hits.indexOf(label)) : hits);
    if (label && !label.known) label = this.joinTail(label) ?? nearRow(label, draft) ?? label;
    else if (!label && this.tail.length > 0) {
      const last = this.tail[this.tail.length - 1]!;
      label = last.row !== null ? last : (this.joinLast() ?? isPrefixOfRow(last, draft) ?? nearRow(last, draft) ?? last);
      this.tail.pop();
    }
    if (label && this.tail.length > 0 && label.start <= this.tail[this.tail.length - 1]!.start) this.tail.length = 0;
    this.emitEmpty();
    if (label?.row != null && this.startsAnew(draft, label.row)) {
      this.draft = new TableDraft(draft.id, this.syntax!, span.start, this.lexicon);
      this.drafts.push(this.draft);
    }
    if (label === null && draft.rows.length === 0) return;
    this.addRow(this.draft!, label?.row ?? null, label, numbers, span);
  }

  /** The last pieces of the tail put together, when they make a known label. */
  private joinLast(): LabelHit | null {
    for (let from = this.tail.length - 2; from >= 0; from--) {
      const joined = this.lookUp(join(this.tail.slice(from)));
      if (joined.known) return joined;
    }
    return null;
  }

  private isTextValue(draft: TableDraft, row: LabelHit, text: LabelHit, values: readonly GridCell[]): boolean {
    if (row.row === null || text.text.length > LONGEST_TEXT_VALUE || text.numeral) return false;
    const last = values.findLastIndex((cell) => cell.kind === 'value');
    const needed = expectedValues(draft, row.row) - 1;
    return last < needed && values.length >= needed;
  }

  /** In a stream, words between the values of a row: `规章`, `0`, `若干`, `0`. */
  private continuesRow(draft: TableDraft, text: LabelHit, values: readonly GridCell[]): boolean {
    const row = draft.rows[draft.rows.length - 1];
    if (!row || row.id === null || row.values.length === 0 || text.text.length > LONGEST_TEXT_VALUE || text.numeral || this.tail.length > 0) return false;
    if (row.values.length + 1 + values.length !== expectedValues(draft, row.id)) return false;
    row.values.push({ start: text.start, end: text.end, text: text.text, kind: 'value' }, ...values);
    row.end = values[values.length - 1]?.end ?? text.end;
    return true;
  }

  /** Whether the row opens the same table once more (two reports' tables under one heading). */
  private startsAnew(draft: TableDraft, id: string): boolean {
    if (!draft.has(id)) return false;
    const { blocks } = draft.templates[0]!;
    if (tableLayout(draft.id) === 'rows') return id === blocks[0]!.rows[0]!.id && draft.rows.length >= 10;
    const size = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
    return draft.rows.length >= Math.min(5, size) && draft.rows[0]!.id === id;
  }

  private addRow(draft: TableDraft, id: string | null, label: LabelHit | null, values: GridCell[], span: { start: number; end: number }): void {
    const start = label ? Math.min(label.start, span.start) : span.start;
    const end = values[values.length - 1]?.end ?? span.end;
    const row: RowDraft = { id, label, values, figuresAt: this.figuresAt, start, end, block: tableLayout(draft.id) === 'blocks' ? this.blockFor(draft, id) : 0 };
    draft.addRow(row);
    draft.end = Math.max(draft.end, end);
  }

  /** Index of the block that a row stands in; a row of another item opens one. */
  private blockFor(draft: TableDraft, id: string | null): number {
    const item = id === null ? null : itemOfRow(draft, id);
    const open = draft.block();
    if (item !== null && open.item === null) open.item = item;
    else if (item !== null && open.item !== item) draft.openBlock(item);
    return draft.blocks.length - 1;
  }

  /** The figures of table 4: one block after the other in a line, or a block in a line. */
  private figuresBeside(draft: TableDraft, hits: readonly LabelHit[], values: GridCell[]): void {
    this.labelsOnly(hits);
    this.emitEmpty();
    const { rows, width, figures } = sizeOf(draft);
    let numbers = values;
    while (numbers.length > figures && numbers[numbers.length - 1]!.kind === 'blank') numbers = numbers.slice(0, -1);
    while (numbers.length > figures && numbers[0]!.kind === 'blank') numbers = numbers.slice(1);
    if (numbers.length === figures && endsInBlank(numbers)) {
      const test = figureTest(numbers, (asked) => lostFigure(asked, width));
      this.tests.push(test);
      if (test.answer) numbers = numbers.slice(0, -1);
    }
    let target = draft;
    if (this.isComplete(draft)) {
      target = this.draft = new TableDraft(draft.id, this.syntax!, numbers[0]!.start, this.lexicon);
      this.drafts.push(target);
    }
    const named = hits.findLast((hit) => hit.row !== null) ?? (draft.figures === 0 || draft.figures === figures ? undefined : draft.groups.findLast((hit) => hit.row !== null && !draft.has(hit.row)));
    const free = rows.filter((id) => !target.has(id));
    const ids = numbers.length === figures && free.length === rows.length ? free : numbers.length === figures - width && !free.includes(rows[0]!) ? free : numbers.length === width ? [named?.row != null && free.includes(named.row) && hits.length > 0 ? named.row : free[0]!] : null;
    target.figures += numbers.length;
    if (ids === null || ids[0] === undefined) {
      this.addRow(target, rows[0]!, null, numbers, { start: numbers[0]!.start, end: numbers[numbers.length - 1]!.end });
      return;
    }
    ids.forEach((id, i) => {
      const cells = numbers.slice(i * width, (i + 1) * width);
      const label = target.groups.findLast((hit) => hit.row === id) ?? null;
      target.addRow({ id, label, values: cells, figuresAt: this.figuresAt, start: cells[0]!.start, end: cells[width - 1]!.end, block: 0 });
    });
  }
}

/** All figures but one and an empty field behind them. */
function endsInBlank(values: readonly GridCell[]): boolean {
  return values.findIndex((cell) => cell.kind === 'blank') === values.length - 1;
}

/** Of these a figure is lost, unless all blocks but the last add up where they stand (then the last total is blank). */
function lostFigure(figures: readonly Quantity[], width: number): boolean {
  const blocks = Array.from({ length: figures.length / width - 1 }, (_block, i) => i * width);
  return blocks.some((at) => !equals(figures.slice(at, at + width - 1).reduce(add, ZERO), figures[at + width - 1]!));
}

/** The blocks of a table whose blocks stand beside each other, how many numbers one has, and how many there are in all. */
function sizeOf({ templates }: TableDraft): { readonly rows: readonly string[]; readonly width: number; readonly figures: number } {
  const { rows, columns } = templates[0]!.blocks[0]!;
  return { rows: rows.map((row) => row.id), width: columns.length, figures: rows.length * columns.length };
}

const isLabel = ({ kind }: GridCell): boolean => kind === 'label';
const isValue = ({ kind }: GridCell): boolean => kind === 'value' || kind === 'blank';

/** The cells of a kind in a stretch of a row, where nearly always all are of it. */
function cellsOf(cells: readonly GridCell[], start: number, end: number, wanted: (cell: GridCell) => boolean): GridCell[] {
  const stretch = cells.slice(start, end);
  return stretch.every(wanted) ? stretch : stretch.filter(wanted);
}

/** 总计 and 其他 head a column, too: as rows they bear a numeral. */
function isRowLabel(hit: LabelHit): boolean {
  return hit.columns.length === 0 || hit.numeral !== null;
}

/** One label out of several pieces that stand apart; its span reaches from the first to the last. */
function join(pieces: readonly { readonly start: number; readonly end: number; readonly text: string }[]): GridCell {
  return { start: pieces[0]!.start, end: pieces[pieces.length - 1]!.end, text: pieces.map((piece) => piece.text).join(''), kind: 'label' };
}
