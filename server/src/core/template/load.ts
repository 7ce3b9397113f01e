import applications from './data/applications.json';
import applications2019 from './data/applications-2019.json';
import applications2021 from './data/applications-2021.json';
import formClauses from './data/clauses-form.json';
import otherClauses from './data/clauses-other.json';
import regulationClauses from './data/clauses-regulation.json';
import disclosure from './data/disclosure.json';
import disclosure2019 from './data/disclosure-2019.json';
import disclosure2021 from './data/disclosure-2021.json';
import form2019 from './data/form-2019.json';
import form2021 from './data/form-2021.json';
import review from './data/review.json';
import sections from './data/sections.json';
import sources from './data/sources.json';
import type { Clause, ColumnTemplate, GroupTemplate, OfficialFormId, OfficialTableId, RelationTemplate, RowTemplate, SectionRole, SectionTemplate, SourceText, TableId, TableLayout, TableTemplate, Template } from './types.js';
import type { Text } from '../l10n/message.js';

/** The parts a table is put together from, by id. */
interface Catalogue {
  readonly groups?: Readonly<Record<string, Omit<GroupTemplate, 'id'>>>;
  readonly columns?: Readonly<Record<string, Omit<ColumnTemplate, 'id'>>>;
  readonly rows?: Readonly<Record<string, Omit<RowTemplate, 'id'>>>;
}

/** A form as stored: which parts stand where, in the form's order. */
interface FormData {
  readonly form: OfficialFormId;
  readonly years: Template['years'];
  readonly title: Text;
  /** What differs from the sections both forms share, by role. */
  readonly sections: Readonly<Record<string, Partial<SectionTemplate>>>;
  readonly tables: readonly {
    readonly id: OfficialTableId;
    readonly section: SectionRole;
    readonly title: Text;
    readonly groups: readonly string[];
    readonly blocks: readonly { readonly id: string; readonly group?: string; readonly columns: readonly string[]; readonly rows: readonly string[] }[];
    readonly relations: readonly RelationTemplate[];
    readonly closing: readonly string[];
  }[];
}

// The compiler sees every string of a JSON file as `string`; test/template checks ids, values and references instead.
const clauses = { ...regulationClauses, ...formClauses, ...otherClauses } as unknown as Readonly<Record<string, Clause>>;
const sourceTexts = sources as unknown as Readonly<Record<string, SourceText>>;
const sharedSections = sections as unknown as readonly Omit<SectionTemplate, 'number'>[];

/** A part that both forms print alike is one object, so that identity tells whether the forms differ. */
const parts = new WeakMap<object, { readonly id: string }>();

function withId<T extends object>(id: string, data: T): T & { readonly id: string } {
  const known = parts.get(data);
  if (known !== undefined) return known as T & { readonly id: string };
  const part = { id, ...data };
  parts.set(data, part);
  return part;
}

/** Looks the ids up, later catalogues first. An id that is nowhere is a mistake in the data. */
function pick<T extends object>(ids: readonly string[], layers: readonly (Readonly<Record<string, T>> | undefined)[]): (T & { readonly id: string })[] {
  return ids.map((id) => {
    const layer = layers.findLast((candidate) => candidate !== undefined && id in candidate);
    if (layer === undefined) throw new Error(`template data: no ${id}`);
    return withId(id, layer[id]!);
  });
}

function build(data: FormData, layersOf: Readonly<Record<OfficialTableId, readonly Catalogue[]>>): Template {
  const tables = data.tables.map((table): TableTemplate => {
    const layers = layersOf[table.id];
    const columns = layers.map((layer) => layer.columns);
    const rows = layers.map((layer) => layer.rows);
    return {
      id: table.id,
      form: data.form,
      section: table.section,
      title: table.title,
      groups: pick(table.groups, layers.map((layer) => layer.groups)),
      blocks: table.blocks.map((block) => ({ ...block, form: data.form, columns: pick(block.columns, columns), rows: pick(block.rows, rows) })),
      relations: table.relations,
      closing: table.closing,
    };
  });
  return {
    form: data.form,
    base: data.form,
    years: data.years,
    title: data.title,
    sections: sharedSections.map((section) => ({ ...section, number: section.role, ...data.sections[section.role] })),
    tables,
    clauses,
    sources: sourceTexts,
  };
}

const catalogues = {
  applications: applications as unknown as Catalogue,
  applications2019: applications2019 as unknown as Catalogue,
  applications2021: applications2021 as unknown as Catalogue,
  disclosure: disclosure as unknown as Catalogue,
  disclosure2019: disclosure2019 as unknown as Catalogue,
  disclosure2021: disclosure2021 as unknown as Catalogue,
  review: review as unknown as Catalogue,
};

/** The two official forms. */
export const templates: Readonly<Record<OfficialFormId, Template>> = {
  '2019': build(form2019 as unknown as FormData, {
    disclosure: [catalogues.disclosure, catalogues.disclosure2019],
    applications: [catalogues.applications, catalogues.applications2019],
    review: [catalogues.review],
  }),
  '2021': build(form2021 as unknown as FormData, {
    disclosure: [catalogues.disclosure, catalogues.disclosure2021],
    applications: [catalogues.applications, catalogues.applications2021],
    review: [catalogues.review],
  }),
};

/** The form that governs reports of a year; the one in force where the year is unknown or no form governs it. */
export function templateForYear(year: number | null): Template {
  const { from, to = Infinity } = templates['2019'].years;
  return year !== null && from <= year && year <= to ? templates['2019'] : templates['2021'];
}

/** One of the three tables of a national form. */
export function tableTemplate(form: OfficialFormId, id: OfficialTableId): TableTemplate {
  return tableIn(templates[form], id)!;
}

/** A table of a form; undefined where the form does not have it. */
export function tableIn(form: Template, id: TableId): TableTemplate | undefined {
  return form.tables.find((table) => table.id === id);
}

/** How a table is laid out: those that users add are made of blocks. */
export function tableLayout(id: TableId): TableLayout {
  return id === 'applications' ? 'rows' : id === 'review' ? 'beside' : 'blocks';
}

/** The clause behind an id, or undefined where a user's template names one it does not define. */
export function clauseOf(template: Template, id: string): Clause | undefined {
  return template.clauses[id];
}
