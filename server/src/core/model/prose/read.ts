import type { Segment } from '../../syntax/types.js';
import { perPlaceFor } from '../../text/perPlace.js';
import { clausesOf, sentencesOf } from './clauses.js';
import { denialIn } from './denial.js';
import { namesOf } from './names.js';
import { isWorthReading, paragraphsIn } from './passages.js';
import { SentenceReader, type Frame } from './sentence.js';
import { tokensOf } from './tokens.js';
import type { Breakdown, Denial, SegmentProse, Share, Statement, Universal } from './types.js';

/**
 * What a segment's prose says, in a report of a body, which gives its own names to the words it speaks of itself by.
 * Memoised on the segment: after a change only the segments it touched are read again.
 */
export const proseOf = perPlaceFor(readSegment);

function readSegment(segment: Segment, body: string | null): SegmentProse {
  const out = { segment, statements: [] as Statement[], breakdowns: [] as Breakdown[], shares: [] as Share[], denials: [] as Denial[], universals: [] as Universal[] };
  const names = namesOf(body);
  const heading = headingFrame(segment);
  let frame = heading;
  for (const paragraph of paragraphsIn(segment)) {
    frame = paragraph.numbered ? heading : { ...frame, period: null, part: false };
    if (!isWorthReading(segment.text.slice(paragraph.start, paragraph.end), frame.topic)) continue;
    for (const sentence of sentencesOf(tokensOf(segment.text, paragraph.start, paragraph.end, names))) {
      const reader = new SentenceReader(frame, sentence);
      for (const clause of clausesOf(sentence)) {
        const denial = denialIn(clause, reader, segment.text);
        if (denial !== null) out.denials.push(denial);
        reader.read(clause, segment.text);
      }
      reader.finish();
      out.statements.push(...reader.statements);
      out.breakdowns.push(...reader.breakdowns);
      out.shares.push(...reader.shares);
      out.universals.push(...reader.universals);
      frame = reader.frame();
    }
  }
  return out;
}

/** What the heading of a segment says its text is about. */
function headingFrame({ text, head }: Segment): Frame {
  const frame: Frame = { topic: null, period: null, part: false, info: false, whole: null };
  if (head?.kind !== 'section') return frame;
  if (head.role === 4) return { ...frame, info: true };
  const topic = head.role === 3 ? 'request' : (tokensOf(text, head.title.start, head.title.end).findLast((token) => token.tags['topic'] !== undefined)?.tags['topic'] ?? null);
  return { ...frame, topic, info: topic === 'request' };
}
