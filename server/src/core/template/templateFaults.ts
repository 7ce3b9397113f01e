import type { Message, MessageArgument, Text } from '../l10n/message.js';
import { isObject } from '../text/json.js';
import { isUnstatedMark, parseNumber } from '../text/numbers.js';
import { foldKey } from './fold.js';
import { keysOf, type Labelled } from './labels.js';
import { tableLayout } from './load.js';
import type { Lexicon } from './match.js';
import { pathTo, shownPath } from './schemaCheck.js';
import type { ColumnTemplate, GroupTemplate, RowTemplate, TableTemplate, Template } from './types.js';

const messages = {
  reserved: { zh: '{path}：{id} 已经用作别的意思，请另取', en: '{path}: {id} means something else already; choose another' },
  years: { zh: '{path}：to 不能早于 from', en: '{path}: to is before from' },
  none: { zh: '{path}：一个也没有', en: '{path}: there is none' },
  noPart: { zh: '{path}：没有 {id}', en: '{path}: there is no {id}' },
  blocks: { zh: '{path}：{id} 只能有一块（blocks）', en: '{path}: {id} has exactly one block' },
  twice: { zh: '{path}：{id} 用了两次', en: '{path}: {id} is used twice' },
  words: { zh: '{path}：“{words}”不能用作名称，它没有字，或者会被当成数', en: '{path}: “{words}” cannot be a name; it has no letters, or would be read as a number' },
  same: { zh: '{path}：“{words}”既指 {id} 又指 {other}', en: '{path}: “{words}” stands for both {id} and {other}' },
  role: { zh: '{path}：“{words}”是国家格式的第 {role} 部分，role 应当是 {role}', en: '{path}: “{words}” is section {role} of the national forms; its role must be {role}' },
  single: { zh: '{path}：合计只能有一个，就是 at 那一格', en: '{path}: a total is one cell, the one named by at' },
  at: { zh: '{path}：at 应当是 left 或 right 里的一个', en: '{path}: at must be one of left or right' },
} satisfies Record<string, Text>;

const reserved = ['auto', 'mixed', '2019', '2021'];

type Fault = (text: Text, place: string, args?: Record<string, MessageArgument>) => void;
/** A list of the file and the id (of a section: the role) of a part in it. */
type Step = readonly [list: string, id: string | number];

/**
 * What a schema cannot say: ids that name nothing, words that mean two things, sums over cells that are not there. `file` is
 * what the form was read from, by which places are named.
 */
export function templateFaults(form: Template, file: unknown, national: Lexicon): Message[] {
  const faults: Message[] = [];
  const fault: Fault = (text, path, args = {}) => void faults.push({ text, args: { path: shownPath(path), ...args } });
  const at = (...steps: readonly Step[]): string => placeOf(file, steps);
  if (reserved.includes(form.form)) fault(messages.reserved, 'form', { id: form.form });
  if (form.years.to !== undefined && form.years.to < form.years.from) fault(messages.years, 'years');
  for (const name of ['sections', 'tables'] as const) if (form[name].length === 0) fault(messages.none, name);
  checkSections(form, national, at, fault);
  for (const table of form.tables) {
    const path = at(['tables', table.id]);
    if (!form.sections.some(({ role }) => role === table.section)) fault(messages.noPart, pathTo(path, 'section'), { id: table.section });
    if (tableLayout(table.id) !== 'blocks' && table.blocks.length !== 1) fault(messages.blocks, pathTo(path, 'blocks'), { id: table.id });
    checkParts(form, table, at, fault);
    checkRelations(table, path, fault);
  }
  return faults;
}

/** Where a part stands in the file; where it comes from the form below, the nearest part around it that the file has. */
function placeOf(file: unknown, steps: readonly Step[]): string {
  let path = '';
  let value = file;
  for (const [name, id] of steps) {
    const list: unknown = isObject(value) ? value[name] : undefined;
    const index = Array.isArray(list) ? list.findIndex((part: unknown) => isObject(part) && (part['id'] ?? part['role']) === id) : -1;
    if (index < 0) break;
    path = pathTo(pathTo(path, name), index);
    value = (list as unknown[])[index];
  }
  return path;
}

/** A number or a mark for “not stated” is a value, wherever it stands. */
function checkNames(words: readonly (string | undefined)[], path: string, fault: Fault): void {
  for (const each of words) if (each !== undefined && (foldKey(each) === '' || parseNumber(each) !== null || isUnstatedMark(each))) fault(messages.words, path, { words: each });
}

