import { positionAt, render, type LinePosition, type Report, type ResolvedFinding, type Snapshot, type Span, type Tree } from '../../core/index.js';
import type { FileResult, Summary, Writer, WriterOptions } from './writer.js';

interface JsonRange {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

/** The JSON of the contract (DESIGN 6), one file a line, so that memory stays flat and a diff readable. */
export function jsonWriter({ language }: WriterOptions): Writer {
  function fileObject(result: FileResult): object {
    if (result.error !== undefined) return { path: result.path, encoding: null, reports: [], diagnostics: [], error: render(result.error, language) };
    const { path, encoding, snapshot } = result;
    return {
      path,
      encoding,
      reports: snapshot.reports.map((report) => reportObject(report, snapshot)),
      diagnostics: snapshot.findings.map((finding) => diagnosticObject(finding, snapshot.tree)),
    };
  }

  function diagnosticObject(finding: ResolvedFinding, tree: Tree): object {
    return {
      code: finding.rule,
      severity: finding.severity,
      message: render(finding.message, language),
      range: rangeOf(tree, finding.range),
      data: finding.data ?? {},
      related: finding.related.map(({ range, message }) => ({ range: rangeOf(tree, range), message: render(message, language) })),
      fixes: finding.fixes.map(({ title, kind, edits }) => ({
        title: render(title, language),
        kind,
        edits: edits.map(({ range, newText }) => ({ range: rangeOf(tree, range), newText })),
      })),
    };
  }

  return {
    begin: () => '{"version":1,"files":[\n',
    separator: ',\n',
    file: (result) => JSON.stringify(fileObject(result)),
    end: ({ files, findings, baseline }: Summary) =>
      `\n],"summary":${JSON.stringify({ files, errors: findings.error, warnings: findings.warning, information: findings.information, hints: findings.hint })}${unusedOf(baseline)}}\n`,
  };
}

/** Only where a baseline is in use. */
function unusedOf(baseline: Summary['baseline']): string {
  return baseline === undefined ? '' : `,"unusedBaseline":${JSON.stringify(baseline.unused)}`;
}

function rangeOf(tree: Tree, span: Span): JsonRange {
  return { start: pointOf(tree, span.start), end: pointOf(tree, span.end) };
}

function pointOf(tree: Tree, offset: number): LinePosition {
  const { line, character } = positionAt(tree, offset);
  return { line, character };
}

function reportObject(report: Report, { tree }: Snapshot): object {
  return { title: report.title?.text ?? null, year: report.year, template: report.form, startLine: positionAt(tree, startOf(report, tree)).line };
}

/** Where a report begins: at its first title, else with its first segment. */
function startOf(report: Report, tree: Tree): number {
  const title = report.titles[0];
  const segment = title?.loc.segment ?? report.segments[0];
  let offset = 0;
  for (const candidate of tree.segments) {
    if (candidate === segment) return offset + (title?.loc.start ?? 0);
    offset += candidate.text.length;
  }
  return 0;
}
