import type { Text } from '../../l10n/message.js';
import type { Row, Table } from '../../model/types.js';
import type { Loc } from '../../syntax/types.js';
import { tableLayout, tableIn, templates } from '../../template/load.js';
import type { BlockTemplate, Template } from '../../template/types.js';
import { inTable } from '../common.js';
import type { Rule, RuleDocs, Surroundings } from '../types.js';
import { governingForm, hasRow, isHeading } from './common.js';

const messages = {
  columns: {
    zh: '“{part}”是2019年格式的栏目，{year} 年的报告这一块应当填“{now}”。（{table}）',
    en: '“{part}” belongs to the 2019 form; in a report for {year} this block has “{now}” ({table}).',
  },
  dropped: {
    zh: '“{part}”只有2019年格式才有，{year} 年的报告不再填报，请删去。（{table}）',
    en: '“{part}” is in the 2019 form only; a report for {year} no longer has it ({table}).',
  },
  single: {
    zh: '“{part}”在2019年格式中是一行，{year} 年的报告应当分三行：逾期不补正、逾期不缴费、其他。（{table}）',
    en: '“{part}” is one row in the 2019 form; a report for {year} has three: not corrected in time, fee not paid in time, other ({table}).',
  },
  early: {
    zh: '“{part}”是2021年格式的内容，{year} 年的报告适用2019年格式。（{table}）',
    en: '“{part}” belongs to the 2021 form; reports for {year} follow the 2019 form ({table}).',
  },
} satisfies Rule['messages'];

interface Part {
  readonly at: Loc;
  readonly text: string;
  /** Its row, or the first row of its block. */
  readonly row: string;
  readonly message: keyof typeof messages;
  readonly now?: string;
}

/** The header that tells the forms apart; for a block that the other form lacks, the item it stands under. */
function placeOf(table: Table, block: BlockTemplate, other: BlockTemplate | undefined): { at: Loc; text: string } | null {
  const shared = (label: string): boolean => other?.columns.some((column) => column.label === label) ?? false;
  const header = table.headers.find((candidate) => candidate.block === block && candidate.column !== null && !shared(candidate.column.label));
  const item = table.groups.find((group) => group.template.id === block.group)?.label;
  const row = table.rows.find((candidate) => candidate.block === block)?.label;
  const found = other === undefined ? (item ?? row ?? header) : (header ?? row ?? item);
  return found == null ? null : { at: inTable(table, found), text: found.text };
}

function outdatedBlocks(table: Table, governing: Template): Part[] {
  if (tableLayout(table.id) !== 'blocks') return [];
  const own = tableIn(governing, table.id)?.blocks ?? [];
  return table.blocks.flatMap((block): Part[] => {
    if (block.form === governing.form) return [];
    const other = own.find((candidate) => candidate.id === block.id);
    const place = placeOf(table, block, other);
    if (place === null) return [];
    const now = other?.columns.map((column) => column.header ?? column.label).join('、');
    return [{ ...place, row: block.rows[0]!.id, message: other === undefined ? 'dropped' : 'columns', ...(now === undefined ? {} : { now }) }];
  });
}

/** A row of the other form: the single （六）其他处理 of table 3, 其他对外管理服务事项 under columns of this form in table 2. */
function isOutdated(row: Row, governing: Template): boolean {
  const { table, template, block, label } = row;
  if (template === null || label === null || tableLayout(table.id) === 'beside' || isHeading(row)) return false;
  // The block as a whole is reported already.
  if (tableLayout(table.id) === 'blocks' && block?.form !== governing.form) return false;
  return !hasRow(governing, table.id, template.id);
}

function outdatedRows(table: Table, governing: Template): Part[] {
  return table.rows
    .filter((row) => isOutdated(row, governing))
    .map((row) => ({ at: inTable(table, row.label!), text: row.label!.text, row: row.template!.id, message: row.template!.id === 'o' ? 'single' : 'dropped' }));
}

