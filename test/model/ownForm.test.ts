import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, applyEdits, completion, conversions, defaultConfig, documentSymbols, hover, officialForms, parse, type Snapshot } from '../../server/src/core/index.js';
import type { Encoding } from '../../server/src/core/syntax/types.js';
import { applyResolved } from '../harness/check.js';
import { texts } from '../harness/corpus.js';
import { cleanFigures } from '../harness/figures.js';
import { analyseBy, countyTemplate, emptyReport, formsWith, templateOf, waterReport, waterTemplate } from '../harness/ownForm.js';
import { encodingIds, render } from '../harness/render.js';

const water = templateOf(waterTemplate);
const county = templateOf(countyTemplate);
const forms = formsWith(waterTemplate, countyTemplate);
const encodings: readonly Encoding[] = ['pipe', 'gfm', 'tab', 'cell-line', 'bar-line', 'blank-line', 'space', 'html'];
const cases = [['county', county], ['water', water]] as const;

const grave = ({ findings }: Snapshot): string[] => findings.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule }) => rule);
const only = (snapshot: Snapshot) => {
  expect(snapshot.reports).toHaveLength(1);
  return snapshot.reports[0]!;
};

describe.each(cases)('a report in the %s form', (_name, form) => {
  it.each(encodings.flatMap((encoding) => ['\n', '\r\n'].map((eol) => [encoding, eol] as const)))('is told by its labels and is clean, written as %s with %j', (encoding, eol) => {
    const snapshot = analyseBy(forms, emptyReport(form, encoding, eol));
    const report = only(snapshot);
    expect(report.form).toBe(form.form);
    expect(report.sections.map(({ role, number }) => [role, number])).toEqual(form.sections.map(({ role, number }) => [role, number]));
    expect(report.tables.map(({ id }) => id)).toEqual(form.sections.flatMap(({ table }) => table ?? []));
    expect(grave(snapshot)).toEqual([]);
    expect(snapshot.coverage.notEvaluated).toBe(0);
    const cells = form.tables.flatMap((table) => table.blocks).reduce((sum, block) => sum + block.rows.length * block.columns.length, 0);
    expect(report.tables.flatMap((table) => table.rows.flatMap((row) => row.cells)).filter(({ column, confidence }) => column !== null && confidence === 'exact')).toHaveLength(cells);
  });

  it('misses a row and a table, and puts both back', () => {
    const table = form.tables.at(-1)!;
    const label = form.form === 'county' ? '6.经沟通后撤回的申请' : '1.水费有误';
    const whole = emptyReport(form, 'pipe');
    const line = whole.split('\n').find((each) => each.includes(label))!;
    const lacking = whole.replace(`${line}\n`, '');
    const [finding] = analyseBy(forms, lacking).findings.filter(({ rule }) => rule === 'table/missing-row');
    expect(finding).toBeDefined();
    expect(grave(analyseBy(forms, applyResolved(lacking, finding!.fixes[0]!.edits)))).toEqual([]);

    const without = emptyReport(form, 'pipe', '\n', (text, id) => (id === table.id ? '' : text));
    const [gone] = analyseBy(forms, without, { ...defaultConfig, form: form.form }).findings.filter(({ rule }) => rule === 'structure/missing-table');
    const restored = applyResolved(without, gone!.fixes[0]!.edits);
    expect(restored).toBe(whole);
  });

  it('has its sections numbered by their order', () => {
    const whole = emptyReport(form, 'pipe');
    const title = form.sections.find(({ role }) => role === 7)!.title;
    const wrong = whole.replace(new RegExp(`.、${title}`), `八、${title}`);
    const [finding] = analyseBy(forms, wrong).findings.filter(({ rule }) => rule === 'structure/section-number');
    expect(applyResolved(wrong, finding!.fixes[0]!.edits)).toBe(whole);
    const lacking = whole.replace(new RegExp(`.、${title}\n`), '');
    expect(analyseBy(forms, lacking, { ...defaultConfig, form: form.form }).findings.map(({ rule, data }) => [rule, data?.['section']])).toContainEqual(['structure/missing-section', 7]);
  });
});

