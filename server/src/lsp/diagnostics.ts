import type { Diagnostic } from 'vscode-languageserver';
import { render, type Language, type ResolvedFinding, type Snapshot } from '../core/index.js';
import { toRange, toSeverity, toTags } from './convert.js';
import type { ReportDocument } from './documents.js';
import { diagnosticSource, languageId } from './protocol.js';

/** How diagnostics are to be written for this client. */
export interface DiagnosticStyle {
  readonly relatedInformation: boolean;
  /** Address of the rule pages; see `InitializationOptions.ruleDocs`. */
  readonly ruleDocs: string | undefined;
}

/** The address of a rule's page. */
export function ruleAddress(ruleDocs: string, rule: string): string {
  return ruleDocs.includes('{rule}') ? ruleDocs.replaceAll('{rule}', rule) : `${ruleDocs.replace(/\/$/, '')}/${rule}.md`;
}

/**
 * The findings that are shown. That a text is no report is worth saying only where somebody chose our language for
 * it: a client that attaches the server to all plain text wants silence.
 */
export function shownFindings(document: ReportDocument, snapshot: Snapshot): readonly ResolvedFinding[] {
  if (document.languageId === languageId) return snapshot.findings;
  return snapshot.findings.filter((finding) => finding.rule !== 'structure/not-a-report');
}

/** A finding as a diagnostic. */
export function toDiagnostic(document: ReportDocument, finding: ResolvedFinding, language: Language, style: DiagnosticStyle): Diagnostic {
  const { tree, uri } = document;
  const diagnostic: Diagnostic = {
    range: toRange(tree, finding.range),
    severity: toSeverity(finding.severity),
    code: finding.rule,
    source: diagnosticSource,
    message: render(finding.message, language),
  };
  if (style.ruleDocs !== undefined) diagnostic.codeDescription = { href: ruleAddress(style.ruleDocs, finding.rule) };
  if (finding.tags.length > 0) diagnostic.tags = toTags(finding.tags);
  if (style.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ range, message }) => ({ location: { uri, range: toRange(tree, range) }, message: render(message, language) }));
  }
  if (finding.data !== undefined) diagnostic.data = finding.data;
  return diagnostic;
}

/** All diagnostics of a document: the same list, pulled or pushed. */
export function diagnosticsOf(document: ReportDocument, snapshot: Snapshot, language: Language, style: DiagnosticStyle): Diagnostic[] {
  return shownFindings(document, snapshot).map((finding) => toDiagnostic(document, finding, language, style));
}

/** Names results, so that a client that pulls again is told "unchanged" instead of the same list. */
export class ResultIds {
  /** Ids of an earlier run of the server must not look like ours. */
  readonly #run = Date.now().toString(36);
  readonly #numbers = new WeakMap<Snapshot, number>();
  #last = 0;

  /** The id of a snapshot in a language. */
  of(snapshot: Snapshot, language: Language): string {
    let number = this.#numbers.get(snapshot);
    if (number === undefined) {
      number = ++this.#last;
      this.#numbers.set(snapshot, number);
    }
    return `${this.#run}.${number}.${language}`;
  }
}