/** In a report for 2019 or 2020 only what could not be known then is remarked on: fees in money, and the three rows of （六）, once. */
function earlyParts(table: Table): Part[] {
  const blocks = outdatedBlocks(table, templates['2019']).filter((part) => part.row === 'fee');
  return [...blocks, ...outdatedRows(table, templates['2019']).slice(0, 1)].map((part) => ({ ...part, message: 'early' }));
}

function partsOf(report: Surroundings, table: Table): Part[] {
  const governing = governingForm(report);
  switch (governing) {
    case templates['2021']:
      return [...outdatedBlocks(table, governing), ...outdatedRows(table, governing)];
    case templates['2019']:
      return earlyParts(table);
    default:
      // A user's form has all that its report can have.
      return [];
  }
}

export const rule: Rule = {
  id: 'table/outdated-form',
  severity: 'warning',
  judges: 'labels',
  messages,
  checkTable({ table, report, add }) {
    for (const { at, text, row, message, now } of partsOf(report, table)) {
      const early = message === 'early';
      add({
        at,
        ...(early ? { severity: 'hint' as const } : {}),
        message: { text: messages[message] satisfies Text, args: { part: text, year: String(report.year), now: now ?? '', table: table.template.title } },
        data: { table: table.id, row, expected: early ? '2019' : '2021', actual: early ? '2021' : '2019' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: { zh: '格式与年份不符', en: 'The form does not belong to the year' },
  what: {
    zh: '2021年及以后的报告里有2019年格式的栏目、整块或者只有一行的“其他处理”，每块每行一条。2019、2020年的报告里有2021年才有的收费金额、“其他处理”三行，只作提示。',
    en: 'A report for 2021 or later has columns, a block or the single row 其他处理 of the 2019 form: one finding per block or row. A report for 2019 or 2020 with amounts charged, or with the three rows of 2021, gets a hint.',
  },
  why: {
    zh: '2021年起用修订后的格式：政府集中采购不再填报，许可、处罚、强制只报决定数，收费报金额，“其他处理”分三行。用旧格式，数就汇总不到一起。',
    en: 'Since 2021 the revised form governs: no procurement, only decisions for licences and penalties, money instead of fee items, three rows of 其他处理. Figures in the old form cannot be collected with the others.',
  },
  exceptions: {
    zh: '年份从标题读出，读不出时不报。2020年的报告混用两种格式是常见的，除上面两处外不提示。',
    en: 'The year is read from the title; where there is none, nothing is said. Reports for 2020 often mix both forms and are left alone apart from the two places named.',
  },
  clauses: ['form.2019', 'form.disclosure-2019', 'form.other-row', 'form.other-groups'],
  good: [
    {
      title: { zh: '2020年的报告用2019年格式', en: 'A report for 2020 in the 2019 form' },
      text: '云岭县水务局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（九）项 | |||\n信息内容 | 采购项目数量 | 采购总金额 | \n政府集中采购 | 4 | 251000 | \n三、收到和处理政府信息公开申请情况\n（五）不予处理 | 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n（六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n（七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n',
    },
  ],
  bad: [
    {
      title: { zh: '2022年的报告还填政府集中采购', en: 'Procurement in a report for 2022' },
      text: '云岭县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n⟦第二十条第（九）项⟧ | |||\n信息内容 | 采购项目数量 | 采购总金额 | \n政府集中采购 | 4 | 251000 | \n',
    },
    {
      title: { zh: '2022年的报告“其他处理”只有一行', en: 'A single row 其他处理 in a report for 2022' },
      text: '云岭县水务局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n（五）不予处理 | 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n⟦（六）其他处理⟧ | 0 | 0 | 0 | 0 | 0 | 0 | 0\n（七）总计 | 0 | 0 | 0 | 0 | 0 | 0 | 0\n',
    },
    {
      title: { zh: '2022年的报告用了旧栏目', en: 'Old columns in a report for 2022' },
      text: '云岭县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（六）项 | |||\n信息内容 | ⟦上一年项目数量⟧ | 本年增/减 | 处理决定数量 | \n行政处罚 | 12 | 0 | 8 | \n行政强制 | 2 | 0 | 0 | \n',
    },
  ],
};
