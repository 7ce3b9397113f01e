import { describe, expect, it } from 'vitest';
import { foldKey } from '../../server/src/core/template/fold.js';
import { keysOf } from '../../server/src/core/template/labels.js';
import { clauseOf, tableTemplate, templateForYear, templates } from '../../server/src/core/template/load.js';
import type { OfficialFormId as FormId, OfficialTableId as TableId, Template } from '../../server/src/core/template/types.js';
import type { Text } from '../../server/src/core/l10n/message.js';

const forms: readonly FormId[] = ['2019', '2021'];
const all: readonly Template[] = Object.values(templates);

const rowIds = (form: FormId, id: TableId): string[] => tableTemplate(form, id).blocks.flatMap((block) => block.rows.map((row) => row.id));

/** Sections, groups, columns and rows of a form with where they stand. */
function parts(template: Template): { where: string; clauses: readonly string[]; help: Text; en?: string; label: string }[] {
  const tables = template.tables.flatMap((table) => [
    ...table.groups.map((group) => ({ ...group, where: `${table.id} group ${group.id}` })),
    ...table.blocks.flatMap((block) => [
      ...block.columns.map((column) => ({ ...column, where: `${table.id} ${block.id} column ${column.id}` })),
      ...block.rows.map((row) => ({ ...row, where: `${table.id} ${block.id} row ${row.id}` })),
    ]),
  ]);
  return [...template.sections.map((section) => ({ ...section, where: `section ${section.role}`, label: section.title })), ...tables];
}

