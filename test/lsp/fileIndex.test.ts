import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { parse, symbolsIn, type PlacedSymbols } from '../../server/src/core/index.js';
import { FileIndex } from '../../server/src/lsp/fileIndex.js';
import type { ReadAnswer, ReadTask } from '../../server/src/lsp/symbolReader.js';
import { soundText } from '../cli/reports.js';

const folder = { uri: 'file:///town', language: 'zh' } as const;
const reports: readonly PlacedSymbols[] = symbolsIn(parse(soundText()));
const { token } = new CancellationTokenSource();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An index whose reader is played by the test. */
function played(watched = true) {
  const said: string[] = [];
  const readers: { readonly tasks: ReadTask[]; readonly answer: (answer: ReadAnswer) => void; readonly fail: (reason: string) => void; stopped: boolean }[] = [];
  let cancel = (): void => {};
  const log = (text: string): number => said.push(text);
  const connection = {
    console: { info: log, warn: log, error: log },
    window: {
      createWorkDoneProgress: () =>
        Promise.resolve({
          begin: (title: string) => said.push(`begin ${title}`),
          report: (percentage: number, message: string) => said.push(`${percentage} % ${message}`),
          done: () => said.push('done'),
          token: { onCancellationRequested: (listener: () => void) => (cancel = listener) },
        }),
    },
  } as unknown as Connection;
  const index = new FileIndex(
    connection,
    (answer, fail) => {
      const reader = { tasks: [] as ReadTask[], answer, fail, stopped: false };
      readers.push(reader);
      return { post: (task) => void reader.tasks.push(task), stop: () => void (reader.stopped = true) };
    },
    watched,
  );
  return { index, said, readers, cancel: () => cancel(), uris: () => [...index.files()].map(({ uri }) => uri) };
}

const file = (uri: string, of: readonly PlacedSymbols[] | null = reports): ReadAnswer => ({ kind: 'files', files: [{ uri, reports: of }], done: 1, total: 4 });

describe('the index of files', () => {
  it('reads nothing before it is asked, and each folder once', () => {
    const { index, readers } = played();
    expect(readers).toHaveLength(0);
    index.cover([folder]);
    index.cover([folder]);
    expect(readers.flatMap(({ tasks }) => tasks)).toEqual([{ kind: 'folder', uri: 'file:///town' }]);
  });

  it('lets a question wait for all of the answer, but not for ever', async () => {
    const { index, readers } = played();
    index.cover([folder]);
    let answered = 0;
    const ask = (): void => void index.settled(token).then(() => answered++);
    ask();
    await vi.advanceTimersByTimeAsync(2900);
    expect(answered).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(answered).toBe(1);
    ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).toBe(2);
    readers[0]!.answer({ kind: 'finished' });
    index.cover([folder, { ...folder, uri: 'file:///more' }]);
    ask();
    readers[0]!.answer({ kind: 'finished' });
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).toBe(3);
  });

  it('shows what takes longer than a second, and keeps what was read when it is cancelled', async () => {
    const { index, said, readers, cancel, uris } = played();
    index.cover([folder]);
    await vi.advanceTimersByTimeAsync(900);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    readers[0]!.answer(file('file:///town/a.txt'));
    expect(said).toEqual(['begin 正在读取文件夹里的年报', '25 % 1 / 4']);
    cancel();
    expect(said.at(-1)).toBe('done');
    expect(readers[0]!.stopped).toBe(true);
    readers[0]!.answer(file('file:///town/late.txt'));
    expect(uris()).toEqual(['file:///town/a.txt']);
    index.cover([folder]);
    expect(readers).toHaveLength(1);
  });

  it('shows nothing of what is quick, and gives the memory of an idle reader back', async () => {
    const { index, said, readers, uris } = played();
    index.cover([folder]);
    readers[0]!.answer(file('file:///town/a.txt'));
    readers[0]!.answer({ kind: 'finished' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([]);
    expect(readers[0]!.stopped).toBe(true);
    index.changed([{ uri: 'file:///town/a.txt', deleted: false }]);
    expect(readers[1]!.tasks).toEqual([{ kind: 'file', uri: 'file:///town/a.txt' }]);
    readers[1]!.answer(file('file:///town/a.txt', null));
    expect(uris()).toEqual([]);
  });

  it('forgets folders that are closed, and all of them with the setting', () => {
    const { index, readers, uris } = played();
    index.cover([folder, { ...folder, uri: 'file:///townshop' }]);
    for (const uri of ['file:///town/a.txt', 'file:///townshop/b.txt', 'file:///other/c.txt']) readers[0]!.answer(file(uri));
    expect(uris()).toEqual(['file:///town/a.txt', 'file:///townshop/b.txt']);
    index.cover([folder]);
    expect(uris()).toEqual(['file:///town/a.txt']);
    index.cover([]);
    expect(uris()).toEqual([]);
    expect(readers[0]!.stopped).toBe(true);
    index.cover([folder]);
    expect(readers[1]!.tasks).toHaveLength(1);
  });

  it('looks at the folders again where nobody tells about changed files', async () => {
    const { index, readers } = played(false);
    index.cover([folder]);
    readers[0]!.answer({ kind: 'finished' });
    index.cover([folder]);
    expect(readers[0]!.tasks).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(6000);
    index.cover([folder]);
    expect(readers[0]!.tasks).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(readers[0]!.stopped).toBe(false);
  });

  it('says so where the reader fails or the folders hold too much, and finds what it has', () => {
    const { index, said, readers, uris } = played();
    index.cover([folder]);
    readers[0]!.answer(file('file:///town/a.txt'));
    readers[0]!.fail('out of memory');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('out of memory');
    index.changed([{ uri: 'file:///town/big.txt', deleted: false }]);
    readers[1]!.answer(file('file:///town/big.txt', Array.from({ length: 60_000 }, () => reports[0]!)));
    expect(said[1]).toContain('more reports than can be kept');
    expect(readers[1]!.stopped).toBe(true);
    expect(uris()).toHaveLength(2);
  });

  it('names some of the files that cannot be read, and counts the others', () => {
    const { index, said, readers } = played();
    index.cover([folder]);
    for (let i = 0; i < 50; i++) readers[0]!.answer({ kind: 'unreadable', uri: `file:///town/${i}.txt`, reason: 'no permission' });
    readers[0]!.answer({ kind: 'finished' });
    expect(said).toHaveLength(21);
    expect(said[0]).toBe('file:///town/0.txt cannot be searched: no permission');
    expect(said[20]).toContain('50 files');
  });
});
