import { formsOf, type Part, type Report, type Snapshot } from '../core/index.js';
import { isShown } from './diagnostics.js';
import type { ReportDocument } from './documents.js';
import type { ReportKind, StatusParams } from './protocol.js';

/** What is counted over all reports of a document, kept from one state to the next: a key changes one report of thousands. */
export class Figures {
  #snapshot: Snapshot | null = null;
  readonly #reports = new Map<string, ReportKind>();
  readonly #coverage = { cells: 0, relations: 0, failed: 0, notEvaluated: 0 };
  readonly #findings = { error: 0, warning: 0, information: 0, hint: 0 };

  /** The figures of a state of the document. */
  of(document: ReportDocument, snapshot: Snapshot): Pick<StatusParams, 'reports' | 'coverage' | 'findings'> {
    const before = this.#snapshot;
    const changed = before && snapshot.changedSince(before);
    if (before !== null) for (const i of changed ?? before.parts.keys()) this.#add(document, before, i, -1);
    for (const i of changed ?? snapshot.parts.keys()) this.#add(document, snapshot, i, 1);
    this.#snapshot = snapshot;
    return { reports: [...this.#reports.values()].sort(byYear), coverage: { ...this.#coverage }, findings: { ...this.#findings } };
  }

  #add(document: ReportDocument, snapshot: Snapshot, index: number, by: 1 | -1): void {
    const report = snapshot.report(index);
    if (report !== undefined) this.#addReport(report, by);
    this.#addPart(document, snapshot.part(index)!, by);
  }

  #addReport({ year, form, fragment }: Report, by: 1 | -1): void {
    const key = `${form} ${year} ${fragment}`;
    const count = (this.#reports.get(key)?.count ?? 0) + by;
    if (count === 0) this.#reports.delete(key);
    else this.#reports.set(key, { count, year, form, fragment });
  }

  #addPart(document: ReportDocument, part: Part, by: 1 | -1): void {
    const { coverage } = part;
    for (const key of Object.keys(this.#coverage) as (keyof typeof coverage)[]) this.#coverage[key] += by * coverage[key];
    for (const finding of part.findings) if (isShown(document, finding)) this.#findings[finding.severity] += by;
  }
}

function byYear(a: ReportKind, b: ReportKind): number {
  return (a.year ?? 0) - (b.year ?? 0) || b.count - a.count;
}

/** What the status item of an editor needs to know about a document. */
export function statusOf(document: ReportDocument, snapshot: Snapshot, suppressed: number, unusedTemplates: readonly string[], figures: Figures): StatusParams {
  return {
    uri: document.uri,
    forms: formsOf(snapshot.tree).own.map(({ form, title }) => ({ id: form, title })),
    unusedTemplates,
    ...figures.of(document, snapshot),
    suppressed,
    crashes: snapshot.crashes.map((crash) => crash.rule),
  };
}

/** Whether two statuses say the same. */
export function sameStatus(a: StatusParams, b: StatusParams): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
