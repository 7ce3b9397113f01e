import { describe, expect, it } from 'vitest';
import { brokenPlace, brokenText, sound, soundText } from './reports.js';
import { checkJson, folderWith, run } from './run.js';

const strict = ['--rule', '*=off', '--rule', 'sum/*=error'];

describe('check --format json', () => {
  it('says what was read and where the finding stands', async () => {
    const cwd = folderWith({ 'a.txt': brokenText() });
    const { code, json, err } = await checkJson(['a.txt'], { cwd });
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(json.version).toBe(1);
    expect(json.files).toHaveLength(1);
    const [file] = json.files;
    expect(file).toMatchObject({ path: 'a.txt', encoding: 'utf-8', reports: [{ title: sound.title, year: sound.year, template: '2021', startLine: 0 }] });
    const place = brokenPlace();
    const total = file!.diagnostics.find(({ code: rule }) => rule === 'sum/row-total');
    expect(total).toMatchObject({
      severity: 'error',
      range: { start: { line: place.line, character: place.character }, end: { line: place.line, character: place.character + place.text.length } },
      data: { table: 'applications', row: 'new', column: 'total', actual: place.text },
    });
    expect(total!.fixes[0]!.edits.length).toBeGreaterThan(0);
    expect(Object.values(json.summary).slice(1).reduce((a, b) => a + b)).toBe(file!.diagnostics.length);
  });

  it('counts no column for a byte order mark', async () => {
    const cwd = folderWith({ 'a.txt': `\uFEFF${brokenText()}`, 'b.txt': brokenText() });
    const { json } = await checkJson(['a.txt', 'b.txt'], { cwd });
    expect(json.files[0]!.diagnostics).toEqual(json.files[1]!.diagnostics);
    expect(json.files[0]!.reports).toEqual(json.files[1]!.reports);
  });

  it('gives the same places for CRLF and for other encodings', async () => {
    const text = brokenText();
    const cwd = folderWith({ 'a.txt': text, 'b.txt': brokenText({ eol: '\r\n' }), 'c.txt': Buffer.from(text, 'utf16le') });
    const { json } = await checkJson(['.'], { cwd });
    const places = json.files.map(({ diagnostics }) => diagnostics.map(({ code, range, message }) => ({ code, range, message })));
    expect(places[1]).toEqual(places[0]);
    expect(places[2]).toEqual(places[0]);
    expect(json.files.map(({ encoding }) => encoding)).toEqual(['utf-8', 'utf-8', 'utf-16le']);
  });

  it('lists what is no report and what could not be read, and checks the rest', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), 'notes.txt': 'just a note\n', 'empty.txt': '', 'image.txt': Buffer.from('89504e470d0a1a0a0000000d49484452ff', 'hex') });
    const { code, json, err } = await checkJson(['missing.txt', 'image.txt', 'empty.txt', 'notes.txt', '*.none', 'a.txt'], { cwd });
    expect(code).toBe(2);
    expect(json.files.map(({ path }) => path)).toEqual(['missing.txt', 'image.txt', 'empty.txt', 'notes.txt', '*.none', 'a.txt']);
    const [missing, image, empty, notes, glob, broken] = json.files;
    expect(missing).toEqual({ path: 'missing.txt', encoding: null, reports: [], diagnostics: [], error: '没有这个文件或文件夹' });
    expect(image!.error).toBe('不是 UTF-8、UTF-16 或 GB18030 文本');
    expect(glob!.error).toBe('通配符没有匹配到任何文件');
    for (const file of [empty, notes]) {
      expect(file!.reports).toEqual([]);
      expect(file!.diagnostics.map(({ code: rule }) => rule)).toEqual(['structure/not-a-report']);
    }
    expect(broken!.diagnostics.length).toBeGreaterThan(0);
    expect(json.summary.files).toBe(6);
    expect(err.trim().split('\n')).toEqual(['missing.txt: 没有这个文件或文件夹', 'image.txt: 不是 UTF-8、UTF-16 或 GB18030 文本', '*.none: 通配符没有匹配到任何文件']);
  });

  it('reads standard input', async () => {
    const { code, json } = await checkJson(['-'], { stdin: brokenText() });
    expect(code).toBe(1);
    expect(json.files[0]).toMatchObject({ path: '-', encoding: 'utf-8' });
  });

  it('stays valid with nothing to list', async () => {
    const { code, json } = await checkJson(['.'], { cwd: folderWith({ 'picture.png': '' }) });
    expect(code).toBe(0);
    expect(json.files).toEqual([]);
  });

  it('names several reports of one file by the lines they start on', async () => {
    const text = soundText();
    const { json } = await checkJson(['-'], { stdin: `${text}\n${text.replaceAll(sound.body, '云岭县林业局')}` });
    const starts = json.files[0]!.reports.map(({ startLine }) => startLine);
    expect(starts).toEqual([0, text.split('\n').length]);
  });
});

