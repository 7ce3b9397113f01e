import { anchor, originOf, StoredTree } from '../syntax/store.js';
import type { SectionHead, Segment, TitleHead, Tree } from '../syntax/types.js';
import type { SectionRole, TableId } from '../template/types.js';
import { perPlace } from '../text/perPlace.js';
import { SharedList } from '../text/sharedList.js';
import { interpretedIds } from './tables.js';

/**
 * The outline: which segments make a report and which heads open its sections. It looks at heads only, and at what tables a
 * segment holds where heads alone do not decide.
 */
export interface SectionOutline {
  readonly role: SectionRole;
  readonly head: SectionHead;
  /** The segment of the heading, then segments whose heads turned out to be no section of the report. */
  readonly segments: readonly Segment[];
}

/** A segment as the outline reads it. */
export interface Item {
  readonly segment: Segment;
  readonly title: TitleHead | null;
  /** The head as section heading; null when it is none, or a line of a table of contents. */
  head: SectionHead | null;
  readonly empty: boolean;
}

export interface ReportOutline {
  /** Its segments as they were read. */
  readonly items: readonly Item[];
  readonly segments: readonly Segment[];
  readonly titles: readonly { readonly segment: Segment; readonly head: TitleHead }[];
  readonly sections: readonly SectionOutline[];
  /** Table 3 or 4 is there: the text is a report even without headings. */
  readonly hasFigures: boolean;
  /** Which segments open sections, as a key: the same segments may be read differently with other text around them. */
  readonly shape: string;
}

const TABLE_OF_ROLE: Readonly<Record<number, TableId>> = { 2: 'disclosure', 3: 'applications', 4: 'review' };
/** A run of this many headings with nothing between them, all of which come again, is a table of contents. */
const CONTENTS_RUN = 3;
/** How many segments below a table of contents its headings are looked for. */
const CONTENTS_REACH = 60;

interface Draft {
  readonly items: Item[];
  readonly titles: ReportOutline['titles'][number][];
}

/** The outlines of a text in order, which together hold all its segments. */
export interface Outlines {
  readonly all: SharedList<ReportOutline>;
  /** Number of the segment at which each begins. */
  readonly firsts: readonly number[];
  /** Number of the one outline that differs from those of `since`; absent where more may. */
  readonly changed?: number;
  readonly since?: SharedList<ReportOutline>;
}

const keptFor = perPlace((_tree: Tree): { known: Outlines | null } => ({ known: null }));

/**
 * Cuts the segments of a text into reports. Where a text came from another by edits that leave heads and the kinds of
 * tables as they are, only the report that was edited is outlined again.
 */
export function outlinesOf(tree: Tree): Outlines {
  const kept = keptFor(tree);
  if (kept.known === null) {
    kept.known = carryOver(tree) ?? outlineAll(tree);
    anchor(tree);
  }
  return kept.known;
}

function outlineAll(tree: Tree): Outlines {
  const items = tree.segments.map(itemOf);
  dropContents(items);
  const drafts = split(items);
  const firsts: number[] = [];
  let first = 0;
  for (const draft of drafts) {
    firsts.push(first);
    first += draft.items.length;
  }
  return { all: SharedList.of(drafts.map(outline)), firsts };
}

/** The outlines of the tree this one was made from with one exchanged; null where heads or tables came, went or changed. */
function carryOver(tree: Tree): Outlines | null {
  const origin = originOf(tree);
  const before = origin && keptFor(origin.tree).known;
  if (!origin || !before || origin.removed !== origin.added || origin.added === 0) return null;
  const { all, firsts } = before;
  const at = lastAtOrBefore(firsts, origin.first);
  const old = all.at(at)!;
  const offset = origin.first - firsts[at]!;
  if (offset + origin.added > old.items.length) return null;
  const items = old.items.slice();
  const exchanged = new Map<Segment, Item>();
  const stored = StoredTree.from(tree);
  for (let i = 0; i < origin.added; i++) {
    const known = items[offset + i]!;
    const fresh = itemOf(stored.segment(origin.first + i)!);
    if (!readsAlike(known.segment, fresh.segment) || known.empty !== fresh.empty) return null;
    // A heading of a table of contents stays one.
    const item = { ...fresh, head: known.head && fresh.head };
    items[offset + i] = item;
    exchanged.set(known.segment, item);
  }
  return { all: all.with(at, withExchanged(old, items, exchanged)), firsts, changed: at, since: all };
}

/** An outline with some segments in the place of others that read alike, so that it cuts and names the same sections. */
function withExchanged(outline: ReportOutline, items: readonly Item[], exchanged: ReadonlyMap<Segment, Item>): ReportOutline {
  const segmentsOf = (segments: readonly Segment[]): Segment[] => segments.map((segment) => exchanged.get(segment)?.segment ?? segment);
  return {
    ...outline,
    items,
    segments: items.map(({ segment }) => segment),
    titles: outline.titles.map((title) => {
      const item = exchanged.get(title.segment);
      return item === undefined ? title : { segment: item.segment, head: item.title! };
    }),
    sections: outline.sections.map((section) => {
      if (!section.segments.some((segment) => exchanged.has(segment))) return section;
      return { role: section.role, head: exchanged.get(section.segments[0]!)?.head ?? section.head, segments: segmentsOf(section.segments) };
    }),
  };
}

