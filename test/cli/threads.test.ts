import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../server/src/cli/checker.js';
import type { Input } from '../../server/src/cli/inputs.js';
import { inThreads, type Thread, type ThreadEvents } from '../../server/src/cli/threads.js';
import { bundle } from './bundle.js';
import { brokenText, soundText } from './reports.js';
import { folderWith, run, spawned } from './run.js';

beforeAll(() => {
  bundle('cli.js');
}, 90_000);

/** Good and bad reports, other encodings, other texts, what cannot be read, settings, templates and baselines that are broken. */
function mixedFolder(): string {
  const files: Record<string, string | Uint8Array> = {
    '.disclosure-report.json': '{ "rules": { "sum/row-total": "warning" }, "unknown": 1 }',
    'broken-settings/.disclosure-report.json': '{ "rules": ',
    'no-template/.disclosure-report.json': '{ "templates": ["none.json"] }',
    'bad-baseline/.disclosure-report-baseline.json': '[',
    'utf16.txt': Buffer.from(`\ufeff${brokenText()}`, 'utf16le'),
    'binary.txt': Uint8Array.from({ length: 999 }, (_, i) => (i * 37) % 256),
    'empty.txt': '',
    'cut.txt': Buffer.from(soundText()).subarray(0, 1000),
  };
  for (let i = 0; i < 40; i++) {
    const folder = ['', 'broken-settings/', 'no-template/', 'bad-baseline/', 'b/', 'c/d/'][i % 6]!;
    files[`${folder}${i}.txt`] = i % 3 === 0 ? brokenText() : `${soundText()}\n${i}\n`;
  }
  return folderWith(files);
}

describe('check --jobs', { timeout: 60_000 }, () => {
  it.each(['text', 'json'])('gives the same with several threads as with one: %s', async (format) => {
    const cwd = mixedFolder();
    const args = ['check', '--format', format, '--lang', 'en', '-', '.', 'none.txt', 'nothing/*.txt'];
    const stdin = brokenText();
    const one = await spawned([...args, '--jobs', '1'], { cwd, stdin });
    expect(one.code).toBe(2);
    expect(one.err).toContain('none.txt: no such file or folder');
    for (const jobs of ['2', '4']) expect(await spawned([...args, '--jobs', jobs], { cwd, stdin })).toEqual(one);
    // In this process there are no threads at all.
    expect(await run(args, { cwd, stdin })).toEqual(one);
  });

  it('writes and applies a baseline alike', async () => {
    const folders = [1, 4].map((jobs) => ({ jobs: String(jobs), cwd: folderWith(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, brokenText()]))) }));
    const results = [];
    for (const { jobs, cwd } of folders) {
      const written = await spawned(['check', '--jobs', jobs, '--update-baseline', '.'], { cwd });
      const applied = await spawned(['check', '--jobs', jobs, '--format', 'json', '.'], { cwd });
      const named = await spawned(['check', '--jobs', jobs, '--baseline', '.disclosure-report-baseline.json', '.'], { cwd });
      results.push({ written, applied, named });
    }
    expect(results[0]!.applied.code).toBe(0);
    expect(results[1]).toEqual(results[0]);
  });

  it('exits alike', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), 'b.txt': brokenText() });
    for (const [args, code] of [[['a.txt'], 0], [['a.txt', 'b.txt'], 1], [['--fail-on', 'never', '.'], 0], [['--template', 'none.json', '.'], 2]] as const) {
      expect((await spawned(['check', '--jobs', '3', ...args], { cwd })).code, args.join(' ')).toBe(code);
    }
  });

  it('takes 0, auto and numbers, and says so where it gets something else', async () => {
    const cwd = folderWith({ 'a.txt': soundText() });
    for (const jobs of ['0', 'auto', '1', '64']) expect((await run(['check', '--jobs', jobs, 'a.txt'], { cwd })).code, jobs).toBe(0);
    for (const jobs of ['-1', '65', 'two', '1.5', '']) {
      const { code, err } = await run(['check', '--lang', 'en', `--jobs=${jobs}`, 'a.txt'], { cwd });
      expect(code, jobs).toBe(2);
      expect(err).toContain('--jobs');
    }
  });
});

describe('inThreads', () => {
  const outcome = (path: string, output: string): Outcome => ({ path, output, findings: { error: 0, warning: 0, information: 0, hint: 0 }, suppressed: 0, crashes: [], complaints: [] });
  const inputs = async function* (count: number): AsyncGenerator<Input> {
    for (let i = 0; i < count; i++) yield Promise.resolve({ path: String(i) });
  };

  /** Threads that answer after a while, the later ones sooner, and die of some inputs. */
  function pool({ deadly = [], dead = false }: { deadly?: readonly string[]; dead?: boolean } = {}) {
    const log = { started: 0, stopped: 0 };
    const start = (events: ThreadEvents): Thread => {
      const delay = 4 - (log.started++ % 4);
      let over = false;
      let queue = Promise.resolve();
      const soon = (act: () => void): void => {
        queue = queue.then(async () => {
          for (let i = 0; i < delay; i++) await new Promise((resolve) => setImmediate(resolve));
          if (!over) act();
        });
      };
      const die = (): void => {
        over = true;
        events.ended('out of memory');
      };
      soon(dead ? die : events.ready);
      return {
        post(slice) {
          soon(() => (slice.some(({ path }) => deadly.includes(path)) ? die() : events.answered(slice.map(({ path }) => outcome(path, 'thread')))));
        },
        stop() {
          over = true;
          log.stopped++;
        },
      };
    };
    return { log, work: { jobs: 3, start, here: ({ path }: Input) => Promise.resolve(outcome(path, 'here')), lost: ({ path }: Input, reason: string) => outcome(path, reason) } };
  }

  const told = async (all: AsyncIterable<Outcome>): Promise<string[]> => {
    const lines: string[] = [];
    for await (const { path, output } of all) lines.push(`${path} ${String(output)}`);
    return lines;
  };
  const expected = (count: number, output: (i: number) => string): string[] => Array.from({ length: count }, (_, i) => `${i} ${output(i)}`);

  it('keeps the order', async () => {
    const { log, work } = pool();
    expect(await told(inThreads(inputs(101), work))).toEqual(expected(101, () => 'thread'));
    expect(log).toMatchObject({ started: 3, stopped: 3 });
  });

  it('loses nothing but the input that a thread dies of', async () => {
    const { work } = pool({ deadly: ['0', '7', '50', '51', '100'] });
    expect(await told(inThreads(inputs(101), work))).toEqual(expected(101, (i) => ([0, 7, 50, 51, 100].includes(i) ? 'out of memory' : 'thread')));
  });

  it('does the work itself where no thread comes up', async () => {
    const { log, work } = pool({ dead: true });
    expect(await told(inThreads(inputs(30), work))).toEqual(expected(30, () => 'here'));
    expect(log.started).toBeLessThanOrEqual(3);
  });

  it('stops its threads when nobody wants more, and reads no further than it must', async () => {
    const { log, work } = pool();
    let read = 0;
    const counted = async function* (): AsyncGenerator<Input> {
      for await (const input of inputs(10_000)) {
        read++;
        yield input;
      }
    };
    for await (const { path } of inThreads(counted(), work)) if (path === '20') break;
    expect(log.stopped).toBe(log.started);
    expect(read).toBeLessThan(300);
  });
});
