/**
 * Matching of headings and labels against the templates (FORMAT 1.1, 5.1, 5.2).
 *
 * Three steps, from sure to unsure. (1) Words are folded (`foldKey`) and looked up: official wording is `exact`, an alias is
 * `variant`. (2) Nothing found: a numeral before them or a note in brackets after them is set aside and they are looked up again.
 * (3) Only where the caller asks for it, the nearest label by edit distance: `near`, a misspelling. A wording with another
 * meaning (其他法律法规禁止公开) is no alias and so comes out as near.
 *
 * The indexes are built on first use and kept; nothing is computed at module load.
 */
import plainHeadings from './data/plain-headings.json';
import { boundedDistance } from './distance.js';
import { foldKey, numeralLength } from './fold.js';
import { keysOf, LabelIndex } from './labels.js';
import type { Labelled, LabelMatch, LabelSplit } from './labels.js';
import { tableLayout, tableIn } from './load.js';
import { Memo } from './memo.js';
import type { ColumnTemplate, FormId, GroupTemplate, RowTemplate, SectionRole, TableId, TableTemplate, Template } from './types.js';

export { foldKey } from './fold.js';
export type { Labelled, LabelMatch, LabelSplit } from './labels.js';

/** A section title as read. */
export interface TitleMatch {
  readonly role: SectionRole;
  /** exact: annex or running-text title; variant: another known wording; near: misspelt. */
  readonly quality: 'exact' | 'variant' | 'near';
  /** The annex title. */
  readonly canonical: string;
}

interface TitleIndex {
  readonly byKey: ReadonlyMap<string, TitleMatch>;
  /** Words that look like a title and are none (sub-headings). */
  readonly plain: ReadonlySet<string>;
}

/** A title with more characters than this is a sentence. */
const LONGEST_TITLE = 120;

function titleIndexOf(forms: readonly Template[]): TitleIndex {
  const byKey = new Map<string, TitleMatch>();
  // The form named first is entered last, so that its reading stays.
  for (const { role, title, official, variants } of forms.toReversed().flatMap((form) => form.sections)) {
    for (const words of [title, ...official]) byKey.set(foldKey(words), { role, quality: 'exact', canonical: title });
    for (const words of variants) byKey.set(foldKey(words), { role, quality: 'variant', canonical: title });
  }
  return { byKey, plain: new Set(plainHeadings.map(foldKey)) };
}

/** What the words of some forms mean. Made once for a set of forms: the indexes take a while to build. */
export class Lexicon {
  #labelIndex: LabelIndex | undefined;
  #titleIndex: TitleIndex | undefined;
  #titleEndings: ReadonlySet<number> | undefined;
  #besideFigures: readonly number[] | undefined;
  readonly #tables = new Map<TableId, readonly TableTemplate[]>();
  /** Reports repeat the words of the form: what has been looked up once is remembered. */
  readonly #known = new Memo((words) => this.#labels.has(words));

  /** Forms named first have precedence where the same words stand for different parts. */
  constructor(readonly forms: readonly Template[]) {}

  get #labels(): LabelIndex {
    return (this.#labelIndex ??= new LabelIndex(this.forms));
  }

  get #titles(): TitleIndex {
    return (this.#titleIndex ??= titleIndexOf(this.forms));
  }

  /** The table in each of the forms that has it. */
  tables(id: TableId): readonly TableTemplate[] {
    let tables = this.#tables.get(id);
    if (tables === undefined) this.#tables.set(id, (tables = this.forms.flatMap((form) => tableIn(form, id) ?? [])));
    return tables;
  }

  /** The table that rows belong to where nothing tells: table 3, else the first. */
  get mainTable(): TableId {
    return this.tables('applications')[0]?.id ?? this.forms[0]!.tables[0]!.id;
  }

