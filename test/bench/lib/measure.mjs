import { performance } from 'node:perf_hooks';

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];

/** Median, p99 and fastest of a list of times in milliseconds. */
export function summary(times) {
  const sorted = Float64Array.from(times).sort();
  return { median: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), min: sorted[0], n: sorted.length };
}

/**
 * Times a function until a budget is used up, after a warm-up as long: a key goes through hundreds of functions, which V8
 * compiles well only after some thousand keys. Garbage is collected first where Node allows it (--expose-gc), so that one
 * case does not pay for the one before.
 */
export function measure(work, { budgetMs = 600, least = 7, most = 20_000 } = {}) {
  globalThis.gc?.();
  let iteration = 0;
  const warm = performance.now() + budgetMs;
  do work(iteration++);
  while (performance.now() < warm && iteration < most);
  const times = [];
  const end = performance.now() + budgetMs;
  while ((performance.now() < end || times.length < least) && times.length < most) {
    const start = performance.now();
    work(iteration++);
    times.push(performance.now() - start);
  }
  return summary(times);
}

/** The same for work that answers later, e.g. over a stream. */
export async function measureAsync(work, options) {
  return (await measureInTurn([work], options))[0].steady;
}

/** For so long one works before it is the next one's turn. */
const TURN_MS = 100;

/** A session's first steps, in code that V8 has yet to compile. */
const FIRST = 500;

/**
 * Times several such works side by side: they take turns of a tenth of a second, so that a machine which speeds up or
 * slows down does so for all. Of each what its first steps took, then, after a warm-up, what it takes in the long run.
 */
export async function measureInTurn(works, { budgetMs = 1500, warmUpMs = budgetMs, least = 20, most = 3000 } = {}) {
  globalThis.gc?.();
  const all = works.map((work) => ({ work, iteration: 0, first: [], steady: [] }));
  const step = async (one, times) => {
    const start = performance.now();
    await one.work(one.iteration++);
    times.push(performance.now() - start);
  };
  const turns = async (ms, listOf, few, enough) => {
    for (let spent = 0; spent < ms || all.some((one) => listOf(one).length < few); spent += TURN_MS) {
      for (const one of all) {
        const end = performance.now() + TURN_MS;
        do await step(one, listOf(one));
        while (performance.now() < end && listOf(one).length < enough);
      }
    }
  };
  await turns(warmUpMs, ({ first }) => first, 1, Infinity);
  await turns(budgetMs, ({ steady }) => steady, least, most);
  return all.map(({ first, steady }) => ({ first: summary(first.slice(0, FIRST)), steady: summary(steady) }));
}

/** A fixed amount of work: how much it varies is the noise of the machine. */
export function spin() {
  return measure(
    () => {
      let x = 1;
      for (let i = 0; i < 2_000_000; i++) x = (x * 1103515245 + 12345) & 0x7fffffff;
      if (x === -1) throw new Error('never');
    },
    { budgetMs: 300 },
  ).median;
}

/** The floor of everything that reads a text. */
export function scan(text) {
  let bars = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 124 || code === 9 || code === 10) bars++;
  }
  return bars;
}