describe('the sums of a form of one’s own', () => {
  it('are checked, and the wrong number is found', () => {
    const snapshot = analyseBy(forms, waterReport);
    expect(snapshot.findings.map(({ rule, range }) => `${rule} ${waterReport.slice(range.start, range.end)}`)).toEqual(['sum/row-total 75', 'sum/column-total 431']);
    const fixed = applyResolved(waterReport, snapshot.findings[0]!.fixes[0]!.edits);
    expect(fixed).toBe(waterReport.replace('| 75 |', '| 74 |'));
    expect(analyseBy(forms, fixed).findings).toEqual([]);
  });

  it('hold in every encoding, and break with one number', () => {
    for (const encoding of encodings) {
      const text = emptyReport(water, encoding, '\n', (table, id) => (id === 'services' ? table.replace('0', '3') : table));
      expect(analyseBy(forms, text).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule), encoding).toEqual(['sum/row-total', 'sum/column-total']);
    }
  });

  it('go over rows that were added to a national table', () => {
    const row = (label: string, n: number): [RegExp, string] => [new RegExp(`(${label} \\|) 0( \\| 0 \\| 0 \\| 0 \\| 0 \\| 0 \\|) 0`), `$1 ${n}$2 ${n}`];
    const text = [row('数量', 4), row('经沟通后撤回的申请', 4), row('（七）总计', 4)].reduce((report, [from, to]) => report.replace(from, to), emptyReport(county, 'pipe'));
    expect(grave(analyseBy(forms, text))).toEqual([]);
    expect(grave(analyseBy(officialForms, text))).toContain('table/unknown-row');
  });
});

describe('features know the labels of a form of one’s own', () => {
  const snapshot = analyseBy(forms, waterReport);
  const at = (words: string): number => waterReport.indexOf(words) + 1;

  it('hover', () => {
    expect(hover(snapshot, at('用水 | 312'), 'zh')?.contents).toContain('新装、增容的用水申请。');
    expect(hover(snapshot, waterReport.indexOf('312'), 'zh')?.contents).toMatch(/新装用水 × 受理件数：312[\s\S]*312 = 305 \+ 7 ✓/);
    expect(hover(snapshot, waterReport.indexOf('312'), 'en')?.contents).toContain('New connections × Accepted: 312');
    expect(hover(snapshot, at('三、用户'), 'zh')?.contents).toContain('用一张表报用户反映的问题和渠道。');
  });

  it('outline', () => {
    const [report] = documentSymbols(snapshot, 'zh')[0]!.nodes;
    expect(report!.children.map(({ name }) => name)).toEqual(['一、总体情况', '二、服务事项办理情况', '三、用户咨询和投诉情况', '四、存在的主要问题及改进情况', '五、其他需要报告的事项']);
    expect(report!.children[2]!.children[0]!.children.map(({ name, detail }) => `${name} ${detail}`)).toContain('2.水压不足 112');
  });

  it('completion', () => {
    const lacking = waterReport.replace('| 水表检定 | 41 | 41 | 0 |', '|');
    const offered = completion(analyseBy(forms, lacking), lacking.indexOf('|\n| 各类') + 1, 'zh').map(({ label }) => label);
    expect(offered).toContain('水表检定');
    expect(completion(analyseBy(forms, waterReport.replace('| 75 |', '|  |')), waterReport.indexOf('| 75 |') + 2, 'zh').map(({ label }) => label)).toContain('74');
  });

  it('conversion', () => {
    const [toTabs] = conversions(snapshot, { start: waterReport.indexOf('312'), end: waterReport.indexOf('312') }, 'zh').filter(({ encoding }) => encoding === 'tab');
    const written = applyResolved(waterReport, toTabs!.edits);
    expect(written).toContain('新装用水\t312\t305\t7');
    expect(analyseBy(forms, written).findings.map(({ rule }) => rule)).toEqual(snapshot.findings.map(({ rule }) => rule));
  });
});

