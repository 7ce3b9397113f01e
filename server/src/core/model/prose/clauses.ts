import type { Token } from './tokens.js';

/** What stands between two commas, colons or brackets. A semicolon is a clause of its own. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** It opens the sentence. */
  readonly initial: boolean;
  /** In brackets. */
  readonly aside: boolean;
}

/** A number that counts something we know: cases, money, a percentage. */
export function isCounted(token: Token): boolean {
  const kind = token.number?.kind;
  return kind === 'count' || kind === 'money' || kind === 'percent';
}

/** Tokens as sentences. */
export function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'stop') sentences.push([]);
    else sentences.at(-1)!.push(token);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

/** Cuts a sentence into clauses. 、 ends one only behind a number; brackets without numbers say nothing to us. */
export function clausesOf(sentence: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  const closing = closingBrackets(sentence);
  let current: Token[] = [];
  let counted = false;
  let depth = 0;
  const flush = (): void => {
    if (current.length > 0) clauses.push({ tokens: current, initial: clauses.length === 0, aside: depth > 0 });
    current = [];
    counted = false;
  };
  for (let i = 0; i < sentence.length; i++) {
    const token = sentence[i]!;
    if (token.kind === 'open') {
      const { close, numbers } = closing[i]!;
      if (!numbers) {
        // （不含教育系统） narrows what it follows.
        for (; i < close; i++) if (sentence[i]!.tags['except'] !== undefined) current.push(sentence[i]!);
        continue;
      }
      flush();
      depth++;
    } else if (token.kind === 'close') {
      flush();
      depth = Math.max(0, depth - 1);
    } else if (token.kind === 'comma' || token.kind === 'colon' || token.kind === 'semi' || (token.kind === 'list' && counted)) {
      flush();
      if (token.kind === 'semi') clauses.push({ tokens: [token], initial: false, aside: false });
    } else {
      current.push(token);
      counted ||= isCounted(token);
    }
  }
  flush();
  return clauses;
}

/** For each opening bracket the index of the next closing one, and whether a number stands between; in one pass from the end. */
function closingBrackets(sentence: readonly Token[]): readonly { readonly close: number; readonly numbers: boolean }[] {
  const found: { close: number; numbers: boolean }[] = [];
  let close = sentence.length;
  let numbers = false;
  for (let i = sentence.length - 1; i >= 0; i--) {
    const token = sentence[i]!;
    if (token.kind === 'close') {
      close = i;
      numbers = false;
    } else if (token.number !== null) numbers = true;
    found[i] = { close, numbers };
  }
  return found;
}
