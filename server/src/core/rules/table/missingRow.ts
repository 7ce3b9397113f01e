import type { MessageArgument, Text } from '../../l10n/message.js';
import type { TablePlan } from '../../model/plan.js';
import type { Row, Table } from '../../model/types.js';
import { renderTable } from '../../model/skeleton.js';
import type { Loc } from '../../syntax/types.js';
import type { FormSet } from '../../template/formSet.js';
import type { BlockTemplate, RowTemplate, TableTemplate, Template } from '../../template/types.js';
import { tableLayout, tableIn } from '../../template/load.js';
import { perPlaceFor } from '../../text/perPlace.js';
import { formatQuantity, isZero, ZERO, type Quantity } from '../../text/quantity.js';
import { inTable, nameOf } from '../common.js';
import type { Edit, Fix, Rule, RuleContext, RuleDocs } from '../types.js';
import { governingForm, hasRow, isHeading, isPieceOf, numbersIn } from './common.js';
import { likelyValues } from './support/likely.js';
import { lostLabel, putBack, type LostLabel } from './support/lostLabel.js';
import { insertRow } from './support/newRow.js';

const messages = {
  row: { zh: '缺少 {row} 一行；没有发生的也要保留这一行，填 0。（{table}）', en: 'The row {row} is missing; keep it with zeros even if there was nothing ({table}).' },
  optional: { zh: '缺少 {row} 一行；没有制定权限的，格式中的这一行也保留，填 0。（{table}）', en: 'The row {row} is missing; the form keeps it, with zeros, even where the body makes none ({table}).' },
  likely: {
    zh: '缺少 {row} 一行；按各列的勾稽关系推算，这一行应当是 {values}。（{table}）',
    en: 'The row {row} is missing; for the columns to add up it must read {values} ({table}).',
  },
  many: { zh: '缺少 {count} 行：{rows}。（{table}）', en: '{count} rows are missing: {rows} ({table}).' },
  block: { zh: '缺少 {block} 一块（{rows}）。（{table}）', en: 'The block {block} ({rows}) is missing ({table}).' },
  label: {
    zh: '缺少 {row} 的名称，它的数接在 {before} 后面了，请补上。（{table}）',
    en: 'The label {row} is missing; its numbers stand behind {before}. Put it back ({table}).',
  },
  zeros: { zh: '插入 {row} 一行，填 0', en: 'Insert the row {row} with zeros' },
  putBack: { zh: '补上 {row}', en: 'Put back {row}' },
  values: { zh: '插入 {row} 一行：{values}', en: 'Insert the row {row}: {values}' },
  insertBlock: { zh: '插入 {block} 一块，填 0', en: 'Insert the block {block} with zeros' },
} satisfies Rule['messages'];

/** Rows of one block of the form as the table has them. */
interface Part {
  readonly table: Table;
  readonly block: BlockTemplate;
  /** Present rows by id, in the tables of the report. */
  readonly present: ReadonlyMap<string, Row>;
  readonly missing: readonly RowTemplate[];
}

/** Tables of one id; a table that a page break cut in two counts as one. */
function tablesById(tables: readonly Table[]): Table[][] {
  const byId = new Map<string, Table[]>();
  for (const table of tables) byId.set(table.id, [...(byId.get(table.id) ?? []), table]);
  return [...byId.values()];
}

/** Whether nothing can be missing in a table, as in nearly all: labels alone tell. */
function isWhole(table: Table, governing: Template | null): boolean {
  return tableLayout(table.id) === 'beside' || (isComplete(table) && hasBlocks(table.plan, governing));
}

const hasBlocks = perPlaceFor((plan: TablePlan, governing: Template | null): boolean => missingBlocks(plan.template, plan.blocks, governing).length === 0);

function partsOf(tables: readonly Table[], governing: Template | null): readonly Part[] {
  return tables.length === 1 ? partsOfOne(tables[0]!, governing) : workOutParts(tables, governing);
}

/** Kept, because the rule looks at the report as a whole, of which most tables did not change. */
const partsOfOne = perPlaceFor((table: Table, governing: Template | null) => workOutParts([table], governing));

