import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionMoves, type MoveKind } from '../../server/src/core/index.js';
import { applyResolved } from '../harness/check.js';
import { figuresArbitrary, type Figures } from '../harness/figures.js';
import { sectionTitles } from '../harness/form.js';
import { encodingIds, render } from '../harness/render.js';
import { busyFigures, snapshotOf } from './support.js';

function move(text: string, offset: number, kind: MoveKind): { readonly text: string; readonly title: string; readonly disabled: string | undefined; readonly cursor: number } {
  const found = sectionMoves(snapshotOf(text), offset, 'zh').find((item) => item.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return { text: applyResolved(text, found.edits), title: found.title, disabled: found.disabled, cursor: found.selection?.start ?? -1 };
}

const headings = (text: string): string[] => text.split(/\r\n|\n|\r/).filter((line) => /^\uFEFF?(?:第?[一二三四五六七]部分|[一二三四五六七]、)/.test(line) && !/本年|上年|结转/.test(line)).map((line) => line.replace('\uFEFF', ''));

const contentOf = (text: string): unknown => snapshotOf(text).reports.map((report) => [
  report.sections.map((section) => section.role).sort(),
  report.tables.map((table) => [table.id, table.rows.map((row) => [row.template?.id, row.cells.map((cell) => cell.text)])]).sort(),
]);

/** Endings of reports: with and without signature, date and page footer, with and without a last line break. */
const endings = ['', '\n云岭县水务局\n2024年1月20日\n', '云岭县水务局 2024年1月20日', '2024年1月20日\n\n主办单位：云岭县人民政府办公室\n版权所有', '\n\n云岭县水务局\n\n二〇二四年一月二十日'];

describe('moving a section', () => {
  it.each(encodingIds)('in %s: up and down again, the text is as it was', (encoding) => {
    fc.assert(
      fc.property(
        figuresArbitrary,
        fc.record({ eol: fc.constantFrom('\n' as const, '\r\n' as const), airy: fc.boolean(), bom: fc.boolean(), titles: fc.constantFrom('annex' as const, 'running' as const) }),
        fc.integer({ min: 1, max: 5 }), fc.constantFrom(...endings), fc.boolean(),
        (figures, options, index, ending, titled) => {
          const titles = render({ ...figures, title: titled ? figures.title : null }, encoding, options);
          const text = titles.text + ending.replaceAll('\n', options.eol);
          const lines = headings(text);
          expect(lines).toHaveLength(6);
          const up = move(text, text.indexOf(lines[index]!), 'up');
          expect(up.disabled).toBeUndefined();
          expect(contentOf(up.text)).toEqual(contentOf(text));
          const words = lines.map((line) => line.slice(2));
          words.splice(index - 1, 2, words[index]!, words[index - 1]!);
          expect(headings(up.text)).toEqual(words.map((each, at) => `${'一二三四五六'[at]!}、${each}`));
          expect(up.text.trimEnd().endsWith(ending.replaceAll('\n', options.eol).trim())).toBe(true);
          expect(move(up.text, up.cursor, 'down').text).toBe(text);
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('takes its tables and paragraphs along, with one edit', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    const [edit, ...more] = sectionMoves(snapshotOf(text), text.indexOf('三、收到和处理') + 40, 'zh').find(({ kind }) => kind === 'up')!.edits;
    expect(more).toEqual([]);
    const after = applyResolved(text, [edit!]);
    const part = after.slice(after.indexOf('二、收到和处理'), after.indexOf('三、主动公开政府信息情况'));
    expect(part).toContain('（七）总计');
    expect(part).not.toContain('第二十条第（一）项');
  });

  it('numbers by place: sections out of order come right', () => {
    const figures: Figures = busyFigures();
    const { text } = render(figures, 'pipe-open', { headings: { 5: `六、${sectionTitles[5]!}`, 6: `五、${sectionTitles[4]!}` } });
    const up = move(text, text.indexOf(`五、${sectionTitles[4]!}`), 'up');
    expect(headings(up.text).slice(-2)).toEqual([`五、${sectionTitles[4]!}`, `六、${sectionTitles[5]!}`]);
  });

  it('keeps the style of numbers, and headings without one', () => {
    const parts = render(busyFigures(), 'gfm', { headings: { 5: `第五部分 ${sectionTitles[4]!}`, 6: `## **第六部分 ${sectionTitles[5]!}**` } });
    const down = move(parts.text, parts.text.indexOf('第五部分'), 'down').text;
    expect(down).toContain(`## **第五部分 ${sectionTitles[5]!}**`);
    expect(down).toContain(`第六部分 ${sectionTitles[4]!}`);
    const plain = render(busyFigures(), 'gfm', { headings: Object.fromEntries(sectionTitles.map((title, index) => [index + 1, title])) }).text;
    const up = move(plain, plain.indexOf(`\n${sectionTitles[5]!}\n`) + 1, 'up').text;
    expect(up.indexOf(`\n${sectionTitles[5]!}\n`)).toBeLessThan(up.indexOf(`\n${sectionTitles[4]!}\n`));
  });

  it('counts a section the form does not have among the others', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    const seven = `${text}七、附表和说明\n附表另行公布。\n云岭县水务局\n2024年1月20日\n`;
    const up = move(seven, seven.indexOf('七、附表'), 'up').text;
    expect(headings(up).slice(-2)).toEqual(['六、附表和说明', `七、${sectionTitles[5]!}`]);
    expect(up.endsWith('\n云岭县水务局\n2024年1月20日\n')).toBe(true);
  });

  it('moves within its own report', () => {
    const one = render(busyFigures(), 'pipe-open').text;
    const two = one.replaceAll('云岭县水务局', '青石县档案馆');
    const text = one + two;
    const at = one.length + two.indexOf('二、主动公开');
    const up = move(text, at, 'up').text;
    expect(up.startsWith(one)).toBe(true);
    expect(headings(up).slice(6, 8)).toEqual([`一、${sectionTitles[1]!}`, `二、${sectionTitles[0]!}`]);
    expect(move(text, at + two.indexOf('六、其他') - two.indexOf('二、主动公开'), 'down').disabled).toContain('最后一部分');
  });

  it('is not possible past the ends, and offered from the first section on', () => {
    const { text } = render(busyFigures(), 'pipe-open');
    expect(move(text, text.indexOf('一、总体情况'), 'up').disabled).toContain('第一部分');
    expect(move(text, text.indexOf('六、其他需要'), 'down').disabled).toContain('最后一部分');
    expect(move(text, text.indexOf('二、主动公开'), 'up').title).toBe('上移“二、主动公开政府信息情况”');
    expect(sectionMoves(snapshotOf(text), 0, 'zh')).toEqual([]);
  });
});
