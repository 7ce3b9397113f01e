import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBaseline, type BaselineEntry } from '../../server/src/core/index.js';
import { brokenText, soundText } from './reports.js';
import { checkJson, folderWith, run } from './run.js';

const name = '.disclosure-report-baseline.json';
const entriesIn = (cwd: string, file = name): readonly BaselineEntry[] => readBaseline(readFileSync(join(cwd, file), 'utf8')).value!;
const update = ['check', '--update-baseline', '--reason', '已核对'];

describe('check --update-baseline', () => {
  it('writes what there is, after which only what is new is reported', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), 'in/b.txt': brokenText() });
    const first = await run([...update, '.'], { cwd });
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^检查了 2 个文件：没有发现问题，另有 \d+ 个在基线中\n$/) });
    expect(first.err).toMatch(/^\.disclosure-report-baseline\.json: 记有 (\d+) 条，新增 \1 条，去掉 0 条\n$/);
    expect(new Set(entriesIn(cwd).map(({ file }) => file))).toEqual(new Set(['a.txt', 'in/b.txt']));
    expect(entriesIn(cwd)).toContainEqual(expect.objectContaining({ file: 'a.txt', rule: 'sum/row-total', path: 'applications/new/total', reason: '已核对', added: '2026-11-22' }));
    expect(readdirSync(cwd).sort()).toEqual([name, 'a.txt', 'in']);

    const { code, json, err } = await checkJson(['--fail-on', 'hint', '.'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json).toMatchObject({ summary: { files: 2, errors: 0, hints: 0 }, unusedBaseline: [] });

    const text = brokenText();
    writeFileSync(join(cwd, 'a.txt'), `\n${text.replace(/(一、总体情况\n)/, '$1本年开展了XX活动。\n')}`);
    expect((await checkJson(['.'], { cwd })).json.files[0]!.diagnostics.map(({ code: rule }) => rule)).toEqual(['text/placeholder']);
  });

  it('keeps reasons, leaves other files alone and does not write what stays the same', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), 'b.txt': brokenText() });
    await run(['check', '--update-baseline', '--reason', '一', 'a.txt', 'b.txt'], { cwd });
    const before = readFileSync(join(cwd, name), 'utf8');
    utimesSync(join(cwd, name), 1, 1);
    await run(['check', '--update-baseline', '--reason', '二', 'a.txt'], { cwd });
    expect(statSync(join(cwd, name)).mtimeMs).toBe(1000);

    writeFileSync(join(cwd, 'a.txt'), soundText());
    const { err } = await run(['check', '--update-baseline', '--reason', '三', 'a.txt'], { cwd });
    expect(err).toContain('去掉');
    const after = entriesIn(cwd);
    expect(after.filter(({ file }) => file === 'b.txt')).toEqual(readBaseline(before).value!.filter(({ file }) => file === 'b.txt'));
    expect(after.filter(({ file, rule }) => file === 'a.txt' && rule === 'sum/row-total')).toEqual([]);
    expect(new Set(after.map(({ reason }) => reason))).toEqual(new Set(['一']));
  });

  it('says which entries still want a reason', async () => {
    const cwd = folderWith({ 'a.txt': brokenText() });
    expect((await run(['check', '--update-baseline', 'a.txt'], { cwd })).err).toMatch(/\d+ 条还没有写理由（reason）\n$/);
  });

  it('begins beside the settings', async () => {
    const cwd = folderWith({ 'in/a.txt': brokenText(), 'in/.disclosure-report.json': '{}' });
    await run([...update, '.'], { cwd });
    expect([existsSync(join(cwd, name)), existsSync(join(cwd, 'in', name))]).toEqual([false, true]);
    expect((await run(['check', '--fail-on', 'hint', '.'], { cwd })).code).toBe(0);
  });

  it('writes nothing where nothing is wrong', async () => {
    const cwd = folderWith({ 'a.txt': soundText() });
    await run(['check', '--update-baseline', '--rule', '*=off', 'a.txt'], { cwd });
    expect(existsSync(join(cwd, name))).toBe(false);
  });

  it('leaves the baseline as it is where the settings or itself cannot be read', async () => {
    const cases: Record<string, string>[] = [{ [name]: '{ "version": 1, "entries": [ <<<<<<<' }, { [name]: '{ "version": 1, "entries": [] }', '.disclosure-report.json': '{' }];
    for (const broken of cases) {
      const cwd = folderWith({ 'a.txt': brokenText(), ...broken });
      const { code, err } = await run([...update, 'a.txt'], { cwd });
      expect(code).toBe(2);
      expect(err).toContain('没有改动基线');
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(broken[name]);
    }
  });
});

describe('check with a baseline', () => {
  it('--baseline names another; files are named from where it lies', async () => {
    const cwd = folderWith({ 'reports/a.txt': brokenText(), 'ci/note': '' });
    await run([...update, '--baseline', 'ci/base.json', 'reports'], { cwd });
    expect(entriesIn(cwd, 'ci/base.json')[0]!.file).toBe('../reports/a.txt');
    expect((await run(['check', '--fail-on', 'hint', '--baseline', 'ci/base.json', 'reports'], { cwd })).code).toBe(0);
    expect((await run(['check', 'reports'], { cwd })).code).toBe(1);
  });

  it('--baseline must exist where it is only read', async () => {
    const cwd = folderWith({ 'a.txt': brokenText() });
    expect(await run(['check', '--baseline', 'none.json', 'a.txt'], { cwd })).toMatchObject({ code: 2, err: 'none.json: 没有这个文件或文件夹\n' });
  });

  it('tells which entries are no longer used, also those of files that are gone', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), 'b.txt': brokenText() });
    await run([...update, '--rule', '*=off', '--rule', 'sum/row-total=error', '.'], { cwd });
    writeFileSync(join(cwd, 'a.txt'), soundText());
    const [entry] = entriesIn(cwd);
    writeFileSync(join(cwd, name), JSON.stringify({ version: 1, entries: [...entriesIn(cwd), { ...entry, file: 'gone.txt' }] }));
    const { err } = await run(['check', '.'], { cwd });
    expect(err).toBe(`${name}: 有 2 条用不上了：\n  a.txt  sum/row-total  applications/new/total\n  gone.txt  sum/row-total  applications/new/total\n`);
    const { json } = await checkJson(['.'], { cwd });
    expect(json).toMatchObject({ unusedBaseline: [{ file: 'a.txt', rule: 'sum/row-total', count: 1 }, { file: 'gone.txt' }] });
    // What was not looked at may still be used.
    expect((await checkJson(['b.txt', '--rule', 'sum/*=off'], { cwd })).json).toMatchObject({ unusedBaseline: [{ file: 'gone.txt' }] });
    await run([...update, '.'], { cwd });
    expect(new Set(entriesIn(cwd).map(({ file }) => file))).not.toContain('gone.txt');
  });

  it('that cannot be read gives exit code 2 and hides nothing', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), [name]: '[]' });
    const { code, out, err } = await run(['check', 'a.txt'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(`${name}: 不是基线文件`);
    expect(out).toContain('sum/row-total');
  });

  it('says nothing about standard input', async () => {
    const cwd = folderWith({});
    expect((await run([...update, '-'], { cwd, stdin: brokenText() })).code).toBe(1);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