/** The parts in which rows are missing. */
function workOutParts(tables: readonly Table[], governing: Template | null): readonly Part[] {
  const present = new Map<string, Row>();
  for (const table of tables) for (const row of table.rows) if (row.template !== null && row.label !== null && !present.has(row.template.id) && !isHeading(row)) present.set(row.template.id, row);
  const table = tables.reduce((best, other) => (other.rows.length > best.rows.length ? other : best));
  const blocks = new Map(tables.flatMap((one) => one.blocks).map((block) => [block.id, block]));
  // Of a block that the year's form no longer has like that, only what both forms have is missed; outdated-form says the rest.
  const wanted = (block: BlockTemplate, row: RowTemplate): boolean => governing === null || block.form === governing.form || hasRow(governing, table.id, row.id);
  const torn = (row: RowTemplate): boolean => tables.some((one) => one.rows.some((other) => isPieceOf(other, row.label)));
  return [...blocks.values()].flatMap((block): Part[] => {
    const missing = block.rows.filter((row) => !present.has(row.id) && wanted(block, row) && !torn(row));
    return missing.length === 0 ? [] : [{ table, block, present, missing }];
  });
}

/** Whether every row of the blocks is there. */
function isComplete({ plan, segment }: Table): boolean {
  return isCompletePlan(plan, segment.forms);
}

const isCompletePlan = perPlaceFor((plan: TablePlan, forms: FormSet): boolean => {
  const rows = numbersIn(plan, forms);
  return plan.blocks.every((block) => block.rows.every(({ id }) => rows.get(id)?.some((number) => plan.rows[number]!.label !== null) === true));
});

/** The rows of the table around the place of a missing one, by the form's order. */
function neighboursOf({ block, present }: Part, row: RowTemplate): { previous: Row | null; next: Row | null } {
  const index = block.rows.indexOf(row);
  const find = (rows: readonly RowTemplate[]): Row | null => rows.map((other) => present.get(other.id)).find((other) => other !== undefined) ?? null;
  return { previous: find(block.rows.slice(0, index).reverse()), next: find(block.rows.slice(index + 1)) };
}

/** Rows of figures that nobody could name: any of them may be the missing one. */
function hasNamelessRows(tables: readonly Table[]): boolean {
  return tables.some((table) => table.rows.some((row) => row.label === null && row.cells.length > 0));
}

/** On the label of the next row, else of the one before, else on the block's heading. */
function placeOf(part: Part, row: RowTemplate): Loc {
  const { previous, next } = neighboursOf(part, row);
  const anchor = next ?? previous;
  if (anchor !== null) return inTable(anchor.table, anchor.label!);
  const { table, block } = part;
  const group = table.groups.find((candidate) => candidate.template.id === block.group) ?? table.headers.find((header) => header.block === block);
  const first = group ?? table.rows.find((candidate) => candidate.label !== null)?.label ?? table;
  return inTable(table, first);
}

function list(names: readonly Text[]): Text {
  const shown = names.slice(0, 4);
  const more = names.length > shown.length;
  return { zh: shown.map((name) => name.zh).join('、') + (more ? ' 等' : ''), en: shown.map((name) => name.en).join(', ') + (more ? ' …' : '') };
}

/** Digits of the rows around, so that a table in full-width digits gets full-width ones. */
function written(table: Table, value: Quantity): string {
  const style = table.rows[0]?.cells.find((cell) => cell.notation.fullWidth)?.text ?? '';
  return formatQuantity(value, style);
}

function fixBy(edit: Edit | null, title: Fix['title']): Fix[] {
  return edit === null ? [] : [{ kind: 'suggestion', title, edits: [edit] }];
}

/** The numbers are there, only the label is not. */
function reportLabel({ add }: RuleContext, part: Part, row: RowTemplate, lost: LostLabel): void {
  const args = { row: nameOf(row), before: lost.row.label?.text ?? '', table: part.table.template.title };
  add({
    at: placeOf(part, row),
    message: { text: messages.label, args },
    data: { table: part.table.id, row: row.id },
    fixes: () => fixBy(putBack(lost, row), { text: messages.putBack, args }),
  });
}

