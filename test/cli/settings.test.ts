import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenText } from './reports.js';
import { checkJson, folderWith, run } from './run.js';

const file = '.disclosure-report.json';
const settings = (value: unknown): string => JSON.stringify(value);
const codesIn = async (cwd: string, ...args: string[]): Promise<string[][]> => (await checkJson(args, { cwd })).json.files.map(({ diagnostics }) => diagnostics.map(({ code }) => code));

describe('settings files', () => {
  it('hold for their folder and those below it, the nearest one alone', async () => {
    const cwd = folderWith({
      'a.txt': brokenText(),
      [file]: settings({ rules: { 'sum/row-total': 'off' } }),
      'in/deep/b.txt': brokenText(),
      'other/c.txt': brokenText(),
      [`other/${file}`]: settings({ rules: { 'sum/balance': 'off' } }),
    });
    const found = await codesIn(cwd, '.');
    expect(found.map((codes) => [codes.includes('sum/row-total'), codes.includes('sum/balance')])).toEqual([[false, true], [false, true], [true, false]]);
  });

  it('are looked for from the file, wherever the command is run', async () => {
    const folder = folderWith({ 'in/a.txt': brokenText(), [`in/${file}`]: settings({ rules: { '*': 'off' } }) });
    expect(await codesIn(join(folder, 'in'), 'a.txt')).toEqual([[]]);
    expect(await codesIn(folder, join(folder, 'in', 'a.txt'))).toEqual([[]]);
  });

  it('hold for standard input by the folder where the command is run', async () => {
    const cwd = folderWith({ [file]: settings({ rules: { '*': 'off' } }) });
    const { json } = await checkJson(['-'], { cwd, stdin: brokenText() });
    expect(json.files[0]!.diagnostics).toEqual([]);
  });

  it('take patterns, levels, the form and options', async () => {
    const overview = `云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n${'水库巡查按月公布进度。'.repeat(20)}\n`;
    const cwd = folderWith({ 'a.txt': brokenText(), 'b.txt': overview, [file]: settings({ rules: { '*': 'off', 'sum/row-*': 'hint', 'structure/overview-length': 'warning' }, template: '2019', options: { 'structure/overview-length': { limit: 200 } } }) });
    const { json } = await checkJson(['a.txt', 'b.txt'], { cwd });
    expect(json.files[0]!.reports[0]!.template).toBe('2019');
    expect(json.files.map(({ diagnostics }) => diagnostics.map(({ code, severity }) => `${code} ${severity}`))).toEqual([['sum/row-total hint'], ['structure/overview-length warning']]);
  });

  it('are beaten by --rule, be it a pattern, and by --form', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), [file]: settings({ rules: { 'sum/row-total': 'off', 'sum/balance': 'off' }, template: '2019' }) });
    const { json } = await checkJson(['--rule', 'sum/row*=warning', '--form', 'auto', 'a.txt'], { cwd });
    const [only] = json.files;
    expect(only!.diagnostics.filter(({ code }) => code.startsWith('sum/')).map(({ code, severity }) => `${code} ${severity}`)).toContain('sum/row-total warning');
    expect(only!.diagnostics.map(({ code }) => code)).not.toContain('sum/balance');
    expect(only!.reports[0]!.template).toBe('2021');
  });
});

describe('settings files that are not as they should be', () => {
  it('give exit code 2 where they are no JSON; the files are checked all the same', async () => {
    const cwd = folderWith({ 'in/a.txt': brokenText(), 'in/b.txt': brokenText(), [`in/${file}`]: '{\n  "rules": {,}\n}' });
    const { code, out, err } = await run(['check', '.'], { cwd });
    expect(code).toBe(2);
    expect(err).toBe(`in/${file}: 第 2 行第 13 列起不是有效的 JSON\n`);
    expect(out).toContain('sum/row-total');
  });

  it('are told about, once, and else change nothing', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), 'b.txt': brokenText(), [file]: settings({ rules: { 'sum/row-totals': 'off', 'sum/balance': 'loud' }, colour: 'red' }) });
    const { code, err } = await run(['check', '--lang', 'en', '.'], { cwd });
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      `${file}: rule sum/balance cannot be "loud"; choices: off, hint, information, warning, error`,
      `${file}: no rule sum/row-totals; did you mean sum/row-total?`,
      `${file}: no setting colour; choices: rules, template, templates, options`,
    ]);
  });

  it('may be in no encoding but UTF-8', async () => {
    const cwd = folderWith({ 'a.txt': brokenText(), [file]: Buffer.from('{}', 'utf16le') });
    expect((await run(['check', '.'], { cwd })).err).toContain('不是有效的 JSON');
    const other = folderWith({ 'a.txt': brokenText(), [file]: Buffer.from([0x7b, 0xb9, 0xab, 0x7d]) });
    expect(await run(['check', '.'], { cwd: other })).toMatchObject({ code: 2, err: `${file}: 不是 UTF-8 文本\n` });
  });
});
