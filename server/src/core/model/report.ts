import { yearIn } from '../syntax/blocks/title.js';
import type { Loc, Segment, Tree } from '../syntax/types.js';
import { lexiconOf } from '../template/formSet.js';
import { tableLayout, templateForYear } from '../template/load.js';
import type { FormId, SectionRole, Template } from '../template/types.js';
import { perPlace } from '../text/perPlace.js';
import { SharedList } from '../text/sharedList.js';
import { removeSpace } from '../text/space.js';
import { ownFormOf } from './ownForm.js';
import { outlinesOf, type Outlines, type ReportOutline, type SectionOutline } from './outline.js';
import { tablesOf } from './tables.js';
import type { Report, Section, Table, Title } from './types.js';

/** How far into the preface a year is looked for, UTF-16 units. */
const PREFACE = 800;

/** Reports built before, by their first segment: an unchanged report keeps its identity, and all that hangs on it. */
const builtFrom = perPlace((_first: Segment): { known: readonly { readonly key: string; readonly segments: readonly Segment[]; readonly report: Report }[] } => ({ known: [] }));

/** The reports of a text with the numbers of the segments at which they begin. */
export interface PlacedReports {
  readonly reports: SharedList<Report>;
  readonly firsts: readonly number[];
  /** Number of the one report that differs from those of `since`; absent where more may. */
  readonly changed?: number;
  readonly since?: SharedList<Report>;
}

/** What the outlines of a text came to, for one form: a report each, or null where it is none; the same list as `reports` where all are. */
interface Read extends PlacedReports {
  readonly byOutline: SharedList<Report | null>;
}

const readFrom = perPlace((_outlines: SharedList<ReportOutline>) => new Map<FormId | 'auto', Read>());

/**
 * The reports of a text, in order. A text that is no report gives none. `form` overrides the selection by blocks and year;
 * one that the tree was not parsed with counts as `auto`.
 */
export function reportsOf(tree: Tree, form: FormId | 'auto' = 'auto'): readonly Report[] {
  return placedReportsOf(tree, form).reports.all;
}

/** The same with their places. After a key in one report, all others are taken over without a look at them. */
export function placedReportsOf(tree: Tree, form: FormId | 'auto'): PlacedReports {
  const outlines = outlinesOf(tree);
  const byForm = readFrom(outlines.all);
  let found = byForm.get(form);
  if (found === undefined) byForm.set(form, (found = readReports(outlines, form)));
  return found;
}

function readReports({ all, firsts, changed, since }: Outlines, form: FormId | 'auto'): Read {
  const before = changed === undefined ? undefined : readFrom(since!).get(form);
  if (before === undefined) return withPlaces(SharedList.of(all.all.map((outline) => (isReport(outline) ? reportOf(outline, form) : null))), firsts);
  const outline = all.at(changed!)!;
  const report = isReport(outline) ? reportOf(outline, form) : null;
  const byOutline = before.byOutline.with(changed!, report);
  if (report === null || before.byOutline.at(changed!) === null) return withPlaces(byOutline, firsts);
  const allReports = before.byOutline === before.reports;
  const at = allReports ? changed! : before.firsts.indexOf(firsts[changed!]!);
  return { byOutline, reports: allReports ? (byOutline as SharedList<Report>) : before.reports.with(at, report), firsts: before.firsts, changed: at, since: before.reports };
}

function withPlaces(byOutline: SharedList<Report | null>, firsts: readonly number[]): Read {
  const { all } = byOutline;
  if (!all.includes(null)) return { byOutline, reports: byOutline as SharedList<Report>, firsts };
  return { byOutline, reports: SharedList.of(all.filter((report) => report !== null)), firsts: firsts.filter((_first, i) => all[i] !== null) };
}

/** A title, or two section titles, or table 3 or 4 (DESIGN 3). */
function isReport(outline: ReportOutline): boolean {
  return outline.titles.length > 0 || new Set(outline.sections.map((section) => section.role)).size > 1 || outline.hasFigures;
}

function reportOf(outline: ReportOutline, form: FormId | 'auto'): Report {
  const { segments } = outline;
  const key = `${form} ${outline.shape}`;
  const built = builtFrom(segments[0]!);
  const same = built.known.find((entry) => entry.key === key && entry.segments.length === segments.length && entry.segments.every((segment, i) => segment === segments[i]));
  if (same) return same.report;
  const report = buildReport(outline, form);
  // Few states of one report are alive at a time: undo, or two settings.
  built.known = [{ key, segments, report }];
  return report;
}