function reportRow(context: RuleContext, part: Part, row: RowTemplate): void {
  const { table, block, missing } = part;
  const neighbours = neighboursOf(part, row);
  const lost = lostLabel(table, block, row, neighbours.previous, neighbours.next);
  if (lost !== null) return reportLabel(context, part, row, lost);
  const name = nameOf(row);
  const likely = tableLayout(table.id) === 'rows' && missing.length === 1 ? likelyValues(table, row) : null;
  const told = likely !== null && likely.some((value) => !isZero(value)) ? likely : null;
  const args: Record<string, MessageArgument> = { row: name, table: table.template.title, values: told === null ? '' : told.map((value) => formatQuantity(value)).join(' | ') };
  const fix = (values: readonly string[], text: Text): Fix[] => fixBy(insertRow(table, row, neighbours, values), { text, args });
  context.add({
    at: placeOf(part, row),
    ...(row.optional === true ? { severity: 'warning' as const } : {}),
    message: { text: told !== null ? messages.likely : row.optional === true ? messages.optional : messages.row, args },
    data: { table: table.id, row: row.id },
    fixes: () => {
      const zero = written(table, ZERO);
      return [...(told === null ? [] : fix(told.map((value) => written(table, value)), messages.values)), ...fix(block.columns.map(() => zero), messages.zeros)];
    },
  });
}

/** More than half of the rows are gone: the table is torn, and one finding says so. */
function reportTorn({ add }: RuleContext, part: Part): void {
  const { table, missing } = part;
  const args = { count: missing.length, rows: list(missing.map(nameOf)), table: table.template.title };
  add({ at: placeOf(part, missing[0]!), message: { text: messages.many, args }, data: { table: table.id, row: missing[0]!.id, rows: missing.length } });
}

/** The blocks of the form that are not there. */
function missingBlocks({ id: table, blocks }: TableTemplate, present: readonly BlockTemplate[], governing: Template | null): readonly BlockTemplate[] {
  // The other form may have dropped a block altogether (第二十条第（九）项).
  const wanted = (id: string): boolean => governing === null || tableIn(governing, table)?.blocks.some((candidate) => candidate.id === id) === true;
  return blocks.filter(({ id }) => !present.some((block) => block.id === id) && wanted(id));
}

/** Blocks that are not there at all, as in table 2; on the section's heading. */
function reportBlocks({ report, add, eol }: RuleContext, tables: readonly Table[]): void {
  const table = tables[0]!;
  if (tableLayout(table.id) !== 'blocks') return;
  for (const block of missingBlocks(table.template, tables.flatMap(({ blocks }) => blocks), governingForm(report))) {
    const section = report.sections.find((candidate) => candidate.role === table.template.section);
    const group = table.template.groups.find((candidate) => candidate.id === block.group);
    const args = { block: group === undefined ? nameOf(block.rows[0]!) : nameOf(group), rows: list(block.rows.map(nameOf)), table: table.template.title };
    add({
      at: section?.heading ?? inTable(table, table.groups[0] ?? table.rows.find((row) => row.label !== null)?.label ?? table),
      message: { text: messages.block, args },
      data: { table: table.id, row: block.rows[0]!.id },
      fixes: () => fixBy(insertBlock(table, tables, block, eol), { text: messages.insertBlock, args }),
    });
  }
}

/** The block written out in the table's encoding, before the next block that is there or at the table's end. */
function insertBlock(table: Table, tables: readonly Table[], block: BlockTemplate, eol: string): Edit | null {
  if (tables.length > 1 || table.encoding === 'html' || table.encoding === 'gfm') return null;
  const order = table.template.blocks.map((candidate) => candidate.id);
  const later = order.slice(order.indexOf(block.id) + 1);
  const next = table.groups.find((group) => later.includes(group.template.id));
  const { text } = table.segment;
  let at = next === undefined ? table.end : next.start;
  if (next === undefined) {
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    if (at === text.length) return { at: inTable(table, { start: at, end: at }), newText: eol + renderTable({ ...table.template, blocks: [block] }, table.encoding, eol).trimEnd() };
    at += text.startsWith('\r\n', at) ? 2 : 1;
  } else while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return { at: inTable(table, { start: at, end: at }), newText: renderTable({ ...table.template, blocks: [block] }, table.encoding, eol) };
}

