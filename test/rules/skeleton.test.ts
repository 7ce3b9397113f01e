import { describe, expect, it } from 'vitest';
import { renderTable } from '../../server/src/core/model/skeleton.js';
import { templates } from '../../server/src/core/template/load.js';
import type { Encoding } from '../../server/src/core/syntax/types.js';
import type { OfficialFormId } from '../../server/src/core/template/types.js';
import { analyseText, applyResolved, findingsOf } from '../harness/check.js';
import { plainProse } from '../harness/figures.js';
import { sectionNumerals } from '../harness/form.js';

const encodings: readonly Encoding[] = ['pipe', 'gfm', 'tab', 'cell-line', 'bar-line', 'blank-line', 'space', 'html'];
const forms: readonly OfficialFormId[] = ['2021', '2019'];
const cases = encodings.flatMap((encoding) => forms.flatMap((form) => ['\n', '\r\n'].map((eol) => [encoding, form, eol === '\n' ? 'LF' : 'CRLF', eol] as const)));

/** A report whose tables are the empty ones that fixes insert. */
function emptyReport(encoding: Encoding, form: OfficialFormId, eol: string, leaveOut: { section?: number; table?: string } = {}): string {
  const parts = templates[form].sections.filter(({ role }) => role !== leaveOut.section).map(({ role, title, table }) => {
    const template = templates[form].tables.find(({ id }) => id === table);
    const body = template ? (leaveOut.table === table ? '' : renderTable(template, encoding, eol)) : plainProse[role as keyof typeof plainProse].map((line) => line + eol).join('');
    return `${sectionNumerals[role - 1]}、${title}${eol}${body}`;
  });
  return `云岭县水务局${form === '2021' ? 2023 : 2020}年政府信息公开工作年度报告${eol}${parts.join('')}`;
}

describe.each(cases)('an empty table as %s, %s form, %s', (encoding, form, _name, eol) => {
  it('is read back as it should be', () => {
    const { findings, reports, coverage } = analyseText(emptyReport(encoding, form, eol));
    expect(findings).toEqual([]);
    expect(reports[0]?.tables.map((table) => [table.id, table.form, table.encoding])).toEqual([['disclosure', form, encoding], ['applications', form, encoding], ['review', form, encoding]]);
    expect(coverage).toMatchObject({ notEvaluated: 0, failed: 0, cells: (form === '2021' ? 25 : 23) * 7 + 15 });
  });

  it.each(['disclosure', 'applications', 'review'])('is put in where %s is missing', (table) => {
    const text = emptyReport(encoding, form, eol, { table });
    const [finding] = findingsOf(text, 'structure/missing-table');
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    expect(analyseText(fixed).findings).toEqual([]);
    expect(fixed.replaceAll(eol, '').match(/[\r\n]/)).toBeNull();
  });

  it.each([1, 2, 3, 4, 5, 6] as const)('comes with its heading where section %i is missing', (section) => {
    const text = emptyReport(encoding, form, eol, { section });
    const [finding] = findingsOf(text, 'structure/missing-section');
    expect(finding?.data).toEqual({ section });
    const fixed = applyResolved(text, finding!.fixes[0]!.edits);
    // What the problems are, only the author can say.
    expect(analyseText(fixed).findings.map(({ rule }) => rule)).toEqual(section === 5 ? ['structure/thin-section'] : []);
  });
});
