import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Checker, type CheckerOptions, type Outcome } from './checker.js';
import type { Input } from './inputs.js';
import { threadArgument } from './threadArgument.js';
import type { Thread, ThreadEvents } from './threads.js';

/** What a thread sends: an empty list first, to say that it is there, then one list for each that it got. */
type Answer = readonly Outcome[];

/** Starts a thread that runs this bundle as `serveThread`. */
export function startThread(plan: CheckerOptions, { ready, answered, ended }: ThreadEvents): Thread {
  const worker = new Worker(__filename, { argv: [threadArgument], workerData: plan });
  let over = false;
  const end = (reason: string): void => {
    if (!over) ended(reason);
    over = true;
  };
  worker.on('message', (answer: Answer) => (answer.length === 0 ? ready() : answered(answer)));
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => end(`exit ${code}`));
  return {
    post: (inputs) => worker.postMessage(inputs),
    stop() {
      over = true;
      void worker.terminate();
    },
  };
}

/** The thread's side; false where this is not one. */
export function serveThread(): boolean {
  if (isMainThread || parentPort === null) return false;
  const port = parentPort;
  const checker = new Checker(workerData as CheckerOptions);
  const encoder = new TextEncoder();
  port.on('message', (inputs: readonly Input[]) => {
    // A string would be copied twice and encoded by the thread that all others wait for; bytes are handed over.
    const bytes: ArrayBuffer[] = [];
    const answer: Answer = inputs.map((input) => {
      const outcome = checker.check(input);
      const output = encoder.encode(outcome.output as string);
      bytes.push(output.buffer);
      return { ...outcome, output };
    });
    port.postMessage(answer, bytes);
  });
  port.postMessage([] satisfies Answer);
  return true;
}
