import type { Segment } from '../../syntax/types.js';
import { Memo } from '../../template/memo.js';
import { perPlaceFor } from '../../text/perPlace.js';
import { clausesOf } from './clauses.js';
import { denialIn } from './denial.js';
import { namesOf, NO_NAMES } from './names.js';
import { isWorthReading, paragraphsIn } from './passages.js';
import { SentenceReader, type Frame, type Prose } from './sentence.js';
import { sentencesIn } from './tokens.js';
import type { SegmentProse } from './types.js';

/**
 * What a segment's prose says, in a report of a body, which gives its own names to the words it speaks of itself by.
 * Memoised on the segment: after a change only the segments it touched are read again.
 */
export const proseOf = perPlaceFor(readSegment);

function readSegment(segment: Segment, body: string | null): SegmentProse {
  const { text } = segment;
  const out: Prose & Pick<SegmentProse, 'segment'> = { segment, statements: [], breakdowns: [], shares: [], denials: [], universals: [] };
  const names = namesOf(body);
  const heading = headingFrame(segment);
  let frame = heading;
  for (const paragraph of paragraphsIn(segment)) {
    frame = paragraph.numbered ? heading : { ...frame, period: null, part: false };
    if (!isWorthReading(text, paragraph, frame.topic)) continue;
    for (const sentence of sentencesIn(text, paragraph.start, paragraph.end, names)) {
      const reader = new SentenceReader(frame, sentence, text, out);
      for (const clause of clausesOf(sentence)) {
        const denial = denialIn(clause, reader, text);
        if (denial !== null) out.denials.push(denial);
        reader.read(clause);
      }
      reader.finish();
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
  const topic = head.role === 3 ? 'request' : topics.of(text.slice(head.title.start, head.title.end));
  return { ...frame, topic, info: topic === 'request' };
}

/** By title, since reports have the same ones. */
const topics = new Memo(topicOf);

/** The last topic that the words of a title name. */
function topicOf(title: string): string | null {
  return sentencesIn(title, 0, title.length, NO_NAMES).flat().findLast(({ tags }) => tags.topic !== undefined)?.tags.topic ?? null;
}
