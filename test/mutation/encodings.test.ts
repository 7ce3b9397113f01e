import { describe, expect, it } from 'vitest';
import { analyseText } from '../harness/check.js';
import { minimalFigures } from '../harness/example.js';
import { cleanFigures, withRow, withValue, type CellRef, type Figures } from '../harness/figures.js';
import { canShowBlank, encodingIds, encodings, render, type EncodingId, type RenderOptions } from '../harness/render.js';

/** A report with something wrong (or nothing), and what an encoding must be able to show for it. */
interface Case {
  readonly name: string;
  readonly figures: Figures;
  readonly options?: RenderOptions;
  readonly shownBy?: (encoding: EncodingId) => boolean;
}

const figures = cleanFigures(51, '2021', 'small');
const cell = (row: string, column: string): CellRef => ({ table: 'applications', row, column });
const change = (row: string, column: string, value: string): Figures => withValue(figures, cell(row, column), value);
const values = figures.applications['d4'] ?? [];
const zeros = ['0', '0', '0', '0', '0', '0', '0'];

const cases: readonly Case[] = [
  { name: 'a clean report', figures },
  { name: 'a clean report of the 2019 form', figures: cleanFigures(52, '2019', 'large') },
  { name: 'a report of zeros', figures: minimalFigures },
  { name: 'millions', figures: cleanFigures(53, '2021', 'millions') },
  { name: 'a wrong total', figures: change('u1', 'total', '987') },
  { name: 'a wrong cell', figures: change('granted', 'natural', '987') },
  { name: 'a wrong balance', figures: change('carryOut', 'legal', '987') },
  { name: 'a wrong sum in table 4', figures: withValue(figures, { table: 'review', row: 'direct', column: 'total' }, '987') },
  { name: 'a negative number', figures: change('d1', 'social', '-2') },
  { name: 'a decimal in a count', figures: change('d1', 'social', '1.5') },
  { name: 'full-width digits', figures, options: { numbers: 'full-width' } },
  { name: 'thousands separators', figures: cleanFigures(53, '2021', 'millions'), options: { numbers: 'thousands' } },
  { name: 'a unit in a cell', figures: withValue(figures, { table: 'disclosure', row: 'licence', column: 'decisions' }, '12件') },
  { name: 'a stroke for nothing', figures: change('d1', 'social', '-') },
  { name: 'the word for nothing', figures: change('d1', 'social', '无') },
  { name: 'a blank inside a row', figures: withValue(withRow(figures, 'd4', zeros), cell('d4', 'research'), ''), shownBy: (encoding) => canShowBlank(encoding, 'inner') },
  { name: 'a blank at the start of a row', figures: withValue(withRow(figures, 'd4', zeros), cell('d4', 'natural'), ''), shownBy: (encoding) => canShowBlank(encoding, 'first') },
  { name: 'a blank total', figures: change('d4', 'total', ''), shownBy: (encoding) => canShowBlank(encoding, 'last') },
  { name: 'six values', figures: withRow(figures, 'd4', values.slice(1)) },
  { name: 'eight values', figures: withRow(figures, 'd4', [...values, '3']) },
  { name: 'a run of rows with six values', figures: withRow(withRow(figures, 'd4', values.slice(1)), 'd5', values.slice(1)) },
  { name: 'a missing row', figures, options: { overrides: { 'applications/d6': [] } } },
  { name: 'a missing optional row', figures, options: { overrides: { 'disclosure/rules': [] } } },
  { name: 'a row twice', figures, options: { overrides: { 'applications/n2': [{}, {}] } } },
  { name: 'an unknown row', figures, options: { overrides: { 'applications/d8': [{}, { label: '9.属于工作秘密事项', values: zeros }] } } },
  { name: 'a wrong number before a category', figures, options: { overrides: { 'applications/d3': [{ label: '4.危及“三安全一稳定”' }] } } },
  { name: 'a wrong number before a group', figures, options: { overrides: { 'applications/#unable': [{ label: '（五）无法提供' }] } } },
  { name: 'a misspelt category', figures, options: { overrides: { 'applications/d2': [{ label: '2.其他法律法规禁止公开' }] } } },
  { name: 'a misspelt column of table 2', figures, options: { overrides: { 'disclosure/#repealed': [{ label: '本年度止件数' }] } } },
  { name: 'a missing section', figures, options: { headings: { 6: null } } },
  { name: 'a wrong section number', figures, options: { headings: { 5: '四、存在的主要问题及改进情况' } } },
  { name: 'a missing table', figures, options: { without: ['review'] } },
  { name: 'an outdated form', figures: { ...cleanFigures(52, '2019', 'small'), year: 2022, title: '青石县档案馆2022年政府信息公开工作年度报告' } },
];

/** What was found, whatever the encoding: rule, severity and data. */
function found(text: string): string[] {
  return analyseText(text).findings.map(({ rule, severity, data }) => `${severity} ${rule} ${JSON.stringify(data ?? {})}`).sort();
}

/** The same report in other typography must give the same findings, too. */
const styles: readonly (readonly [string, RenderOptions])[] = [
  ['CRLF', { eol: '\r\n' }],
  ['CR', { eol: '\r' }],
  ['a BOM', { bom: true }],
  ['half-width punctuation', { punctuation: 'half' }],
  ['spaces inside labels', { innerSpaces: true, punctuation: 'half' }],
  ['labels repeated on each row', { repeatLabels: true }],
  ['empty lines between the parts', { airy: true }],
  ['the official titles of the notice', { titles: 'running' }],
  ['table 4 flattened', { flatReview: true }],
  ['each table in another encoding', { tables: { disclosure: 'cell-line', review: 'html' } }],
];
const styled = [figures, change('granted', 'natural', '987')].map((given) => ({ given, plain: found(render(given, 'pipe-open').text) }));

describe.each(cases)('$name', ({ figures: given, options, shownBy }) => {
  const expected = found(render(given, 'pipe-open', options).text);
  it.each(encodingIds.filter((encoding) => shownBy?.(encoding) ?? true))('is found alike as %s', (encoding) => {
    expect(found(render(given, encoding, options).text)).toEqual(expected);
  });
});

describe.each(styles)('with %s', (_name, options) => {
  // A PDF prints a label that spans rows once.
  const shown = encodingIds.filter((encoding) => !options.repeatLabels || encodings[encoding].faithful);
  it.each(shown)('the findings stay the same, as %s', (encoding) => {
    for (const { given, plain } of styled) expect(found(render(given, encoding, options).text)).toEqual(plain);
  });
});
