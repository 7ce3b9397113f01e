import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles, summary, type CheckedFile, type Diagnostic } from '../harness/cli.js';
import { realTexts, root, sampleTexts } from '../harness/corpus.js';

// The samples: always here.

const checked = new Map<string, CheckedFile>();

function fileOf(name: string): CheckedFile {
  if (checked.size === 0) {
    const samples = sampleTexts();
    checkFiles(samples.map(({ path }) => path)).forEach((file, index) => checked.set(samples[index]?.name ?? '', file));
  }
  const file = checked.get(name);
  if (!file) throw new Error(`${name} is not among the samples`);
  return file;
}

const mistaken = '云岭县市场监督管理局2023年政府信息公开工作年度报告（错误示例）.txt';
const damaged = '云岭县农业农村局2022年政府信息公开工作年度报告（表格损坏）.txt';
const yearbook = '云岭县部门和街道2023年年报汇编.txt';

/** Everything the mistaken report must give, by line; samples/README.md explains each. */
const mistakes = [
  '2 cross/outdated-citation warning',
  '5 cross/prose-number warning',
  '7 text/placeholder warning',
  '8 text/repeated information',
  '13 table/negative error',
  '16 table/number-format warning',
  '19 table/missing-row error',
  '22 table/number-format warning',
  '28 sum/row-total error',
  '29 sum/row-total error',
  '33 table/row-number error',
  '38 table/blank-cell hint',
  '41 table/row-label warning',
  '50 sum/column-total error',
  '51 sum/balance error',
  '51 sum/balance error',
  '51 sum/balance error',
  '56 sum/review-total error',
  '59 structure/section-number error',
];

