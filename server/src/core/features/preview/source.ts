import type { PlacedReport } from '../../engine/locate.js';
import { placed as placedFindings } from '../../engine/resolve.js';
import type { ResolvedFinding, Snapshot } from '../../engine/types.js';
import { render, type Language, type MessageArgument, type Text } from '../../l10n/message.js';
import type { Severity } from '../../rules/types.js';
import type { Span } from '../../text/span.js';

/** What is to be shown: one report of a text, and in which language to speak about it. */
export interface PreviewSource {
  readonly snapshot: Snapshot;
  readonly placed: PlacedReport;
  readonly language: Language;
  /** What was found in the report, by range in document offsets. */
  readonly findings: readonly ResolvedFinding[];
  /** Those of them that are marked where they stand. */
  readonly marks: readonly ResolvedFinding[];
  /** How far the marks up to each one reach. */
  readonly reach: readonly number[];
}

/** What is missing is drawn where it belongs; the place that its finding has for want of a better one is all right. */
const DRAWN: ReadonlySet<string> = new Set(['table/missing-row', 'structure/missing-table', 'structure/missing-section']);

export function sourceOf(snapshot: Snapshot, placed: PlacedReport, language: Language): PreviewSource {
  const part = snapshot.parts[placed.index];
  const findings = part === undefined ? [] : placedFindings(part.findings, placed.start);
  const marks = findings.filter(({ rule }) => !DRAWN.has(rule));
  let far = 0;
  const reach = marks.map(({ range }) => (far = Math.max(far, range.end)));
  return { snapshot, placed, language, findings, marks, reach };
}

/** One of our own texts in the language of the preview. */
export function say({ language }: Pick<PreviewSource, 'language'>, text: Text, args: Readonly<Record<string, MessageArgument>> = {}): string {
  return render({ text, args }, language);
}

/** How grave a place is, and what is said about it. */
export interface Mark {
  readonly severity: Severity;
  /** The messages, one in a line. */
  readonly message: string;
}

const gravity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What findings together make of a place; null where there are none. */
export function markOf(findings: readonly ResolvedFinding[], { language }: PreviewSource): Mark | null {
  const severity = gravity.find((level) => findings.some((finding) => finding.severity === level));
  return severity === undefined ? null : { severity, message: [...new Set(findings.map(({ message }) => render(message, language)))].join('\n') };
}

/** The findings to be marked that stand inside a span of the document. */
export function findingsIn({ marks }: PreviewSource, { start, end }: Span): readonly ResolvedFinding[] {
  const inside: ResolvedFinding[] = [];
  for (let i = firstFrom(marks, start); i < marks.length && marks[i]!.range.start <= end; i++) if (marks[i]!.range.end <= end) inside.push(marks[i]!);
  return inside;
}

/** The findings to be marked that touch a span of the document, those that end or begin at its ends included. */
export function findingsAt({ marks, reach }: PreviewSource, { start, end }: Span): readonly ResolvedFinding[] {
  const touching: ResolvedFinding[] = [];
  for (let i = firstFrom(marks, end + 1) - 1; i >= 0 && reach[i]! >= start; i--) if (marks[i]!.range.end >= start) touching.unshift(marks[i]!);
  return touching;
}

/** Number of the first of some findings, sorted by range, that starts at or behind an offset. */
function firstFrom(findings: readonly ResolvedFinding[], offset: number): number {
  let low = 0;
  let high = findings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (findings[middle]!.range.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words on one line, as a browser would show them. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The value of a class attribute; what is null is left out. */
export function classes(...names: readonly (string | null)[]): string | null {
  return names.filter((name) => name !== null).join(' ') || null;
}
