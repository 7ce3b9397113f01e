import type { Token } from './tokens.js';
import { KIND } from './words.js';

const NONE: readonly number[] = [];

/** What stands between two commas, colons or brackets. A semicolon is a clause of its own. */
export interface Clause {
  readonly tokens: readonly Token[];
  /** What its words say, as bits of KIND. */
  readonly kinds: number;
  /** Which of its tokens are numbers that count something we know. */
  readonly numbers: readonly number[];
  /** It opens the sentence. */
  readonly initial: boolean;
  /** In brackets. */
  readonly aside: boolean;
}

/** A number that counts something we know: cases, money, a percentage. */
function isCounted(token: Token): boolean {
  const kind = token.number?.kind;
  return kind === 'count' || kind === 'money' || kind === 'percent';
}

/** Cuts a sentence into clauses. 、 ends one only behind a number; brackets without numbers say nothing to us. */
export function clausesOf(sentence: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let closing: ReturnType<typeof closingBrackets> | undefined;
  let tokens: Token[] = [];
  let kinds = 0;
  let numbers: number[] | null = null;
  let depth = 0;
  const flush = (): void => {
    if (tokens.length === 0) return;
    clauses.push({ tokens, kinds, numbers: numbers ?? NONE, initial: clauses.length === 0, aside: depth > 0 });
    tokens = [];
    kinds = 0;
    numbers = null;
  };
  for (let i = 0; i < sentence.length; i++) {
    const token = sentence[i]!;
    if (token.kind === 'open') {
      closing ??= closingBrackets(sentence);
      const { close, numbers: counts } = closing[i]!;
      if (!counts) {
        // （不含教育系统） narrows what it follows.
        for (; i < close; i++) {
          if ((sentence[i]!.kinds & KIND.except) === 0) continue;
          tokens.push(sentence[i]!);
          kinds |= sentence[i]!.kinds;
        }
        continue;
      }
      flush();
      depth++;
    } else if (token.kind === 'close') {
      flush();
      depth = Math.max(0, depth - 1);
    } else if (token.kind === 'comma' || token.kind === 'colon' || token.kind === 'semi' || (token.kind === 'list' && numbers !== null)) {
      flush();
      if (token.kind === 'semi') clauses.push({ tokens: [token], kinds: 0, numbers: NONE, initial: false, aside: false });
    } else {
      if (isCounted(token)) (numbers ??= []).push(tokens.length);
      tokens.push(token);
      kinds |= token.kinds;
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
