import { tableTemplate } from '../template/load.js';
import type { BlockTemplate, FormId, TableTemplate } from '../template/types.js';
import type { BlockDraft, TableDraft } from './draft.js';

const FORMS: readonly FormId[] = ['2021', '2019'];

function blocksOf(item: string): readonly (readonly [FormId, BlockTemplate])[] {
  return FORMS.flatMap((form) => tableTemplate(form, 'disclosure').blocks.filter((block) => block.id === item).map((block) => [form, block] as const));
}

/** Whether a group of table 2 is one of its items (第二十条第（一）项 …) rather than words of the header. */
export function isItem(group: string): boolean {
  return blocksOf(group).length > 0;
}

/** The item of table 2 a row stands under. */
export function itemOfRow(row: string): string | null {
  for (const form of FORMS) {
    const block = tableTemplate(form, 'disclosure').blocks.find((candidate) => candidate.rows.some((r) => r.id === row));
    if (block) return block.id;
  }
  return null;
}

/**
 * The block of the form that a block of table 2 follows, by its column headers, its rows and the number of values in them;
 * `prior` (from the report's year) where they do not tell. Null for an item that no form has.
 */
export function blockTemplate(draft: TableDraft, index: number, prior: FormId): BlockTemplate | null {
  const block = draft.blocks[index]!;
  const candidates = block.item === null ? [] : blocksOf(block.item);
  if (candidates.length < 2) return candidates[0]?.[1] ?? null;
  const [a, b] = candidates as [readonly [FormId, BlockTemplate], readonly [FormId, BlockTemplate]];
  const score = evidence(draft, index, block, a[1], b[1]) - evidence(draft, index, block, b[1], a[1]);
  if (score !== 0) return score > 0 ? a[1] : b[1];
  return candidates.find(([form]) => form === prior)![1];
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

/** The form table 3 follows: 2021 has three rows under （六）其他处理, 2019 one row. */
export function applicationsForm(draft: TableDraft, prior: FormId): FormId {
  if (['o1', 'o2', 'o3'].some((id) => draft.has(id))) return '2021';
  if (draft.rows.some((row) => row.id === 'o' && row.values.length > 0)) return '2019';
  return prior;
}

/** The template of a table in a form; the one of table 2 is made of the blocks that are there. */
export function templateOf(draft: TableDraft, prior: FormId): TableTemplate {
  if (draft.id === 'applications') return tableTemplate(applicationsForm(draft, prior), 'applications');
  if (draft.id === 'review') return tableTemplate(prior, 'review');
  const forms = new Set(draft.blocks.map((_, i) => blockTemplate(draft, i, prior)?.form).filter((form) => form !== undefined));
  return tableTemplate(forms.size === 1 ? [...forms][0]! : prior, 'disclosure');
}

/** How many values a row needs, as far as can be told while the table is being read. */
export function expectedValues(draft: TableDraft, row: string): number {
  if (draft.id === 'applications') return 7;
  if (draft.id === 'review') return 5;
  const item = itemOfRow(row);
  const index = draft.blocks.findLastIndex((block) => block.item === item || block.item === null);
  if (item === null || index < 0) return 1;
  const block = draft.blocks[index]!;
  if (block.item === null) return blocksOf(item)[0]![1].columns.length;
  return blockTemplate(draft, index, '2021')?.columns.length ?? 1;
}
