import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputs } from '../../server/src/cli/inputs.js';
import { folderWith } from './run.js';

async function list(cwd: string, paths: readonly string[], platform = 'linux'): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, error } of inputs(paths, { cwd, platform })) found.push(error ? `${path}: ${error.text.en}` : path);
  return found;
}

const tree = {
  'b.txt': '',
  'a.gkbg': '',
  'c.md': '',
  'd.docx': '',
  'E.TXT': '',
  'sub/x.txt': '',
  'sub.txt': '',
  '.hidden/y.txt': '',
  '.z.txt': '',
  'node_modules/m.txt': '',
  '报告[1].txt': '',
};

describe('inputs', () => {
  it('walks folders in the order of paths, without hidden ones and node_modules', async () => {
    const cwd = folderWith(tree);
    expect(await list(cwd, ['.'])).toEqual(['./E.TXT', './a.gkbg', './b.txt', './c.md', './sub.txt', './sub/x.txt', './报告[1].txt']);
    expect(await list(cwd, ['sub/'])).toEqual(['sub/x.txt']);
  });

  it('keeps the order given and takes each file once', async () => {
    const cwd = folderWith(tree);
    expect(await list(cwd, ['sub', 'b.txt', 'a.gkbg', './b.txt', '-', '-'])).toEqual(['sub/x.txt', 'b.txt', 'a.gkbg', '-']);
  });

  it('expands globs and keeps the prefix as written', async () => {
    const cwd = folderWith(tree);
    expect(await list(cwd, ['*.txt'])).toEqual(['b.txt', 'sub.txt', '报告[1].txt']);
    expect(await list(cwd, ['**/x.txt'])).toEqual(['sub/x.txt']);
    expect(await list(cwd, ['sub/../{b,c}.*'])).toEqual(['sub/../b.txt', 'sub/../c.md']);
    expect(await list(cwd, [join(cwd, 'sub', '*.txt')])).toEqual([join(cwd, 'sub', 'x.txt')]);
    expect(await list(cwd, ['su?'])).toEqual(['sub/x.txt']);
  });

  it('reads backslashes as separators on Windows', async () => {
    expect(await list(folderWith(tree), ['sub\\*.txt'], 'win32')).toEqual(['sub/x.txt']);
  });

  it('takes a path that exists literally, whatever characters it has', async () => {
    expect(await list(folderWith({ ...tree, '报告1.txt': '' }), ['报告[1].txt'])).toEqual(['报告[1].txt']);
  });

  it('says what gave nothing, and goes on', async () => {
    const cwd = folderWith(tree);
    expect(await list(cwd, ['none.txt', '*.none', 'b.txt'])).toEqual(['none.txt: no such file or folder', '*.none: the glob matches no file', 'b.txt']);
  });

  it('follows links to files, and never runs in circles', async () => {
    const cwd = folderWith(tree);
    symlinkSync('b.txt', join(cwd, 'link.txt'));
    symlinkSync('..', join(cwd, 'sub', 'up'));
    symlinkSync('../sub', join(cwd, 'sub', 'again.txt'));
    expect(await list(cwd, ['sub'])).toEqual(['sub/x.txt']);
    expect(await list(cwd, ['.'])).toContain('./link.txt');
  });

  it('leaves a link that leads nowhere for reading to report', async () => {
    const cwd = folderWith({ 'sub/x.txt': '' });
    symlinkSync('loop.txt', join(cwd, 'sub', 'loop.txt'));
    expect(await list(cwd, ['sub'])).toEqual(['sub/loop.txt', 'sub/x.txt']);
    expect(await list(cwd, ['sub/loop.txt'])).toEqual(['sub/loop.txt: cannot be read ({code})']);
  });
});
