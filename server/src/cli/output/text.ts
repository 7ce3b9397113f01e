import { positionAt, render, type ResolvedFinding, type Severity, type Span, type Tree } from '../../core/index.js';
import { messages, severityCounts, severityNames } from '../messages.js';
import { displayWidth, padEnd } from '../width.js';
import type { FileResult, Summary, Writer, WriterOptions } from './writer.js';

/** A finding about a run of rows names each of them; more than these are for JSON. */
const relatedShown = 3;

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** SGR codes. */
const colours: Readonly<Record<Severity | 'rule' | 'summary', string>> = { error: '31', warning: '33', information: '36', hint: '90', rule: '90', summary: '1' };

/** For people: `path:line:column`, which terminals and editors make a link, then severity, rule and message. */
export function textWriter({ language, colour }: WriterOptions): Writer {
  const paint = (text: string, style: keyof typeof colours): string => (colour ? `\u001b[${colours[style]}m${text}\u001b[0m` : text);
  const severityWidth = Math.max(...severities.map((severity) => displayWidth(severityNames[severity][language])));
  const separator = language === 'zh' ? '，' : ', ';

  function block(path: string, tree: Tree, findings: readonly ResolvedFinding[]): string {
    const places = findings.map((finding) => place(path, tree, finding.range));
    // Not Math.max(...): a file may have more findings than a call may have arguments.
    const placeWidth = places.reduce((width, each) => Math.max(width, displayWidth(each)), 0);
    const ruleWidth = findings.reduce((width, { rule }) => Math.max(width, rule.length), 0);
    const lines = findings.flatMap((finding, index) => [
      [
        padEnd(places[index]!, placeWidth),
        paint(padEnd(severityNames[finding.severity][language], severityWidth), finding.severity),
        paint(padEnd(finding.rule, ruleWidth), 'rule'),
        render(finding.message, language),
      ].join('  '),
      ...finding.related.slice(0, relatedShown).map(({ range, message }) => `    ${place(path, tree, range)}  ${render(message, language)}`),
      ...(finding.related.length > relatedShown ? [`    ${render({ text: messages.moreRelated, args: { count: finding.related.length - relatedShown } }, language)}`] : []),
    ]);
    return `${lines.join('\n')}\n\n`;
  }

  return {
    begin: () => '',
    separator: '',
    file(result: FileResult) {
      if (result.error !== undefined || result.snapshot.findings.length === 0) return '';
      return block(result.path, result.snapshot.tree, result.snapshot.findings);
    },
    end({ files, unreadable, findings, baseline }: Summary) {
      const read = files - unreadable;
      const checked = render({ text: read === 1 ? messages.checkedOne : messages.checked, args: { files: read } }, language);
      const counts = severities
        .filter((severity) => findings[severity] > 0)
        .map((severity) => {
          const count = findings[severity];
          return paint(render({ text: severityCounts[severity][count === 1 ? 'one' : 'many'], args: { count } }, language), severity);
        });
      if (counts.length === 0) counts.push(render({ text: messages.nothing }, language));
      if (baseline !== undefined && baseline.suppressed > 0) counts.push(render({ text: messages.suppressedCount, args: { count: baseline.suppressed } }, language));
      if (unreadable > 0) counts.push(paint(render({ text: messages.unreadableCount, args: { count: unreadable } }, language), 'error'));
      return `${paint(checked, 'summary')}${language === 'zh' ? '：' : ': '}${counts.join(separator)}\n`;
    },
  };
}

/** `path:line:column`, counted from 1 as editors show it. */
function place(path: string, tree: Tree, range: Span): string {
  const { line, character } = positionAt(tree, range.start);
  return `${path}:${line + 1}:${character + 1}`;
}
