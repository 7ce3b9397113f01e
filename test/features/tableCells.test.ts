import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellEdits, type CellEditKind } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { canShowBlank, encodingIds, render, type EncodingId } from '../harness/render.js';
import { cellsOf, cleanFigures, figuresArbitrary, withValue, type CellRef } from '../harness/figures.js';
import { busyFigures, snapshotOf } from './support.js';

function edit(text: string, offset: number, kind: CellEditKind): { readonly text: string | null; readonly at: number; readonly selected: string | null; readonly title: string; readonly disabled: string | undefined } {
  const found = cellEdits(snapshotOf(text), offset, 'zh').find((item) => item.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} at ${text.slice(offset, offset + 12)}`);
  const after = found.disabled === undefined ? applyResolved(text, found.edits) : null;
  return { text: after, at: found.selection?.start ?? -1, selected: after === null || found.selection === null ? null : after.slice(found.selection.start, found.selection.end), title: found.title, disabled: found.disabled };
}

/** The numbers of each row of a table, by row; those of table 4 in one row. */
function rowsOf(text: string, table: CellRef['table']): Record<string, string[]> {
  const rows = snapshotOf(text).reports[0]!.tables.filter(({ id }) => id === table).flatMap((found) => found.rows);
  if (table === 'review') return { all: rows.flatMap((row) => row.cells.map((cell) => cell.text)) };
  return Object.fromEntries(rows.map((row) => [row.template?.id ?? '', row.cells.map((cell) => cell.text)]));
}

describe('cells', () => {
  it.each(encodingIds)('of %s: inserted and deleted again, the text is as it was', (encoding) => {
    fc.assert(
      fc.property(figuresArbitrary, fc.nat(), fc.constantFrom('insertBefore' as const, 'insertAfter' as const), fc.constantFrom('\n' as const, '\r\n' as const), (figures, pick, kind, eol) => {
        const { text, cell } = render(figures, encoding, { eol });
        const refs = cellsOf(figures);
        const ref = refs[pick % refs.length]!;
        const done = edit(text, cell(ref).start, kind);
        expect(done.disabled).toBeUndefined();
        expect(done.selected).toBe('0');
        const before = rowsOf(text, ref.table);
        const key = ref.table === 'review' ? 'all' : ref.row;
        const { [key]: numbers, ...others } = rowsOf(done.text!, ref.table);
        const { [key]: old, ...same } = before;
        expect(others).toEqual(same);
        expect(numbers).toHaveLength(old!.length + 1);
        expect(edit(done.text!, done.at, 'delete').text).toBe(text);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it.each(encodingIds)('of %s: a number that was lost comes back to its place', (encoding) => {
    const row = ['68', '4', '3', '1', '2', '5', '83'];
    for (let lost = 0; lost < row.length; lost++) {
      const short = render(busyFigures(), encoding, { overrides: { 'applications/d2': [{ values: row.toSpliced(lost, 1) }] } });
      const beside = { table: 'applications' as const, row: 'd2', column: String(lost === 0 ? 0 : lost - 1) };
      const done = edit(short.text, short.cell(beside).start, lost === 0 ? 'insertBefore' : 'insertAfter');
      expect(done.disabled).toBeUndefined();
      expect(rowsOf(done.text!, 'applications')['d2']).toEqual(row.with(lost, '0'));
    }
  });

  it.each(encodingIds.filter((id: EncodingId) => canShowBlank(id, 'inner')))('that are blank in %s can go, and new ones stand beside them', (encoding) => {
    const ref: CellRef = { table: 'applications', row: 'd2', column: 'social' };
    const figures = withValue(busyFigures(), ref, '');
    const { text } = render(figures, encoding);
    const snapshot = snapshotOf(text);
    const blank = snapshot.reports[0]!.tables[1]!.rows.find((row) => row.template?.id === 'd2')!.cells[3]!;
    const { segments } = snapshot.tree;
    const base = segments.slice(0, segments.indexOf(blank.row.table.segment)).reduce((sum, segment) => sum + segment.text.length, 0);
    const gone = edit(text, base + blank.start, 'delete');
    expect(rowsOf(gone.text!, 'applications')['d2']).toEqual(['0', '0', '0', '0', '0', '0']);
    for (const kind of ['insertBefore', 'insertAfter'] as const) {
      const done = edit(text, base + blank.start, kind);
      expect(done.disabled).toBeUndefined();
      expect(rowsOf(done.text!, 'applications')['d2']).toEqual(kind === 'insertBefore' ? ['0', '0', '0', '0', '', '0', '0', '0'] : ['0', '0', '0', '', '0', '0', '0', '0']);
    }
  });

  it('of an HTML row keep its width: the last cell gives way', () => {
    const { text, cell } = render(busyFigures(), 'html');
    const at = cell({ table: 'disclosure', row: 'licence', column: 'decisions' }).start;
    const rowOf = (html: string): string => html.slice(html.lastIndexOf('<tr', html.indexOf('行政许可')), html.indexOf('</tr>', html.indexOf('行政许可'))).replace(/\s*\n\s*/g, '');
    expect(rowOf(text)).toContain('<td colspan="3" align="center"><p>0</p>');
    const before = edit(text, at, 'insertBefore').text!;
    expect(rowOf(before)).toContain('<td align="center"><p>0</p></td><td colspan="2" align="center"><p>0</p></td>');
    const after = edit(text, at, 'insertAfter').text!;
    expect(rowOf(after)).toContain('<td colspan="2" align="center"><p>0</p></td><td align="center"><p>0</p></td>');
  });

  it.each(['2019', '2021'] as const)('beside a last cell that gives way come and go without a trace, in the form of %s', (form) => {
    const figures = cleanFigures(5, form);
    for (const encoding of ['html', 'html-inline'] as const) {
      const { text, cell } = render(figures, encoding);
      for (const ref of cellsOf(figures).filter(({ table }) => table === 'disclosure')) {
        for (const kind of ['insertBefore', 'insertAfter'] as const) {
          const done = edit(text, cell(ref).start, kind);
          expect(done.selected, `${kind} ${ref.row} ${ref.column}`).toBe('0');
          expect(edit(done.text!, done.at, 'delete').text).toBe(text);
        }
      }
    }
  });

  it('are offered on numbers only, by name', () => {
    const { text, cell, label } = render(busyFigures(), 'tab-grid');
    const items = cellEdits(snapshotOf(text), cell({ table: 'applications', row: 'new', column: 'natural' }).start, 'zh');
    expect(items.map(({ title }) => title)).toEqual(['在这一格前面插入一格', '在这一格后面插入一格', '删除这一格（一、本年新收政府信息公开申请数量 × 自然人），后面的数前移']);
    expect(cellEdits(snapshotOf(text), label('new').start, 'zh')).toEqual([]);
    expect(cellEdits(snapshotOf(text), 0, 'en')).toEqual([]);
  });

  it('of full-width rows are full-width', () => {
    const { text, cell } = render(busyFigures(), 'pipe-open', { numbers: 'full-width' });
    expect(edit(text, cell({ table: 'applications', row: 'new', column: 'natural' }).start, 'insertAfter').selected).toBe('０');
  });
});
