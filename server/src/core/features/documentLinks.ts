import { reportAt } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { render, type Language, type Message, type Text } from '../l10n/message.js';
import { citationsIn, clausesFor } from '../model/citations.js';
import type { Segment } from '../syntax/types.js';
import { templates } from '../template/load.js';
import type { Template } from '../template/types.js';
import { lineEnd } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { perPlaceFor } from '../text/perPlace.js';

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

/** A link in the places of its segment, its tooltip not yet in a language. */
interface SegmentLink extends Span {
  readonly url: string;
  readonly tooltip: Message;
}

/** Editors ask again after every key; segments that did not change keep their links. */
const linksOf = perPlaceFor(readLinks);

/** Addresses in the text, and citations of clauses whose source has an official address. */
export function documentLinks(snapshot: Snapshot, language: Language): DocumentLinkItem[] {
  const links: DocumentLinkItem[] = [];
  let base = 0;
  for (const segment of snapshot.tree.segments) {
    const template = reportAt(snapshot, base)?.report.template ?? templates['2021'];
    for (const { start, end, url, tooltip } of linksOf(segment, template)) links.push({ range: { start: base + start, end: base + end }, url, tooltip: render(tooltip, language) });
    base += segment.text.length;
  }
  return links;
}

function readLinks(segment: Segment, template: Template): readonly SegmentLink[] {
  const { text, lineStarts } = segment;
  return lineStarts.flatMap((start, line): SegmentLink[] => {
    const end = lineEnd(text, lineStarts, line);
    if (end - start > LONGEST_LINE) return [];
    const content = text.slice(start, end);
    // The items of article 20 head the blocks of table 2: labels, not citations to follow.
    const cites = content.includes('条') && !segment.blocks.some((block) => block.kind === 'table' && block.start <= start && start < block.end);
    return [...addressesIn(content), ...(cites ? clausesIn(content, template) : [])].map((link) => ({ ...link, start: start + link.start, end: start + link.end }));
  });
}

function addressesIn(line: string): SegmentLink[] {
  return [...line.matchAll(ADDRESS)].map((match) => {
    const address = match[0].replace(/[.,;:!?'\])]+$/, '');
    return { start: match.index, end: match.index + address.length, url: address.startsWith('www.') ? `http://${address}` : address, tooltip: { text: words.page } };
  });
}

function clausesIn(line: string, template: Template): SegmentLink[] {
  return citationsIn(line).flatMap((citation) => {
    const source = clausesFor(citation, template).map((clause) => (clause.source === undefined ? undefined : template.sources[clause.source])).find((candidate) => candidate?.url !== undefined);
    return source?.url === undefined ? [] : [{ start: citation.start, end: citation.end, url: source.url, tooltip: { text: words.source, args: { title: source.title } } }];
  });
}
