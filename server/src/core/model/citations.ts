import { chineseNumeral } from '../syntax/numeral.js';
import type { Clause, Template } from '../template/types.js';
import type { Span } from '../text/span.js';
import { perPlace } from '../text/perPlace.js';

/** A clause named in running text. Spans are relative to the text searched. */
export interface Citation extends Span {
  readonly text: string;
  /** Name of the law without brackets; 条例 for the regulation this report is about. */
  readonly law: string;
  readonly article: number;
  readonly paragraph: number | null;
  readonly item: number | null;
}

const NUMBER = '[〇零一二三四五六七八九十\\d０-９]{1,4}';
/** 《…》第N条第N款第（N）项, with the spaces that reports put anywhere. */
const CITATION = new RegExp(
  `(?:《([^《》\\r\\n]{1,40})》|([\\u4e00-\\u9fff]{0,14}(?:条例|法|办法|规定|细则)))?[^\\S\\r\\n]*` +
  `第\\s*(${NUMBER})\\s*条(?:\\s*第\\s*(${NUMBER})\\s*款)?(?:\\s*第?\\s*[（(]\\s*(${NUMBER})\\s*[）)]\\s*项|\\s*第\\s*(${NUMBER})\\s*项)?`,
  'gu',
);
/** The regulation these reports are about, as citations name it. */
const REGULATION = '条例';

function numberOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const folded = text.normalize('NFKC').replace(/零/g, '〇');
  return /^\d+$/.test(folded) ? Number(folded) : chineseNumeral(folded);
}

/** One name per law. Running text before 条例 (根据条例第五条) is no part of its name. */
function lawOf(name: string, bracketed: boolean): string {
  const short = name.replace(/\s/gu, '').replace(/^中华人民共和国/, '').replace(/[（(].*$/, '');
  if (short === REGULATION || short.endsWith('信息公开条例')) return REGULATION;
  if (!bracketed && /(?:[据照依按合和及与对以在由为将了]|规定|执行|落实)条例$/.test(short)) return REGULATION;
  return short;
}

/** All clauses named in a text. A bare 第二十条 belongs to the law named before it, else to the regulation. */
export function citationsIn(text: string): Citation[] {
  const found: Citation[] = [];
  let law = REGULATION;
  for (const match of text.matchAll(CITATION)) {
    const [whole, bracketed, named, article, paragraph, item, plainItem] = match;
    const number = numberOf(article);
    if (number === null) continue;
    if (bracketed !== undefined) law = lawOf(bracketed, true);
    else if (named !== undefined) law = lawOf(named, false);
    // Words before 条例 were looked at for the law's name only.
    const lead = named !== undefined && law === REGULATION ? named.length - REGULATION.length : 0;
    const start = match.index + lead + (/^\s*/u.exec(whole.slice(lead))?.[0].length ?? 0);
    const end = match.index + whole.length;
    found.push({ start, end, text: text.slice(start, end), law, article: number, paragraph: numberOf(paragraph), item: numberOf(item ?? plainItem) });
  }
  return found;
}

/** What a clause of the template cites, by its Chinese citation. */
const citedBy = perPlace((clause: Clause): Citation[] => citationsIn(clause.cite.zh));

/** Words before an unbracketed name (依照行政复议法) are no part of it. */
function sameLaw(named: string, known: string): boolean {
  return named === known || (known !== REGULATION && named.endsWith(known));
}

/** The clauses that say most exactly what is cited: the same item, else the article as a whole, else any part of it. */
export function clausesFor(citation: Citation, template: Template): Clause[] {
  const where = (wanted: (other: Citation) => boolean): Clause[] => Object.values(template.clauses)
    .filter((clause) => citedBy(clause).some((other) => sameLaw(citation.law, other.law) && other.article === citation.article && wanted(other)));
  const choices = [
    where((other) => other.item === citation.item && other.paragraph === citation.paragraph),
    where((other) => citation.item !== null && other.item === citation.item),
    where((other) => other.item === null),
    where(() => true),
  ];
  return choices.find((clauses) => clauses.length > 0) ?? [];
}