describe.each(forms)('the %s form', (form) => {
  const template = templates[form];

  it('has the six sections in order', () => {
    expect(template.sections.map((section) => section.role)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(template.sections.map((section) => section.table)).toEqual([undefined, 'disclosure', 'applications', 'review', undefined, undefined]);
    for (const table of template.tables) expect(template.sections[table.section - 1]?.table).toBe(table.id);
  });

  it('names only clauses and sources that exist', () => {
    for (const part of parts(template)) {
      expect(part.clauses.length, part.where).toBeGreaterThan(0);
      for (const id of part.clauses) expect(clauseOf(template, id), `${part.where}: ${id}`).toBeDefined();
    }
    for (const [id, clause] of Object.entries(template.clauses)) {
      if (clause.source !== undefined) expect(template.sources, id).toHaveProperty([clause.source]);
    }
  });

  it('says what every part counts, in both languages', () => {
    for (const part of parts(template)) {
      expect(part.help.zh, part.where).toMatch(/^[^A-Za-z]{4,}。$/);
      expect(part.help.en, part.where).toMatch(/^[A-Z].{8,}\.$/);
      if (part.en !== undefined) expect(part.en.length, part.where).toBeLessThanOrEqual(45);
    }
  });

  it('refers to groups, rows and columns that exist', () => {
    for (const table of template.tables) {
      const groups = new Set(table.groups.map((group) => group.id));
      const rows = new Set(table.blocks.flatMap((block) => block.rows.map((row) => row.id)));
      const columns = new Set(table.blocks.flatMap((block) => block.columns.map((column) => column.id)));
      for (const block of table.blocks) {
        expect(block.form).toBe(form);
        if (block.group !== undefined) expect(groups).toContain(block.group);
        for (const row of block.rows) if (row.group !== undefined) expect(groups).toContain(row.group);
      }
      for (const relation of table.relations) {
        expect(relation.table).toBe(table.id);
        const known = relation.forEach === 'row' ? columns : rows;
        for (const id of [...relation.left, ...relation.right, relation.at]) expect(known, relation.id).toContain(id);
        expect(relation.right.at(-1)).toBe(relation.at);
      }
    }
  });

  it('gives no two rows, columns or groups of a table the same words', () => {
    for (const table of template.tables) {
      const scopes = [
        table.blocks.flatMap((block) => block.rows),
        table.groups,
        // Blocks repeat columns; within a block they differ.
        ...table.blocks.map((block) => block.columns),
        [...table.groups, ...table.blocks.flatMap((block) => block.rows)],
      ];
      for (const scope of scopes) {
        const owners = new Map<string, string>();
        for (const part of scope) {
          for (const key of keysOf(part)) {
            expect(owners.get(key) ?? part.id, `${table.id}: ${key}`).toBe(part.id);
            owners.set(key, part.id);
          }
        }
      }
    }
  });

  it('repeats no alias', () => {
    for (const table of template.tables) {
      for (const part of [...table.groups, ...table.blocks.flatMap((block) => [...block.rows, ...block.columns])]) {
        const keys = [part.label, ...('header' in part && part.header !== undefined ? [part.header] : []), ...part.aliases].map(foldKey);
        expect(new Set(keys).size, `${table.id} ${part.id}`).toBe(keys.length);
      }
    }
  });

  it('gives no two sections the same title', () => {
    const keys = template.sections.flatMap((section) => [section.title, ...section.official, ...section.variants].map(foldKey));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('numbers the rows of table 3 without gaps', () => {
    const [block] = tableTemplate(form, 'applications').blocks;
    const leaves = (group: string): string[] => block!.rows.filter((row) => row.group === group).map((row) => row.numeral);
    for (const group of ['denied', 'unable', 'unprocessed']) expect(leaves(group)).toEqual(leaves(group).map((_, index) => `${index + 1}.`));
    expect(block!.rows.filter((row) => row.group === undefined).map((row) => row.numeral)).toEqual(['一、', '二、', '四、']);
    expect(leaves('results')).toEqual(form === '2021' ? ['（一）', '（二）', '（七）'] : ['（一）', '（二）', '（六）', '（七）']);
  });
});

describe('both forms', () => {
  it('have the rows of the form', () => {
    const head = ['new', 'carryIn', 'granted', 'partial', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'u1', 'u2', 'u3', 'n1', 'n2', 'n3', 'n4', 'n5'];
    expect(rowIds('2021', 'applications')).toEqual([...head, 'o1', 'o2', 'o3', 'total', 'carryOut']);
    expect(rowIds('2019', 'applications')).toEqual([...head, 'o', 'total', 'carryOut']);
    expect(rowIds('2021', 'disclosure')).toEqual(['rules', 'norms', 'licence', 'penalty', 'coercion', 'fee']);
    expect(rowIds('2019', 'disclosure')).toEqual(['rules', 'norms', 'licence', 'otherService', 'penalty', 'coercion', 'fee', 'procurement']);
    for (const form of forms) expect(rowIds(form, 'review')).toEqual(['review', 'direct', 'postReview']);
  });

  it('have the number of cells the form has', () => {
    const cells = (form: FormId, id: TableId): number => tableTemplate(form, id).blocks.reduce((sum, block) => sum + block.rows.length * block.columns.length, 0);
    expect(forms.map((form) => cells(form, 'disclosure'))).toEqual([22, 10]);
    expect(forms.map((form) => cells(form, 'applications'))).toEqual([161, 175]);
    expect(forms.map((form) => cells(form, 'review'))).toEqual([15, 15]);
  });

  it('add every leaf up, and nothing else', () => {
    for (const form of forms) {
      const leaves = rowIds(form, 'applications').filter((id) => !['new', 'carryIn', 'total', 'carryOut'].includes(id));
      const relations = tableTemplate(form, 'applications').relations;
      expect(relations.map((relation) => relation.id)).toEqual(['row-total', 'column-total', 'balance']);
      expect(relations.find((relation) => relation.id === 'column-total')?.left).toEqual(leaves);
      expect(leaves).toHaveLength(form === '2021' ? 21 : 19);
    }
  });

  it('share the parts they print alike', () => {
    const find = (form: FormId, id: string) => tableTemplate(form, 'applications').blocks[0]!.rows.find((row) => row.id === id);
    expect(find('2019', 'd5')).toBe(find('2021', 'd5'));
  });

  it('govern their years', () => {
    const form = (year: number | null): string => templateForYear(year).form;
    expect([null, 2018, 2019, 2020, 2021, 2026].map(form)).toEqual(['2021', '2021', '2019', '2019', '2021', '2021']);
  });

  it('mark only 规章 as optional', () => {
    const optional = all.flatMap((template) => template.tables.flatMap((table) => table.blocks.flatMap((block) => block.rows.filter((row) => row.optional === true).map((row) => row.id))));
    expect(optional).toEqual(['rules', 'rules']);
  });
});

describe('clauses', () => {
  const clauses = Object.entries(templates['2021'].clauses);

  it('have a gist of their own', () => {
    for (const language of ['zh', 'en'] as const) {
      const gists = clauses.map(([, clause]) => foldKey(clause.gist[language]));
      expect(new Set(gists).size).toBe(gists.length);
    }
  });

  it('say what is not settled wherever it is from memory', () => {
    for (const [id, clause] of clauses) {
      if (clause.confidence === 'L') expect(clause.caveat, id).toBeDefined();
      expect(clause.gist.zh, id).toMatch(/。$/);
      expect(clause.gist.en, id).toMatch(/\.$/);
    }
  });

  it('have an address only where one is known', () => {
    expect(Object.entries(templates['2021'].sources).filter(([, source]) => source.url !== undefined).map(([id]) => id)).toEqual(['regulation']);
  });
});
