import type { Row, Table } from '../../model/types.js';
import { tableLayout } from '../../template/load.js';
import type { BlockTemplate, RowTemplate, TableLayout } from '../../template/types.js';
import { attribute, html, type Html } from './html.js';
import type { Places } from './part.js';
import type { PreviewSource } from './source.js';
import { TableWriter, withMissing, type Line } from './tableWriter.js';

/** The group of table 3 that spans all outcomes; the other groups stand inside it. */
const OUTER = 'results';
/** Columns of labels in table 3. */
const LABELS = 3;

/** A table as the form prints it, whatever the text writes it in: merged headings, rows that are missing drawn empty. */
export function tableHtml(table: Table, base: number, source: PreviewSource, places: Places): Html {
  const writer = new TableWriter(table, base, source, places);
  const title = table.template.title[source.language];
  const caption = title.charAt(0).toUpperCase() + title.slice(1);
  const body = bodies[tableLayout(table.id)](writer);
  return html`<div class="sheet"><table role="grid" aria-readonly="true"${attribute('class', table.id)}><caption>${caption}</caption>${body}</table></div>`;
}

const bodies: Readonly<Record<TableLayout, (writer: TableWriter) => Html>> = { blocks: disclosure, rows: applications, beside: review };

function rowHtml(...cells: readonly Html[]): Html {
  return html`<tr>${cells}</tr>`;
}

/** Table 2 and those that users add: one block under the other, each with its own columns, that of table 2 with its item of article 20. */
function disclosure(writer: TableWriter): Html {
  const blocks = blocksOf(writer);
  const width = Math.max(1, ...blocks.map(({ block }) => block?.columns.length ?? 1), ...writer.table.rows.map(({ shape, cells }) => (shape === 'exact' ? cells.length : 1)));
  const bodies = blocks.map(({ block, lines }) => {
    const last = (index: number): number => (index === block!.columns.length - 1 ? width - index : 1);
    const head = block === null ? [] : [
      ...(block.group === undefined ? [] : [heading(writer, block.group, width)]),
      rowHtml(writer.group('content', { scope: 'col' }), ...block.columns.map((column, index) => writer.column(column, { columns: last(index), scope: 'col' }, block))),
    ];
    return html`<tbody>${head}${lines.flatMap((line, index) => {
      const group = groupOf(line);
      const begins = group !== undefined && group !== block?.group && group !== (index === 0 ? undefined : groupOf(lines[index - 1]!));
      return [...(begins ? [heading(writer, group, width)] : []), rowHtml(writer.label(line, { scope: 'row' }), writer.values(line, width))];
    })}</tbody>`;
  });
  return html`<colgroup><col class="name"><col class="figures"${attribute('span', width)}></colgroup>${bodies}`;
}

/** A heading over the rows of a block or, in tables of users' forms, of a group in it. */
function heading(writer: TableWriter, group: string, width: number): Html {
  return rowHtml(writer.group(group, { columns: width + 1, scope: 'colgroup', className: 'item' }));
}

function groupOf(line: Line): string | undefined {
  return ('row' in line ? line.row.template : line.missing.template)?.group;
}

/** The blocks of table 2 in the order of the text, a lost one in its place by the form. */
function blocksOf({ table, missing }: TableWriter): { readonly block: BlockTemplate | null; readonly lines: readonly Line[] }[] {
  const blocks: { block: BlockTemplate | null; rows: Row[] }[] = [...new Set(table.blocks)].map((block) => ({ block, rows: [] }));
  let open = blocks[0];
  for (const row of table.rows) {
    open = blocks.find(({ block }) => block === row.block) ?? open;
    if (open === undefined) blocks.push((open = { block: null, rows: [] }));
    open.rows.push(row);
  }
  const order = table.template.blocks.map(({ id }) => id);
  for (const { block } of missing) {
    if (blocks.some((known) => known.block?.id === block.id)) continue;
    const before = order.slice(0, order.indexOf(block.id));
    const at = blocks.findLastIndex((known) => before.includes(known.block?.id ?? ''));
    blocks.splice(at + 1, 0, { block, rows: [] });
  }
  return blocks.map(({ block, rows }) => ({ block, lines: block === null ? rows.map((row) => ({ row })) : withMissing(rows, missing.filter((each) => each.block.id === block.id), block.rows) }));
}

