import { foldKey, keyOffset, keyTail, numeralLength, trimTrailingNumeral } from './fold.js';
import { Memo } from './memo.js';
import type { ColumnTemplate, FormId, GroupTemplate, RowTemplate, TableId, Template } from './types.js';
import { perPlace } from '../text/perPlace.js';

/** Rows, columns and groups alike: what their labels are compared by. */
export interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly header?: string;
}

/** One reading of a label. A part that both forms print alike is one reading with both forms. */
export interface LabelMatch<T> {
  readonly id: string;
  /** exact: the form's own words; variant: an alias. */
  readonly quality: 'exact' | 'variant';
  readonly template: T;
  readonly table: TableId;
  readonly forms: readonly FormId[];
  /** Blocks of the table the part stands in; empty for groups. */
  readonly blocks: readonly string[];
}

/** Where the last label of a line begins; see `LabelIndex.split`. */
export interface LabelSplit {
  /** Offset of the label in the text given. */
  readonly start: number;
  /** The label as written, without a numeral before it. */
  readonly words: string;
  /** What stands before it is nothing, a numeral, or group labels: the whole text is labels. */
  readonly whole: boolean;
}

/** Longer texts are prose, whatever they say: the longest label has 37 characters, and PDF text may space them out. */
const LONGEST_TEXT = 240;

const NONE: readonly never[] = [];

/** Readings by key, and those of words looked up before. */
class Readings<T> {
  readonly #found = new Memo((words) => this.#lookUp(words) ?? this.#lookUpNoted(words));
  readonly #variants = new Map<readonly LabelMatch<T>[], readonly LabelMatch<T>[]>();
  readonly #get: (key: string) => readonly LabelMatch<T>[] | undefined;

  constructor(get: (key: string) => readonly LabelMatch<T>[] | undefined) {
    this.#get = get;
  }

  /** What words mean, with a numeral or a note in brackets that the form does not print. */
  find(words: string): readonly LabelMatch<T>[] | undefined {
    return this.#found.of(words);
  }

  #lookUp(words: string): readonly LabelMatch<T>[] | undefined {
    const key = foldKey(words);
    const found = this.#get(key);
    if (found !== undefined) return found;
    const numeral = numeralLength(key);
    return numeral > 0 ? this.#get(key.slice(numeral)) : undefined;
  }

  /** A label with a note is a variant of the label. */
  #lookUpNoted(words: string): readonly LabelMatch<T>[] | undefined {
    const bare = withoutNote(words);
    const found = bare === null ? undefined : this.#lookUp(bare);
    if (found === undefined) return undefined;
    let variants = this.#variants.get(found);
    if (variants === undefined) this.#variants.set(found, (variants = found.map((match): LabelMatch<T> => ({ ...match, quality: 'variant' }))));
    return variants;
  }
}

/** Readings of all tables together, and of each by itself. */
class Keyed<T extends Labelled> {
  readonly #byKey = new Map<string, readonly LabelMatch<T>[]>();
  readonly #any = new Readings((key) => this.#byKey.get(key));
  readonly #tables = new Map<TableId, Readings<T>>();

  of(table: TableId | undefined): Readings<T> {
    if (table === undefined) return this.#any;
    let readings = this.#tables.get(table);
    if (readings === undefined) this.#tables.set(table, (readings = this.#ofTable(table)));
    return readings;
  }

  /** Picked from those of all tables when somebody asks: few labels of few tables come up in a text. */
  #ofTable(table: TableId): Readings<T> {
    const picked = new Map<readonly LabelMatch<T>[], readonly LabelMatch<T>[]>();
    return new Readings((key) => {
      const all = this.#byKey.get(key);
      if (all === undefined) return undefined;
      let own = picked.get(all);
      if (own === undefined) picked.set(all, (own = all.filter((match) => match.table === table)));
      return own.length > 0 ? own : undefined;
    });
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  add(template: T, table: TableId, form: FormId, block: string | null): void {
    const official = officialCount(template);
    for (const [position, key] of keysOf(template).entries()) {
      const known = this.#byKey.get(key) ?? NONE;
      const twin = known.findIndex((match) => match.template === template && match.table === table);
      const quality = position < official ? 'exact' : 'variant';
      const readings = twin < 0 ? withReading(known, { id: template.id, quality, template, table, forms: [form], blocks: block === null ? NONE : [block] }) : known.with(twin, withPlace(known[twin]!, form, block));
      this.#byKey.set(key, readings);
    }
  }
}

/** Exact readings stand first. */
function withReading<T>(known: readonly LabelMatch<T>[], reading: LabelMatch<T>): readonly LabelMatch<T>[] {
  const variant = reading.quality === 'exact' ? known.findIndex(({ quality }) => quality === 'variant') : -1;
  return variant < 0 ? [...known, reading] : known.toSpliced(variant, 0, reading);
}

/** A reading in one more form and block. */
function withPlace<T>(match: LabelMatch<T>, form: FormId, block: string | null): LabelMatch<T> {
  const { forms, blocks } = match;
  return { ...match, forms: forms.includes(form) ? forms : [...forms, form], blocks: block === null || blocks.includes(block) ? blocks : [...blocks, block] };
}

