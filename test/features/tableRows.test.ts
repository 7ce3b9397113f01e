import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowEdits, type RowEditKind } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { cleanFigures, figuresArbitrary, type Figures } from '../harness/figures.js';
import { applicationRows, disclosureBlocks } from '../harness/form.js';
import { encodingIds, render, type EncodingId, type RenderOptions } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

type Rows = readonly { readonly id: string | undefined; readonly label: string; readonly cells: readonly string[] }[];

function rowsOf(text: string, table: string): Rows {
  return snapshotOf(text).reports[0]!.tables.filter(({ id }) => id === table).flatMap(({ rows }) => rows.map((row) => ({ id: row.template?.id, label: (row.label?.text ?? '').replace(/\s/g, ''), cells: row.cells.map((cell) => cell.text) })));
}

function edit(text: string, offset: number, kind: RowEditKind): { readonly text: string | null; readonly selected: string | null; readonly title: string; readonly disabled: string | undefined } {
  const found = rowEdits(snapshotOf(text), offset, 'zh').find((item) => item.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} at ${text.slice(offset, offset + 12)}`);
  const after = found.disabled === undefined ? applyResolved(text, found.edits) : null;
  return { text: after, selected: after === null || found.selection === null ? null : after.slice(found.selection.start, found.selection.end), title: found.title, disabled: found.disabled };
}

/** Where the last row with a label starts that was put in. */
const inserted = (text: string): number => text.indexOf('新增的一行，请填写行名');

const tableRows = (figures: Figures): readonly { readonly table: 'disclosure' | 'applications'; readonly row: string }[] => [
  ...disclosureBlocks[figures.form].flatMap((block) => block.rows.map(({ id }) => ({ table: 'disclosure' as const, row: id }))),
  ...applicationRows[figures.form].map(({ id }) => ({ table: 'applications' as const, row: id })),
];

/** Every way a report can look that changes where rows stand. */
const optionsArbitrary: fc.Arbitrary<RenderOptions> = fc.record({ eol: fc.constantFrom('\n' as const, '\r\n' as const), airy: fc.boolean(), punctuation: fc.constantFrom('full' as const, 'half' as const) });

describe('rows', () => {
  it.each(encodingIds)('of %s: inserted and deleted again, the text is as it was', (encoding) => {
    fc.assert(
      fc.property(figuresArbitrary, optionsArbitrary, fc.nat(), fc.constantFrom('insertAbove' as const, 'insertBelow' as const), (figures, options, pick, kind) => {
        const { text, label } = render(figures, encoding, options);
        const all = tableRows(figures);
        const { table, row } = all[pick % all.length]!;
        const before = rowsOf(text, table);
        const done = edit(text, label(row).start, kind);
        expect(done.disabled).toBeUndefined();
        expect(done.selected).toBe('新增的一行，请填写行名');
        const after = rowsOf(done.text!, table);
        const place = before.findIndex(({ id }) => id === row) + (kind === 'insertAbove' ? 0 : 1);
        expect(after[place]).toMatchObject({ id: undefined, label: '新增的一行，请填写行名' });
        expect(after[place]!.cells).toEqual(before.find(({ id }) => id === row)!.cells.map(() => '0'));
        expect(after.toSpliced(place, 1)).toEqual(before);
        const back = edit(done.text!, inserted(done.text!), 'delete');
        expect(back.text).toBe(text);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it.each(encodingIds)('of %s: each can be deleted, and nothing else goes with it', (encoding) => {
    const figures = cleanFigures(encodingIds.indexOf(encoding) + 1, undefined, 'large');
    const { text, label } = render(figures, encoding);
    for (const { table, row } of tableRows(figures)) {
      const before = rowsOf(text, table);
      const done = edit(text, label(row).start, 'delete');
      expect(done.disabled, row).toBeUndefined();
      expect(rowsOf(done.text!, table), row).toEqual(before.filter(({ id }) => id !== row));
      for (const other of ['disclosure', 'applications', 'review'].filter((id) => id !== table)) expect(rowsOf(done.text!, other)).toEqual(rowsOf(text, other));
    }
  }, 60_000);

  it.each(['pipe-open', 'tab-grid', 'html', 'cell-line'] as const)('with their headings on each line, in %s', (encoding) => {
    const { text, label } = render(busyFigures(), encoding, { repeatLabels: true });
    for (const row of ['granted', 'd1', 'd3', 'u3', 'o1']) {
      const done = edit(text, label(row).start, 'insertBelow');
      expect(done.disabled).toBeUndefined();
      expect(edit(done.text!, inserted(done.text!), 'delete').text, row).toBe(text);
    }
  });

  it('keep the grid of an HTML table whole', () => {
    const { text, label } = render(busyFigures(), 'html');
    const spans = (html: string, words: string): string => html.slice(html.lastIndexOf('<td', html.indexOf(words)), html.indexOf(words)).replace(/<p>/, '');
    for (const row of ['granted', 'partial', 'd1', 'd8', 'u2'] as const) {
      const more = edit(text, label(row).start, 'insertAbove').text!;
      expect(spans(more, '三、本年度办理结果')).toBe('<td rowspan="23">');
      const fewer = edit(text, label(row).start, 'delete').text!;
      expect(spans(fewer, '三、本年度办理结果')).toBe('<td rowspan="21">');
      expect(spans(fewer, '（三）不予公开')).toBe(row.startsWith('d') ? '<td rowspan="7">' : '<td rowspan="8">');
    }
  });

  it.each<EncodingId>(['pipe-open', 'tab-word', 'gfm', 'html', 'lines'])('that the form has come back by name in %s', (encoding) => {
    const full = render(busyFigures(), encoding);
    for (const [missing, near, kind] of [['d4', 'd3', 'insertBelow'], ['d4', 'd5', 'insertAbove'], ['coercion', 'penalty', 'insertBelow'], ['d1', 'd2', 'insertAbove']] as const) {
      const table = missing.startsWith('d') ? 'applications' : 'disclosure';
      const { text, label } = render(busyFigures(), encoding, { overrides: { [`${table}/${missing}`]: [] } });
      const done = edit(text, label(near).start, kind);
      expect(done.title).toContain('缺少的一行');
      expect(done.selected).toBe('0');
      expect(rowsOf(done.text!, table)).toEqual(rowsOf(full.text, table));
    }
  });

  it('at the end of a text without a line break', () => {
    for (const encoding of ['pipe-open', 'tab-bare', 'cell-line', 'bar-after', 'blank-line', 'lines', 'html-inline'] as const) {
      const { text, label } = render(busyFigures(), encoding);
      const cut = text.slice(0, text.indexOf('四、政府信息公开行政复议')).trimEnd();
      const done = edit(cut, label('carryOut').start, 'insertBelow');
      expect(done.disabled, encoding).toBeUndefined();
      expect(edit(done.text!, inserted(done.text!), 'delete').text, encoding).toBe(cut);
    }
  });

  it('where all rows like it lost a number, by the example of another row', () => {
    const short = Object.fromEntries(applicationRows['2021'].filter(({ group }) => group !== undefined).map(({ id }) => [`applications/${id}`, [{ values: ['1', '0', '0', '0', '0', '1'] }]]));
    for (const encoding of ['tab-bare', 'pipe-open', 'cell-line'] as const) {
      const { text, label } = render(busyFigures(), encoding, { overrides: short });
      const done = edit(text, label('d2').start, 'insertBelow');
      expect(done.disabled, encoding).toBeUndefined();
      expect(rowsOf(done.text!, 'applications').find(({ id }) => id === undefined)?.cells).toEqual(['0', '0', '0', '0', '0', '0', '0']);
      expect(edit(done.text!, inserted(done.text!), 'delete').text).toBe(text);
    }
  });

  it('in full-width digits', () => {
    const { text, label } = render(busyFigures(), 'pipe-closed', { numbers: 'full-width' });
    expect(edit(text, label('d2').start, 'insertBelow').text).toContain('| 新增的一行，请填写行名 | ０ | ０ | ０ | ０ | ０ | ０ | ０ |');
  });

  it('say why where it cannot be done', () => {
    const { text, cell, label } = render(busyFigures(), 'pipe-open');
    const first = cell({ table: 'review', row: 'review', column: 'upheld' }).start;
    expect(edit(text, first, 'insertBelow').disabled).toContain('只有一行数');
    let fewer = text;
    for (const row of ['u3', 'u2']) fewer = edit(fewer, label(row).start, 'delete').text!;
    expect(edit(fewer, label('u1').start, 'delete').disabled).toContain('唯一的一行');
    const joined = text.replace(/行政处罚 {2}\| 0 {2}\| \|\|\n/, '行政处罚  | 0  | ');
    expect(joined).not.toBe(text);
    expect(edit(joined, joined.indexOf('行政强制'), 'delete').disabled).toContain('同一行');
  });

  it('are offered on their words and numbers and between them, and nowhere else', () => {
    const { text, label } = render(busyFigures(), 'pipe-open');
    const { start, end } = label('d2');
    for (const offset of [start, end, end + 3]) expect(rowEdits(snapshotOf(text), offset, 'en').map(({ title }) => title)).toEqual(['Insert a row above', 'Insert a row below', expect.stringMatching(/^Delete this row: /)]);
    expect(rowEdits(snapshotOf(text), 0, 'zh')).toEqual([]);
    expect(rowEdits(snapshotOf(text), text.indexOf('自然人'), 'zh')).toEqual([]);
  });
});