export const rule: Rule = {
  id: 'table/missing-row',
  severity: 'error',
  messages,
  check(context) {
    const { report } = context;
    const governing = governingForm(report);
    if (report.tables.every((table) => isWhole(table, governing))) return;
    for (const tables of tablesById(report.tables)) {
      if (tableLayout(tables[0]!.id) === 'beside' || hasNamelessRows(tables)) continue;
      for (const part of partsOf(tables, governing)) {
        const torn = part.block.rows.length > 4 && part.missing.length * 2 > part.block.rows.length;
        if (torn) reportTorn(context, part);
        else for (const row of part.missing) reportRow(context, part, row);
      }
      reportBlocks(context, tables);
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '缺少一行', en: 'A row is missing' },
  what: {
    zh: '格式中的一行没有出现。问题标在后面一行的名称上，后面没有了标在前面一行上。主动公开情况表整块缺少的，合为一条，标在这一部分的标题上。只丢了行名、数还在的，也报在这里。',
    en: 'A row of the form is not there. The finding stands on the label of the next row, or of the one before. A whole block missing from table 2 is one finding, on the heading of the section. A row of which only the label was lost is reported here, too.',
  },
  why: { zh: '格式的行不能省略，没有发生的也填 0；缺了一行，有关的列就无法核对。', en: 'The form\'s rows are not optional: what did not happen is shown as 0. With a row missing, its columns cannot be checked.' },
  fix: {
    zh: '照本表的写法插入这一行，填 0。只缺一行、各列的勾稽关系又推得出这一行的数时，首选插入推算的数。只丢了行名的，补上行名。',
    en: 'Inserts the row with zeros, written like the other rows. Where it is the only one missing and the columns tell what it must contain, those numbers are preferred. Where only the label was lost, it is put back.',
  },
  exceptions: {
    zh: '“规章”一行许多单位不列，只作警告。各块按它实际采用的格式（2019或2021年）核对；缺一大半行时，只报一条。复议诉讼表的数不足时，归“一行的数多了或者少了”。',
    en: 'Many bodies leave out 规章; that is a warning only. Each block is judged by the form it follows. If more than half of the rows are gone there is one finding. Missing figures of table 4 are a matter of the cell count.',
  },
  clauses: ['reg.50-2'],
  good: [
    {
      title: { zh: '没有规章也保留这一行', en: 'The row is kept with zeros' },
      in: 'disclosure', row: 'rules',
      text: '规章 | 0 | 0 | 0',
    },
  ],
  bad: [
    {
      title: { zh: '缺“行政处罚”一行', en: '行政处罚 is missing' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | \n规章 | 0 | 0 | 0 | \n行政规范性文件 | 2 | 1 | 7 | \n第二十条第（五）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政许可 | 18 | ||\n第二十条第（六）项 | |||\n信息内容 | 本年处理决定数量 | ||\n⟦行政强制⟧ | 3 | ||\n第二十条第（八）项 | |||\n信息内容 | 本年收费金额（单位：万元） | ||\n行政事业性收费 | 0 | ||\n',
      fixed: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | \n规章 | 0 | 0 | 0 | \n行政规范性文件 | 2 | 1 | 7 | \n第二十条第（五）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政许可 | 18 | ||\n第二十条第（六）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政处罚 | 0 | ||\n行政强制 | 3 | ||\n第二十条第（八）项 | |||\n信息内容 | 本年收费金额（单位：万元） | ||\n行政事业性收费 | 0 | ||\n',
    },
    {
      title: { zh: '整块缺少', en: 'A whole block is missing' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n⟦二、主动公开政府信息情况⟧\n| 第二十条第（一）项 ||||\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 2 | 1 | 7 |\n| 第二十条第（五）项 ||||\n| 信息内容 | 本年处理决定数量 |||\n| 行政许可 | 18 |||\n| 第二十条第（六）项 ||||\n| 信息内容 | 本年处理决定数量 |||\n| 行政处罚 | 6 |||\n| 行政强制 | 0 |||\n',
    },
  ],
};
