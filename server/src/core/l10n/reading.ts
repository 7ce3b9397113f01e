import { lineAt, lineStartsOf } from '../text/lines.js';
import type { Message, Text } from './message.js';

/** A file read; what could not be used is left out and told. */
export interface Reading<T> {
  /** null: nothing in it can be used. */
  readonly value: T | null;
  readonly problems: readonly Message[];
}

const invalid: Text = { zh: '第 {line} 行第 {character} 列起不是有效的 JSON', en: 'not valid JSON from line {line}, column {character} on' };

/** Where a JSON text is broken, in words. */
export function invalidJson(text: string, fault: number): Message {
  const starts = lineStartsOf(text);
  const line = lineAt(starts, fault);
  return { text: invalid, args: { line: line + 1, character: fault - starts[line]! + 1 } };
}
