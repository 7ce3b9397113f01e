import { internalError, type Checker, type CheckerOptions, type Outcome } from './checker.js';
import { stdinPath, type Input } from './inputs.js';
import type { Io } from './io.js';

/** How the inputs of a run are checked. */
export interface Work {
  readonly plan: CheckerOptions;
  /** Checks in this thread. */
  readonly checker: Checker;
  /** How many threads check; 1 is this one alone, null is for this to decide. */
  readonly jobs: number | null;
  readonly io: Io;
}

/** A run that takes no longer than this is over before threads have started. */
const aloneMs = 250;
/** Nor do threads pay where no more than this is left after that time: each compiles and warms up for itself. */
const fewInputs = 1000;

/**
 * What comes of the inputs, in their order. Unless told otherwise, this thread begins; if there is much to do, it hands
 * the rest to others. Both give the same.
 */
export async function* outcomes(inputs: AsyncIterable<Input>, work: Work): AsyncGenerator<Outcome> {
  const { checker, jobs, io } = work;
  const here = async (input: Input): Promise<Outcome> => checker.check(input, input.path === stdinPath && input.error === undefined ? await io.readStdin() : undefined);
  const { threads } = io;
  const most = jobs ?? threads?.usual() ?? 1;
  const source = inputs[Symbol.asyncIterator]();
  const ahead: Input[] = [];
  if (threads !== undefined && most > 1) {
    if (jobs === null) {
      for (const until = performance.now() + aloneMs; performance.now() < until; ) {
        const { value, done } = await source.next();
        if (done === true) return;
        yield await here(value);
      }
      while (ahead.length <= fewInputs) {
        const { value, done } = await source.next();
        if (done === true) break;
        ahead.push(value);
      }
    }
    if (jobs !== null || ahead.length > fewInputs) {
      // Loaded only here: most runs are short.
      const [{ inThreads }, start] = await Promise.all([import('./threads.js'), threads.load()]);
      const lost = ({ path }: Input, reason: string): Outcome => checker.failed(path, internalError(reason));
      yield* inThreads(follow(ahead, source), { jobs: most, start: (events) => start(work.plan, events), here, lost });
      return;
    }
  }
  for await (const input of follow(ahead, source)) yield await here(input);
}

async function* follow(first: readonly Input[], rest: AsyncIterator<Input>): AsyncGenerator<Input> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
