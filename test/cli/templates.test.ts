import { describe, expect, it } from 'vitest';
import { countyTemplate, waterReport, waterTemplate } from '../harness/ownForm.js';
import { soundText } from './reports.js';
import { checkJson, folderWith, run } from './run.js';

const file = '.disclosure-report.json';
const settings = (value: unknown): string => JSON.stringify(value);

describe('templates named by a settings file', () => {
  it('are found from where it stands, and hold for the reports that look like them', async () => {
    const cwd = folderWith({ 'in/a.txt': waterReport, 'in/b.txt': soundText(), 'in/forms/water.json': waterTemplate, [`in/${file}`]: settings({ templates: ['forms/water.json'] }), 'c.txt': waterReport });
    const { json, code } = await checkJson(['in', 'c.txt'], { cwd });
    expect(json.files.map(({ path, reports }) => [path, reports[0]!.template])).toEqual([['in/a.txt', 'water-supply'], ['in/b.txt', '2021'], ['c.txt', '2021']]);
    expect(json.files[0]!.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['sum/row-total', 'sum/column-total']);
    expect(json.files[0]!.diagnostics[0]!.data).toMatchObject({ table: 'complaints', row: 'bill', column: 'sum', expected: '74', actual: '75' });
    expect(json.files[1]!.diagnostics).toEqual([]);
    expect(code).toBe(1);
  });

  it('may be set for all reports of the folder', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), 'county.json': countyTemplate, [file]: settings({ templates: ['county.json'], template: 'county' }) });
    const { json } = await checkJson(['a.txt'], { cwd });
    expect(json.files[0]!.reports[0]!.template).toBe('county');
    expect(json.files[0]!.diagnostics.map(({ data }) => data?.['row'])).toContain('mediated');
  });

  it.each<[string, Record<string, string>, unknown, string]>([
    ['are not there', {}, { templates: ['gone.json'] }, 'gone.json: 没有这个文件或文件夹\n'],
    ['are no JSON', { 'a.json': '{' }, { templates: ['a.json'] }, 'a.json: 第 1 行第 2 列起不是有效的 JSON\na.json: 这个表样没有使用\n'],
    ['are not as they should be', { 'a.json': '{ "form": "a", "title": { "zh": "甲", "en": "a" }, "tables": [{ "id": "t", "rows": [] }] }' }, { templates: ['a.json'] }, 'a.json: tables[0]：没有 rows 这一项，可选：id, after, remove, section, title, groups, blocks, relations\na.json: 这个表样没有使用\n'],
    ['have an id that is taken', { 'a.json': waterTemplate, 'b.json': waterTemplate }, { templates: ['a.json', 'b.json'] }, 'b.json: form：water-supply 已经是 a.json 里的表样，这个没有使用\n'],
  ])('that %s are told with their place; the reports are checked all the same, and the exit code is 2', async (_name, files, value, said) => {
    const cwd = folderWith({ 'a.txt': waterReport, ...files, [file]: settings(value) });
    const { code, err, out } = await run(['check', '--format', 'json', 'a.txt'], { cwd });
    expect(err).toBe(said);
    expect(code).toBe(2);
    expect((JSON.parse(out) as { files: { reports: unknown[] }[] }).files[0]!.reports).toHaveLength(1);
  });

  it('do not make up for a form that is not there', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), 'county.json': countyTemplate, [file]: settings({ templates: ['county.json'], template: 'country' }) });
    expect((await run(['check', 'a.txt'], { cwd })).err).toBe(`${file}: template 不能是 "country"，可选：auto, 2019, 2021, county\n`);
  });

  it('must be a list of paths', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), [file]: settings({ templates: 'county.json' }) });
    expect((await run(['check', '--lang', 'en', 'a.txt'], { cwd })).err).toBe(`${file}: templates must be a list of file paths: ["form.json"]\n`);
  });
});

describe('templates named on the command line', () => {
  it('take the place of those of the settings file, and --form may name one', async () => {
    const cwd = folderWith({ 'a.txt': waterReport, 'b.txt': soundText(), 'water.json': waterTemplate, 'county.json': countyTemplate, [file]: settings({ templates: ['county.json'] }) });
    const forms = async (...args: string[]): Promise<unknown[]> => (await checkJson([...args, 'a.txt', 'b.txt'], { cwd })).json.files.map(({ reports }) => reports[0]!.template);
    expect(await forms('--template', 'water.json')).toEqual(['water-supply', '2021']);
    expect(await forms('--template', 'water.json', '--template', 'county.json', '--form', 'county')).toEqual(['county', 'county']);
    expect(await forms('--form', 'county')).toEqual(['county', 'county']);
    expect(await forms('--form', '2019')).toEqual(['2019', '2019']);
  });

  it('that cannot be used are a mistake in the arguments', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), 'bad.json': '{ "form": "x" }' });
    expect(await run(['check', '--lang', 'en', '--template', 'bad.json', 'a.txt'], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('usage: bad.json: (root): title is missing\n') as unknown });
    expect(await run(['check', '--template', 'gone.json', 'a.txt'], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('用法错误：gone.json：没有这个文件或文件夹\n') as unknown });
  });

  it('are asked for where --form names no form', async () => {
    const cwd = folderWith({ 'a.txt': soundText(), 'in/b.txt': soundText(), 'in/county.json': countyTemplate, [`in/${file}`]: settings({ templates: ['county.json'] }) });
    expect(await run(['check', '--form', 'county', 'a.txt'], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('选项 --form 的值 county 不可用，可选：auto, 2019, 2021\n') as unknown });
    const mixed = await run(['check', '--form', 'county', 'a.txt', 'in/b.txt'], { cwd });
    expect(mixed).toMatchObject({ code: 2, err: expect.stringContaining('选项 --form 的值 county 不可用') as unknown });
    expect(await run(['check', '--fail-on', 'never', '--form', 'county', 'in'], { cwd })).toMatchObject({ code: 0, err: '' });
  });
});
