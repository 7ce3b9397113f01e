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
  const patterns = topics.map(({ words }) => new RegExp(words));
  const all = (1 << topics.length) - 1;
  /** The topics as bits. */
  const namedIn = perPlace((section: Section): number => {
    let named = 0;
    for (const { text, sets } of linesOf(section)) {
      if (named === all) break;
      const words = (sets & SPACE) === 0 ? text : text.replace(/\s/g, '');
      for (let index = 0; index < patterns.length; index++) if ((named & (1 << index)) === 0 && patterns[index]!.test(words)) named |= 1 << index;
    }
    return named;
  });
  return (sections) => {
    let named = 0;
    for (const section of sections) if (named !== all) named |= namedIn(section);
    return topics.filter((_topic, index) => (named & (1 << index)) === 0);
  };
}
