import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../server/src/start/cacheFolder.js';
import { bundle } from '../cli/bundle.js';
import { brokenText } from '../cli/reports.js';
import { folderWith, spawned, type Run } from '../cli/run.js';

beforeAll(() => {
  bundle('cli.js');
}, 90_000);

const check = (cwd: string, cache: string): Promise<Run> => spawned(['check', '--format', 'json', 'a.txt'], { cwd, env: { DISCLOSURE_REPORT_CACHE: cache } });

describe('compiled code', { timeout: 60_000 }, () => {
  it('is kept by the first check and used, unchanged, by the next', async () => {
    const cwd = folderWith({ 'a.txt': brokenText() });
    const cache = join(cwd, 'cache', 'code');
    const first = await check(cwd, cache);
    expect(first).toMatchObject({ code: 1, err: '' });
    const [name, ...others] = readdirSync(cache);
    expect(others).toEqual([]);
    const file = join(cache, name!);
    utimesSync(file, 1, 1);
    expect(await check(cwd, cache)).toEqual(first);
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  it('is made again where it is damaged, cut or empty', async () => {
    const cwd = folderWith({ 'a.txt': brokenText() });
    const cache = join(cwd, 'code');
    const first = await check(cwd, cache);
    const file = join(cache, readdirSync(cache)[0]!);
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    flipped[whole.length >> 1]! ^= 0xff;
    for (const damaged of [flipped, whole.subarray(0, whole.length >> 1), whole.subarray(0, 40), Buffer.alloc(0), Buffer.alloc(whole.length)]) {
      writeFileSync(file, damaged);
      expect(await check(cwd, cache)).toEqual(first);
      expect(readFileSync(file).equals(damaged)).toBe(false);
    }
  });

  it('is not taken for another text of the same length and time', () => {
    const cwd = folderWith({ 'package.json': '{ "type": "commonjs" }' });
    copyFileSync(bundle('cli.js'), join(cwd, 'cli.js'));
    const main = join(cwd, 'cliMain.cjs');
    const says = (word: string): string => {
      writeFileSync(main, `console.log(${JSON.stringify(word)}); exports.settled = Promise.resolve();`);
      utimesSync(main, 1, 1);
      return execFileSync(process.execPath, [join(cwd, 'cli.js')], { encoding: 'utf8', env: { DISCLOSURE_REPORT_CACHE: join(cwd, 'code') } });
    };
    for (const word of ['甲', '甲', '乙', 'abc', 'abd']) expect(says(word)).toBe(`${word}\n`);
    expect(readdirSync(join(cwd, 'code'))).toHaveLength(1);
  });

  it('is not needed: nothing is said where it cannot be kept', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), file: '' });
    const off = await check(cwd, '');
    expect(off).toMatchObject({ code: 1, err: '' });
    expect(await check(cwd, join(cwd, 'file', 'code'))).toEqual(off);
    expect(existsSync(join(cwd, 'code'))).toBe(false);
  });

  it('is neither read from nor written to a folder that others can write to', async () => {
    const cwd = folderWith({ 'a.txt': brokenText() });
    const cache = join(cwd, 'code');
    mkdirSync(cache);
    chmodSync(cache, 0o777);
    expect((await check(cwd, cache)).code).toBe(1);
    // Windows keeps the folders of users apart in another way.
    expect(readdirSync(cache)).toHaveLength(process.getuid === undefined ? 1 : 0);
  });

  it('does not pile up', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`code/${i}.code`, ''])), 'code/other.txt': '' });
    for (let i = 0; i < 20; i++) utimesSync(join(cwd, 'code', `${i}.code`), i, i);
    await check(cwd, join(cwd, 'code'));
    const names = readdirSync(join(cwd, 'code'));
    expect(names).toHaveLength(7);
    expect(names).toContain('other.txt');
    expect(names).toContain('19.code');
  });
});

describe('cacheFolder', () => {
  it.each([
    [{ DISCLOSURE_REPORT_CACHE: '/x', HOME: '/h' }, 'linux', '/x'],
    [{ DISCLOSURE_REPORT_CACHE: '', HOME: '/h' }, 'linux', null],
    [{ NODE_DISABLE_COMPILE_CACHE: '1', HOME: '/h' }, 'linux', null],
    [{ HOME: '/h' }, 'linux', '/h/.cache/disclosure-report'],
    [{ HOME: '/h', XDG_CACHE_HOME: '/c' }, 'linux', '/c/disclosure-report'],
    [{ HOME: '/h' }, 'darwin', '/h/Library/Caches/disclosure-report'],
    [{ HOME: '/h', LOCALAPPDATA: '/l' }, 'win32', '/l/disclosure-report'],
    [{}, 'linux', null],
    [{}, 'darwin', null],
    [{}, 'win32', null],
  ])('%o on %s: %s', (env, platform, folder) => {
    expect(cacheFolder({ env, platform })?.replaceAll('\\', '/') ?? null).toBe(folder);
  });
});