describe('choosing the form', () => {
  it.each(encodingIds)('leaves reports in the national forms as they are, written as %s', (encoding) => {
    for (const form of ['2019', '2021'] as const) {
      const { text } = render(cleanFigures(encodingIds.indexOf(encoding) + 1, form), encoding);
      const [own, plain] = [analyseBy(forms, text), analyseBy(officialForms, text)];
      expect(own.reports.map((report) => report.form)).toEqual(plain.reports.map((report) => report.form));
      expect(JSON.stringify(own.findings)).toBe(JSON.stringify(plain.findings));
      expect(own.coverage).toEqual(plain.coverage);
    }
  });

  it('takes the one that is set, whatever the report looks like', () => {
    const { text } = render(cleanFigures(3, '2021'), 'pipe-open');
    const snapshot = analyseBy(forms, text, { ...defaultConfig, form: 'county' });
    expect(only(snapshot).form).toBe('county');
    expect(snapshot.findings.map(({ data }) => data?.['row'])).toContain('mediated');
    expect(only(analyseBy(forms, emptyReport(county, 'pipe'), { ...defaultConfig, form: '2021' })).form).toBe('2021');
    expect(only(analyseBy(forms, text, { ...defaultConfig, form: 'gone' })).form).toBe('2021');
  });

  it('goes by the years the form is for', () => {
    const early = emptyReport(water, 'pipe').replace('2023年', '2020年');
    expect(only(analyseBy(forms, early)).form).toBe('2019');
  });

  it('chooses for each report of a file by itself', () => {
    const { text } = render(cleanFigures(3, '2021'), 'pipe-open');
    const both = analyseBy(forms, `${text}\n${waterReport}\n${emptyReport(county, 'tab')}`);
    expect(both.reports.map(({ form }) => form)).toEqual(['2021', 'water-supply', 'county']);
  });

  it('never makes a rule fail, though a report in another form is read by it', () => {
    for (const { text } of texts()) for (const form of ['water-supply', 'county']) expect(analyseBy(forms, text, { ...defaultConfig, form }).crashes).toEqual([]);
    for (const text of [waterReport, emptyReport(water, 'gfm')]) for (const form of ['2019', '2021', 'county']) expect(analyseBy(forms, text, { ...defaultConfig, form }).crashes).toEqual([]);
  });

  it('keeps two forms apart that use the same role', () => {
    const other = waterTemplate.replace('"water-supply"', '"gas"').replaceAll('服务事项', '燃气事项').replaceAll('新装用水', '新装燃气').replaceAll('水表检定', '气表检定').replaceAll('用户咨询', '客户来电').replaceAll('水', '气');
    const set = formsWith(waterTemplate, other, countyTemplate);
    const gas = templateOf(other);
    expect(only(analyseBy(set, emptyReport(gas, 'pipe'))).form).toBe('gas');
    expect(grave(analyseBy(set, emptyReport(gas, 'pipe')))).toEqual([]);
    expect(grave(analyseBy(set, waterReport.replace('| 75 |', '| 74 |')))).toEqual([]);
    expect(grave(analyseBy(set, emptyReport(county, 'gfm')))).toEqual([]);
  });
});

it('an edited text reads like the whole text read afresh, with forms of one’s own', () => {
  const corpus = [waterReport, emptyReport(county, 'pipe'), emptyReport(water, 'tab', '\r\n'), emptyReport(water, 'html')];
  const pieces = ['', '', '\n', '|', '0', '八、', '二、服务事项办理情况\n', '| 水表检定 | 1 | 1 | 0 |\n', '四、基层公开标准化情况\n', '各类问题总计', '云岭县水务局2022年政府信息公开工作年度报告\n'];
  fc.assert(fc.property(fc.nat(corpus.length - 1), fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.nat(pieces.length - 1)), { minLength: 1, maxLength: 4 }), (index, edits) => {
    let text = corpus[index]!;
    let snapshot = analyse(parse(text, forms), defaultConfig);
    for (const [at, remove, piece] of edits) {
      const start = at % (text.length + 1);
      const end = Math.min(text.length, start + remove);
      text = text.slice(0, start) + pieces[piece]! + text.slice(end);
      snapshot = analyse(applyEdits(snapshot.tree, [{ start, end, text: pieces[piece]! }]), defaultConfig, snapshot);
      const afresh = analyse(parse(text, forms), { ...defaultConfig });
      expect(snapshot.crashes).toEqual([]);
      expect(snapshot.reports.map(({ form }) => form)).toEqual(afresh.reports.map(({ form }) => form));
      expect(JSON.stringify([snapshot.findings, snapshot.coverage])).toBe(JSON.stringify([afresh.findings, afresh.coverage]));
    }
  }), { numRuns: 150 });
});
