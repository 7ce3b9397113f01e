import type { Segment } from '../../syntax/types.js';
import { Memo } from '../../template/memo.js';
import { perPlaceFor } from '../../text/perPlace.js';
import { clausesOf } from './clauses.js';
import { denialIn } from './denial.js';
import { namesOf, NO_NAMES, type Names } from './names.js';
import { isNamed, isWorthReading, mayBeWorthReading, paragraphsIn, type Paragraph } from './passages.js';
import { SentenceReader, type Frame, type Prose } from './sentence.js';
import { sentencesIn, tokensOf, type Sentence } from './tokens.js';
import type { Placed, SegmentProse } from './types.js';

/** What a segment says that says nothing; most are such. */
export const NO_PROSE: SegmentProse = { statements: [], breakdowns: [], shares: [], denials: [], universals: [] };

/**
 * What a segment's prose says, in a report of a body, which gives its own names to the words it speaks of itself by.
 * Memoised on the segment: after a change only the segments it touched are read again.
 */
export const proseOf = perPlaceFor(readSegment);

function readSegment(segment: Segment, body: string | null): SegmentProse {
  const heading = headingFrame(segment);
  if (!mayBeWorthReading(segment, heading.topic)) return NO_PROSE;
  const reader = new SegmentReader(segment.text, heading, namesOf(body));
  for (const paragraph of paragraphsIn(segment)) reader.read(paragraph);
  return placed(reader.out, segment);
}

function placed({ statements, ...prose }: Prose, segment: Segment): SegmentProse {
  const inSegment = <T extends object>(items: readonly T[]): readonly Placed<T>[] => items.map((item) => ({ ...item, segment }));
  // Breakdowns and universals need a statement.
  if (statements.length + prose.shares.length + prose.denials.length === 0) return NO_PROSE;
  return { statements, denials: inSegment(prose.denials), breakdowns: inSegment(prose.breakdowns), shares: inSegment(prose.shares), universals: inSegment(prose.universals) };
}

/**
 * Reads the paragraphs of a segment. A sentence that cannot say anything itself is put off: it only matters if a later one
 * says something, since that may leave unsaid what words before have named.
 */
class SegmentReader {
  readonly out: Prose = { statements: [], breakdowns: [], shares: [], denials: [], universals: [] };
  #frame: Frame;
  /** What was put off; null where a paragraph begins. */
  #later: (Sentence | null)[] = [];

  constructor(private readonly text: string, private readonly heading: Frame, private readonly names: Names) {
    this.#frame = heading;
  }

  read(paragraph: Paragraph): void {
    if (paragraph.numbered) {
      this.#later = [];
      this.#frame = this.heading;
    } else if (this.#later.length > 0) this.#later.push(null);
    else this.#frame = continued(this.#frame);
    if (!this.#isWorthReading(paragraph)) return;
    for (const sentence of sentencesIn(this.text, paragraph.start, paragraph.end)) {
      if (sentence.denies || (sentence.counts && (sentence.names || this.#isNamed()))) {
        this.#catchUp();
        this.#readSentence(sentence);
      } else this.#later.push(sentence);
    }
  }

  /** The topic may hang on sentences that were put off; they are read if it makes a difference. */
  #isWorthReading(paragraph: Paragraph): boolean {
    if (isWorthReading(this.text, paragraph, null)) return true;
    return isWorthReading(this.text, paragraph, 'request') && this.#isNamed();
  }

  /** Whether words before have named what the tables count; sentences that were put off are read where they may have. */
  #isNamed(): boolean {
    if (!isNamed(this.#frame.topic) && !this.#later.some((sentence) => sentence?.names === true)) return false;
    this.#catchUp();
    return isNamed(this.#frame.topic);
  }

  #catchUp(): void {
    if (this.#later.length === 0) return;
    const sentences = this.#later;
    this.#later = [];
    for (const sentence of sentences) {
      if (sentence === null) this.#frame = continued(this.#frame);
      else this.#readSentence(sentence);
    }
  }

  #readSentence(sentence: Sentence): void {
    const tokens = tokensOf(sentence, this.names);
    const reader = new SentenceReader(this.#frame, tokens, this.text, this.out);
    for (const clause of clausesOf(tokens)) {
      const denial = denialIn(clause, reader, this.text);
      if (denial !== null) this.out.denials.push(denial);
      reader.read(clause);
    }
    reader.finish();
    this.#frame = reader.frame();
  }
}

/** What a paragraph without a number takes over from the one before it. */
function continued(frame: Frame): Frame {
  return frame.period === null && !frame.part ? frame : { ...frame, period: null, part: false };
}

const NOTHING_NAMED: Frame = { topic: null, period: null, part: false, info: false, whole: null };

/** What the heading of a segment says its text is about. */
function headingFrame({ text, head }: Segment): Frame {
  if (head?.kind !== 'section') return NOTHING_NAMED;
  if (head.role === 4) return { ...NOTHING_NAMED, info: true };
  const topic = head.role === 3 ? 'request' : topics.of(text.slice(head.title.start, head.title.end));
  return topic === null ? NOTHING_NAMED : { ...NOTHING_NAMED, topic, info: topic === 'request' };
}

/** By title, since reports have the same ones. */
const topics = new Memo(topicOf);

/** The last topic that the words of a title name. */
function topicOf(title: string): string | null {
  const tokens = sentencesIn(title, 0, title.length).flatMap((sentence) => tokensOf(sentence, NO_NAMES));
  return tokens.findLast(({ tags }) => tags.topic !== undefined)?.tags.topic ?? null;
}