/** Whether two segments mean the same to an outline: heads of the same words, and the same tables. */
function readsAlike(a: Segment, b: Segment): boolean {
  const one = a.head;
  const other = b.head;
  if (one?.kind !== other?.kind) return false;
  if (one?.kind === 'title' && other?.kind === 'title' && one.text !== other.text) return false;
  if (one?.kind === 'section' && other?.kind === 'section') {
    if (one.role !== other.role || one.toc !== other.toc || one.numeral?.style !== other.numeral?.style || one.numeral?.value !== other.numeral?.value) return false;
  }
  const tables = tableIds(a);
  const others = tableIds(b);
  return tables.length === others.length && tables.every((id, i) => id === others[i]);
}

/** Index of the last of some ascending numbers that is not above `value`. */
function lastAtOrBefore(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function itemOf(segment: Segment): Item {
  const { head } = segment;
  return { segment, title: head?.kind === 'title' ? head : null, head: head?.kind === 'section' && !head.toc ? head : null, empty: isEmpty(segment) };
}

function isEmpty(segment: Segment): boolean {
  return segment.blocks.every((block) => block.kind === 'heading' || block.kind === 'title' || block.kind === 'blank' || block.kind === 'residue');
}

/** Takes the heads of a table of contents away: a run of headings with nothing between, each of which comes again below. */
function dropContents(items: Item[]): void {
  for (let i = 0; i < items.length; i++) {
    if (!items[i]!.head?.role) continue;
    const end = runEnd(items, i);
    if (end - i >= CONTENTS_RUN) {
      const later = new Set<number>();
      for (let k = end; k < Math.min(items.length, end + CONTENTS_REACH) && !(items[k]!.title && later.size > 0); k++) if (items[k]!.head?.role) later.add(items[k]!.head!.role!);
      if (items.slice(i, end).every((item) => later.has(item.head!.role!))) for (const item of items.slice(i, end)) item.head = null;
    }
    i = Math.max(i, end - 1);
  }
}

/**
 * End of a run of headings with nothing between them, each section once. The last one may be followed by the preface; a
 * section that comes again is the first of the report itself.
 */
function runEnd(items: readonly Item[], from: number): number {
  const seen = new Set<number>();
  let end = from;
  while (end < items.length && items[end]!.head?.role && !seen.has(items[end]!.head!.role!)) {
    seen.add(items[end]!.head!.role!);
    end++;
    if (!items[end - 1]!.empty) break;
  }
  return end;
}

function split(items: readonly Item[]): Draft[] {
  const drafts: Draft[] = [];
  let current: Draft = { items: [], titles: [] };
  drafts.push(current);
  const ahead = lookAhead(items);
  let lastRole = 0;
  let figures = false;
  const roles = new Set<number>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const opens = item.title ? (roles.size > 0 || figures) && opensByTitle(items, i, ahead, current, lastRole, roles) : item.head?.role === 1 && roles.has(1) && roles.size > 1 && opensByFirstSection(items, i);
    if (opens) {
      current = { items: [], titles: [] };
      drafts.push(current);
      roles.clear();
      lastRole = 0;
      figures = false;
    }
    current.items.push(item);
    figures ||= hasFigures(item.segment);
    // A title below the sections is a page footer or a link.
    if (item.title && roles.size === 0) current.titles.push({ segment: item.segment, head: item.title });
    if (item.head?.role) {
      roles.add(item.head.role);
      if (isRanked(item.head.role)) lastRole = item.head.role;
    }
  }
  return drafts;
}

interface Ahead {
  /** Index of the next item, this one included, with a section head or the figures of table 3 or 4; -1 for none. */
  readonly content: Int32Array;
  /** For a title: index of the next title with other words; -1 for none. */
  readonly otherTitle: Int32Array;
}

function lookAhead(items: readonly Item[]): Ahead {
  const content = new Int32Array(items.length);
  const otherTitle = new Int32Array(items.length);
  let nextContent = -1;
  let nextTitle = -1;
  for (let i = items.length - 1; i >= 0; i--) {
    const { head, title, segment } = items[i]!;
    if (head?.role || hasFigures(segment)) nextContent = i;
    content[i] = nextContent;
    if (!title) continue;
    otherTitle[i] = nextTitle < 0 || items[nextTitle]!.title!.text !== title.text ? nextTitle : otherTitle[nextTitle]!;
    nextTitle = i;
  }
  return { content, otherTitle };
}

/** How far into the six sections of the national forms a role is; a user's own section may stand anywhere. */
const isRanked = (role: SectionRole): boolean => role <= 6;

