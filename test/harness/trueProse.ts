import { inChinese } from '../prose/chinese.js';
import type { Figures } from './figures.js';

/** What a report states, as numbers. */
export interface Stated {
  readonly year: number;
  readonly body: string;
  readonly of: (row: string, column?: string) => number;
  readonly group: (...rows: string[]) => number;
  readonly cases: (block: string, outcome: number) => number;
  readonly norms: (column: string) => number | null;
}

/** What a report states. */
export function statedBy(figures: Figures): Stated {
  const columns = ['natural', 'commercial', 'research', 'social', 'legal', 'other', 'total'];
  const of = (row: string, column = 'total'): number => Number(figures.applications[row]?.[columns.indexOf(column)] ?? 0);
  return {
    year: figures.year,
    body: figures.body,
    of,
    group: (...rows) => rows.reduce((sum, row) => sum + of(row), 0),
    cases: (block, outcome) => Number(figures.review[block]?.[outcome] ?? 0),
    norms: (column) => (figures.form === '2021' ? Number(figures.disclosure['norms']?.[column]) : null),
  };
}

/** How numbers are written. */
export type Write = (value: number) => string;

/** Sentences about a report. The first number of each is marked by `main`, and only one reading fits it. */
export const sentences: readonly ((stated: Stated, n: Write, main: Write) => string)[] = [
  (s, n, main) => `${s.year}年，${s.body}新收政府信息公开申请${main(s.of('new'))}件，上年结转${n(s.of('carryIn'))}件，办结${n(s.of('total'))}件，结转下年度${n(s.of('carryOut'))}件。`,
  (s, n, main) => `全年共办结依申请公开${main(s.of('total'))}件，其中予以公开${n(s.of('granted'))}件，部分公开${n(s.of('partial'))}件。`,
  (s, n, main) => `本年度新收申请公开政府信息的申请${main(s.of('new'))}宗，尚未办结${n(s.of('carryOut'))}宗。`,
  (s, n, main) => `我局收到政府信息公开申请${main(s.of('new') + s.of('carryIn'))}件（含上年结转${n(s.of('carryIn'))}件）。`,
  (s, n, main) => `本机关新收信息公开申请${main(s.of('new'))}份：自然人${n(s.of('new', 'natural'))}份，商业企业${n(s.of('new', 'commercial'))}份。`,
  (s, n, main) => `依申请公开办理结果：部分公开${main(s.of('partial'))}件；予以公开${n(s.of('granted'))}件。`,
  (s, n, main) => `依申请公开中，本机关不掌握相关政府信息、无法提供${main(s.of('u1'))}件，重复申请${n(s.of('n2'))}件。`,
  (s, n, main) => `上一年度结转政府信息公开申请${main(s.of('carryIn'))}件，结转下一年度继续办理${n(s.of('carryOut'))}件。`,
  (s, n, main) => `因政府信息公开被申请行政复议${main(s.cases('review', 4))}件，其中结果维持${n(s.cases('review', 0))}件、结果纠正${n(s.cases('review', 1))}件。`,
  (s, n, main) => `政府信息公开行政诉讼中，未经复议直接起诉${main(s.cases('direct', 4))}件，复议后起诉${n(s.cases('postReview', 4))}件。`,
  (s, _n, main) => `${s.year - 1}年新收政府信息公开申请99999999件，${s.year}年新收${main(s.of('new'))}件。`,
  (s, n, main) => `县教育局受理政府信息公开申请77777777件。我局新收政府信息公开申请${main(s.of('new'))}件，办结${n(s.of('total'))}件。`,
  (s, n, main) => (s.norms('made') === null ? `新收政府信息公开申请${main(s.of('new'))}件。` : `全年制发行政规范性文件${main(s.norms('made') ?? 0)}件，废止${n(s.norms('repealed') ?? 0)}件，现行有效${n(s.norms('valid') ?? 0)}件。`),
];

/** Ways of writing a number in prose. */
export const styles: readonly Write[] = [
  String,
  (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ','),
  (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  inChinese,
  (value) => ` ${value} `,
];

