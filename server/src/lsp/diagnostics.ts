import type { Diagnostic, Range } from 'vscode-languageserver';
import { render, type Language, type ResolvedFinding, type Span } from '../core/index.js';
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
 * Whether a finding is shown. That a text is no report is worth saying only where somebody chose our language for
 * it: a client that attaches the server to all plain text wants silence.
 */
export function isShown(document: ReportDocument, finding: ResolvedFinding): boolean {
  return finding.rule !== 'structure/not-a-report' || document.languageId === languageId;
}

/** A finding of a part that begins at `offset` as a diagnostic. */
export function toDiagnostic(document: ReportDocument, finding: ResolvedFinding, offset: number, language: Language, style: DiagnosticStyle): Diagnostic {
  const { tree, uri } = document;
  const rangeOf = ({ start, end }: Span): Range => toRange(tree, { start: start + offset, end: end + offset });
  const diagnostic: Diagnostic = {
    range: rangeOf(finding.range),
    severity: toSeverity(finding.severity),
    code: finding.rule,
    source: diagnosticSource,
    message: render(finding.message, language),
  };
  if (style.ruleDocs !== undefined) diagnostic.codeDescription = { href: ruleAddress(style.ruleDocs, finding.rule) };
  if (finding.tags.length > 0) diagnostic.tags = toTags(finding.tags);
  if (style.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ range, message }) => ({ location: { uri, range: rangeOf(range) }, message: render(message, language) }));
  }
  if (finding.data !== undefined) diagnostic.data = finding.data;
  return diagnostic;
}
