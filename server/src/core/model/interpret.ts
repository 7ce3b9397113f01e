import { parseNumber } from '../text/numbers.js';
import { add, equals, ZERO } from '../text/quantity.js';
import type { TableId } from '../template/types.js';
import type { GridCell, GridRow, Segment, TableSyntax } from '../syntax/types.js';
import { TableDraft, type RowDraft } from './draft.js';
import { expectedValues, isItem, itemOfRow } from './forms.js';
import { isPrefixOfRow, nearHeader, nearRow, resolveLabel, type LabelHit } from './labels.js';

const REVIEW_BLOCKS = ['review', 'direct', 'postReview'];
/** Cells of table 4 that hold text where a number belongs are short; longer words are labels. */
const LONGEST_TEXT_VALUE = 10;
/** How many broken pieces of one label are put together at most. */
const MOST_PIECES = 4;

/**
 * Reads the tables of one segment: label, then the values that follow it (DESIGN 3). Several tables may share a block of
 * lines, and one table may be cut in two, so the state lives as long as the segment.
 */
export function interpret(segment: Segment, first: TableId | null): TableDraft[] {
  const reader = new Reader(first);
  for (const block of segment.blocks) {
    if (block.kind !== 'table') continue;
    reader.open(block.table);
    for (const row of block.table.rows) reader.row(row);
    reader.flush();
  }
  return reader.drafts.filter((draft) => draft.rows.length + draft.groups.length + draft.headers.length > 0);
}

class Reader {
  readonly drafts: TableDraft[] = [];
  private draft: TableDraft | null = null;
  private syntax: TableSyntax | null = null;
  /** Labels of lines without values that may belong to what follows: pieces of a broken label, or a row still to come. */
  private tail: LabelHit[] = [];
  private start = 0;
  /** Index of the first figure among the fields of the row being read. */
  private figuresAt = 0;

  constructor(private readonly first: TableId | null) {}

  open(syntax: TableSyntax): void {
    this.syntax = syntax;
    this.start = syntax.start;
    this.tail = [];
  }

  flush(): void {
    this.emitEmpty();
  }

  row(row: GridRow): void {
    const found = row.cells.findIndex((cell) => cell.kind === 'value');
    const figuresAt = found < 0 ? row.cells.length : found;
    const head = row.cells.slice(0, figuresAt);
    const labels = head.filter((cell) => cell.kind === 'label');
    const values = row.cells.slice(head.findLastIndex((cell) => cell.kind === 'label') + 1).filter((cell) => cell.kind === 'value' || cell.kind === 'blank');
    this.figuresAt = figuresAt;
    const hits = this.resolve(labels);
    for (const hit of hits) this.enter(hit);
    if (found >= 0) this.rowOfValues(hits, values, row);
    else this.labelsOnly(hits);
  }