/** Below the first section, a title opens a report if sections or tables follow it; a header repeated on each page does not. */
function opensByTitle(items: readonly Item[], i: number, ahead: Ahead, current: Draft, lastRole: number, roles: ReadonlySet<SectionRole>): boolean {
  const at = ahead.content[i]!;
  const other = ahead.otherTitle[i]!;
  if (at < 0 || (other >= 0 && other <= at)) return false;
  const same = current.titles[0]?.head.text === items[i]!.title!.text || current.titles.at(-1)?.head.text === items[i]!.title!.text;
  const role = items[at]!.head?.role ?? null;
  return !same || (role !== null && (isRanked(role) ? role <= lastRole : roles.has(role)));
}

/** A repeated section 一 opens a report only if section 二 or a table follows before the next 一. */
function opensByFirstSection(items: readonly Item[], i: number): boolean {
  for (let k = i; k < items.length; k++) {
    const { head, title, segment } = items[k]!;
    if (k > i && (title || head?.role === 1)) return false;
    if (head?.role === 2 || tableIds(segment).length > 0) return true;
  }
  return false;
}

const NO_TABLES: readonly TableId[] = [];

function tableIds(segment: Segment): readonly TableId[] {
  if (!segment.blocks.some((block) => block.kind === 'table')) return NO_TABLES;
  const { head } = segment;
  // Read as the report will read it if the head opens a section, so that it is read once.
  return interpretedIds(segment, (head?.kind === 'section' && head.role !== null && TABLE_OF_ROLE[head.role]) || null);
}

function hasFigures(segment: Segment): boolean {
  return tableIds(segment).some((id) => id !== 'disclosure');
}

function outline(draft: Draft): ReportOutline {
  const heads = sectionHeads(draft.items);
  const sections: { role: SectionRole; head: SectionHead; segments: Segment[] }[] = [];
  for (const item of draft.items) {
    const role = heads.get(item);
    if (role !== undefined) sections.push({ role, head: item.head!, segments: [item.segment] });
    else sections[sections.length - 1]?.segments.push(item.segment);
  }
  const titled = new Set(draft.titles.map((title) => title.segment));
  return {
    items: draft.items,
    segments: draft.items.map((item) => item.segment),
    titles: draft.titles,
    sections,
    hasFigures: draft.items.some((item) => hasFigures(item.segment)),
    shape: draft.items.map((item) => heads.get(item) ?? (titled.has(item.segment) ? 't' : '-')).join(''),
  };
}

/**
 * Which heads open which sections. A report numbers its sections in one style: where two are written `一、`, a `（二）` with
 * the words of a section title is a sub-heading, unless that section is nowhere else and its table follows. Then numbered
 * headings of unknown words take the place of a section that is missing there.
 */
function sectionHeads(items: readonly Item[]): Map<Item, SectionRole> {
  const named = items.filter((item) => item.head?.role);
  const main = (item: Item): boolean => item.head!.numeral?.style === 'bare' || item.head!.numeral?.style === 'part';
  const mainRoles = new Set(named.filter(main).map((item) => item.head!.role!));
  const heads = new Map<Item, SectionRole>();
  for (const item of named) {
    const role = item.head!.role!;
    const table = TABLE_OF_ROLE[role];
    const demoted = mainRoles.size >= 2 && !main(item) && (mainRoles.has(role) || !(table && tableIds(item.segment).includes(table)));
    if (!demoted) heads.set(item, role);
  }
  adoptUnknown(items, heads);
  return heads;
}

function adoptUnknown(items: readonly Item[], heads: Map<Item, SectionRole>): void {
  if (heads.size < 2) return;
  const present = new Set(heads.values());
  const next = new Int8Array(items.length + 1).fill(7);
  const ranked = (item: Item): SectionRole | undefined => {
    const role = heads.get(item);
    return role !== undefined && isRanked(role) ? role : undefined;
  };
  for (let i = items.length - 1; i >= 0; i--) next[i] = ranked(items[i]!) ?? next[i + 1]!;
  let low = 0;
  items.forEach((item, i) => {
    const known = heads.get(item);
    low = ranked(item) ?? low;
    if (known !== undefined || !item.head || item.head.role !== null || item.head.numeral === null) return;
    const role = missingRole(item, low, next[i]!, present);
    if (role === undefined) return;
    heads.set(item, role);
    present.add(role);
    low = role;
  });
}

/** The missing section between two others that a heading of unknown words stands for: its table follows, or its number fits. */
function missingRole(item: Item, low: number, high: number, present: ReadonlySet<SectionRole>): SectionRole | undefined {
  const free = ([1, 2, 3, 4, 5, 6] as const).filter((role) => !present.has(role) && low < role && role < high);
  const tables = free.length > 0 ? tableIds(item.segment) : [];
  return free.find((role) => TABLE_OF_ROLE[role] !== undefined && tables.includes(TABLE_OF_ROLE[role])) ?? free.find((role) => TABLE_OF_ROLE[role] === undefined && role === item.head!.numeral!.value);
}
