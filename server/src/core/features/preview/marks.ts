import { moved } from '../../engine/locate.js';
import type { ResolvedFinding } from '../../engine/types.js';
import { ownFailures, mismatchOf } from '../../model/arithmetic.js';
import { relationNames } from '../../model/names.js';
import { cellSpan } from '../../model/place.js';
import type { Cell, Failure, Table } from '../../model/types.js';
import { absolute, formatQuantity, isNegative, isZero } from '../../text/quantity.js';
import { findingsIn, say, type PreviewSource } from './source.js';
import { words } from './words.js';

/** Short words beside a number, and a longer one for those who ask. */
interface Note {
  readonly text: string;
  readonly why?: string;
}

/** What the sums of a table say about its numbers, as far as it is reported: a rule that is off, or a baseline, silences it here, too. */
export class TableMarks {
  readonly #failures: readonly Failure[];

  constructor(
    private readonly table: Table,
    private readonly base: number,
    private readonly source: PreviewSource,
  ) {
    this.#failures = ownFailures(table).filter(({ relation: { at, template } }) => at !== null && this.findings(at).some(({ rule }) => rule === `sum/${template.id}`));
  }

  /** What was found in a cell. */
  findings(cell: Cell): readonly ResolvedFinding[] {
    return findingsIn(this.source, moved(cellSpan(cell, this.table), this.base));
  }

  /** What stands beside the number: what it should be and by how much it is off, or what it probably is. */
  notes(cell: Cell): readonly Note[] {
    return [...this.#differences(cell), ...this.#suspicion(cell)];
  }

  #differences(cell: Cell): readonly Note[] {
    const found = this.#failures.flatMap(({ relation }) => (relation.at === cell ? [{ relation, mismatch: mismatchOf(relation)! }] : []));
    const answers = new Set(found.map(({ mismatch }) => formatQuantity(mismatch.expected)));
    const notes = new Map<string, Note>();
    for (const { relation, mismatch: { expected, off } } of found) {
      const amount = formatQuantity(absolute(off));
      // Below zero nothing can be: the mistake is elsewhere.
      const asked = isNegative(expected) ? [] : [say(this.source, answers.size > 1 ? words.shouldFor : words.should, { sum: relationNames[relation.template.id], expected: formatQuantity(expected) })];
      const difference = isNegative(expected) ? words.apart : isNegative(off) ? words.less : words.more;
      for (const text of [...asked, ...(isZero(off) ? [] : [say(this.source, difference, { amount })])]) notes.set(text, { text });
    }
    return [...notes.values()];
  }

  #suspicion(cell: Cell): readonly Note[] {
    const suspect = this.#failures.find((failure) => failure.suspect?.cell === cell && failure.relation.at !== cell)?.suspect;
    if (suspect == null || this.#failures.some(({ relation }) => relation.at === cell)) return [];
    const args = { value: formatQuantity(suspect.value) };
    return [{ text: say(this.source, words.suspect, args), why: say(this.source, words.suspectWhy, args) }];
  }

  /** Whether a number is the one that explains a failure elsewhere. */
  isSuspect(cell: Cell): boolean {
    return this.#suspicion(cell).length > 0;
  }
}
