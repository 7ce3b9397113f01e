import { frameContent, rowContent } from '../model/reread.js';
import { reportsOf } from '../model/report.js';
import type { Report, Section } from '../model/types.js';
import { leadingNumbers, type Item } from '../rules/structure/support/numbering.js';
import { toChineseNumeral } from '../syntax/numeral.js';
import { formsOf, parse } from '../syntax/tree.js';
import type { NumeralStyle, Segment } from '../syntax/types.js';
import type { Span } from '../text/span.js';
import { segmentsOf, type PlacedReport } from './locate.js';
import type { ResolvedEdit, Snapshot } from './types.js';

/** The sections whose text is prose; the others hold the form's own numbered rows. */
const PROSE_SECTIONS: readonly Section['role'][] = [1, 5, 6];

/** Kinds of numbers in the text, outermost first. */
const LEVELS: readonly Item['kind'][] = ['chinese', 'arabic', 'paren'];

/** A number as official documents write it at each level: 一、 （一） 1. （1）. */
const written: Readonly<Record<Exclude<NumeralStyle, 'part'> | 'digits', (value: number) => string>> = {
  bare: (value) => `${toChineseNumeral(value)}、`,
  paren: (value) => `（${toChineseNumeral(value)}）`,
  arabic: (value) => `${value}.`,
  digits: (value) => `（${value}）`,
};

interface Change extends Span {
  readonly segment: Segment;
  readonly newText: string;
}

/**
 * Edits that write the numbers of a report's headings alike: those of one level in one style and with its right mark. What
 * could be two levels stays as it is, and so does a report that would then be read otherwise.
 */
export function headingNumerals(snapshot: Snapshot, placed: PlacedReport): ResolvedEdit[] {
  const { report } = placed;
  const changes = [...sectionNumbers(report), ...report.sections.filter(({ role }) => PROSE_SECTIONS.includes(role)).flatMap(textNumbers)];
  if (changes.length === 0) return [];
  const bases = new Map([...segmentsOf(placed)].map(({ segment, base }) => [segment, base]));
  const edits = changes.map(({ segment, start, end, newText }): ResolvedEdit => ({ range: { start: bases.get(segment)! + start, end: bases.get(segment)! + end }, newText })).sort((a, b) => a.range.start - b.range.start);
  let text = report.segments.map((segment) => segment.text).join('');
  for (const { range, newText } of edits.toReversed()) text = text.slice(0, range.start - placed.start) + newText + text.slice(range.end - placed.start);
  const [after, ...more] = reportsOf(parse(text, formsOf(snapshot.tree)), snapshot.config.form);
  return after !== undefined && more.length === 0 && contentOf(after) === contentOf(report) ? edits : [];
}

/** Sections bear the style that most of them have, 一、 where there is none; 第一部分 stays. */
function sectionNumbers({ sections }: Report): Change[] {
  const styles = sections.flatMap(({ numeral }) => numeral?.style ?? []);
  const count = (style: NumeralStyle): number => styles.filter((other) => other === style).length;
  const style = (['bare', 'paren', 'part', 'arabic'] as const).reduce((best, other) => (count(other) > count(best) ? other : best));
  if (style === 'part') return [];
  return sections.flatMap(({ numeral, title }): Change[] => {
    // A number written out twice, or a wrong one, is for a rule to report.
    if (numeral === null || numeral.loc.segment !== title.segment) return [];
    const newText = written[style](numeral.value);
    return numeral.text === newText ? [] : [{ segment: title.segment, start: numeral.loc.start, end: title.start, newText }];
  });
}

function textNumbers(section: Section): Change[] {
  const items = leadingNumbers(section);
  return LEVELS.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    const shapes = new Set(own.map(({ text }) => text.replace(/[一二三四五六七八九十\d０-９]+/, '#')));
    if (shapes.size > 1 && !isOneLevel(items, kind)) return [];
    return own.flatMap(({ passage: { segment }, start, end, text, value }): Change[] => {
      const newText = written[kind === 'chinese' ? 'paren' : kind === 'paren' ? 'digits' : 'arabic'](value);
      return text === newText ? [] : [{ segment, start, end, newText }];
    });
  });
}

/** Whether the numbers of a kind count on, and begin anew under a heading of an outer level only. */
function isOneLevel(items: readonly Item[], kind: Item['kind']): boolean {
  let last = 0;
  for (const item of items) {
    if (LEVELS.indexOf(item.kind) < LEVELS.indexOf(kind)) last = 0;
    else if (item.kind === kind && item.value !== ++last) return false;
  }
  return true;
}

function contentOf({ sections, tables }: Report): string {
  return JSON.stringify([
    sections.map(({ role, titleText, numeral, segments }) => [role, titleText, numeral?.value, segments.length]),
    tables.map((table) => [table.id, frameContent(table), table.rows.map(rowContent)]),
  ]);
}
