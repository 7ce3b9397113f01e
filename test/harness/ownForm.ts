import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, defaultConfig, formSetOf, parse, readTemplate, render, type Config, type FormSet, type Snapshot, type Template } from '../../server/src/core/index.js';
import { renderTable } from '../../server/src/core/model/skeleton.js';
import type { Encoding } from '../../server/src/core/syntax/types.js';
import { root } from './corpus.js';

const folder = join(root, 'samples', '自定义表样');

/** The sample template: a form that stands alone, with two tables of its own. */
export const waterTemplate = readFileSync(join(folder, '供水企业.disclosure-template.json'), 'utf8');
/** The report that follows it, with one wrong number. */
export const waterReport = readFileSync(join(folder, '云岭县供水有限公司2024年政府信息公开工作年度报告.txt'), 'utf8');

/** The national form of 2021 with one outcome more, another name for a row, a section of its own and one row less. */
export const countyTemplate = JSON.stringify({
  form: 'county',
  extends: '2021',
  title: { zh: '云岭县表样', en: 'the Yunling form' },
  sections: [{ role: 7, after: 3, title: '基层公开标准化情况', help: { zh: '写乡镇公开标准化的进展。', en: 'How the towns came on.' } }],
  tables: [
    {
      id: 'applications',
      blocks: [
        {
          id: 'applications',
          rows: [
            { id: 'n2', label: '重复提出的申请' },
            { id: 'mediated', after: 'n5', label: '经沟通后撤回的申请', en: 'withdrawn after a talk', numeral: '6.', group: 'unprocessed' },
            { id: 'd8', remove: true },
          ],
        },
      ],
      relations: [
        {
          id: 'column-total',
          left: ['granted', 'partial', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'u1', 'u2', 'u3', 'n1', 'n2', 'n3', 'n4', 'n5', 'mediated', 'o1', 'o2', 'o3'],
          right: ['total'],
        },
      ],
    },
  ],
});

/** A template; what is wrong with it fails the test. */
export function templateOf(text: string): Template {
  const { value, problems } = readTemplate(text);
  if (value === null) throw new Error(problems.map((problem) => render(problem, 'en')).join('\n'));
  return value;
}

/** The national forms and those of some templates. */
export function formsWith(...texts: readonly string[]): FormSet {
  return formSetOf(texts.map((text, index) => ({ name: `${index}.json`, form: templateOf(text) }))).forms;
}

/** Analyses a text by a set of forms; a rule that throws fails the test. */
export function analyseBy(forms: FormSet, text: string, config: Config = defaultConfig): Snapshot {
  const snapshot = analyse(parse(text, forms), config);
  if (snapshot.crashes.length > 0) throw snapshot.crashes[0]?.error;
  return snapshot;
}

/** A report in a form, its tables empty as the missing-table fix writes them; `change` may rewrite a table's lines. */
export function emptyReport(form: Template, encoding: Encoding, eol = '\n', change: (table: string, id: string) => string = (table) => table): string {
  const numerals = '一二三四五六七八九';
  const sections = form.sections.map(({ number, title, table }) => {
    const template = form.tables.find(({ id }) => id === table);
    const body = template === undefined ? `本部分写${title}，逐项说明全年做法和下一步打算，语句自拟，不少于三十个字。${eol}` : change(renderTable(template, encoding, eol), template.id);
    return `${numerals[number - 1]}、${title}${eol}${body}`;
  });
  return `云岭县水务局2023年政府信息公开工作年度报告${eol}${sections.join('')}`;
}
