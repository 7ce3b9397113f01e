/**
 * Users' templates: forms that stand alone, or variations of a national form. A file is read in three steps: its shape is
 * checked against the schema, it is laid over the form it extends, and the whole is checked for what a schema cannot say.
 */
import type { Message, Text } from '../l10n/message.js';
import { invalidJson, type Reading } from '../l10n/reading.js';
import { parseJson } from '../text/json.js';
import schema from './data/template.schema.json';
import { officialLexicon } from './formSet.js';
import { tableLayout, templates } from './load.js';
import { Overlay, type Part } from './overlay.js';
import { schemaFaults, type Schema } from './schemaCheck.js';
import { templateFaults } from './templateFaults.js';
import type { BlockTemplate, Clause, ColumnTemplate, GroupTemplate, OfficialFormId, RelationTemplate, RowTemplate, SectionRole, SectionTemplate, SourceText, TableId, TableTemplate, Template } from './types.js';

const messages = {
  unused: { zh: '这个表样没有使用', en: 'this form is not used' },
} satisfies Record<string, Text>;

const noHelp: Text = { zh: '', en: '' };

/** A file as the schema lets it pass. */
interface FormFile {
  readonly form: string;
  readonly extends?: OfficialFormId;
  readonly years?: Template['years'];
  readonly title: Text;
  readonly sections?: readonly (Part & Partial<Omit<SectionTemplate, 'number'>>)[];
  readonly tables?: readonly TableFile[];
  readonly clauses?: Readonly<Record<string, Clause>>;
  readonly sources?: Readonly<Record<string, SourceText>>;
}

interface TableFile extends Part, Partial<Pick<TableTemplate, 'section' | 'title'>> {
  readonly groups?: readonly (Part & Partial<GroupTemplate>)[];
  readonly blocks?: readonly (Part & { readonly group?: string; readonly columns?: readonly (Part & Partial<ColumnTemplate>)[]; readonly rows?: readonly (Part & Partial<RowTemplate>)[] })[];
  readonly relations?: readonly { readonly id: RelationTemplate['id']; readonly left: readonly string[]; readonly right: readonly string[]; readonly at?: string }[];
}

/** Reads a template file. Nothing in it makes it throw; with any fault in it, it is not used at all. */
export function readTemplate(text: string): Reading<Template> {
  const { value, fault } = parseJson(text);
  if (fault !== undefined) return refused([invalidJson(text, fault)]);
  const faults = schemaFaults(value, schema as Schema);
  if (faults.length > 0) return refused(faults);
  const overlay = new Overlay();
  const template = build(value as FormFile, overlay);
  const problems = overlay.faults.length > 0 ? overlay.faults : templateFaults(template, value, officialLexicon);
  return problems.length > 0 ? refused(problems) : { value: template, problems: [] };
}

function refused(problems: readonly Message[]): Reading<Template> {
  return { value: null, problems: [...problems, { text: messages.unused }] };
}

function build(file: FormFile, overlay: Overlay): Template {
  const base = file.extends === undefined ? null : templates[file.extends];
  const national = base ?? templates['2021'];
  const sections = overlay.merge('sections', base?.sections ?? [], file.sections, (section) => section.role as SectionRole, (own, old, path) => ({
    role: own.role!,
    number: 0,
    title: overlay.words(own.title, old?.title, path, 'title'),
    official: [...(old?.official ?? []), ...(own.official ?? [])],
    variants: [...renamed(own.title, old?.title), ...(old?.variants ?? []), ...(own.variants ?? [])],
    ...given('table', own.table ?? old?.table),
    clauses: own.clauses ?? old?.clauses ?? [],
    help: own.help ?? old?.help ?? noHelp,
  }));
  return {
    form: file.form,
    base: file.extends ?? null,
    years: file.years ?? base?.years ?? { from: 0 },
    title: file.title,
    sections: sections.map((section, index) => ({ ...section, number: index + 1 })),
    tables: tablesOf(file, base, overlay),
    clauses: { ...national.clauses, ...file.clauses },
    sources: { ...national.sources, ...file.sources },
  };
}

