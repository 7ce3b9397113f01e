/**
 * Matching of headings and labels against the templates (FORMAT 1.1, 5.1, 5.2).
 *
 * Three steps, from sure to unsure. (1) Words are folded (`foldKey`) and looked up: official wording is `exact`, an alias is
 * `variant`. (2) Nothing found: a numeral before them or a note in brackets after them is set aside and they are looked up again.
 * (3) Only where the caller asks for it, the nearest label by edit distance: `near`, a misspelling. A wording with another
 * meaning (其他法律法规禁止公开) is no alias and so comes out as near.
 *
 * The indexes are built on first use from the official forms and kept; nothing is computed at module load.
 */
import plainHeadings from './data/plain-headings.json';
import { boundedDistance } from './distance.js';
import { foldKey, numeralLength } from './fold.js';
import { keysOf, LabelIndex } from './labels.js';
import type { Labelled, LabelMatch, LabelSplit } from './labels.js';
import { Memo } from './memo.js';
import { templates } from './load.js';
import type { ColumnTemplate, FormId, GroupTemplate, RowTemplate, SectionRole, TableId } from './types.js';

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

let labelIndex: LabelIndex | undefined;
let titleIndex: TitleIndex | undefined;

function labels(): LabelIndex {
  return (labelIndex ??= new LabelIndex([templates['2021'], templates['2019']]));
}

function titles(): TitleIndex {
  if (titleIndex === undefined) {
    const byKey = new Map<string, TitleMatch>();
    for (const { role, title, official, variants } of [...templates['2021'].sections, ...templates['2019'].sections]) {
      for (const words of [title, ...official]) byKey.set(foldKey(words), { role, quality: 'exact', canonical: title });
      for (const words of variants) byKey.set(foldKey(words), { role, quality: 'variant', canonical: title });
    }
    titleIndex = { byKey, plain: new Set(plainHeadings.map(foldKey)) };
  }
  return titleIndex;
}

/**
 * Which section a heading opens, judged by its words; a numeral before them does not matter. Null for anything else, table rows
 * such as 结转下年度继续办理 included.
 */
export function matchSectionTitle(words: string): TitleMatch | null {
  if (words.length > LONGEST_TITLE) return null;
  const { byKey, plain } = titles();
  const key = foldKey(words);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const bare = key.slice(numeralLength(key));
  const numbered = byKey.get(bare);
  if (numbered !== undefined) return numbered;
  return plain.has(bare) || labels().hasKey(bare) ? null : nearTitle(bare, byKey);
}

/** One slip for a title of four characters, three for a long one. */
function titleLimit(length: number): number {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return length < 13 ? 2 : 3;
}

/**
 * Misspellings keep nearly the length of the title and at least one of its last two characters: 主动公开政府信息方面 is other
 * words, 主动公开政府信患情况 is a slip.
 */
function nearTitle(key: string, byKey: ReadonlyMap<string, TitleMatch>): TitleMatch | null {
  let best: TitleMatch | null = null;
  let bestDistance = Infinity;
  for (const [title, match] of byKey) {
    const limit = Math.min(titleLimit(title.length), bestDistance - 1);
    if (limit < 1 || Math.abs(title.length - key.length) > Math.max(1, limit - 1)) continue;
    if (title.at(-1) !== key.at(-1) && title.at(-2) !== key.at(-2)) continue;
    const distance = boundedDistance(key, title, limit);
    if (distance > limit) continue;
    best = match;
    bestDistance = distance;
  }
  if (best === null) return null;
  for (const label of labels().headingKeys()) {
    if (boundedDistance(key, label, bestDistance) <= bestDistance) return null;
  }
  return { ...best, quality: 'near' };
}

/** The rows a label may stand for, official wording first; empty if none. */
export function matchRow(words: string, table?: TableId, form?: FormId): readonly LabelMatch<RowTemplate>[] {
  return labels().rows(words, table, form);
}

/** The columns a header may stand for, official wording first; empty if none. */
export function matchColumn(words: string, table?: TableId, form?: FormId): readonly LabelMatch<ColumnTemplate>[] {
  return labels().columns(words, table, form);
}

/** The groups a heading inside a table may stand for, official wording first; empty if none. */
export function matchGroup(words: string, table?: TableId, form?: FormId): readonly LabelMatch<GroupTemplate>[] {
  return labels().groups(words, table, form);
}

/** Whether the words are a label of any table, by themselves or after the labels of their groups. */
export function isTableLabel(words: string): boolean {
  return knownLabels.of(words, (text) => labels().has(text));
}

/** Reports repeat the words of the form: what has been looked up once is remembered. */
const knownLabels = new Memo<boolean>();


/** The longest label the words end with, for text where group and row share a line; see `LabelIndex.split`. */
export function splitLabel(words: string): LabelSplit | null {
  return labels().split(words);
}

/** Short labels leave no room for doubt: 属于工作秘密 is another row, not a misspelt 属于国家秘密. */
function labelLimit(length: number): number {
  if (length < 3) return 0;
  if (length < 8) return 1;
  return length < 13 ? 2 : 3;
}

/**
 * The one candidate that the words misspell. Null if none is near enough, if two different ones are equally near, or if the
 * words are a label of something else.
 */
export function nearestLabel<T extends Labelled>(words: string, candidates: readonly T[]): { readonly template: T; readonly distance: number } | null {
  const folded = foldKey(words);
  const key = folded.slice(numeralLength(folded));
  if (key.length < 3) return null;
  const known = labels().hasKey(key);
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
