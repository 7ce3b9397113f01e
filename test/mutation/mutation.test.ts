import { describe, expect, it } from 'vitest';
import type { ResolvedFinding } from '../../server/src/core/index.js';
import { analyseText, applyResolved } from '../harness/check.js';
import { cellsOf, cleanFigures, random, valueAt, withRow, withValue, type CellRef, type Figures } from '../harness/figures.js';
import { applicationRows, type Form } from '../harness/form.js';
import { expectedSums } from '../harness/oracle.js';
import { encodingIds, render, type EncodingId } from '../harness/render.js';

const forms: readonly Form[] = ['2021', '2019'];

/** One line per finding, sorted: rule, place, and the cell it names. */
function placed(sums: readonly ResolvedFinding[]): string[] {
  return sums.map(({ rule, range, data }) => `${rule} ${range.start}-${range.end} ${data?.['table']}/${data?.['row']}/${data?.['column']}`).sort();
}

function sumsOf(text: string): readonly ResolvedFinding[] {
  return analyseText(text).findings.filter(({ rule }) => rule.startsWith('sum/'));
}

/** Changes one number and checks which relations fail, where, and what the preferred fix makes of it. */
function checkMutation(figures: Figures, original: string, ref: CellRef, value: string, encoding: EncodingId): void {
  const changed = withValue(figures, ref, value);
  const { text, cell } = render(changed, encoding);
  const where = `${encoding} ${figures.form} ${ref.table}/${ref.row}/${ref.column} ${valueAt(figures, ref)} -> ${value}`;
  const due = expectedSums(changed).map(({ rule, at }) => `${rule} ${cell(at).start}-${cell(at).end} ${at.table}/${at.row}/${at.column}`).sort();
  const sums = sumsOf(text);
  expect(placed(sums), where).toEqual(due);
  // One block of table 4 alone does not tell which of its numbers is wrong: there the fix sets the total.
  const decidable = ref.table === 'applications' || ref.column === 'total';
  if (!decidable) return;
  for (const { rule, fixes: [first] } of sums) expect(first && applyResolved(text, first.edits), `${where}: preferred fix of ${rule}`).toBe(original);
}

/** Another number than the one that stands there. */
function otherValue(old: string, next: (below: number) => number): string {
  const value = Number(old);
  const candidates = [value + 1 + next(9), value + 10 ** next(5), Math.max(0, value - 1 - next(9)), Number([...String(value)].reverse().join(''))];
  return String(candidates[next(candidates.length)] === value ? value + 1 : candidates[candidates.findIndex((candidate) => candidate !== value)]);
}

describe.each(forms)('a consistent report of the %s form', (form) => {
  it.each(encodingIds)('gives no error and no warning as %s', (encoding) => {
    for (const seed of [11, 12, 13, 14, 15]) {
      const { text } = render(cleanFigures(seed, form), encoding);
      const bad = analyseText(text).findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      expect(bad.map(({ rule, range, data }) => ({ rule, at: text.slice(range.start, range.end), data })), `seed ${seed}`).toEqual([]);
    }
  });
});

describe.each(forms)('one number changed in a report of the %s form', (form) => {
  it('breaks exactly the relations that contain it, for every cell', () => {
    const figures = cleanFigures(21, form, 'large');
    const next = random(21);
    const original = render(figures, 'pipe-open').text;
    for (const ref of cellsOf(figures)) checkMutation(figures, original, ref, otherValue(valueAt(figures, ref), next), 'pipe-open');
  }, 60_000);

  it.each(encodingIds)('breaks exactly the relations that contain it, as %s', (encoding) => {
    for (const seed of [31, 32, 33]) {
      const figures = cleanFigures(seed, form);
      const next = random(seed);
      const cells = cellsOf(figures);
      const original = render(figures, encoding).text;
      for (let round = 0; round < 8; round += 1) {
        const ref = cells[next(cells.length)] as CellRef;
        checkMutation(figures, original, ref, otherValue(valueAt(figures, ref), next), encoding);
      }
    }
  }, 60_000);
});

describe.each(forms)('a row of the wrong length in a report of the %s form', (form) => {
  it.each(encodingIds)('gives a finding on its shape and none on sums, as %s', (encoding) => {
    const figures = cleanFigures(41, form, 'large');
    const rows = applicationRows[form];
    const next = random(41);
    for (let round = 0; round < 8; round += 1) {
      const { id } = rows[next(rows.length)] as (typeof rows)[number];
      const values = figures.applications[id] ?? [];
      const at = next(values.length);
      const damaged = round % 2 === 0 ? values.filter((_value, index) => index !== at) : [...values.slice(0, at), String(next(50)), ...values.slice(at)];
      const { text, cell } = render(withRow(figures, id, damaged), encoding);
      const where = `${encoding} ${form} ${id}: ${values.join(' ')} -> ${damaged.join(' ')}`;
      const { findings } = analyseText(text);
      expect(placed(findings.filter(({ rule }) => rule.startsWith('sum/'))), where).toEqual([]);
      const shapes = findings.filter(({ rule }) => rule === 'table/cell-count').map(({ range }) => range);
      const first = cell({ table: 'applications', row: id, column: '0' });
      const last = cell({ table: 'applications', row: id, column: String(damaged.length - 1) });
      expect(shapes, where).toEqual([{ start: first.start, end: last.end }]);
    }
  }, 60_000);

  // Bars with fillers and Markdown cannot tell a lost last value from a blank one.
  it.each(['tab-bare', 'cell-line', 'lines', 'html'] as const)('keeps table 4 silent where a value is gone or one too many, as %s', (encoding) => {
    const figures = cleanFigures(43, form, 'small');
    const values = figures.review['direct'] ?? [];
    for (const damaged of [values.slice(1), [...values, '0']]) {
      const { text } = render({ ...figures, review: { ...figures.review, direct: damaged } }, encoding);
      const findings = analyseText(text).findings;
      expect(findings.filter(({ rule }) => rule.startsWith('sum/'))).toEqual([]);
      expect(findings.filter(({ rule }) => rule === 'table/cell-count')).toHaveLength(1);
    }
  });
});
