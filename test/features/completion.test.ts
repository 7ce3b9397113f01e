import { describe, expect, it } from 'vitest';
import { completion, type Language } from '../../server/src/core/index.js';
import { analyseText, applyResolved } from '../harness/check.js';
import { withValue, zeroFigures } from '../harness/figures.js';
import { unmark } from '../harness/markers.js';
import { render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

type Entry = ReturnType<typeof completion>[number];

function offers(marked: string, language: Language = 'zh'): Entry[] {
  const { text, cursor } = unmark(marked);
  if (cursor === null) throw new Error('no cursor');
  const entries = completion(snapshotOf(text), cursor, language);
  for (const { range } of entries) {
    expect(range.start <= cursor && cursor <= range.end).toBe(true);
    expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/);
  }
  return entries;
}

/** The text after the first proposal that fits was taken. */
function take(marked: string, wanted: (entry: Entry) => boolean): string {
  const entry = offers(marked).find(wanted);
  if (entry === undefined) throw new Error(`no such proposal among ${offers(marked).map(({ label }) => label).join(' | ')}`);
  return applyResolved(unmark(marked).text, [entry]);
}

function cursorAt(text: string, offset: number): string {
  return `${text.slice(0, offset)}‸${text.slice(offset)}`;
}

/** A report with a new line that ends in the cursor before the line that begins with the words. */
function newLineBefore(text: string, words: string, typed = ''): string {
  return text.replace(words, () => `${typed}‸\n${words}`);
}

describe('completion', () => {
  it('offers the sections that are missing, the next one first, numbered as the file does', () => {
    const { text } = render(busyFigures(), 'pipe-open', { headings: { 2: null, 5: null } });
    const marked = newLineBefore(text, '六、其他需要');
    const headings = offers(marked).filter((entry) => entry.kind === 'heading').map((entry) => entry.label);
    expect(headings).toEqual(['五、存在的主要问题及改进情况', '五、存在的主要问题及改进情况 …', '二、主动公开政府信息情况', '二、主动公开政府信息情况 …']);
    const whole = take(marked, (entry) => entry.label.endsWith('情况 …'));
    expect(analyseText(whole).reports[0]?.sections.map((section) => section.role)).toEqual([1, 3, 4, 5, 6]);
  });

  it('takes what was typed of a heading', () => {
    const { text } = render(busyFigures(), 'pipe-open', { headings: { 5: null } });
    const marked = newLineBefore(text, '六、其他需要', '五、');
    expect(take(marked, (entry) => entry.kind === 'heading')).toContain('\n五、存在的主要问题及改进情况\n六、');
  });

  it('offers all six headings where nothing is written yet', () => {
    expect(offers('‸').map((entry) => entry.label)).toEqual(expect.arrayContaining(['一、总体情况', '六、其他需要报告的事项']));
  });

  it.each(['pipe-closed', 'gfm', 'cell-line', 'html'] as const)('offers the missing table as the others are written, %s', (encoding) => {
    const { text } = render(zeroFigures('2021'), encoding, { without: ['applications'] });
    const marked = newLineBefore(text, '四、政府信息公开行政复议');
    const done = analyseText(take(marked, (entry) => entry.kind === 'table'));
    expect(done.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(done.reports[0]?.tables.map((table) => table.encoding)).toEqual(Array(3).fill(done.reports[0]?.tables[0]?.encoding));
  });

  it('offers the rows a table lacks, the next one first', () => {
    const { text } = render(busyFigures(), 'pipe-open', { overrides: { 'applications/d4': [], 'applications/u2': [] } });
    const rows = offers(newLineBefore(text, '5.属于三类')).filter((entry) => entry.kind === 'label').map((entry) => entry.label);
    expect(rows).toEqual(['4.保护第三方合法权益', '2.没有现成信息需要另行制作']);
    expect(take(newLineBefore(text, '5.属于三类', '4.'), (entry) => entry.kind === 'label')).toContain('\n4.保护第三方合法权益\n5.');
  });

  it('offers what a total should be', () => {
    const ref = { table: 'applications', row: 'new', column: 'total' } as const;
    const { text, cell } = render(withValue(busyFigures(), ref, '7'), 'gfm');
    const entries = offers(cursorAt(text, cell(ref).end));
    expect(entries.map((entry) => [entry.kind, entry.newText])).toEqual([['value', '72']]);
    expect(entries[0]?.detail).toContain('68 + 4');
    expect(applyResolved(text, entries)).toBe(render(busyFigures(), 'gfm').text);
    expect(offers(cursorAt(text, cell(ref).end), 'en')[0]?.detail).toMatch(/^Row sum/);
  });

  it('offers the sum in a blank total, and the remainder in 四', () => {
    const total = { table: 'applications', row: 'new', column: 'total' } as const;
    const blank = render(withValue(busyFigures(), total, ''), 'pipe-closed');
    const at = blank.text.indexOf('|', blank.cell({ ...total, column: 'other' }).end) + 1;
    expect(offers(cursorAt(blank.text, at)).map((entry) => entry.newText)).toEqual(['72']);
    const carried = { table: 'applications', row: 'carryOut', column: 'natural' } as const;
    const { text, cell } = render(withValue(busyFigures(), { ...carried, row: 'new' }, '70'), 'pipe-open');
    expect(offers(cursorAt(text, cell(carried).end)).map((entry) => entry.newText)).toEqual(['2']);
  });

  it('fills the numbers of the tables into sentences', () => {
    const { text } = render(busyFigures(), 'tab-grid');
    const marked = text.replace('二、主动公开政府信息情况', '‸\n二、主动公开政府信息情况');
    const sentences = offers(marked).filter((entry) => entry.kind === 'sentence');
    expect(sentences).toHaveLength(7);
    expect(sentences[0]?.newText).toContain('新收政府信息公开申请72件，其中自然人申请68件，法人或其他组织申请4件');
    for (const { newText } of sentences) {
      const told = analyseText(text.replace('二、主动公开政府信息情况', `${newText}\n二、主动公开政府信息情况`));
      expect(told.findings.filter((finding) => finding.rule.startsWith('cross/'))).toEqual([]);
    }
  });

  it('offers no sentence whose numbers are in doubt, and none inside a sentence or heading', () => {
    const { text } = render(withValue(busyFigures(), { table: 'applications', row: 'new', column: 'total' }, '-'), 'pipe-open');
    const sentences = offers(text.replace('二、主动公开政府信息情况', '‸\n二、主动公开政府信息情况')).filter((entry) => entry.kind === 'sentence');
    expect(sentences.some((entry) => entry.newText.includes('新收'))).toBe(false);
    expect(offers(text.replace('一、总体情况', '一、总‸体情况')).filter((entry) => entry.kind === 'sentence')).toEqual([]);
    expect(offers(text.replace('农村饮水', '农村饮水‸')).filter((entry) => entry.kind === 'sentence')).toEqual([]);
  });
});
