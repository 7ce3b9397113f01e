import { render, type Language, type Text } from '../l10n/message.js';
import type { BlockTemplate, ColumnTemplate, GroupTemplate, RelationTemplate, RowTemplate, TableTemplate } from '../template/types.js';
import type { Cell, Row, Table } from './types.js';

const noColumn: Text = { zh: '第 {index} 个数', en: 'number {index}' };

/** What each kind of sum is called. */
export const relationNames: Readonly<Record<RelationTemplate['id'], Text>> = {
  'row-total': { zh: '本行合计', en: 'Row sum' },
  'column-total': { zh: '本列合计', en: 'Column sum' },
  balance: { zh: '本列勾稽', en: 'Column balance' },
  'review-total': { zh: '本组合计', en: 'Block sum' },
};

type Named = Pick<RowTemplate, 'label' | 'en'> & { readonly numeral?: string };

/** What a part of the form is called: in the form's own words, or in short English. */
export function nameOf(part: Named, language: Language): string {
  if (language === 'zh') return `${part.numeral ?? ''}${part.label}`;
  return part.en.charAt(0).toUpperCase() + part.en.slice(1);
}

/** The groups a part stands under, outermost first; a group may name no parent, so at most one here. */
function groupOf(table: TableTemplate, id: string | undefined): GroupTemplate | undefined {
  return id === undefined ? undefined : table.groups.find((group) => group.id === id);
}

/** The block of the form a row belongs to. */
export function blockOf(row: Row): BlockTemplate | undefined {
  if (row.block !== null) return row.block;
  return row.table.blocks.find((block) => block.rows.some((candidate) => candidate === row.template || candidate.id === row.template?.id));
}

/** `1.属于国家秘密`; the label as written where the form has no such row. */
export function ownRowName({ template, label }: Row, language: Language): string {
  if (template !== null) return nameOf(template, language);
  return label?.text.replace(/\s+/gu, ' ') ?? '…';
}

/** `（三）不予公开 › 1.属于国家秘密`; the label as written where the form has no such row. */
export function rowName(row: Row, language: Language): string {
  if (row.template === null) return row.label?.text ?? '…';
  const group = groupOf(row.table.template, row.template.group ?? blockOf(row)?.group);
  const own = nameOf(row.template, language);
  return group === undefined ? own : `${nameOf(group, language)} › ${own}`;
}

export function columnName(column: ColumnTemplate, language: Language): string {
  return nameOf(column, language);
}

/** `一、本年新收政府信息公开申请数量 × 总计`. */
export function cellName(cell: Cell, language: Language): string {
  return `${rowName(cell.row, language)} × ${cellColumnName(cell, language)}`;
}

/** The column of a cell; its number among the values where the row's shape does not tell the column. */
export function cellColumnName({ column, index }: Cell, language: Language): string {
  return column === null ? render({ text: noColumn, args: { index: index + 1 } }, language) : columnName(column, language);
}

/** A row of the form by its id. */
export function rowNameById(table: Table, id: string, language: Language): string {
  const row = table.template.blocks.flatMap((block) => block.rows).find((candidate) => candidate.id === id);
  return row === undefined ? id : nameOf(row, language);
}
