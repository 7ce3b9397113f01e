import type { Example } from '../../server/src/core/rules/types.js';
import { applicationRows, disclosureBlocks } from './form.js';
import { zeroFigures, type Figures } from './figures.js';
import { render, type EncodingId, type RenderOptions } from './render.js';
import type { Overrides, RawRow } from './sheet.js';

/** The part of an example that says what stands where. */
export type Fixture = Pick<Example, 'in' | 'row' | 'text'>;

/** A county department's report of 2023 in which every number of table 3 and 4 is zero and no rule finds anything. */
export const minimalFigures: Figures = { ...zeroFigures('2021'), body: '云岭县水务局', year: 2023, title: '云岭县水务局2023年政府信息公开工作年度报告' };

/**
 * Puts a one-line fixture into the minimal report, in any encoding; marks stay where they are.
 * A row is written as bar-separated cells (`1.属于国家秘密 | 0 | … `), with its group's heading in front or not.
 */
export function wrapExample(fixture: Fixture, encoding: EncodingId = 'pipe-open', options: RenderOptions = {}): string {
  switch (fixture.in ?? 'file') {
    case 'file': {
      const text = fixture.text.replace(/\r\n|\r|\n/g, options.eol ?? '\n');
      return options.bom ? `\uFEFF${text}` : text;
    }
    case 'section1':
      return withProse(1, fixture.text, encoding, options);
    case 'section5':
      return withProse(5, fixture.text, encoding, options);
    case 'section6':
      return withProse(6, fixture.text, encoding, options);
    case 'review': {
      const values = cells(fixture.text);
      const review = { review: values.slice(0, 5), direct: values.slice(5, 10), postReview: values.slice(10) };
      return render({ ...minimalFigures, review }, encoding, options).text;
    }
    case 'applications':
    case 'disclosure':
      return render(minimalFigures, encoding, { ...options, overrides: { ...options.overrides, ...overrideOf(fixture) } }).text;
  }
}

function withProse(section: 1 | 5 | 6, text: string, encoding: EncodingId, options: RenderOptions): string {
  return render({ ...minimalFigures, prose: { ...minimalFigures.prose, [section]: text.split('\n') } }, encoding, options).text;
}

/** Cells of a bar-separated line; nothing after the last bar is a cell. */
function cells(line: string): string[] {
  const fields = line.replace(/^\s*\|/, '').split('|');
  if (fields.length > 1 && fields.at(-1)?.trim() === '') fields.pop();
  return fields.map((field) => field.trim());
}

function overrideOf(fixture: Fixture): Overrides {
  const table = fixture.in === 'disclosure' ? 'disclosure' : 'applications';
  const row = fixture.row;
  if (row === undefined) throw new Error('the example names no row');
  const inGroup = table === 'applications' && applicationRows['2021'].some((known) => known.id === row && known.group !== undefined);
  const known = inGroup || [...applicationRows['2021'], ...disclosureBlocks['2021'].flatMap((block) => block.rows)].some((other) => other.id === row);
  if (!known) throw new Error(`the minimal report has no row ${row}`);
  const lines = fixture.text.split('\n').filter((line) => line.trim() !== '');
  return { [`${table}/${row}`]: lines.map((line) => rawRow(cells(line), inGroup)) };
}

/** A label in front of another label is the group's heading. */
function rawRow(fields: readonly string[], inGroup: boolean): RawRow {
  const [first = '', second = ''] = fields;
  if (inGroup && /^[⟦‸]*[（(]/.test(first) && /\p{Script=Han}{2}/u.test(second)) return { group: first, label: second, values: fields.slice(2) };
  return { label: first, values: fields.slice(1) };
}
