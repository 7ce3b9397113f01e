import type { Row } from '../../model/types.js';
import { tableLayout, templates } from '../../template/load.js';
import type { TableTemplate } from '../../template/types.js';
import { inTable, nameOf, rowData, rowName } from '../common.js';
import type { Rule, RuleDocs } from '../types.js';
import { isHeading, occurrences, rowArgs } from './common.js';
import { perPlace } from '../../text/perPlace.js';

const messages = {
  after: { zh: '{row} 的位置不对，在格式中排在 {previous} 之后。（{table}）', en: '{row} is out of place; in the form it follows {previous} ({table}).' },
  first: { zh: '{row} 的位置不对，在格式中排在最前面。（{table}）', en: '{row} is out of place; in the form it comes first ({table}).' },
  moved: { zh: '{row} 也跟着移了位置', en: '{row} moved with it' },
} satisfies Rule['messages'];

/** Where each row stands in the form. Blocks and rows of the other form take part at their place, since a report may mix both. */
const ranksOf = perPlace((own: TableTemplate): ReadonlyMap<string, number> => {
  const ranks = new Map<string, number>();
  const others = Object.values(templates).flatMap((template) => template.tables.filter((other) => other.id === own.id));
  const forms = [own, ...others].map((form) => form.blocks.flatMap((block) => block.rows));
  for (const rows of forms) {
    let before = -1;
    for (const row of rows) {
      const known = ranks.get(row.id);
      before = known ?? before + (rows === forms[0] ? 1 : 0.25);
      if (known === undefined) ranks.set(row.id, before);
    }
  }
  return ranks;
});

interface Ranked {
  readonly row: Row;
  readonly rank: number;
}

/** The longest ascending part of the rows; what is not in it is out of place. */
function inOrder(rows: readonly Ranked[]): Set<Ranked> {
  const length: number[] = [];
  const previous: number[] = [];
  let best = -1;
  rows.forEach(({ rank }, index) => {
    length[index] = 1;
    previous[index] = -1;
    for (let before = 0; before < index; before++) {
      if (rows[before]!.rank < rank && length[before]! >= length[index]!) [length[index], previous[index]] = [length[before]! + 1, before];
    }
    if (best < 0 || length[index]! > length[best]!) best = index;
  });
  const kept = new Set<Ranked>();
  for (let at = best; at >= 0; at = previous[at]!) kept.add(rows[at]!);
  return kept;
}

export const rule: Rule = {
  id: 'table/row-order',
  severity: 'warning',
  judges: 'labels',
  messages,
  checkTable({ table, add }) {
    if (tableLayout(table.id) === 'beside') return;
    const ranks = ranksOf(table.template);
    const count = occurrences(table);
    const rows: Ranked[] = [];
    let ascending = true;
    for (const row of table.rows) {
      const rank = row.template === null || row.label === null || isHeading(row) || count.get(row.template.id)?.length !== 1 ? undefined : ranks.get(row.template.id);
      if (rank === undefined) continue;
      ascending &&= rows.length === 0 || rows[rows.length - 1]!.rank < rank;
      rows.push({ row, rank });
    }
    if (ascending) return;
    const kept = inOrder(rows);
    for (const run of displacedRuns(rows, kept)) {
      const [first, ...others] = run as [Ranked, ...Ranked[]];
      const before = rows.filter(({ rank }) => rank < first.rank).reduce<Ranked | null>((best, item) => (best === null || item.rank > best.rank ? item : best), null);
      add({
        at: inTable(table, first.row.label!),
        message: before === null ? { text: messages.first, args: rowArgs(first.row) } : { text: messages.after, args: { ...rowArgs(first.row), previous: nameOf(before.row.template!) } },
        data: rowData(first.row),
        related: others.map(({ row }) => ({ at: inTable(table, row.label!), message: { text: messages.moved, args: { row: rowName(row) } } })),
      });
    }
  },
};

/** Rows out of place, those that moved together in one run. */
function displacedRuns(rows: readonly Ranked[], kept: ReadonlySet<Ranked>): Ranked[][] {
  const runs: Ranked[][] = [];
  rows.forEach((item, index) => {
    if (kept.has(item)) return;
    const before = rows[index - 1];
    if (before !== undefined && !kept.has(before) && before.rank < item.rank) runs[runs.length - 1]!.push(item);
    else runs.push([item]);
  });
  return runs;
}

export const docs: RuleDocs = {
  title: { zh: '行的顺序不对', en: 'Rows are out of order' },
  what: { zh: '行的先后与格式不同。移动最少的行算不在其位；一起移动的几行合为一条，标在第一行的名称上。', en: 'The rows do not follow the form\'s order. The fewest rows that explain it are out of place; rows that moved together make one finding, on the label of the first.' },
  why: { zh: '顺序变了，按位置读表的人和软件会把数看错行。', en: 'Readers and programs that go by position take the numbers for those of another row.' },
  exceptions: { zh: '有重复的行、认不出的行时，只看其余行的先后。数仍按名称核对，不受顺序影响。', en: 'Doubled and unknown rows are left out of account. Sums go by labels, so they are checked all the same.' },
  good: [
    {
      title: { zh: '处罚在前，强制在后', en: 'In the form\'s order' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（六）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政处罚 | 6 | ||\n行政强制 | 0 | ||\n',
    },
  ],
  bad: [
    {
      title: { zh: '规章排到了后面', en: 'A row slipped down' },
      text: '云岭县水务局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | \n行政规范性文件 | 2 | 1 | 7 | \n⟦规章⟧ | 0 | 0 | 0 | \n第二十条第（五）项 | |||\n信息内容 | 本年处理决定数量 | ||\n行政许可 | 18 | ||\n',
    },
  ],
};
