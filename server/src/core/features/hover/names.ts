import type { Language } from '../../l10n/message.js';
import type { Cell, Row, Table } from '../../model/types.js';
import type { BlockTemplate, ColumnTemplate, GroupTemplate, RowTemplate, TableTemplate } from '../../template/types.js';
import { words } from './words.js';

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
  const column = cell.column === null ? words.noColumn[language].replace('{index}', String(cell.index + 1)) : columnName(cell.column, language);
  return `${rowName(cell.row, language)} × ${column}`;
}

/** A row of the form by its id. */
export function rowNameById(table: Table, id: string, language: Language): string {
  const row = table.template.blocks.flatMap((block) => block.rows).find((candidate) => candidate.id === id);
  return row === undefined ? id : nameOf(row, language);
}
