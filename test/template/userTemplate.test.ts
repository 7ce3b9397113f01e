import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formSetOf, officialForms, readTemplate, render } from '../../server/src/core/index.js';
import { templates } from '../../server/src/core/template/load.js';
import type { Template } from '../../server/src/core/template/types.js';
import { root } from '../harness/corpus.js';
import { countyTemplate, templateOf, waterTemplate } from '../harness/ownForm.js';

type Json = { [key: string]: Json } & Json[];

/** The sample template with one thing changed. */
function changed(change: (file: Json) => void, text = waterTemplate): string {
  const file = JSON.parse(text) as Json;
  change(file);
  return JSON.stringify(file);
}

function problemsOf(text: string, language: 'zh' | 'en' = 'en'): string[] {
  const { value, problems } = readTemplate(text);
  if (problems.length > 0) expect(value).toBeNull();
  return problems.map((problem) => render(problem, language));
}

/** A form as a file that stands alone would have it. */
function asFile({ sections, tables, years, title }: Template): string {
  return JSON.stringify({
    form: 'copy',
    years,
    title,
    sections: sections.map(({ number: _number, ...section }) => section),
    tables: tables.map(({ form: _form, closing: _closing, blocks, relations, ...table }) => ({
      ...table,
      blocks: blocks.map(({ form: _of, ...block }) => block),
      relations: relations.map(({ table: _table, forEach: _each, ...relation }) => relation),
    })),
  });
}

describe('a template file', () => {
  it.each(['2019', '2021'] as const)('can say all that the %s form says', (form) => {
    const own = templateOf(asFile(templates[form]));
    const plain = ({ form: _form, base: _base, tables, ...rest }: Template): unknown => ({
      ...rest,
      tables: tables.map(({ form: _of, closing: _closing, blocks, ...table }) => ({ ...table, blocks: blocks.map(({ form: _any, ...block }) => block) })),
    });
    expect(plain(own)).toEqual(plain(templates[form]));
    expect(own.base).toBeNull();
  });

  it('fills in what need not be said', () => {
    const [services] = templateOf(waterTemplate).tables;
    expect(services!.blocks[0]!.columns[0]).toMatchObject({ value: 'count', aliases: [], clauses: [] });
    expect(services!.relations.map(({ id, forEach, at }) => [id, forEach, at])).toEqual([['row-total', 'row', 'accepted'], ['column-total', 'column', 'allServices']]);
  });

  it('is laid over the form it extends', () => {
    const form = templateOf(countyTemplate);
    const rows = form.tables.find(({ id }) => id === 'applications')!.blocks[0]!.rows;
    expect(form.sections.map(({ role, number }) => [role, number])).toEqual([[1, 1], [2, 2], [3, 3], [7, 4], [4, 5], [5, 6], [6, 7]]);
    expect(rows.map(({ id }) => id).slice(rows.findIndex(({ id }) => id === 'n5'))).toEqual(['n5', 'mediated', 'o1', 'o2', 'o3', 'total', 'carryOut']);
    expect(rows.some(({ id }) => id === 'd8')).toBe(false);
    expect(rows.find(({ id }) => id === 'n2')).toMatchObject({ label: '重复提出的申请', numeral: '2.', aliases: expect.arrayContaining(['重复申请']) as unknown });
    expect(form.tables.find(({ id }) => id === 'review')!.blocks).toEqual(templates['2021'].tables[2]!.blocks.map((block) => ({ ...block, form: 'county' })));
    expect(form).toMatchObject({ base: '2021', years: templates['2021'].years });
  });

  it('leaves the national forms alone', () => {
    const before = JSON.stringify(templates);
    templateOf(countyTemplate);
    expect(JSON.stringify(templates)).toBe(before);
  });
});

