import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { brokenText, soundText } from './reports.js';
import { folderWith, spawned, type JsonOutput } from './run.js';

// Building, where the bundle is older than the sources, takes longer than a test may.
beforeAll(() => {
  bundle('cli.js');
}, 90_000);

describe('dist/cli.js', { timeout: 30_000 }, () => {
  it('checks files and exits with 1 where something is wrong', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), 'b.txt': soundText() });
    const { code, out, err } = await spawned(['check', '--format', 'json', 'a.txt', 'b.txt'], { cwd });
    expect(err).toBe('');
    expect(code).toBe(1);
    expect((JSON.parse(out) as JsonOutput).files.map(({ path }) => path)).toEqual(['a.txt', 'b.txt']);
  });

  it('reads standard input and exits with 0 where nothing is wrong', async () => {
    const { code, out } = await spawned(['check', '--fail-on', 'error', '-'], { stdin: soundText() });
    expect(code).toBe(0);
    expect(out).toContain('检查了 1 个文件');
  });

  it('exits with 2 for usage errors and unreadable input', async () => {
    expect((await spawned(['check'])).code).toBe(2);
    expect(await spawned(['check', '--lang', 'en', 'none.txt'])).toMatchObject({ code: 2, err: 'none.txt: no such file or folder\n' });
  });

  it('expands globs', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), 'sub/b.txt': soundText(), 'c.md': '' });
    const { code, out } = await spawned(['check', '--format', 'json', '**/*.txt'], { cwd });
    expect(code).toBe(0);
    expect((JSON.parse(out) as JsonOutput).files.map(({ path }) => path)).toEqual(['a.txt', 'sub/b.txt']);
  });

  it('stops quietly when nobody reads any more', async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${String(i).padStart(3, '0')}.txt`, brokenText()])));
    const child = spawn(process.execPath, [bundle('cli.js'), 'check', '--fail-on', 'never', '--format', 'json', '.'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
    expect(code).toBe(0);
  });
});
