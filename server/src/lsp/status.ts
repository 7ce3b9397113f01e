import { formsOf, type Severity, type Snapshot } from '../core/index.js';
import { isShown } from './diagnostics.js';
import type { ReportDocument } from './documents.js';
import type { StatusParams } from './protocol.js';

/** What the status item of an editor needs to know about a document. */
export function statusOf(document: ReportDocument, snapshot: Snapshot, suppressed: number, unusedTemplates: readonly string[]): StatusParams {
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const part of snapshot.parts) for (const finding of part.findings) if (isShown(document, finding)) findings[finding.severity]++;
  return {
    uri: document.uri,
    reports: snapshot.reports.map((report) => ({ title: report.title?.text ?? null, year: report.year, form: report.form, fragment: report.fragment })),
    forms: formsOf(snapshot.tree).own.map(({ form, title }) => ({ id: form, title })),
    unusedTemplates,
    coverage: snapshot.coverage,
    findings,
    suppressed,
    crashes: snapshot.crashes.map((crash) => crash.rule),
  };
}

/** Whether two statuses say the same; quick where a file holds thousands of reports. */
export function sameStatus(a: StatusParams, b: StatusParams): boolean {
  if (a.reports.length !== b.reports.length || JSON.stringify([a.forms, a.unusedTemplates]) !== JSON.stringify([b.forms, b.unusedTemplates]) || a.suppressed !== b.suppressed || a.crashes.join() !== b.crashes.join()) return false;
  if (!sameFigures(a.coverage, b.coverage) || !sameFigures(a.findings, b.findings)) return false;
  return a.reports.every((report, i) => {
    const other = b.reports[i]!;
    return report.title === other.title && report.year === other.year && report.form === other.form && report.fragment === other.fragment;
  });
}

function sameFigures<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}
