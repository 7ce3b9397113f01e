import type { Severity, Snapshot } from '../core/index.js';
import { shownFindings } from './diagnostics.js';
import type { ReportDocument } from './documents.js';
import type { StatusParams } from './protocol.js';

/** What the status item of an editor needs to know about a document. */
export function statusOf(document: ReportDocument, snapshot: Snapshot): StatusParams {
  const findings: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of shownFindings(document, snapshot)) findings[finding.severity]++;
  return {
    uri: document.uri,
    reports: snapshot.reports.map((report) => ({ title: report.title?.text ?? null, year: report.year, form: report.form, fragment: report.fragment })),
    coverage: snapshot.coverage,
    findings,
    crashes: snapshot.crashes.map((crash) => crash.rule),
  };
}