function checkClauses({ clauses }: Template, ids: readonly string[], path: string, fault: Fault): void {
  for (const id of ids) if (!Object.hasOwn(clauses, id)) fault(messages.noPart, pathTo(path, 'clauses'), { id });
}

function checkSections(form: Template, national: Lexicon, at: (...steps: readonly Step[]) => string, fault: Fault): void {
  const titles = new Map<string, number>();
  for (const section of form.sections) {
    const path = at(['sections', section.role]);
    const words = [section.title, ...section.official, ...section.variants];
    checkNames(words, path, fault);
    checkClauses(form, section.clauses, path, fault);
    if (section.table !== undefined && !form.tables.some(({ id }) => id === section.table)) fault(messages.noPart, pathTo(path, 'table'), { id: section.table });
    for (const each of words) {
      const official = national.sectionTitle(each);
      if (official !== null && official.quality !== 'near' && official.role !== section.role) fault(messages.role, path, { words: each, role: official.role });
      const other = titles.get(foldKey(each));
      if (other !== undefined && other !== section.role) fault(messages.same, path, { words: each, id: section.role, other });
      titles.set(foldKey(each), section.role);
    }
  }
}

function checkParts(form: Template, table: TableTemplate, at: (...steps: readonly Step[]) => string, fault: Fault): void {
  const own: Step = ['tables', table.id];
  const groups = new Set(table.groups.map(({ id }) => id));
  const check = (part: GroupTemplate | ColumnTemplate | RowTemplate, path: string): void => {
    checkNames([part.label, ...part.aliases, 'header' in part ? part.header : undefined], path, fault);
    checkClauses(form, part.clauses, path, fault);
  };
  if (table.blocks.length === 0) fault(messages.none, pathTo(at(own), 'blocks'));
  for (const group of table.groups) check(group, at(own, ['groups', group.id]));
  const rows = new Words(fault);
  for (const block of table.blocks) {
    const inBlock: Step = ['blocks', block.id];
    const path = at(own, inBlock);
    for (const name of ['columns', 'rows'] as const) if (block[name].length === 0) fault(messages.none, pathTo(path, name));
    if (block.group !== undefined && !groups.has(block.group)) fault(messages.noPart, pathTo(path, 'group'), { id: block.group });
    const columns = new Words(fault);
    for (const column of block.columns) {
      check(column, at(own, inBlock, ['columns', column.id]));
      columns.add(column, at(own, inBlock, ['columns', column.id]));
    }
    for (const row of block.rows) {
      const place = at(own, inBlock, ['rows', row.id]);
      check(row, place);
      rows.add(row, place);
      if (row.group !== undefined && !groups.has(row.group)) fault(messages.noPart, pathTo(place, 'group'), { id: row.group });
    }
  }
}

/** Parts beside each other, no two of which may have an id or a name in common. */
class Words {
  readonly #ids = new Set<string>();
  readonly #owners = new Map<string, string>();

  constructor(private readonly fault: Fault) {}

  add(part: Labelled, path: string): void {
    if (this.#ids.has(part.id)) this.fault(messages.twice, path, { id: part.id });
    this.#ids.add(part.id);
    for (const key of keysOf(part)) {
      const other = this.#owners.get(key);
      if (other !== undefined && other !== part.id) this.fault(messages.same, path, { words: part.label, id: part.id, other });
      else this.#owners.set(key, part.id);
    }
  }
}

function checkRelations(table: TableTemplate, path: string, fault: Fault): void {
  for (const { id, forEach, left, right, at } of table.relations) {
    const where = `${pathTo(path, 'relations')} ${id}`;
    const named = [...left, ...right];
    if (!named.includes(at)) fault(messages.at, where);
    else if (id !== 'balance' && (right.length !== 1 || right[0] !== at)) fault(messages.single, where);
    for (const part of new Set(named.filter((each, index) => named.indexOf(each) !== index))) fault(messages.twice, where, { id: part });
    // A row's sum stands in one block; a column's goes over all of them.
    const known = forEach === 'row' ? table.blocks.map((block) => block.columns.map((column) => column.id)) : [table.blocks.flatMap((block) => block.rows.map((row) => row.id))];
    const lacking = known.map((ids) => named.filter((part) => !ids.includes(part)));
    const fewest = lacking.reduce((best, other) => (other.length < best.length ? other : best), lacking[0] ?? []);
    for (const part of fewest) fault(messages.noPart, where, { id: part });
  }
}
