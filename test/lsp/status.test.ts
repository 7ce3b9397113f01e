import { describe, expect, it } from 'vitest';
import { defaultConfig, officialForms } from '../../server/src/core/index.js';
import { reportDocuments, type ReportDocument } from '../../server/src/lsp/documents.js';
import { Figures } from '../../server/src/lsp/status.js';
import { brokenText } from '../cli/reports.js';

describe('the figures of a document', () => {
  it('are those of its reports, whatever comes, changes and goes', () => {
    const figures = new Figures();
    const report = `${brokenText().trimEnd()}\n\n`;
    const uri = 'file:///yearbook.gkbg';
    let document: ReportDocument = reportDocuments.create(uri, 'disclosure-report', 1, report.repeat(3));
    const told = (): unknown => figures.of(document, document.snapshot(defaultConfig, officialForms));
    const counted = (): unknown => {
      const { reports, coverage, findings } = document.snapshot(defaultConfig, officialForms);
      const [first] = reports;
      const kinds = first === undefined ? [] : [{ count: reports.length, year: first.year, form: first.form, fragment: first.fragment }];
      const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 };
      for (const { severity } of findings) bySeverity[severity]++;
      return { reports: kinds, coverage, findings: bySeverity };
    };
    expect(told()).toEqual(counted());
    const end = (): { line: number; character: number } => document.positionAt(document.getText().length);
    const digit = (): { line: number; character: number } => document.positionAt(document.getText().lastIndexOf('总计') + 4);
    const edits = [
      () => ({ range: { start: digit(), end: digit() }, text: '7' }),
      () => ({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: report }),
      () => ({ range: { start: document.positionAt(report.length), end: end() }, text: '' }),
      () => ({ text: '' }),
      () => ({ text: report.repeat(2) }),
    ];
    for (const [i, edit] of edits.entries()) {
      document = reportDocuments.update(document, [edit()], i + 2);
      expect(told()).toEqual(counted());
    }
  });
});
