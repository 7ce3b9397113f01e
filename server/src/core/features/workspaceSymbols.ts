import type { Language, Text } from '../l10n/message.js';
import { placedReportsOf } from '../model/report.js';
import { StoredTree } from '../syntax/store.js';
import type { Tree } from '../syntax/types.js';
import type { FormId } from '../template/types.js';
import { symbolsOfReport, type ReportSymbols, type SymbolName } from './workspaceSymbols/collect.js';
import { fitOf, fitOfLabel, folded, wordsOf } from './workspaceSymbols/match.js';

export { sharedNames, type ReportSymbols, type SymbolName } from './workspaceSymbols/collect.js';

/** The symbols of a report with the line at which it begins. */
export interface PlacedSymbols {
  readonly line: number;
  readonly symbols: ReportSymbols;
}

/** A report, section or row that a query finds. */
export interface WorkspaceSymbolItem {
  readonly name: string;
  /** What stands beside the name: the value of a row, and whose report it is. */
  readonly detail: string;
  readonly kind: 'report' | 'section' | 'row';
  readonly uri: string;
  /** Line and columns from 0, UTF-16. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const words = {
  untitled: { zh: '（无标题的报告）', en: '(report without a title)' },
} satisfies Record<string, Text>;

/** The reports of a text as far as they can be searched. */
export function symbolsIn(tree: Tree, form: FormId | 'auto' = 'auto'): readonly PlacedSymbols[] {
  const { reports, firsts } = placedReportsOf(tree, form);
  const stored = StoredTree.from(tree);
  return reports.all.flatMap((report, index) => (report.segments.length === 0 ? [] : [{ line: stored.line(firsts[index]!), symbols: symbolsOfReport(report) }]));
}

/** Something found, not yet put into words. `index`: of the name; -1 for the report itself. */
interface Candidate {
  readonly uri: string;
  readonly placed: PlacedSymbols;
  readonly language: Language;
  readonly index: number;
  readonly score: number;
  readonly order: number;
}

/** How well each word of the query fits each name of a list, as one row per name in which some word is found. */
type Fits = readonly { readonly index: number; readonly scores: readonly number[] }[];

/**
 * A search for reports by body and year, sections by title, and rows by label. Each word of the query must be found: in a
 * section or row, or in the body or year of its report, but one at least in the section or row itself. An empty query
 * finds the reports. Files are added one by one, so that the caller may stop or wait between them.
 */
export class SymbolSearch {
  readonly #words: readonly string[];
  readonly #limit: number;
  readonly #fits = new Map<readonly SymbolName[], Fits>();
  #found: Candidate[] = [];
  #added = 0;

  constructor(query: string, limit: number) {
    this.#words = wordsOf(query);
    this.#limit = limit;
  }

  /** Looks through one file. */
  add(uri: string, reports: readonly PlacedSymbols[], language: Language): void {
    for (const placed of reports) {
      const { symbols } = placed;
      const owner = this.#ownerScores(symbols);
      const order = this.#added++;
      const offer = (index: number, score: number): void => {
        this.#found.push({ uri, placed, language, index, score, order });
      };
      if (owner.every((score) => score > 0)) offer(-1, sum(owner));
      for (const { index, scores } of this.#fitsOf(symbols.names)) {
        if (scores.every((score, word) => score > 0 || owner[word]! > 0)) offer(index, sum(scores.map((score, word) => Math.max(score, owner[word]!))));
      }
    }
    if (this.#found.length > 8 * this.#limit + 1000) this.#found = this.#best();
  }

  /** The best of what was found, at most as many as the limit says: well fitting first, newer years before older ones. */
  results(): WorkspaceSymbolItem[] {
    return this.#best().map(({ uri, placed: { line, symbols }, language, index }) => {
      const at = 3 * (index + 1);
      const [own = 0, start = 0, end = 0] = symbols.places.subarray(at, at + 3);
      const place = { uri, line: line + own, start, end };
      const owner = ownerOf(symbols, language);
      const named = symbols.names[index];
      if (named === undefined) return { name: owner, detail: symbols.title, kind: 'report', ...place };
      const value = symbols.values.split('\n')[index] ?? '';
      return { name: named.text[language], detail: named.kind === 'row' ? `${value} · ${owner}` : owner, kind: named.kind, ...place };
    });
  }

  #best(): Candidate[] {
    return this.#found.sort(byMerit).slice(0, this.#limit);
  }

  /** How well each word fits the body, the year, both together, or the title of a report. */
  #ownerScores({ body, year, title }: ReportSymbols): readonly number[] {
    if (this.#words.length === 0) return [];
    const name = folded(body ?? '');
    const number = year === null ? '' : String(year);
    const both = name + number;
    const heading = folded(title);
    return this.#words.map((word) => {
      if (number !== '' && (word === number || word === `${number}年`)) return fitOf(number, number);
      return Math.max(name === '' ? 0 : fitOf(name, word), fitOf(both, word), heading.includes(word) ? 1 : 0);
    });
  }

  #fitsOf(names: readonly SymbolName[]): Fits {
    if (this.#words.length === 0) return [];
    let fits = this.#fits.get(names);
    if (fits === undefined) {
      fits = names.map(({ text }, index) => ({ index, scores: this.#nameScores(text) })).filter(({ scores }) => scores.some((score) => score > 0));
      this.#fits.set(names, fits);
    }
    return fits;
  }

  #nameScores({ zh, en }: Text): readonly number[] {
    const keys = [...new Set([folded(zh), folded(en)])];
    return this.#words.map((word) => Math.max(...keys.map((key) => fitOfLabel(key, word))));
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Well fitting first, a report before what is in it, newer before older, then as the files came. */
function byMerit(a: Candidate, b: Candidate): number {
  return b.score - a.score || Number(a.index >= 0) - Number(b.index >= 0) || (b.placed.symbols.year ?? 0) - (a.placed.symbols.year ?? 0) || a.order - b.order || a.index - b.index;
}

/** `云岭县水务局 2024`. */
function ownerOf({ body, year }: ReportSymbols, language: Language): string {
  if (body === null && year === null) return words.untitled[language];
  return [body, year].filter((part) => part !== null).join(' ');
}
