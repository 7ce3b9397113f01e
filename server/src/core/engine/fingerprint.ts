import type { Report } from '../model/types.js';
import { textOf } from '../syntax/tree.js';
import type { Part, ResolvedFinding, Snapshot } from './types.js';
import { perPlace } from '../text/perPlace.js';

/** What tells one finding from the others of its file, wherever in the file it stands. */
export interface Fingerprint {
  readonly rule: string;
  /** Table, row and column, or section; with the report's title where the file holds several. */
  readonly path: string;
  /** Of what the finding is about: changes when the flagged text or figures do. */
  readonly hash: string;
}

/** A part keeps its identity while its text is the same, and with it these; the report's title is added later. */
const printsFor = perPlace((_part: Part): { known: readonly Fingerprint[] | null } => ({ known: null }));

/** The fingerprints of the findings of one part, in their order. */
export function fingerprintsOf(snapshot: Snapshot, index: number): readonly Fingerprint[] {
  const part = snapshot.parts[index]!;
  const report = snapshot.reports[index];
  const kept = printsFor(part);
  if (kept.known === null) {
    const { offset } = snapshot.startOf(index);
    kept.known = part.findings.map((finding) => ({
      rule: finding.rule,
      path: pathOf(finding, report),
      hash: contentHash(finding, textOf(snapshot.tree, offset + finding.range.start, offset + finding.range.end)),
    }));
  }
  const prints = kept.known;
  if (snapshot.reports.length < 2 || report === undefined) return prints;
  const title = report.title?.text ?? '';
  return prints.map((print) => ({ ...print, path: `${title}/${print.path}` }));
}

/** The fingerprint of a finding of the snapshot; null if it is none of its findings. */
export function fingerprintOf(snapshot: Snapshot, { rule, range, message }: ResolvedFinding): Fingerprint | null {
  for (const [index, part] of snapshot.parts.entries()) {
    const { offset } = snapshot.startOf(index);
    const at = part.findings.findIndex((finding) => finding.rule === rule && finding.message === message && finding.range.start + offset === range.start && finding.range.end + offset === range.end);
    if (at >= 0) return fingerprintsOf(snapshot, index)[at]!;
  }
  return null;
}

/** Ids of the form's parts, which no edit moves. */
function pathOf({ data, range }: ResolvedFinding, report: Report | undefined): string {
  const ids = [data?.['table'], data?.['row'], data?.['column']].filter((id) => id !== undefined);
  if (ids.length > 0) return ids.join('/');
  if (report === undefined) return 'file';
  const role = data?.['section'] ?? sectionAt(report, range.start);
  return role === null ? 'head' : `section${role}`;
}

function sectionAt(report: Report, offset: number): number | null {
  let start = 0;
  for (const segment of report.segments) {
    start += segment.text.length;
    if (offset < start || segment === report.segments.at(-1)) return report.sections.find((section) => section.segments.includes(segment))?.role ?? null;
  }
  return null;
}

/** Members of the data that say where a finding stands; the path has them. */
const places: ReadonlySet<string> = new Set(['table', 'row', 'column', 'section']);

/**
 * What is expected and what is written instead, and the marked text without the white space and bars that only lay it
 * out. What is missing has no text: its finding stands on whatever comes next.
 */
function contentHash({ rule, data }: ResolvedFinding, text: string): string {
  const facts = Object.entries(data ?? {})
    .filter(([name]) => !places.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const words = rule.includes('/missing-') ? '' : text.replace(/[\s|｜]+/g, ' ').trim();
  return hashOf(JSON.stringify([...facts, words]));
}

/** 64 bits in hexadecimal: two FNV-1a with different beginnings. No secret is kept by it, it only has to spread well. */
function hashOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit ^ (a >>> 15), 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
