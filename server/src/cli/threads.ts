import type { Outcome } from './checker.js';
import { stdinPath, type Input } from './inputs.js';

/** What a thread says. */
export interface ThreadEvents {
  /** It is there. */
  ready(): void;
  /** It has checked the oldest inputs that it holds. */
  answered(outcomes: readonly Outcome[]): void;
  /** It has come to an end by itself, and will say nothing more. */
  ended(reason: string): void;
}

/** A thread that checks inputs in the order in which it gets them. */
export interface Thread {
  post(inputs: readonly Input[]): void;
  /** Ends it at once, whatever it is doing. */
  stop(): void;
}

export interface ThreadWork {
  readonly jobs: number;
  readonly start: (events: ThreadEvents) => Thread;
  /** Checks in this thread. */
  readonly here: (input: Input) => Promise<Outcome>;
  /** What comes of an input that a thread did not survive. */
  readonly lost: (input: Input, reason: string) => Outcome;
}

/** Inputs that go to a thread together. */
const sliceLength = 4;
/** Slices that a thread holds: the one it checks, and the next. */
const heldSlices = 2;
/** Slices for each thread that are read but not yet written: a slow file must not let the others pile up behind it. */
const openSlices = 8;

interface Slice {
  readonly inputs: readonly Input[];
  /** For this thread: nobody else has its standard input. */
  readonly alone: boolean;
  outcomes?: readonly Outcome[];
}

interface Hand {
  readonly thread: Thread;
  readonly held: Slice[];
  ready: boolean;
}

/**
 * Checks inputs in several threads; the outcomes come in the order of the inputs. If a thread dies, what it held is given
 * to another, input by input, so that only the one that killed it is lost. Where threads cannot be started at all, this
 * one does their work.
 */
export async function* inThreads(inputs: AsyncIterable<Input>, { jobs, start, here, lost }: ThreadWork): AsyncGenerator<Outcome> {
  const source = inputs[Symbol.asyncIterator]();
  let exhausted = false;
  /** In the order of the inputs, the first to be written first. */
  const open: Slice[] = [];
  const waiting: Slice[] = [];
  const hands = new Set<Hand>();
  let mayStart = true;
  let wake = (): void => {};

  const ended = (hand: Hand, reason: string): void => {
    hands.delete(hand);
    // One that never came up would not do so the next time either.
    mayStart &&= hand.ready;
    const [first, ...others] = hand.held;
    if (first === undefined || !hand.ready) waiting.unshift(...hand.held);
    else if (first.inputs.length === 1) {
      first.outcomes = [lost(first.inputs[0]!, reason)];
      waiting.unshift(...others);
    } else {
      const single = first.inputs.map((input): Slice => ({ inputs: [input], alone: false }));
      open.splice(open.indexOf(first), 1, ...single);
      waiting.unshift(...single, ...others);
    }
    wake();
  };
  const startOne = (): void => {
    const hand: Hand = {
      thread: start({
        ready: () => void (hand.ready = true),
        answered(outcomes) {
          hand.held.shift()!.outcomes = outcomes;
          wake();
        },
        ended: (reason) => ended(hand, reason),
      }),
      held: [],
      ready: false,
    };
    hands.add(hand);
  };

  /** Reads the next slice; what only this thread can check is one of its own. */
  const read = async (): Promise<void> => {
    const inputs: Input[] = [];
    let own: Input | undefined;
    while (inputs.length < sliceLength && own === undefined && !exhausted) {
      const { value, done } = await source.next();
      if (done === true) exhausted = true;
      else if (value.path === stdinPath && value.error === undefined) own = value;
      else inputs.push(value);
    }
    const slice: Slice = { inputs, alone: false };
    if (inputs.length > 0) open.push(slice);
    if (inputs.length > 0) waiting.push(slice);
    if (own !== undefined) open.push({ inputs: [own], alone: true });
  };

  try {
    for (;;) {
      while (!exhausted && open.length < jobs * openSlices) await read();
      while (mayStart && hands.size < jobs && hands.size < waiting.length) startOne();
      for (const hand of hands) {
        while (hand.held.length < heldSlices && waiting.length > 0) {
          const slice = waiting.shift()!;
          hand.held.push(slice);
          hand.thread.post(slice.inputs);
        }
      }
      const first = open[0];
      if (first === undefined) return;
      if (first.outcomes !== undefined) {
        open.shift();
        yield* first.outcomes;
      } else if (first.alone || hands.size === 0) {
        open.shift();
        if (!first.alone) waiting.splice(waiting.indexOf(first), 1);
        for (const input of first.inputs) yield await here(input);
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    for (const { thread } of hands) thread.stop();
  }
}
