import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversions, type Language, type Snapshot } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { busyFigures, snapshotOf } from './support.js';
import { cleanFigures, figuresArbitrary, withRow, withValue, type CellRef, type Figures } from '../harness/figures.js';
import { encodingIds, render, type EncodingId } from '../harness/render.js';

const tables = ['disclosure', 'applications', 'review'] as const;
const targets = ['pipe', 'gfm', 'tab', 'cell-line', 'html'] as const;
type Target = (typeof targets)[number];

/** Every number of every table with its row and column, and how each row was read. */
function cellsOf(snapshot: Snapshot): unknown {
  return snapshot.reports.map((report) => report.tables.map((table) => [table.id, table.rows.map((row) => [row.template?.id, row.shape, row.cells.map((cell) => [cell.column?.id, cell.text])])]));
}

function convert(text: string, table: (typeof tables)[number], encoding: Target, language: Language = 'zh'): string | null {
  const snapshot = snapshotOf(text);
  const found = snapshot.reports[0]?.tables.find((candidate) => candidate.id === table);
  if (found === undefined) throw new Error(`no ${table}`);
  if (found.encoding === encoding) return text;
  const start = snapshot.tree.segments.slice(0, snapshot.tree.segments.indexOf(found.segment)).reduce((sum, segment) => sum + segment.text.length, 0) + found.start;
  const item = conversions(snapshot, { start, end: start }, language).find((candidate) => candidate.encoding === encoding);
  if (item === undefined) throw new Error(`no ${encoding}`);
  return item.disabled === undefined ? applyResolved(text, item.edits) : null;
}

/** Why a table cannot be converted; null where it can. */
function reason(text: string, table: (typeof tables)[number], encoding: Target): string | null {
  const snapshot = snapshotOf(text);
  const found = snapshot.reports[0]!.tables.find((candidate) => candidate.id === table)!;
  const start = snapshot.tree.segments.slice(0, snapshot.tree.segments.indexOf(found.segment)).reduce((sum, segment) => sum + segment.text.length, 0) + found.start;
  return conversions(snapshot, { start, end: start }, 'zh').find((candidate) => candidate.encoding === encoding)?.disabled ?? null;
}

/** Converts the three tables one after the other; null where one is refused. */
function convertAll(text: string, encoding: Target): string | null {
  let current: string | null = text;
  for (const table of tables) current = current === null ? null : convert(current, table, encoding);
  return current;
}

const blankable: CellRef[] = ['natural', 'research', 'other', 'total'].map((column) => ({ table: 'applications', row: 'd2', column }));

describe('converting tables', () => {
  it.each(encodingIds)('of %s keeps every cell, there and back', (from) => {
    const figures = cleanFigures(encodingIds.indexOf(from), undefined, 'large');
    const { text } = render(figures, from);
    const before = cellsOf(snapshotOf(text));
    for (const to of targets) {
      const there = convertAll(text, to);
      expect(there, `${from} to ${to}`).not.toBeNull();
      expect(cellsOf(snapshotOf(there!)), `${from} to ${to}`).toEqual(before);
      const back = targets[(targets.indexOf(to) + 1) % targets.length]!;
      const again = convertAll(convertAll(there!, back)!, to)!;
      expect(cellsOf(snapshotOf(again)), `${to} to ${back} and back`).toEqual(before);
      // Word for word from then on: what one encoding says, the other says, too.
      expect(convertAll(convertAll(again, back)!, to) === again, `${to} to ${back} and back again`).toBe(true);
    }
  }, 20_000);

  it('keeps blank cells blank or is refused with a reason', () => {
    fc.assert(
      fc.property(figuresArbitrary, fc.constantFrom<EncodingId>('pipe-open', 'pipe-closed', 'cell-line', 'html', 'gfm'), fc.constantFrom(...targets), fc.subarray(blankable, { minLength: 1 }), (figures, from, to, blanks) => {
        const blanked = blanks.reduce<Figures>((all, ref) => withValue(all, ref, ''), figures);
        const { text } = render(blanked, from);
        const there = convert(text, 'applications', to);
        if (there === null) expect(reason(text, 'applications', to)).toContain('空格');
        else expect(cellsOf(snapshotOf(there))).toEqual(cellsOf(snapshotOf(text)));
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it.each(['pipe', 'gfm', 'cell-line', 'html'] as const)('shows a blank as %s', (to) => {
    const { text } = render(withValue(cleanFigures(4, '2021', 'large'), blankable[1]!, ''), 'html');
    expect(convert(text, 'applications', to)).not.toBeNull();
  });

  it('keeps marks, separators and full-width digits as they are written', () => {
    const figures = withRow(cleanFigures(4, '2021'), 'd1', ['-', '1,234', '２５', '/', '无', '0', '1,259']);
    const there = convert(render(figures, 'tab-grid').text, 'applications', 'html')!;
    for (const text of ['-', '1,234', '２５', '/', '无']) expect(there).toContain(`<td>${text}</td>`);
  });

  it('changes the lines of the table alone, in the line ending of the file', () => {
    const { text } = render(busyFigures(), 'pipe-open', { eol: '\r\n', airy: true });
    const there = convert(text, 'review', 'html')!;
    expect(there.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(there.slice(0, there.indexOf('四、政府信息公开'))).toBe(text.slice(0, text.indexOf('四、政府信息公开')));
    expect(there.slice(there.indexOf('五、存在的'))).toBe(text.slice(text.indexOf('五、存在的')));
  });

  it('keeps rows that are damaged, unknown or out of place', () => {
    const overrides = { 'applications/d2': [{ values: ['1', '2', '3'] }], 'applications/o3': [], 'applications/u1': [{}, {}], 'applications/d5': [{ label: '5.属于三类内容事务信息' }] };
    const { text } = render(busyFigures(), 'pipe-open', { overrides });
    const there = convert(text, 'applications', 'html');
    expect(there).not.toBeNull();
    expect(cellsOf(snapshotOf(there!))).toEqual(cellsOf(snapshotOf(text)));
  });

  it('is refused where the table holds words that the form does not have', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    const noted = text.replace('（三）不予公开  |', '（三）不予公开  | 注：本行由县档案馆提供  |');
    expect(noted).not.toBe(text);
    expect(reason(noted, 'applications', 'html')).not.toBeNull();
  });

  it('is offered on the tags around a table, too', () => {
    const { text } = render(busyFigures(), 'html');
    for (const words of ['<table', '</table>']) {
      const at = text.indexOf(words) + (words === '</table>' ? words.length : 0);
      expect(conversions(snapshotOf(text), { start: at, end: at }, 'zh').filter((item) => item.disabled === undefined)).toHaveLength(4);
    }
  });

  it('offers nothing outside tables and never the encoding that is there', () => {
    const { text } = render(busyFigures(), 'gfm');
    expect(conversions(snapshotOf(text), { start: 0, end: 0 }, 'zh')).toEqual([]);
    const at = text.indexOf('自然人');
    const offered = conversions(snapshotOf(text), { start: at, end: at }, 'en');
    expect(offered.map((item) => item.encoding)).toEqual(['pipe', 'tab', 'cell-line', 'html']);
    expect(offered.every((item) => /^Convert the .* to /.test(item.title))).toBe(true);
  });
});