  /** How many numbers the tables hold whose blocks stand beside each other: 15 for table 4. */
  get besideFigures(): readonly number[] {
    return (this.#besideFigures ??= [...new Set(this.forms.flatMap(({ tables }) => tables.filter(({ id }) => tableLayout(id) === 'beside')).map(({ blocks: [block] }) => block!.columns.length * block!.rows.length))]);
  }

  /** Last characters (code units) of all titles, folded: a line that ends otherwise is no title. */
  get titleEndings(): ReadonlySet<number> {
    return (this.#titleEndings ??= new Set([...this.#titles.byKey.keys()].map((key) => key.charCodeAt(key.length - 1))));
  }

  /**
   * Which section a heading opens, judged by its words; a numeral before them does not matter. Null for anything else, table rows
   * such as 结转下年度继续办理 included.
   */
  sectionTitle(words: string): TitleMatch | null {
    if (words.length > LONGEST_TITLE) return null;
    const { byKey, plain } = this.#titles;
    const key = foldKey(words);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const bare = key.slice(numeralLength(key));
    const numbered = byKey.get(bare);
    if (numbered !== undefined) return numbered;
    return plain.has(bare) || this.#labels.hasKey(bare) ? null : this.#nearTitle(bare, byKey);
  }

  /**
   * Misspellings keep nearly the length of the title and at least one of its last two characters: 主动公开政府信息方面 is other
   * words, 主动公开政府信患情况 is a slip.
   */
  #nearTitle(key: string, byKey: ReadonlyMap<string, TitleMatch>): TitleMatch | null {
    let best: TitleMatch | null = null;
    let bestDistance = Infinity;
    for (const [title, match] of byKey) {
      const limit = Math.min(titleLimit(title.length), bestDistance - 1);
      if (limit < 1 || Math.abs(title.length - key.length) > Math.max(1, limit - 1)) continue;
      if (!endsLike(title, key)) continue;
      const distance = boundedDistance(key, title, limit);
      if (distance > limit) continue;
      best = match;
      bestDistance = distance;
    }
    if (best === null) return null;
    for (const label of this.#labels.headingKeys()) {
      if (boundedDistance(key, label, bestDistance) <= bestDistance) return null;
    }
    return { ...best, quality: 'near' };
  }

  /** The rows a label may stand for, official wording first; empty if none. */
  rows(words: string, table?: TableId, form?: FormId): readonly LabelMatch<RowTemplate>[] {
    return this.#labels.rows(words, table, form);
  }

  /** The columns a header may stand for, official wording first; empty if none. */
  columns(words: string, table?: TableId, form?: FormId): readonly LabelMatch<ColumnTemplate>[] {
    return this.#labels.columns(words, table, form);
  }

  /** The groups a heading inside a table may stand for, official wording first; empty if none. */
  groups(words: string, table?: TableId, form?: FormId): readonly LabelMatch<GroupTemplate>[] {
    return this.#labels.groups(words, table, form);
  }

  /** Whether the words are a label of any table, by themselves or after the labels of their groups. */
  isLabel(words: string): boolean {
    return this.#labels.mayBe(words) && this.#known.of(words);
  }

  /** The longest label the words end with, for text where group and row share a line; see `LabelIndex.split`. */
  split(words: string): LabelSplit | null {
    return this.#labels.split(words);
  }

  /**
   * The one candidate that the words misspell. Null if none is near enough, if two different ones are equally near, or if the
   * words are a label of something else.
   */
  nearest<T extends Labelled>(words: string, candidates: readonly T[]): { readonly template: T; readonly distance: number } | null {
    const folded = foldKey(words);
    const key = folded.slice(numeralLength(folded));
    if (key.length < 3) return null;
    const known = this.#labels.hasKey(key);
    let best: T | null = null;
    let bestDistance = Infinity;
    let tied = false;
    for (const candidate of candidates) {
      const distance = distanceTo(key, candidate, known);
      if (distance > bestDistance || distance === Infinity) continue;
      tied = distance === bestDistance ? tied || candidate.id !== best?.id : false;
      if (distance < bestDistance) best = candidate;
      bestDistance = distance;
    }
    return best === null || tied ? null : { template: best, distance: bestDistance };
  }
}

/** One slip for a title of four characters, three for a long one. */
function titleLimit(length: number): number {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return length < 13 ? 2 : 3;
}

/** Whether one of their last two characters is the same at the same place. */
function endsLike(a: string, b: string): boolean {
  return a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1) || a.charCodeAt(a.length - 2) === b.charCodeAt(b.length - 2);
}

/** Short labels leave no room for doubt: 属于工作秘密 is another row, not a misspelt 属于国家秘密. */
function labelLimit(length: number): number {
  if (length < 3) return 0;
  if (length < 8) return 1;
  return length < 13 ? 2 : 3;
}

/** Distance to the nearest wording of a part, Infinity where it is beyond the limit; a known label is only itself. */
function distanceTo(key: string, part: Labelled, known: boolean): number {
  let best = Infinity;
  for (const label of keysOf(part)) {
    if (label === key) return 0;
    const limit = known ? 0 : Math.min(labelLimit(label.length), best - 1);
    if (limit < 1) continue;
    const distance = boundedDistance(key, label, limit);
    if (distance <= limit) best = distance;
  }
  return best;
}

/**
 * Whether the words are the beginning of the part's label with the rest lost, as where a header over two lines kept only the
 * first (`结果` of 结果维持). Several labels may begin alike: which one is meant, the place says.
 */
export function isCut(words: string, part: Labelled): boolean {
  const key = foldKey(words);
  const label = foldKey(part.label);
  return key.length >= 2 && key.length < label.length && label.startsWith(key);
}
