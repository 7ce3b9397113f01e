import { describe, expect, it } from 'vitest';
import { definition, documentHighlights, references, selectionRange } from '../../server/src/core/index.js';
import { encodingIds, render, type Rendered } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';
import { applications, atCursor, shown } from './tables.js';

const report = (): Rendered => render(busyFigures(), 'pipe-open');
const addends = ['natural', 'commercial', 'research', 'social', 'legal', 'other'];

/** The cells at these spans, as `row/column`. */
function named({ cell }: Rendered, spans: readonly { readonly start: number }[]): string[] {
  const rows = ['new', 'carryIn', 'granted', 'partial', 'total', 'carryOut'];
  const names = new Map(rows.flatMap((row) => [...addends, 'total'].map((column) => [cell(applications(row, column)).start, `${row}/${column}`] as const)));
  return spans.map(({ start }) => names.get(start) ?? '…');
}

describe('document highlights', () => {
  const at = (rendered: Rendered, row: string, column: string): Record<string, string[]> => {
    const found = documentHighlights(snapshotOf(rendered.text), rendered.cell(applications(row, column)).start) ?? [];
    const kinds: Record<string, string[]> = {};
    found.forEach(({ range, kind }) => (kinds[kind] ??= []).push(named(rendered, [range])[0]!));
    return kinds;
  };

  it('mark the addends of a total', () => {
    const kinds = at(report(), 'granted', 'total');
    expect(kinds.read).toEqual(addends.map((column) => `granted/${column}`));
    expect(kinds.write).toEqual(['granted/total', 'total/total']);
  });

  it('mark the totals of an addend', () => {
    expect(at(report(), 'granted', 'natural')).toEqual({ read: ['granted/natural'], write: ['granted/total', 'total/natural'] });
  });

  it('mark the four numbers of a balance', () => {
    const kinds = at(report(), 'carryOut', 'natural');
    expect([...(kinds.read ?? []), ...(kinds.write ?? [])].sort()).toEqual(['carryIn/natural', 'carryOut/natural', 'carryOut/total', 'new/natural', 'total/natural']);
  });

  it('mark the row of a label and the column of a header', () => {
    const { text, label } = report();
    const row = documentHighlights(snapshotOf(text), label('granted').start + 1) ?? [];
    expect(row).toHaveLength(8);
    const column = documentHighlights(snapshotOf(text), text.indexOf('自然人', text.indexOf('三、收到')) + 1) ?? [];
    expect(column).toHaveLength(26);
  });

  it('leave prose to the editor', () => {
    const { text } = report();
    expect(documentHighlights(snapshotOf(text), text.indexOf('水库巡查'))).toBeNull();
    expect(documentHighlights(snapshotOf(''), 0)).toBeNull();
  });
});

describe('definition and references', () => {
  const rendered = report();
  const snapshot = snapshotOf(rendered.text);
  const offset = (row: string, column: string): number => rendered.cell(applications(row, column)).start;
  const targets = (row: string, column: string): string[] => named(rendered, (definition(snapshot, offset(row, column))?.targets ?? []).map(({ target }) => target));

  it('lead from a total to its addends', () => {
    expect(targets('granted', 'total')).toEqual(addends.map((column) => `granted/${column}`));
    expect(targets('total', 'natural')).toHaveLength(21);
    expect(targets('total', 'natural')[0]).toBe('granted/natural');
  });

  it('lead from the balance to its four numbers', () => {
    const four = ['new/natural', 'carryIn/natural', 'total/natural', 'carryOut/natural'];
    expect(targets('carryOut', 'natural')).toEqual(four);
    expect(targets('new', 'natural')).toEqual(four);
  });

  it('give an addend itself, with its row', () => {
    expect(targets('partial', 'natural')).toEqual(['partial/natural']);
    const [target] = definition(snapshot, offset('partial', 'natural'))!.targets;
    expect(shown(rendered.text, [target!.context])[0]).toMatch(/⟦（二）部分公开.* 0⟧/);
  });

  it('list where a number is used', () => {
    const used = (row: string, column: string, declaration = false): string[] => named(rendered, references(snapshot, offset(row, column), declaration) ?? []);
    expect(used('granted', 'natural')).toEqual(['granted/total', 'total/natural']);
    expect(used('granted', 'natural', true)).toEqual(['granted/natural', 'granted/total', 'total/natural']);
    expect(used('new', 'natural')).toEqual(['new/total', 'carryIn/natural', 'total/natural', 'carryOut/natural']);
    expect(references(snapshot, rendered.label('granted').start, true)).toBeNull();
  });
});

describe('selection ranges', () => {
  const steps = (marked: string): string[] => {
    const { text, snapshot, offset } = atCursor(marked);
    return selectionRange(snapshot, offset).map(({ start, end }) => text.slice(start, end).trim().split(/\r\n|\r|\n/)).map((lines) => (lines.length > 1 ? `${lines[0]!.slice(0, 12)} … ${lines.at(-1)!.trim().slice(0, 12)}` : lines[0]!));
  };

  it('grow from the number to row, table, section, report and file', () => {
    const found = steps(report().text.replace('| 68', '| 6‸8'));
    expect(found[0]).toBe('68');
    expect(found[1]).toMatch(/^一、本年新收.*\| 72/);
    expect(found[2]).toMatch(/^（本列数据.* … 四、结转/);
    expect(found[3]).toMatch(/^三、收到和处理/);
    expect(found.at(-1)).toMatch(/^青石县档案馆.* … 本年度/);
    expect(found.length).toBeGreaterThanOrEqual(5);
  });

  it('stop at the rows of a heading inside the table', () => {
    const { text, cell } = report();
    const { start } = cell(applications('d1', 'natural'));
    expect(steps(`${text.slice(0, start)}‸${text.slice(start)}`).some((step) => step.startsWith('（三）不予公开') && step.includes('8.属于行政查询'))).toBe(true);
  });

  it('grow from the line in prose', () => {
    const found = steps(report().text.replace('水库巡查', '水库‸巡查'));
    expect(found[0]).toContain('水库巡查');
    expect(found.some((step) => step.startsWith('一、总体情况'))).toBe(true);
  });

  it.each(encodingIds)('hold each other everywhere, written as %s', (encoding) => {
    const { text } = render(busyFigures(), encoding);
    const snapshot = snapshotOf(text);
    for (let offset = 0; offset <= text.length; offset += 7) {
      const chain = selectionRange(snapshot, offset);
      chain.forEach(({ start, end }, index) => {
        const inner = chain[index - 1];
        expect(start <= offset && offset <= end).toBe(true);
        if (inner) expect(start <= inner.start && inner.end <= end).toBe(true);
      });
    }
  });
});
