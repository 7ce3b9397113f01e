import { lineEnd, lineStartsOf } from '../text/lines.js';
import { readTitle } from '../syntax/blocks/title.js';
import applications from '../template/data/applications.json';
import reviewTable from '../template/data/review.json';
import sections from '../template/data/sections.json';
import { foldKey, numeralLength } from '../template/fold.js';

/** A report shows itself on its first pages. */
const SAMPLE = 20_000;
/** No label or section title is longer, numeral, brackets and spaces included. */
const LONGEST = 80;
/** Shorter labels (其他, 总计) stand in any table. */
const TELLING = 4;
/** One label may be quoted in prose about reports; a table has more. */
const ENOUGH_LABELS = 3;
/** The section titles that speak of disclosure; 总体情况 and the like head reports of every kind. */
const SPECIFIC_ROLES: ReadonlySet<number> = new Set([2, 3, 4]);

interface Evidence {
  /** Section title to role. */
  readonly titles: ReadonlyMap<string, number>;
  /** Row labels of table 3, blocks and columns of table 4. */
  readonly labels: ReadonlySet<string>;
}

let known: Evidence | undefined;

function evidence(): Evidence {
  if (known === undefined) {
    const titles = new Map(sections.flatMap(({ role, title, official, variants }) => [title, ...official, ...variants].map((words) => [foldKey(words), role] as const)));
    const rows = [...Object.values(applications.rows), ...Object.values(reviewTable.rows), ...Object.values(reviewTable.columns)];
    known = { titles, labels: new Set(rows.map(({ label }) => foldKey(label)).filter((label) => label.length >= TELLING)) };
  }
  return known;
}

/** The key of a title or label without the numeral before it and the figures after it. */
function bareKey(words: string): string {
  const key = foldKey(words);
  return key.slice(numeralLength(key)).replace(/\d+$/, '');
}

/**
 * Whether a plain text is worth offering the checks for: it has the title of a report, or two section titles, or rows of
 * table 3 or 4. Cheap enough for every text that is opened: only the first pages are read, and no tree is built.
 */
export function looksLikeReport(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const starts = lineStartsOf(sample);
  const { titles, labels } = evidence();
  const roles = new Set<number>();
  const rows = new Set<string>();
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index]!;
    const end = lineEnd(sample, starts, index);
    if (start === end) continue;
    const next = index + 1 < starts.length ? { start: starts[index + 1]!, end: lineEnd(sample, starts, index + 1) } : null;
    if (readTitle(sample, start, end, next) !== null) return true;
    for (const field of sample.slice(start, end).split(/[|\t]/)) {
      if (field.length > LONGEST || field.length < 4) continue;
      const key = bareKey(field);
      const role = titles.get(key);
      if (role !== undefined) roles.add(role);
      else if (labels.has(key)) rows.add(key);
    }
    if (rows.size >= ENOUGH_LABELS) return true;
    if (roles.size >= 2 && [...roles].some((role) => SPECIFIC_ROLES.has(role))) return true;
  }
  return false;
}
