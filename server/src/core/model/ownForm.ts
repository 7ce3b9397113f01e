import { foldKey, numeralLength } from '../template/fold.js';
import { officialLexicon, type FormSet } from '../template/formSet.js';
import { keysOf } from '../template/labels.js';
import type { Template } from '../template/types.js';
import type { Segment } from '../syntax/types.js';
import { perPlace } from '../text/perPlace.js';

/** So many parts that only a user's form has are enough to tell it; one, where it has no more of them. */
const ENOUGH = 2;

/**
 * The user's form that a report follows by its looks; null for the national ones. It counts how many different labels and
 * titles stand in the report that this form has and the national forms do not. Most count; of equals the form named first.
 */
export function ownFormOf(segments: readonly Segment[], forms: FormSet, year: number | null): Template | null {
  let best: Template | null = null;
  let most = 0;
  for (const form of forms.own) {
    const { from, to = Infinity } = form.years;
    if (year !== null && (year < from || year > to)) continue;
    const all = distinctive(form);
    const seen = new Set(segments.flatMap((segment) => [...wordsOf(segment)].filter((key) => all.has(key))));
    if (seen.size <= most || seen.size < Math.min(ENOUGH, all.size)) continue;
    best = form;
    most = seen.size;
  }
  return best;
}

/** Folded labels and titles that a form has and the national forms do not. */
const distinctive = perPlace((form: Template): ReadonlySet<string> => {
  const labels = form.tables.flatMap((table) => [...table.groups, ...table.blocks.flatMap((block) => [...block.columns, ...block.rows])]).flatMap(keysOf);
  const titles = form.sections.flatMap(({ title, official, variants }) => [title, ...official, ...variants]).map(foldKey);
  return new Set([...labels, ...titles].filter((key) => key.length > 2 && !officialLexicon.isLabel(key) && (officialLexicon.sectionTitle(key)?.quality ?? 'near') === 'near'));
});

/** The folded labels of a segment's tables and the title of its heading, with and without a numeral. */
const wordsOf = perPlace((segment: Segment): ReadonlySet<string> => {
  const texts = segment.head?.kind === 'section' ? [segment.head.title.text] : [];
  for (const block of segment.blocks) {
    if (block.kind === 'table') for (const row of block.table.rows) for (const cell of row.cells) if (cell.kind === 'label') texts.push(cell.text);
  }
  return new Set(texts.flatMap((text) => {
    const key = foldKey(text);
    return [key, key.slice(numeralLength(key))];
  }));
});
