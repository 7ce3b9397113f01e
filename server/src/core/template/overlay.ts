import type { Message, Text } from '../l10n/message.js';
import { pathTo, shownPath } from './schemaCheck.js';

const messages = {
  twice: { zh: '{path}：{id} 写了两次', en: '{path}: {id} stands there twice' },
  nothing: { zh: '{path}：没有 {id}，无从去掉', en: '{path}: there is no {id} to remove' },
  after: { zh: '{path}：没有 {id}，不能排在它后面', en: '{path}: there is no {id} to stand behind' },
  missing: { zh: '{path}：缺少 {name}', en: '{path}: {name} is missing' },
} satisfies Record<string, Text>;

/** What every part of a file may say about its place. */
export interface Part {
  readonly id?: string;
  readonly after?: string | number;
  readonly remove?: true;
}

/** Lays the parts of a file over those of the form below it, and collects what does not fit. */
export class Overlay {
  readonly faults: Message[] = [];

  /**
   * The parts of the form below, with those of the same id replaced or removed, and new ones put in after the one they
   * name, else at the end. `make` gets the part of the file and, where there is one, the part it changes.
   */
  merge<Own extends Part, T>(path: string, below: readonly T[], own: readonly Own[] | undefined, keyOf: (part: Own | T) => string | number, make: (own: Own, old: T | undefined, path: string) => T): readonly T[] {
    let parts = below;
    const seen = new Set<string | number>();
    own?.forEach((part, index) => {
      const place = pathTo(path, index);
      const id = keyOf(part);
      const at = parts.findIndex((known) => keyOf(known) === id);
      if (seen.has(id)) this.#fault(messages.twice, place, { id });
      else if (part.remove === true) {
        if (at < 0) this.#fault(messages.nothing, place, { id });
        else parts = parts.toSpliced(at, 1);
      } else {
        const made = make(part, parts[at], place);
        if (at >= 0 && part.after === undefined) parts = parts.with(at, made);
        else parts = this.#insert(at < 0 ? parts : parts.toSpliced(at, 1), made, part.after, keyOf, place);
      }
      seen.add(id);
    });
    return parts;
  }

  #insert<Own, T>(parts: readonly T[], made: T, after: string | number | undefined, keyOf: (part: Own | T) => string | number, path: string): readonly T[] {
    if (after === undefined) return [...parts, made];
    const at = parts.findIndex((known) => keyOf(known) === after);
    if (at < 0) this.#fault(messages.after, path, { id: after });
    return parts.toSpliced(at < 0 ? parts.length : at + 1, 0, made);
  }

  /** A text that a new part must have. */
  words(own: string | undefined, old: string | undefined, path: string, name: string): string {
    return this.needed(own ?? old, '?', path, name);
  }

  /** A member that a new part must have; `otherwise` stands in for it, so that the rest can be looked at. */
  needed<T>(value: T | undefined, otherwise: T, path: string, name: string): T {
    if (value === undefined) this.#fault(messages.missing, path, { name });
    return value ?? otherwise;
  }

  #fault(text: Text, path: string, args: Message['args']): void {
    this.faults.push({ text, args: { path: shownPath(path), ...args } });
  }
}