function tablesOf({ form, tables }: FormFile, base: Template | null, overlay: Overlay): readonly TableTemplate[] {
  const ours = (table: TableTemplate): TableTemplate => ({ ...table, form, blocks: table.blocks.map((block) => ({ ...block, form })) });
  return overlay.merge('tables', (base?.tables ?? []).map(ours), tables, idOf, (own, old, path) => {
    const blocks = overlay.merge(`${path}.blocks`, old?.blocks ?? [], own.blocks, idOf, (block, before, at): BlockTemplate => ({
      id: block.id!,
      form,
      ...given('group', block.group ?? before?.group),
      columns: overlay.merge(`${at}.columns`, before?.columns ?? [], block.columns, idOf, (column, known, place) => columnOf(column, known, place, overlay)),
      rows: overlay.merge(`${at}.rows`, before?.rows ?? [], block.rows, idOf, (row, known, place) => rowOf(row, known, place, overlay)),
    }));
    return {
      id: own.id!,
      form,
      section: overlay.needed(own.section ?? old?.section, 0, path, 'section'),
      title: overlay.needed(own.title ?? old?.title, noHelp, path, 'title'),
      groups: overlay.merge(`${path}.groups`, old?.groups ?? [], own.groups, idOf, (group, known, place) => groupOf(group, known, place, overlay)),
      blocks,
      relations: relationsOf(own, old, blocks),
      closing: closingOf(own.id!, old, blocks),
    };
  });
}

const idOf = (part: { readonly id?: string }): string => part.id!;

/** A member that is left out where there is nothing to say. */
function given<K extends string, V>(name: K, value: V | undefined): Partial<Readonly<Record<K, V>>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}

/** What a part was called before it got another name is still recognised. */
function renamed(now: string | undefined, before: string | undefined): readonly string[] {
  return now !== undefined && before !== undefined && now !== before ? [before] : [];
}

function labelledOf(own: Part & Partial<GroupTemplate>, old: Pick<GroupTemplate, 'label' | 'en' | 'aliases' | 'clauses' | 'help'> | undefined, path: string, overlay: Overlay): Omit<GroupTemplate, 'numeral'> {
  const label = overlay.words(own.label, old?.label, path, 'label');
  return {
    id: own.id!,
    label,
    en: own.en ?? (own.label === undefined ? old?.en : undefined) ?? label,
    aliases: [...renamed(own.label, old?.label), ...(old?.aliases ?? []), ...(own.aliases ?? [])],
    clauses: own.clauses ?? old?.clauses ?? [],
    help: own.help ?? old?.help ?? noHelp,
  };
}

function groupOf(own: Part & Partial<GroupTemplate>, old: GroupTemplate | undefined, path: string, overlay: Overlay): GroupTemplate {
  return { ...labelledOf(own, old, path, overlay), numeral: own.numeral ?? old?.numeral ?? '' };
}

function rowOf(own: Part & Partial<RowTemplate>, old: RowTemplate | undefined, path: string, overlay: Overlay): RowTemplate {
  return { ...groupOf(own, old, path, overlay), ...given('optional', own.optional ?? old?.optional), ...given('group', own.group ?? old?.group) };
}

function columnOf(own: Part & Partial<ColumnTemplate>, old: ColumnTemplate | undefined, path: string, overlay: Overlay): ColumnTemplate {
  return { ...labelledOf(own, old, path, overlay), value: own.value ?? old?.value ?? 'count', ...given('header', own.header ?? (own.label === undefined ? old?.header : undefined)) };
}

/** The sums of the file, and those of the form below it that it does not replace, without rows and columns that are gone. */
function relationsOf({ id, relations = [] }: TableFile, old: TableTemplate | undefined, blocks: readonly BlockTemplate[]): readonly RelationTemplate[] {
  const own = relations.map((relation): RelationTemplate => ({
    id: relation.id,
    table: id!,
    forEach: relation.id === 'row-total' || relation.id === 'review-total' ? 'row' : 'column',
    left: relation.left,
    right: relation.right,
    at: relation.at ?? relation.right.at(-1)!,
  }));
  const ids = { row: new Set(blocks.flatMap((block) => block.columns.map(idOf))), column: new Set(blocks.flatMap((block) => block.rows.map(idOf))) };
  const kept = (old?.relations ?? []).flatMap((relation): RelationTemplate[] => {
    const there = (side: readonly string[]): readonly string[] => side.filter((part) => ids[relation.forEach].has(part));
    const left = there(relation.left);
    return own.some((other) => other.id === relation.id) || left.length === 0 || there(relation.right).length < relation.right.length ? [] : [{ ...relation, left }];
  });
  return [...kept, ...own];
}

/** Rows that complete the table: those of the form below that are still there, else the last row; all blocks where they stand beside each other. */
function closingOf(id: TableId, old: TableTemplate | undefined, blocks: readonly BlockTemplate[]): readonly string[] {
  const rows = blocks.flatMap((block) => block.rows.map(idOf));
  if (tableLayout(id) === 'beside') return rows;
  const kept = (old?.closing ?? []).filter((row) => rows.includes(row));
  return kept.length > 0 ? kept : rows.slice(-1);
}
