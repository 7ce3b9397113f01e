import { reportAt } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { render, type Language, type Text } from '../l10n/message.js';
import { citationsIn, clausesFor } from '../model/citations.js';
import { templates } from '../template/load.js';
import { lineEnd } from '../text/lines.js';
import type { Span } from '../text/span.js';

/** A place that leads to a page of the web. */
export interface DocumentLinkItem {
  /** Document offsets. */
  readonly range: Span;
  readonly url: string;
  readonly tooltip: string;
}

const words = {
  source: { zh: '打开{title}', en: 'Open {title}' },
  page: { zh: '打开网页', en: 'Open the page' },
} satisfies Record<string, Text>;

/** An address in running text; Chinese punctuation ends it, and ASCII punctuation behind it is no part of it. */
const ADDRESS = /(?:https?:\/\/|www\.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g;
/** Longer lines are no prose. */
const LONGEST_LINE = 20_000;

/** Addresses in the text, and citations of clauses whose source has an official address. */
export function documentLinks(snapshot: Snapshot, language: Language): DocumentLinkItem[] {
  const links: DocumentLinkItem[] = [];
  let base = 0;
  for (const segment of snapshot.tree.segments) {
    const { text, lineStarts } = segment;
    const template = text.includes('条') ? (reportAt(snapshot, base)?.report.template ?? templates['2021']) : null;
    lineStarts.forEach((start, line) => {
      const end = lineEnd(text, lineStarts, line);
      if (end - start > LONGEST_LINE) return;
      const content = text.slice(start, end);
      const at = (from: number, to: number): Span => ({ start: base + start + from, end: base + start + to });
      for (const match of content.matchAll(ADDRESS)) {
        const address = match[0].replace(/[.,;:!?'\])]+$/, '');
        links.push({ range: at(match.index, match.index + address.length), url: address.startsWith('www.') ? `http://${address}` : address, tooltip: words.page[language] });
      }
      // The items of article 20 head the blocks of table 2: labels, not citations to follow.
      if (template === null || !content.includes('条') || segment.blocks.some((block) => block.kind === 'table' && block.start <= start && start < block.end)) return;
      for (const citation of citationsIn(content)) {
        const source = clausesFor(citation, template).map((clause) => (clause.source === undefined ? undefined : template.sources[clause.source])).find((candidate) => candidate?.url !== undefined);
        if (source?.url === undefined) continue;
        links.push({ range: at(citation.start, citation.end), url: source.url, tooltip: render({ text: words.source, args: { title: source.title } }, language) });
      }
    });
    base += text.length;
  }
  return links;
}