/** Table 3: three columns of labels in which groups span their rows, six kinds of applicants and the total. */
function applications(writer: TableWriter): Html {
  const { columns, rows: order } = writer.table.template.blocks[0]!;
  const lines = withMissing(writer.table.rows, writer.missing, order);
  const chains = lines.map((_line, index) => chainAt(lines, index));
  const head = [
    rowHtml(writer.group('corner', { columns: LABELS, rows: 3, className: 'corner' }), writer.group('applicants', { columns: columns.length, scope: 'colgroup' })),
    rowHtml(writer.column(columns[0]!, { rows: 2, scope: 'col' }), writer.group('organisations', { columns: columns.length - 2, scope: 'colgroup' }), writer.column(columns.at(-1)!, { rows: 2, scope: 'col' })),
    rowHtml(...columns.slice(1, -1).map((column) => writer.column(column, { scope: 'col' }))),
  ];
  const body = lines.map((line, index) => {
    const chain = chains[index]!;
    const begins = chain.flatMap((id, depth) => (chains[index - 1]?.[depth] === id && sameAbove(chains[index - 1]!, chain, depth) ? [] : [{ id, depth }]));
    const groups = begins.map(({ id, depth }) => writer.group(id, { rows: lengthOf(chains, index, depth), columns: id !== OUTER && chain.length === 1 ? LABELS - 1 : 1, scope: 'rowgroup', className: depth === 0 ? 'outer' : 'inner' }));
    const taken = chain.length === 1 && chain[0] !== OUTER ? LABELS - 1 : chain.length;
    return rowHtml(...groups, writer.label(line, { columns: LABELS - taken, scope: 'row' }), writer.values(line, columns.length));
  });
  return html`<colgroup><col class="outer"><col class="inner"><col class="name"><col class="figures"${attribute('span', columns.length)}></colgroup><thead>${head}</thead><tbody>${body}</tbody>`;
}

/** The groups that a row of the form stands under, outermost first. */
function chainOf({ group }: RowTemplate): readonly string[] {
  return group === undefined ? [] : group === OUTER ? [OUTER] : [OUTER, group];
}

/** The same for a line; a row that the form does not have stands under what the rows around it share. */
function chainAt(lines: readonly Line[], index: number): readonly string[] {
  const templateOf = (line: Line): RowTemplate | null => ('row' in line ? line.row.template : line.missing.template);
  const own = templateOf(lines[index]!);
  if (own !== null) return chainOf(own);
  const before = lines.slice(0, index).findLast((line) => templateOf(line) !== null);
  const after = lines.slice(index).find((line) => templateOf(line) !== null);
  if (before === undefined || after === undefined) return [];
  const one = chainOf(templateOf(before)!);
  const other = chainOf(templateOf(after)!);
  return one.filter((id, depth) => other[depth] === id && sameAbove(one, other, depth));
}

function sameAbove(one: readonly string[], other: readonly string[], depth: number): boolean {
  return one.slice(0, depth).every((id, i) => other[i] === id);
}

/** How many lines from one on stand under the same group. */
function lengthOf(chains: readonly (readonly string[])[], from: number, depth: number): number {
  const chain = chains[from]!;
  let end = from + 1;
  while (end < chains.length && chains[end]![depth] === chain[depth] && sameAbove(chain, chains[end]!, depth)) end++;
  return end - from;
}

/** Table 4: three blocks side by side over one line of numbers; whatever numbers are left stand below. */
function review(writer: TableWriter): Html {
  const { columns, rows } = writer.table.template.blocks[0]!;
  const single = rows.filter(({ group }) => group === undefined);
  const grouped = rows.filter(({ group }) => group !== undefined);
  const width = columns.length;
  const all = rows.length * width;
  const names = (row: RowTemplate, count: number): readonly Html[] => columns.map((column) => writer.column(column, { rows: count, scope: 'col' }, rows.indexOf(row)));
  const head = [
    rowHtml(...single.map((row) => writer.blockName(row, { columns: width, scope: 'colgroup' })), writer.group(grouped[0]?.group ?? '', { columns: grouped.length * width, scope: 'colgroup' })),
    rowHtml(...single.flatMap((row) => names(row, 2)), ...grouped.map((row) => writer.blockName(row, { columns: width, scope: 'colgroup' }))),
    rowHtml(...grouped.flatMap((row) => names(row, 1))),
  ];
  const found = rows.map((template) => writer.table.rows.find((row) => row.template === template && row.shape === 'exact' && row.cells.length === width));
  const rest = writer.table.rows.filter((row) => !found.includes(row));
  const first = found.every((row) => row === undefined) ? [] : [rowHtml(...found.map((row) => (row === undefined ? html`<td class="value missing"${attribute('colspan', width)}></td>` : writer.values({ row }, width))))];
  return html`<colgroup><col class="figures"${attribute('span', all)}></colgroup><thead>${head}</thead><tbody>${first}${rest.map((row) => rowHtml(writer.values({ row }, all)))}</tbody>`;
}