it('the example of the documentation is the form that the tests use', () => {
  const page = readFileSync(join(root, 'docs', 'templates.md'), 'utf8');
  const example = /```json\n(\{\n {2}"form"[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const plain = (text: string): unknown => JSON.parse(JSON.stringify(templateOf(text).tables.map(({ id, blocks }) => [id, blocks.map(({ rows }) => rows.map((row) => row.id))])));
  expect(plain(example)).toEqual(plain(countyTemplate));
});

describe('what is wrong with a template', () => {
  it.each<[string, string, string[]]>([
    ['no JSON', '{ "form": ', ['not valid JSON from line 1, column 11 on']],
    ['another value', '[]', ['(root): must be an object { … }, not a list [ … ]']],
    ['nothing in it', '{}', ['(root): form is missing', '(root): title is missing']],
    ['an unknown member', changed((file) => (file['tables']![0]!['colour'] = 'red' as never)), ['tables[0]: there is no colour; choices: id, after, remove, section, title, groups, blocks, relations']],
    ['a wrong type', changed((file) => (file['tables']![0]!['blocks']![0]!['rows']![1]!['label'] = 5 as never)), ['tables[0].blocks[0].rows[1].label: must be a text, not a whole number']],
    ['a wrong choice', changed((file) => (file['tables']![0]!['blocks']![0]!['columns']![0]!['value'] = 'sum' as never)), ['tables[0].blocks[0].columns[0].value: cannot be "sum"; choices: count, amount, change']],
    ['a reserved id', changed((file) => (file['form'] = '2021' as never)), ['form: 2021 means something else already; choose another']],
    ['years the wrong way round', changed((file) => (file['years'] = { from: 2023, to: 2021 } as never)), ['years: to is before from']],
    ['no label for a new row', changed((file) => delete (file['tables']![0]!['blocks']![0]!['rows']![1] as Partial<Json>)['label']), ['tables[0].blocks[0].rows[1]: label is missing']],
    ['the same id twice', changed((file) => (file['tables']![0]!['blocks']![0]!['rows']![1]!['id'] = 'install' as never)), ['tables[0].blocks[0].rows[1]: install stands there twice']],
    ['nothing to remove', changed((file) => file['tables']![0]!['blocks']![0]!['rows']!.push({ id: 'well', remove: true } as never)), ['tables[0].blocks[0].rows[4]: there is no well to remove']],
    ['nothing to stand behind', changed((file) => (file['tables']![0]!['blocks']![0]!['rows']![1]!['after'] = 'well' as never)), ['tables[0].blocks[0].rows[1]: there is no well to stand behind']],
    ['the same words for two rows', changed((file) => (file['tables']![0]!['blocks']![0]!['rows']![1]!['aliases'] = ['用水报装'] as never)), ['tables[0].blocks[0].rows[1]: “故障报修” stands for both repair and install']],
    ['a number for a name', changed((file) => (file['tables']![0]!['blocks']![0]!['rows']![1]!['label'] = '12' as never)), ['tables[0].blocks[0].rows[1]: “12” cannot be a name; it has no letters, or would be read as a number']],
    ['a group that is not there', changed((file) => (file['tables']![1]!['blocks']![0]!['rows']![0]!['group'] = 'well' as never)), ['tables[1].blocks[0].rows[0].group: there is no well']],
    ['a section that is not there', changed((file) => (file['tables']![1]!['section'] = 9 as never)), ['tables[1].section: there is no 9']],
    ['a clause that is not there', changed((file) => (file['sections']![1]!['clauses'] = ['own.1'] as never)), ['sections[1].clauses: there is no own.1']],
    ['a sum over rows that are not there', changed((file) => (file['tables']![0]!['relations']![1]!['left'] = ['install', 'well'] as never)), ['tables[0].relations column-total: there is no well']],
    ['a total of two cells', changed((file) => (file['tables']![0]!['relations']![0]!['right'] = ['accepted', 'open'] as never)), ['tables[0].relations row-total: a total is one cell, the one named by at', 'tables[0].relations row-total: open is used twice']],
    ['a national title under another role', changed((file) => (file['sections']![1]!['title'] = '其他需要报告的事项' as never)), ['sections[1]: “其他需要报告的事项” is section 6 of the national forms; its role must be 6', 'sections[4]: “其他需要报告的事项” stands for both 6 and 7']],
  ])('is told with its place: %s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([...expected, 'this form is not used']);
    const chinese = problemsOf(text, 'zh');
    expect(chinese).toHaveLength(expected.length + 1);
    expect(chinese.every((line) => /\p{Script=Han}/u.test(line))).toBe(true);
  });

  it('never throws, whatever stands in the file', () => {
    const file = JSON.parse(waterTemplate) as unknown;
    const values: unknown[] = [null, 0, -1, '', '　', [], {}, [null], 'x', true];
    const visit = (node: unknown, put: (value: unknown) => void): void => {
      for (const value of values) {
        put(value);
        const { value: form, problems } = readTemplate(JSON.stringify(file));
        expect(form === null).toBe(problems.length > 0);
      }
      put(node);
      if (Array.isArray(node)) node.forEach((item, index) => visit(item, (value) => (node[index] = value)));
      else if (typeof node === 'object' && node !== null) for (const [key, item] of Object.entries(node)) visit(item, (value) => ((node as Record<string, unknown>)[key] = value));
    };
    visit(file, () => {});
  });

  it('includes an id that another template has already', () => {
    const form = templateOf(waterTemplate);
    const { forms, problems } = formSetOf([{ name: 'a.json', form }, { name: 'b.json', form: templateOf(waterTemplate) }]);
    expect(forms.own).toEqual([form]);
    expect(problems.map(({ file, problem }) => [file.name, render(problem, 'en')])).toEqual([['b.json', 'form: water-supply is the form of a.json already; this one is not used']]);
    expect(formSetOf([]).forms).toBe(officialForms);
  });
});
