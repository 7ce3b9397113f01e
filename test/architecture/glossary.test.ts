import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from '../../server/src/core/rules/index.js';
import { templates } from '../../server/src/core/template/load.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8');

it('the glossary names every section, group, row, column and sum of both forms, with its identifier', () => {
  const missing: string[] = [];
  const expectRow = (id: string, label: string): void => {
    if (!page.includes(`| \`${id}\` | ${label} |`)) missing.push(`${id} ${label}`);
  };
  for (const { sections, tables } of Object.values(templates)) {
    for (const { role, title } of sections) expectRow(String(role), `${'一二三四五六'[role - 1]}、${title}`);
    for (const { groups, blocks, relations } of tables) {
      for (const { id, numeral, label } of [...groups, ...blocks.flatMap((block) => block.rows)]) expectRow(id, `${numeral}${label}`);
      for (const { id, label } of blocks.flatMap((block) => block.columns)) expectRow(id, label);
      for (const { id } of relations) {
        expect(page).toContain(`| \`${id}\` |`);
        expect(rules.map((rule) => rule.id)).toContain(`sum/${id}`);
      }
    }
  }
  expect(missing).toEqual([]);
});