describe('the samples', () => {
  const clean = sampleTexts().map(({ name }) => name).filter((name) => name !== mistaken && name !== damaged);

  it.each(clean)('%s is clean', (name) => {
    expect(fileOf(name).diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning').map(summary)).toEqual([]);
  });

  it.each(clean)('%s gives nothing at all but hints', (name) => {
    expect(fileOf(name).diagnostics.filter(({ severity }) => severity !== 'hint').map(summary)).toEqual([]);
  });

  it.each(clean.filter((name) => name !== yearbook))('%s is one report with its title and year', (name) => {
    const [report, ...more] = fileOf(name).reports;
    expect(more).toEqual([]);
    expect(report?.year).toBe(Number(/\d{4}/.exec(name)?.[0]));
    expect(report?.title).toContain(name.replace(/年政府信息公开.*$/, ''));
    expect(report?.template).toBe((report?.year ?? 0) >= 2021 ? '2021' : '2019');
  });

  it('the yearbook holds three reports', () => {
    expect(fileOf(yearbook).reports.map(({ title }) => title)).toEqual(['云岭县档案馆', '云岭县统计局', '云岭县东门街道办事处'].map((body) => `${body}2023年政府信息公开工作年度报告`));
  });

  it('the mistaken report gives exactly what its list says', () => {
    expect(fileOf(mistaken).diagnostics.map(summary).sort()).toEqual([...mistakes].sort());
  });

  it('the damaged report gives findings on shape and none on sums', () => {
    const { diagnostics } = fileOf(damaged);
    expect(diagnostics.filter(({ code }) => code.startsWith('sum/')).map(summary)).toEqual([]);
    const counts = diagnostics.filter(({ code }) => code === 'table/cell-count');
    const rows = counts.flatMap(({ range, related }) => [range.start.line + 1, ...(related ?? []).map((other) => other.range.start.line + 1)]);
    expect([...new Set(rows)].sort((left, right) => left - right)).toEqual(Array.from({ length: 19 }, (_unused, index) => 49 + index));
    const others = diagnostics.filter(({ code, severity }) => code !== 'table/cell-count' && (severity === 'error' || severity === 'warning'));
    expect(others.map(summary)).toEqual([]);
  });

  it('the page that explains the samples is no report', () => {
    const [file] = checkFiles([join(root, 'samples', 'README.md')]);
    expect(file?.reports).toEqual([]);
  });
});

// What the five real reports must give (EXPECTED.md beside them), line numbers as an editor shows them. They are no part of
// the project; without them their tests do not exist.

const real = realTexts();
if (real.length === 0) console.log('skipped: ../shared absent');

function realFile(start: string): CheckedFile {
  const known = real.find(({ name }) => name.startsWith(start));
  if (!known) throw new Error(`${start} is not among the real reports`);
  const [file] = checkFiles([known.path]);
  if (!file) throw new Error('check wrote no file');
  return file;
}

const of = (file: CheckedFile, code: string): readonly Diagnostic[] => file.diagnostics.filter((diagnostic) => diagnostic.code === code);
const lines = (found: readonly Diagnostic[]): readonly string[] => found.map(summary);
/** Findings of the rules about prose and likelihood, by line; places of the others are checked one by one. */
const judged = (file: CheckedFile): readonly string[] =>
  lines(file.diagnostics.filter(({ code }) => /^(?:cross|text)\/|^structure\/(?:heading-number|overview-|thin-)|^table\/(?:suspicious-|unlikely-)/.test(code))).toSorted();
const atLeast = (file: CheckedFile, severity: string): readonly string[] => lines(file.diagnostics.filter((diagnostic) => diagnostic.severity === severity));

if (real.length > 0) {
  describe('the real reports', () => {
    it.each(real.map(({ name }) => name))('%s gives no sum finding', (name) => {
      expect(lines(realFile(name).diagnostics.filter(({ code }) => code.startsWith('sum/')))).toEqual([]);
    });

    it('000: pipe rows, title twice, page chrome at the end', () => {
      const file = realFile('000');
      expect(file.reports).toMatchObject([{ year: 2021, template: '2021', startLine: 0 }]);
      expect(atLeast(file, 'error')).toEqual([]);
      expect(atLeast(file, 'warning')).toEqual([]);
      expect(of(file, 'structure/missing-section')).toEqual([]);
      expect(judged(file)).toEqual(['15 table/suspicious-repeat information', '4 structure/overview-length information', '4 structure/overview-topics information']);
    });

    it('001: tabs, a hybrid of both forms', () => {
      const file = realFile('001');
      expect(file.reports).toMatchObject([{ year: 2020, template: 'mixed' }]);
      expect(atLeast(file, 'error')).toEqual([]);
      expect(of(file, 'table/missing-row').map(({ severity, data }) => ({ severity, row: data?.['row'] }))).toEqual([{ severity: 'warning', row: 'rules' }]);
      expect(lines(of(file, 'table/number-format'))).toEqual(['35 table/number-format warning']);
      const counts = of(file, 'table/cell-count');
      expect(lines(counts)).toEqual(['62 table/cell-count warning']);
      expect(counts[0]?.related?.map(({ range }) => range.start.line + 1)).toEqual([63]);
      expect(of(file, 'table/outdated-form')).toEqual([]);
      expect(judged(file)).toEqual(['7 structure/overview-topics information']);
    });

    it('002: one cell per line, table 4 is an image, section 6 is missing', () => {
      const file = realFile('002');
      expect(of(file, 'structure/missing-table').map(({ data }) => data?.['table'])).toEqual(['review']);
      expect(of(file, 'structure/missing-section').map(({ data }) => data?.['section'])).toEqual([6]);
      expect(of(file, 'structure/missing-title')).toHaveLength(1);
      expect(of(file, 'structure/empty-section')).toEqual([]);
      expect(judged(file)).toEqual(['2 structure/overview-topics information']);
      expect(of(file, 'structure/overview-topics')[0]?.data?.['missing']).toBe('platforms');
      expect(atLeast(file, 'error').map((line) => line.split(' ')[1]).sort()).toEqual(['structure/missing-section', 'structure/missing-table']);
    });

    it('003: one cell per line, cut headers', () => {
      const file = realFile('003');
      expect(atLeast(file, 'error')).toEqual([]);
      expect(of(file, 'table/header-label')).toHaveLength(1);
      expect(of(file, 'structure/missing-title')).toHaveLength(1);
      for (const code of ['structure/missing-section', 'structure/missing-table']) expect(of(file, code), code).toEqual([]);
      expect(judged(file)).toEqual(['1 text/repeated information', '2 structure/overview-length information', '2 structure/overview-topics information']);
    });

    it('004: tabs, cut by a page break', () => {
      const file = realFile('004');
      const counts = of(file, 'table/cell-count');
      expect(counts[0]?.range.start.line).toBe(53);
      const rows = counts.flatMap(({ range, related }) => [range.start.line, ...(related ?? []).map((other) => other.range.start.line)]);
      expect([...new Set(rows)].sort((left, right) => left - right)).toEqual(Array.from({ length: 21 }, (_unused, index) => 53 + index));
      for (const { severity } of counts) expect(['warning', 'error']).toContain(severity);
      expect(lines(of(file, 'table/header-label'))).toEqual(['32 table/header-label warning']);
      expect(lines(of(file, 'table/row-label'))).toEqual(['57 table/row-label warning']);
      expect(judged(file)).toEqual(['34 table/suspicious-repeat information', '5 structure/overview-length information', '91 text/foreign-run information']);
      const others = file.diagnostics.filter(({ severity, code }) => (severity === 'error' || severity === 'warning') && !['table/cell-count', 'table/header-label', 'table/row-label'].includes(code));
      expect(lines(others)).toEqual([]);
    });
  });
}