describe('check --format text', () => {
  it('gives path:line:column, severity, rule and message, lined up, and a summary', async () => {
    const cwd = folderWith({ '年报.txt': brokenText() });
    const { code, out } = await run(['check', ...strict, '年报.txt'], { cwd });
    const place = brokenPlace();
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines.some((line) => line.startsWith(`年报.txt:${place.line + 1}:${place.character + 1}  错误  sum/row-total`))).toBe(true);
    expect(lines.at(-1)).toMatch(/^检查了 1 个文件：\d 个错误$/);
    expect(out).not.toContain('\u001b');
  });

  it('lists however many findings a file has', async () => {
    // More than the arguments of a call.
    const text = `云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n${'逐月更新更新进度进行进行\n'.repeat(150_000)}`;
    const { code, out, err } = await run(['check', '--rule', '*=off', '--rule', 'text/repeated=warning', '--fail-on', 'never', '-'], { stdin: text });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').filter((line) => line.includes('text/repeated')).length).toBe(150_000);
  });

  it('says so when nothing was found', async () => {
    const { code, out } = await run(['check', ...strict, '-'], { stdin: soundText() });
    expect(code).toBe(0);
    expect(out).toBe('检查了 1 个文件：没有发现问题\n');
  });

  it('says which encoding was used, on standard error', async () => {
    const cwd = folderWith({ 'a.txt': Buffer.from(soundText(), 'utf16le') });
    const { err } = await run(['check', ...strict, 'a.txt'], { cwd });
    expect(err).toBe('a.txt: 按 UTF-16LE 读取\n');
  });

  it('uses colour on a terminal only, and not where it is unwelcome', async () => {
    const stdin = brokenText();
    expect((await run(['check', '-'], { stdin, tty: true })).out).toContain('\u001b[31m');
    expect((await run(['check', '-'], { stdin, tty: true, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b');
    expect((await run(['check', '-'], { stdin, tty: true, env: { TERM: 'dumb' } })).out).not.toContain('\u001b');
  });
});

describe('exit code', () => {
  const only = (level: string): string[] => ['check', '--rule', '*=off', '--rule', `sum/row-total=${level}`];

  it.each([
    ['error', 'error', 1],
    ['warning', 'error', 0],
    ['warning', 'warning', 1],
    ['hint', 'information', 0],
    ['hint', 'hint', 1],
    ['error', 'never', 0],
    ['off', 'hint', 0],
  ])('a finding at level %s with --fail-on %s gives %i', async (level, failOn, code) => {
    expect((await run([...only(level), '--fail-on', failOn, '-'], { stdin: brokenText() })).code).toBe(code);
  });

  it('is 2 for unreadable input, whatever else was found', async () => {
    expect((await run(['check', '--fail-on', 'never', '-', 'none.txt'], { stdin: brokenText() })).code).toBe(2);
  });
});

describe('language', () => {
  const stdin = brokenText();
  it.each([
    [[], {}, 'zh'],
    [[], { LANG: 'C' }, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'POSIX' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'en_US.UTF-8' }, 'en'],
    [[], { LANG: 'de_DE.UTF-8' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh'],
    [[], { LANG: 'zh_CN', LC_ALL: 'en_GB' }, 'en'],
    [['--lang', 'zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
    [['--lang=en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
  ] as [string[], Record<string, string>, string][])('%j with %j is %s', async (options, env, language) => {
    const { out } = await run(['check', ...options, '-'], { stdin, env });
    expect(out.includes('检查了')).toBe(language === 'zh');
    expect(out.includes('checked 1 file')).toBe(language === 'en');
  });
});