/** The keys a part is known by; the first ones (label, header) are the form's own. */
export const keysOf = perPlace((part: Labelled): readonly string[] => {
  const official = part.header === undefined ? [part.label] : [part.label, part.header];
  return [...new Set([...official, ...part.aliases].map(foldKey))];
});

function officialCount(part: Labelled): number {
  return part.header === undefined || foldKey(part.header) === foldKey(part.label) ? 1 : 2;
}

/** The text before a bracket at its end: `总计（件）` → `总计`. */
function withoutNote(text: string): string | null {
  const trimmed = text.trimEnd();
  const last = trimmed.at(-1);
  if (last !== ')' && last !== '）') return null;
  const open = Math.max(trimmed.lastIndexOf('('), trimmed.lastIndexOf('（'));
  return open > 0 ? trimmed.slice(0, open) : null;
}

/**
 * Every label of some templates, by key. The same words may mean several things (`其他` is a column and a row, `总计` both in
 * two tables), so a look-up returns all readings, official wording first, and the caller decides by the place.
 */
export class LabelIndex {
  readonly #rows = new Keyed<RowTemplate>();
  readonly #columns = new Keyed<ColumnTemplate>();
  readonly #groups = new Keyed<GroupTemplate>();
  readonly #keys = new Set<string>();
  /** Lengths of keys, longest first, and their last characters: most text ends with none of these. */
  readonly #lengths: readonly number[];
  readonly #ends = new Set<number>();
  /** What `keyTail` gives for texts that end with a key: its last two characters, or its only one. */
  readonly #tails = new Set<number>();

  constructor(templates: readonly Template[]) {
    for (const { form, tables } of templates) {
      for (const table of tables) {
        for (const group of table.groups) this.#add(this.#groups, group, table.id, form, null);
        for (const block of table.blocks) {
          for (const column of block.columns) this.#add(this.#columns, column, table.id, form, block.id);
          for (const row of block.rows) this.#add(this.#rows, row, table.id, form, block.id);
        }
      }
    }
    const lengths = new Set<number>();
    for (const key of this.#keys) {
      lengths.add(key.length);
      this.#ends.add(key.charCodeAt(key.length - 1));
      this.#tails.add(keyTail(key));
    }
    this.#lengths = [...lengths].sort((a, b) => b - a);
  }

  rows(words: string, table?: TableId, form?: FormId): readonly LabelMatch<RowTemplate>[] {
    return this.#find(this.#rows.of(table), words, form);
  }

  columns(words: string, table?: TableId, form?: FormId): readonly LabelMatch<ColumnTemplate>[] {
    return this.#find(this.#columns.of(table), words, form);
  }

  groups(words: string, table?: TableId, form?: FormId): readonly LabelMatch<GroupTemplate>[] {
    return this.#find(this.#groups.of(table), words, form);
  }

  /** Whether the words end like a label: keeps most prose from being looked up. */
  mayBe(words: string): boolean {
    const last = keyTail(words);
    return this.#tails.has(last) || this.#tails.has(last & 0xffff) || (last !== -1 && withoutNote(words) !== null);
  }

  /** Whether the words are a label of any table, by themselves or after the labels of their groups. */
  has(words: string): boolean {
    if (words.length > LONGEST_TEXT) return false;
    if (this.hasKey(foldKey(words)) || this.split(words)?.whole === true) return true;
    const bare = withoutNote(words);
    return bare !== null && this.split(bare)?.whole === true;
  }

  /** Whether a key, as it is, belongs to a label. */
  hasKey(key: string): boolean {
    return this.#keys.has(key);
  }

  /** All keys of rows and groups; keys of both may repeat. */
  *headingKeys(): Iterable<string> {
    yield* this.#rows.keys();
    yield* this.#groups.keys();
  }

  /**
   * The longest label that the words end with: PDF text may print group and row on one line
   * (`（三）不予公开 1.属于国家秘密`). Null if they end with none.
   */
  split(words: string): LabelSplit | null {
    if (words.length > LONGEST_TEXT) return null;
    const key = foldKey(words);
    if (key === '' || !this.#ends.has(key.charCodeAt(key.length - 1))) return null;
    for (const length of this.#lengths) {
      const at = key.length - length;
      if (at < 0 || !this.#keys.has(key.slice(at))) continue;
      const start = keyOffset(words, at);
      return { start, words: words.slice(start).trimEnd(), whole: this.#onlyGroups(trimTrailingNumeral(key.slice(0, at))) };
    }
    return null;
  }

  #onlyGroups(head: string): boolean {
    if (head === '') return true;
    for (let at = 0; at < head.length; at++) {
      if (this.#groups.has(head.slice(at))) return this.#onlyGroups(trimTrailingNumeral(head.slice(0, at)));
    }
    return false;
  }

  #find<T>(readings: Readings<T>, words: string, form: FormId | undefined): readonly LabelMatch<T>[] {
    if (words.length > LONGEST_TEXT) return NONE;
    const found = readings.find(words);
    if (found === undefined) return NONE;
    if (form === undefined || found.every((match) => match.forms.includes(form))) return found;
    return found.filter((match) => match.forms.includes(form));
  }

  #add<T extends Labelled>(index: Keyed<T>, template: T, table: TableId, form: FormId, block: string | null): void {
    for (const key of keysOf(template)) this.#keys.add(key);
    index.add(template, table, form, block);
  }
}
