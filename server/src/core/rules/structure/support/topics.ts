import { SPACE } from '../../../model/prose/characterSets.js';
import { linesOf } from '../../../model/sectionText.js';
import type { Section } from '../../../model/types.js';
import { perPlace } from '../../../text/perPlace.js';

/** What a text is expected to speak of, and the words that show it: the source of an expression for one line without white space. */
interface Topic {
  readonly words: string;
}

/** A function that tells which of some topics no line of the sections speaks of. What a section speaks of is kept with it. */
export function missingFrom<T extends Topic>(topics: readonly T[]): (sections: readonly Section[]) => readonly T[] {
  const patterns = topics.map(({ words }) => new RegExp(words, 'u'));
  const namedIn = perPlace((section: Section): readonly boolean[] => {
    const lines = linesOf(section).map(({ text, sets }) => ((sets & SPACE) === 0 ? text : text.replace(/\s/g, '')));
    return patterns.map((pattern) => lines.some((line) => pattern.test(line)));
  });
  return (sections) => topics.filter((_topic, index) => !sections.some((section) => namedIn(section)[index]));
}
