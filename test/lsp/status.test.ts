import { describe, expect, it } from 'vitest';
import { defaultConfig, officialForms } from '../../server/src/core/index.js';
import { reportDocuments, type ReportDocument } from '../../server/src/lsp/documents.js';
import { Figures } from '../../server/src/lsp/status.js';
import { brokenText } from '../cli/reports.js';

describe('the figures of a document', () => {
  it('are those of its reports, whatever comes, changes and goes', () => {
    const figures = new Figures();
    const report = `${brokenText().trimEnd()}\n\n`;
    const title = report.slice(0, report.indexOf('\n'));
    const uri = 'file:///yearbook.gkbg';
    let document: ReportDocument = reportDocuments.create(uri, 'disclosure-report', 1, report.repeat(3));
    const told = (): unknown => figures.of(document, document.snapshot(defaultConfig, officialForms));
    const counted = (): unknown => {
      const { reports, coverage, findings } = document.snapshot(defaultConfig, officialForms);
      const years = [...new Set(reports.map(({ year }) => year))].sort((one, other) => one! - other!);
      const kinds = years.map((year) => {
        const same = reports.filter((report) => report.year === year);
        return { count: same.length, year, form: same[0]!.form, fragment: same[0]!.fragment };
      });
      const bySeverity = { error: 0, warning: 0, information: 0, hint: 0 };
      for (const { severity } of findings) bySeverity[severity]++;
      return { reports: kinds, coverage, findings: bySeverity };
    };
    expect(told()).toEqual(counted());
    const end = (): { line: number; character: number } => document.positionAt(document.getText().length);
    const digit = (): { line: number; character: number } => document.positionAt(document.getText().lastIndexOf('总计') + 4);
    const year = (): { line: number; character: number } => document.positionAt(document.getText().lastIndexOf(title) + title.indexOf('202') + 3);
    const edits = [
      () => ({ range: { start: year(), end: { line: year().line, character: year().character + 1 } }, text: '0' }),
      () => ({ range: { start: digit(), end: digit() }, text: '7' }),
      () => ({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: report }),
      () => ({ range: { start: document.positionAt(report.length), end: end() }, text: '' }),
      () => ({ text: '' }),
      () => ({ text: report.repeat(2) }),
    ];
    for (const [i, edit] of edits.entries()) {
      document = reportDocuments.update(document, [edit()], i + 2);
      expect(told()).toEqual(counted());
      if (i === 0) expect(told()).toMatchObject({ reports: [{ count: 1, year: 2020 }, { count: 2 }] });
    }
  });
});
