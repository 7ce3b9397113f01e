import { tableLayout } from '../template/load.js';
import type { BlockTemplate, FormId, TableTemplate, Template } from '../template/types.js';
import type { BlockDraft, TableDraft } from './draft.js';

/** A block of the table in each of the forms that has it. */
function blocksOf(draft: TableDraft, id: string): readonly BlockTemplate[] {
  return draft.templates.flatMap((table) => table.blocks.filter((block) => block.id === id));
}

/** The block that a group heads (第二十条第（一）项 …); null for groups that are words of the header. */
export function itemOfGroup(draft: TableDraft, group: string): string | null {
  for (const { blocks } of draft.templates) {
    const block = blocks.find((candidate) => candidate.group === group);
    if (block) return block.id;
  }
  return null;
}

/** The block a row stands in. */
export function itemOfRow(draft: TableDraft, row: string): string | null {
  for (const { blocks } of draft.templates) {
    const block = blocks.find((candidate) => candidate.rows.some((r) => r.id === row));
    if (block) return block.id;
  }
  return null;
}

/**
 * The block of the form that a block of the table follows, by its column headers, its rows and the number of values in
 * them; the one of `prior` (from the report's year) where they do not tell. Null for an item that no form has.
 */
export function blockTemplate(draft: TableDraft, index: number, prior: Template): BlockTemplate | null {
  const block = draft.blocks[index]!;
  const [first, ...others] = block.item === null ? [] : blocksOf(draft, block.item);
  return others.reduce<BlockTemplate | null>((best, other) => {
    const score = evidence(draft, index, block, best!, other) - evidence(draft, index, block, other, best!);
    return score < 0 || (score === 0 && other.form === prior.form) ? other : best;
  }, first ?? null);
}

/** How much speaks for one form's block and not for the other's. */
function evidence(draft: TableDraft, index: number, block: BlockDraft, own: BlockTemplate, other: BlockTemplate): number {
  const has = (template: BlockTemplate, ids: readonly string[]): boolean => template.columns.some((column) => ids.includes(column.id));
  let score = 0;
  for (const ids of block.columns) if (has(own, ids) && !has(other, ids)) score += 2;
  for (const row of draft.rows) {
    if (row.block !== index) continue;
    if (row.id !== null && own.rows.some((r) => r.id === row.id) && !other.rows.some((r) => r.id === row.id)) score += 2;
    const figures = row.values.filter((cell) => cell.kind === 'value').length;
    if (figures === own.columns.length && figures !== other.columns.length) score += 1;
  }
  return score;
}

/** The national form table 3 follows: 2021 has three rows under （六）其他处理, 2019 one row. */
function applicationsForm(draft: TableDraft, prior: Template): FormId {
  if (['o1', 'o2', 'o3'].some((id) => draft.has(id))) return '2021';
  if (draft.rows.some((row) => row.id === 'o' && row.values.length > 0)) return '2019';
  return prior.form;
}

/** The template of a table in a form; the one of table 2 is made of the blocks that are there. */
export function templateOf(draft: TableDraft, prior: Template): TableTemplate {
  const { templates } = draft;
  const of = (form: FormId): TableTemplate => templates.find((table) => table.form === form) ?? templates[0]!;
  switch (tableLayout(draft.id)) {
    case 'rows':
      return of(applicationsForm(draft, prior));
    case 'beside':
      return of(prior.form);
    case 'blocks': {
      const forms = new Set(draft.blocks.map((_, i) => blockTemplate(draft, i, prior)?.form).filter((form) => form !== undefined));
      return of(forms.size === 1 ? [...forms][0]! : prior.form);
    }
  }
}

/** How many values a row needs, as far as can be told while the table is being read. */
export function expectedValues(draft: TableDraft, row: string): number {
  const { templates } = draft;
  if (tableLayout(draft.id) !== 'blocks') return templates[0]!.blocks[0]!.columns.length;
  const item = itemOfRow(draft, row);
  const index = draft.blocks.findLastIndex((block) => block.item === item || block.item === null);
  if (item === null || index < 0) return 1;
  const block = draft.blocks[index]!;
  if (block.item === null) return blocksOf(draft, item)[0]!.columns.length;
  return blockTemplate(draft, index, draft.lexicon.forms[0]!)?.columns.length ?? 1;
}