function buildReport(outline: ReportOutline, form: FormId | 'auto'): Report {
  const titles = outline.titles.map(({ segment, head }): Title => ({ loc: locOf(segment, head), text: head.text, body: head.body ?? bodyBefore(outline, segment), year: head.year }));
  const title = titles.find((candidate) => candidate.year !== null && candidate.body !== null) ?? titles[0] ?? null;
  const year = titles.find((candidate) => candidate.year !== null)?.year ?? prefaceYear(outline);
  const { forms } = outline.segments[0]!;
  const set = form === 'auto' ? undefined : forms.form(form);
  const prior = set ?? ownFormOf(outline.segments, forms, year) ?? templateForYear(year);
  const ofForm = forms.own.length === 0 ? outline.sections : sectionsIn(prior, outline.sections);
  const sections = ofForm.map((section) => sectionOf(section, prior));
  const roles = new Map<Segment, SectionRole>();
  for (const { role, segments } of ofForm) for (const segment of segments) roles.set(segment, role);
  const tables = outline.segments.flatMap((segment) => {
    const role = roles.get(segment);
    return tablesOf(segment, role === undefined ? null : (prior.sections.find((section) => section.role === role)?.table ?? null), prior);
  });
  const selected = set?.form ?? formOf(tables, prior.form);
  return {
    segments: outline.segments,
    titles,
    title,
    year,
    body: title?.body ?? titles.find((candidate) => candidate.body !== null)?.body ?? null,
    governingYear: year ?? (tables.length === 0 || selected === 'mixed' ? null : (forms.form(selected) ?? prior).years.from),
    fragment: new Set(sections.map((section) => section.role)).size < 2,
    form: selected,
    template: forms.form(selected) ?? prior,
    sections,
    tables,
  };
}

/** The form all blocks agree on; 'mixed' where they do not. Table 4 is the same in both forms and has no say. */
function formOf(tables: readonly Table[], prior: FormId): FormId | 'mixed' {
  const forms = new Set<FormId>();
  for (const table of tables) {
    const layout = tableLayout(table.id);
    if (layout === 'blocks') for (const block of table.blocks) forms.add(block.form);
    else if (layout === 'rows') forms.add(table.form);
  }
  if (forms.size > 1) return 'mixed';
  return [...forms][0] ?? prior;
}

function locOf(segment: Segment, span: { readonly start: number; readonly end: number }): Loc {
  return { segment, start: span.start, end: span.end };
}

/** The sections that the form has. Headings of other forms are words like any other: what is under them stays with the section before. */
function sectionsIn(form: Template, sections: readonly SectionOutline[]): readonly SectionOutline[] {
  const kept: SectionOutline[] = [];
  for (const section of sections) {
    // A role of users' own may stand for one section in this form and for another in that.
    const role = section.role <= 6 ? section.role : lexiconOf(form).sectionTitle(section.head.title.text)?.role;
    const before = kept.at(-1);
    if (role !== undefined && form.sections.some((candidate) => candidate.role === role)) kept.push(role === section.role ? section : { ...section, role });
    else if (before !== undefined) kept[kept.length - 1] = { ...before, segments: [...before.segments, ...section.segments] };
  }
  return kept;
}

/** Sections built before, by their first segment: what is kept by section holds while others are edited. */
const sectionsFrom = perPlace((_first: Segment): { known: Section | null } => ({ known: null }));

function sectionOf(outline: SectionOutline, form: Template): Section {
  const number = form.sections.find(({ role }) => role === outline.role)!.number;
  const segment = outline.segments[0]!;
  const built = sectionsFrom(segment);
  const { known } = built;
  if (known?.role === outline.role && known.number === number && known.segments.length === outline.segments.length && known.segments.every((each, i) => each === outline.segments[i])) return known;
  return (built.known = buildSection(outline, number));
}

function buildSection({ role, head, segments }: SectionOutline, number: number): Section {
  const segment = segments[0]!;
  const { numeral } = head;
  return {
    role,
    number,
    heading: locOf(segment, head),
    title: locOf(segment, head.title),
    titleText: head.title.text,
    numeral: numeral && { loc: locOf(segment, numeral), text: numeral.text, value: numeral.value, style: numeral.style },
    match: head.match,
    segments,
    empty: segments.length === 1 && segment.blocks.every((block) => block.kind === 'heading' || block.kind === 'blank'),
  };
}

/** A line above a title that names the body: `某县水务局` / `2021年政府信息公开工作年度报告`. */
function bodyBefore({ segments, titles }: ReportOutline, segment: Segment): string | null {
  if (segment !== titles[0]?.segment) return null;
  const before = segments[segments.indexOf(segment) - 1];
  if (!before) return null;
  const block = before.blocks.findLast((candidate) => candidate.kind !== 'blank');
  if (block?.kind !== 'paragraph') return null;
  const line = removeSpace(before.text.slice(block.start, block.end));
  return line.length <= 30 && /(?:局|委|办|厅|院|镇|乡|街道|政府|中心|会|部|处|区|县|市|室|站|队|所|社|公司|大学|学院|银行)$/.test(line) ? line : null;
}

/** The year the text before section 二 speaks of, where the title names none: the one named most often. */
function prefaceYear(outline: ReportOutline): number | null {
  const counts = new Map<number, number>();
  let left = PREFACE;
  for (const segment of outline.segments) {
    const text = segment.text.slice(0, left);
    for (const match of text.matchAll(/20\d\d(?=\s*年)/g)) {
      const year = yearIn(match[0])!.year;
      counts.set(year, (counts.get(year) ?? 0) + 1);
    }
    left -= text.length;
    if (left <= 0) break;
  }
  let best: number | null = null;
  for (const [year, count] of counts) if (best === null || count > counts.get(best)!) best = year;
  return best;
}