  /** Resolves labels, putting pieces of one line together where only the whole is known. */
  private resolve(labels: readonly GridCell[]): LabelHit[] {
    const hits: LabelHit[] = [];
    for (let i = 0; i < labels.length; i++) {
      let hit = resolveLabel(labels[i]!, this.draft?.id ?? this.first);
      if (!hit.known) {
        for (let last = i + 1; last < Math.min(labels.length, i + MOST_PIECES); last++) {
          const joined = resolveLabel(join(labels.slice(i, last + 1)), this.draft?.id ?? this.first);
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
      this.draft = new TableDraft(id, this.syntax!, Math.max(start, this.start));
      this.drafts.push(this.draft);
    }
    return this.draft;
  }

  private isComplete(draft: TableDraft): boolean {
    if (draft.id === 'review') return draft.figures >= 15 || REVIEW_BLOCKS.every((id) => draft.has(id));
    return draft.id === 'applications' ? draft.has('carryOut') : draft.has('fee') && draft.has('norms');
  }

  private current(start: number): TableDraft {
    return this.draft ?? this.begin(this.first ?? 'applications', start);
  }

  private labelsOnly(hits: readonly LabelHit[]): void {
    for (const hit of hits) {
      const draft = this.current(hit.start);
      draft.end = Math.max(draft.end, hit.end);
      if (hit.row !== null && draft.id !== 'review' && isRowLabel(hit)) {
        this.emitEmpty();
        this.tail.push(hit);
        continue;
      }
      const whole = hit.known ? null : this.joinTail(hit);
      if (whole) {
        this.emitEmpty();
        if (whole.row !== null && draft.id !== 'review' && isRowLabel(whole)) this.tail.push(whole);
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

  /** Files a label without values: group, block of table 2, column header. */
  private place(draft: TableDraft, hit: LabelHit): void {
    if (hit.group !== null) {
      draft.groups.push(hit);
      if (draft.id === 'disclosure' && isItem(hit.group)) draft.openBlock(hit.group);
    } else if (hit.columns.length > 0) {
      this.addHeader(draft, hit);
    } else if (draft.id === 'review' && hit.row !== null) draft.groups.push(hit);
  }

  private addHeader(draft: TableDraft, hit: LabelHit): void {
    draft.headers.push(hit);
    if (draft.id !== 'disclosure') return;
    draft.block().columns.push(hit.columns);
    draft.block().headers.push(hit);
  }

  /** What was waiting for values gets none: a blank row of the form, a header near a known one, or nothing we know. */
  private emitEmpty(): void {
    const { draft } = this;
    for (const hit of this.tail) {
      if (!draft) continue;
      if (hit.row !== null && draft.id !== 'review') {
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
      const joined = resolveLabel(join([...this.tail.slice(from), hit]), this.draft?.id ?? this.first);
      if (!joined.known) continue;
      this.tail.splice(from);
      return joined;
    }
    return null;
  }

  private rowOfValues(hits: readonly LabelHit[], values: GridCell[], span: GridRow): void {
    let draft = this.current(span.start);
    // The figures of table 4 below a finished table 3, where its heading and headers are lost.
    if (draft.id === 'applications' && values.length >= 14 && this.isComplete(draft)) draft = this.begin('review', span.start);
    draft.end = Math.max(draft.end, span.end);
    if (draft.id === 'review') return this.figuresOfReview(draft, hits, values);
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
      this.draft = new TableDraft(draft.id, this.syntax!, span.start);
      this.drafts.push(this.draft);
    }
    if (label === null && draft.rows.length === 0) return;
    this.addRow(this.draft!, label?.row ?? null, label, numbers, span);
  }

  /** The last pieces of the tail put together, when they make a known label. */
  private joinLast(): LabelHit | null {
    for (let from = this.tail.length - 2; from >= 0; from--) {
      const joined = resolveLabel(join(this.tail.slice(from)), this.draft?.id ?? this.first);
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
    return draft.id === 'applications' ? id === 'new' && draft.rows.length >= 10 : draft.rows.length >= 5 && draft.rows[0]!.id === id;
  }

  private addRow(draft: TableDraft, id: string | null, label: LabelHit | null, values: GridCell[], span: { start: number; end: number }): void {
    const start = label ? Math.min(label.start, span.start) : span.start;
    const end = values[values.length - 1]?.end ?? span.end;
    const row: RowDraft = { id, label, values, figuresAt: this.figuresAt, start, end, block: draft.id === 'disclosure' ? this.blockFor(draft, id) : 0 };
    draft.rows.push(row);
    draft.end = Math.max(draft.end, end);
  }

  /** Index of the block of table 2 that a row stands in; a row of another item opens one. */
  private blockFor(draft: TableDraft, id: string | null): number {
    const item = id === null ? null : itemOfRow(id);
    const open = draft.block();
    if (item !== null && open.item === null) open.item = item;
    else if (item !== null && open.item !== item) draft.openBlock(item);
    return draft.blocks.length - 1;
  }

  private figuresOfReview(draft: TableDraft, hits: readonly LabelHit[], values: GridCell[]): void {
    this.labelsOnly(hits);
    this.emitEmpty();
    let numbers = values;
    while (numbers.length > 15 && numbers[numbers.length - 1]!.kind === 'blank') numbers = numbers.slice(0, -1);
    while (numbers.length > 15 && numbers[0]!.kind === 'blank') numbers = numbers.slice(1);
    if (numbers.length === 15 && lostFigure(numbers)) numbers = numbers.slice(0, -1);
    let target = draft;
    if (this.isComplete(draft)) {
      target = this.draft = new TableDraft('review', this.syntax!, numbers[0]!.start);
      this.drafts.push(target);
    }
    const named = hits.findLast((hit) => hit.row !== null) ?? (draft.figures === 0 || draft.figures === 15 ? undefined : draft.groups.findLast((hit) => hit.row !== null && !draft.has(hit.row)));
    const free = REVIEW_BLOCKS.filter((id) => !target.has(id));
    const ids = numbers.length === 15 && free.length === 3 ? free : numbers.length === 10 && !free.includes('review') ? free : numbers.length === 5 ? [named?.row != null && free.includes(named.row) && hits.length > 0 ? named.row : free[0]!] : null;
    target.figures += numbers.length;
    if (ids === null || ids[0] === undefined) {
      this.addRow(target, 'review', null, numbers, { start: numbers[0]!.start, end: numbers[numbers.length - 1]!.end });
      return;
    }
    ids.forEach((id, i) => {
      const cells = numbers.slice(i * 5, i * 5 + 5);
      const label = target.groups.findLast((hit) => hit.row === id) ?? null;
      target.rows.push({ id, label, values: cells, figuresAt: this.figuresAt, start: cells[0]!.start, end: cells[4]!.end, block: 0 });
    });
  }
}

/**
 * Fourteen figures and an empty field behind them: a figure is lost, unless the first two blocks add up where they stand
 * (then the last total is blank).
 */
function lostFigure(values: readonly GridCell[]): boolean {
  if (values[14]!.kind !== 'blank' || values.slice(0, 14).some((cell) => cell.kind === 'blank')) return false;
  const figures = values.map((cell) => parseNumber(cell.text)?.value ?? ZERO);
  return [0, 5].some((at) => !equals(figures.slice(at, at + 4).reduce(add, ZERO), figures[at + 4]!));
}

/** 总计 and 其他 head a column, too: as rows they bear a numeral. */
function isRowLabel(hit: LabelHit): boolean {
  return hit.columns.length === 0 || hit.numeral !== null;
}

/** One label out of several pieces that stand apart; its span reaches from the first to the last. */
function join(pieces: readonly { readonly start: number; readonly end: number; readonly text: string }[]): GridCell {
  return { start: pieces[0]!.start, end: pieces[pieces.length - 1]!.end, text: pieces.map((piece) => piece.text).join(''), kind: 'label' };
}
