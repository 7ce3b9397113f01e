import { placedReport, reportAt, segmentsOf, type PlacedReport } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { render, type Language } from '../l10n/message.js';
import { toChineseNumeral } from '../syntax/numeral.js';
import type { Report, Section } from '../model/types.js';
import type { Segment } from '../syntax/types.js';
import type { SectionRole } from '../template/types.js';
import type { Span } from '../text/span.js';
import { headPart } from './preview/head.js';
import { attribute, html } from './preview/html.js';
import { missingSections, missingTable } from './preview/missing.js';
import { Places, type PreviewPart } from './preview/part.js';
import { Furniture, PartWriter, Room } from './preview/prose.js';
import { say, sourceOf, type PreviewSource } from './preview/source.js';
import { words } from './preview/words.js';

export type { PreviewPart } from './preview/part.js';

/** A report as HTML that looks like the form in print, in parts that can be exchanged one by one. */
export interface Preview {
  /** Number of the report in the text, from 0; -1 where the text holds none. */
  readonly report: number;
  /** How many reports the text holds. */
  readonly count: number;
  /** In the words of the text, white space removed. */
  readonly title: string;
  /** Where the report stands, in document offsets (UTF-16). */
  readonly range: Span;
  readonly parts: readonly PreviewPart[];
}

/** A report that can be previewed. */
export interface PreviewableReport {
  readonly title: string;
  /** Where the report begins, in document offsets (UTF-16). */
  readonly start: number;
}

/**
 * The report at an offset (else the one before it, else the first) as HTML in parts: what was found, the front with
 * title and preface, the sections. All text of the report is escaped; there are neither scripts nor styles nor addresses.
 * `suppressed` is how many findings a baseline has taken out of the snapshot.
 */
export function preview(snapshot: Snapshot, offset: number, language: Language, suppressed = 0): Preview {
  const placed = reportAt(snapshot, offset) ?? reportBefore(snapshot, offset);
  const count = snapshot.reports.length;
  if (placed === null) {
    const note = html`<aside class="head none"><p class="verdict"><span class="sign none" aria-hidden="true"></span><strong>${words.noReport[language]}</strong><span class="coverage">${words.noReportWhy[language]}</span></p></aside>`;
    return { report: -1, count, title: '', range: { start: 0, end: snapshot.tree.length }, parts: [new Places().part('head', note)] };
  }
  const { index, start, report } = placed;
  const end = report.segments.reduce((length, segment) => length + segment.text.length, start);
  const source = sourceOf(snapshot, placed, language);
  return { report: index, count, title: titleOf(report, language), range: { start, end }, parts: [headPart(source, suppressed), ...bodyParts(source)] };
}

/** The reports of a text, in order, for a reader to choose from. */
export function previewableReports(snapshot: Snapshot, language: Language): readonly PreviewableReport[] {
  return snapshot.reports.map((report, index) => ({ title: titleOf(report, language), start: snapshot.startOf(index).offset }));
}

function titleOf({ title }: Report, language: Language): string {
  return title?.text ?? words.untitled[language];
}

function reportBefore(snapshot: Snapshot, offset: number): PlacedReport | null {
  for (let index = snapshot.reports.length - 1; index > 0; index--) {
    if (snapshot.startOf(index).offset <= offset) return placedReport(snapshot, index);
  }
  return placedReport(snapshot, 0);
}

/** Front and sections in the order of the text; a section that is missing stands where the form has it. */
function bodyParts(source: PreviewSource): PreviewPart[] {
  const { report } = source.placed;
  const furniture = new Furniture(report);
  const room = new Room();
  const opens = new Map<Segment, Section>(report.sections.map((section) => [section.heading.segment, section]));
  const titleSegment = report.title?.loc.segment;
  const seen = new Map<SectionRole, number>();
  const parts: { readonly role: SectionRole | 0; readonly part: PreviewPart }[] = [];
  let writer = new PartWriter('front', source, furniture, room);
  let role: SectionRole | 0 = 0;
  const close = (): void => {
    if (!writer.isEmpty) parts.push({ role, part: writer.end(role === 0 ? 'header' : 'section') });
  };
  for (const { segment, base } of segmentsOf(source.placed)) {
    const section = opens.get(segment);
    if (section !== undefined) {
      close();
      role = section.role;
      const times = (seen.get(role) ?? 0) + 1;
      seen.set(role, times);
      writer = new PartWriter(times === 1 ? `section-${role}` : `section-${role}-${times}`, source, furniture, room);
    }
    writer.segment(segment, base, section !== undefined ? 'h2' : segment === titleSegment ? 'h1' : null);
    if (section !== undefined && seen.get(section.role) === 1) addMissingTable(writer, section, source);
    if (room.isExceeded) {
      writer.add(() => html`<p class="cut">${say(source, words.cut)}</p>`);
      break;
    }
  }
  close();
  return withMissingSections(parts, source, furniture, room);
}

function addMissingTable(writer: PartWriter, section: Section, source: PreviewSource): void {
  const table = source.placed.report.template.tables.find((candidate) => candidate.section === section.role);
  const finding = missingTable(table?.id, source);
  if (table === undefined || finding === undefined) return;
  writer.add((places) => html`<p class="missing ${finding.severity}"${places.leads(finding.range)}${attribute('title', render(finding.message, source.language))}>${say(source, words.missingTable, { table: table.title })}</p>`);
}

function withMissingSections(parts: readonly { readonly role: SectionRole | 0; readonly part: PreviewPart }[], source: PreviewSource, furniture: Furniture, room: Room): PreviewPart[] {
  const all = [...parts];
  for (const [{ role, title }, finding] of missingSections(source)) {
    const writer = new PartWriter(`missing-${role}`, source, furniture, room);
    writer.add((places) => html`<h2 class="missing ${finding.severity}"${places.leads(finding.range)}${attribute('title', render(finding.message, source.language))}>${toChineseNumeral(role)}、${title} <span class="tag">${say(source, words.missingSection)}</span></h2>`);
    const before = all.findLastIndex((each) => each.role < role);
    all.splice(before + 1, 0, { role, part: writer.end('section') });
  }
  return all.map(({ part }) => part);
}
