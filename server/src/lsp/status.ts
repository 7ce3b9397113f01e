import { formsOf, type Part, type Snapshot } from '../core/index.js';
import { isShown } from './diagnostics.js';
import type { ReportDocument } from './documents.js';
import type { StatusParams } from './protocol.js';

/** What is counted over all reports of a document, kept from one state to the next: a key changes one report of thousands. */
export class Figures {
  #parts: readonly Part[] = [];
  readonly #coverage = { cells: 0, relations: 0, failed: 0, notEvaluated: 0 };
  readonly #findings = { error: 0, warning: 0, information: 0, hint: 0 };

  /** The figures of a state of the document. */
  of(document: ReportDocument, { parts }: Snapshot): Pick<StatusParams, 'coverage' | 'findings'> {
    const before = this.#parts;
    for (let i = 0; i < Math.max(before.length, parts.length); i++) {
      if (before[i] === parts[i]) continue;
      this.#count(document, before[i], -1);
      this.#count(document, parts[i], 1);
    }
    this.#parts = parts;
    return { coverage: { ...this.#coverage }, findings: { ...this.#findings } };
  }

  #count(document: ReportDocument, part: Part | undefined, by: 1 | -1): void {
    if (part === undefined) return;
    const { coverage } = part;
    for (const key of Object.keys(this.#coverage) as (keyof typeof coverage)[]) this.#coverage[key] += by * coverage[key];
    for (const finding of part.findings) if (isShown(document, finding)) this.#findings[finding.severity] += by;
  }
}

/** What the status item of an editor needs to know about a document. */
export function statusOf(document: ReportDocument, snapshot: Snapshot, suppressed: number, unusedTemplates: readonly string[], figures: Figures): StatusParams {
  return {
    uri: document.uri,
    reports: snapshot.reports.map((report) => ({ title: report.title?.text ?? null, year: report.year, form: report.form, fragment: report.fragment })),
    forms: formsOf(snapshot.tree).own.map(({ form, title }) => ({ id: form, title })),
    unusedTemplates,
    ...figures.of(document, snapshot),
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
