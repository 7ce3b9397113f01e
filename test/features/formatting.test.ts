import { describe, expect, it } from 'vitest';
import { formatting } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { cleanFigures, withRow } from '../harness/figures.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

function format(text: string): string {
  return applyResolved(text, formatting(snapshotOf(text)));
}

/** What is read of every table. */
function contentOf(text: string): unknown {
  return snapshotOf(text).reports.map((report) => report.tables.map((table) => [table.headers.map((header) => header.text), table.groups.map((group) => group.label.text), table.rows.map((row) => [row.label?.text, row.shape, row.cells.map((cell) => [cell.column?.id, cell.text])])]));
}

describe('formatting', () => {
  it.each(encodingIds)('of %s settles in one go and changes spaces only', (encoding) => {
    for (const figures of [cleanFigures(5, '2021', 'millions'), withRow(cleanFigures(6, '2019'), 'd2', ['', '1', '', '0', '0', '0', '1'])]) {
      for (const eol of ['\n', '\r\n'] as const) {
        const { text } = render(figures, encoding, { eol, bom: true });
        const once = format(text);
        expect(format(once)).toBe(once);
        expect(once.replace(/[ -]/g, '')).toBe(text.replace(/[ -]/g, ''));
        expect(contentOf(once)).toEqual(contentOf(text));
      }
    }
  });

  it('lines Markdown columns up by display width, numbers to the right', () => {
    const lines = format(render(busyFigures(), 'gfm').text).split('\n');
    const row = lines.find((line) => line.includes('一、本年新收'))!;
    const other = lines.find((line) => line.includes('四、结转下年度'))!;
    const ends = (line: string): number[] => [...line.replace(/[\u2000-\uffff]/g, 'xx').matchAll(/\|/g)].map((match) => match.index);
    expect(ends(row)).toEqual(ends(other));
    expect(row).toMatch(/ 68 \|/);
    expect(other).toMatch(/ {2}0 \|/);
  });

  it('lines the numbers of pipe rows up behind the widest label', () => {
    const lines = format(render(busyFigures(), 'pipe-closed').text).split('\n');
    const start = (words: string): number => {
      const line = lines.find((each) => each.includes(words))!.replace(/[\u2000-\uffff]/g, 'xx');
      return line.slice(0, line.search(/\d+ \|/)).lastIndexOf('|');
    };
    expect(start('本年新收')).toBe(start('结转下年度'));
    expect(start('（一）予以公开')).toBe(start('本年新收'));
  });

  it('formats whole tables, and only those that the range touches', () => {
    const { text } = render(busyFigures(), 'gfm');
    const at = text.indexOf('自然人');
    const edits = formatting(snapshotOf(text), { start: at, end: at });
    const formatted = applyResolved(text, edits);
    expect(edits.length).toBeGreaterThan(20);
    expect(formatted.slice(0, formatted.indexOf('三、收到'))).toBe(text.slice(0, text.indexOf('三、收到')));
    expect(formatting(snapshotOf(text), { start: 0, end: 3 })).toEqual([]);
  });
});
