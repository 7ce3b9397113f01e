import { Remembered } from '../../template/memo.js';
import type { TableTemplate } from '../../template/types.js';
import { perPlace } from '../../text/perPlace.js';
import data from './readings.json';
import type { Measure } from './types.js';

/** A cell that belongs to a sum, by the ids of its row and column. */
interface Term {
  readonly row: string;
  readonly column: string;
  readonly away: boolean;
}

/** A sum of a table that a number in prose may mean. The same rows and columns of a template are the same object, as long as they are remembered. */
export interface Query {
  /** Row ids as in the template data, groups by their own id, `-` before those that are taken away. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly terms: readonly Term[];
}

interface OutcomeEntry {
  readonly readings: readonly (readonly string[])[];
  /** Readings that count only where the list does not name the outcome of `looseUnless`: 予以公开 with or without 部分公开. */
  readonly loose?: readonly (readonly string[])[];
  readonly looseUnless?: string;
  /** Each row of the group is a reading of its own. */
  readonly rows?: boolean;
}

type OfApplications = Measure & { readonly kind: 'requests' | 'outcome' };

/** What requests or outcomes may be as sums of table 3, the usual one first. `siblings`: other outcomes of the same list. */
export function applicationQueries(template: TableTemplate, measure: OfApplications, siblings: readonly string[]): readonly Query[] {
  // Statements of a report, and of all reports, mean the same few things.
  const key = `${measure.kind} ${(measure.kind === 'requests' ? measure.deeds : measure.outcomes).join()} ${measure.applicant ?? ''} ${siblings.join()}`;
  const lists = listsOf(template);
  return lists.get(key) ?? lists.set(key, queriesFor(template, measure, siblings));
}

const listsOf = perPlace((_template: TableTemplate) => new Remembered<readonly Query[]>());

function queriesFor(template: TableTemplate, measure: OfApplications, siblings: readonly string[]): readonly Query[] {
  const formulas = measure.kind === 'requests' ? measure.deeds.flatMap((deed) => data.deeds[deed].readings) : outcomeRows(template, measure.outcomes, siblings);
  const columns: readonly (readonly string[])[] = measure.applicant === null ? [['total']] : data.applicants[measure.applicant as keyof typeof data.applicants];
  return columns.flatMap((ids) => formulas.map((formula) => queryFor(template, formula, ids)));
}

/** Formulas for a list of outcomes counted together; for a single one also its rows, since 无法提供 may mean just one of them. */
function outcomeRows(template: TableTemplate, outcomes: readonly string[], siblings: readonly string[]): readonly (readonly string[])[] {
  const [only] = outcomes;
  if (outcomes.length !== 1 || only === undefined) return [outcomes];
  const entry: OutcomeEntry | undefined = (data.outcomes as Readonly<Record<string, OutcomeEntry>>)[only];
  const loose = entry?.loose !== undefined && !siblings.includes(entry.looseUnless ?? '') ? entry.loose : [];
  const rows = entry?.rows === true ? rowsOf(template, only).map((id) => [id]) : [];
  return [...(entry?.readings ?? [[only]]), ...loose, ...rows];
}

/** What cases may be as sums of table 4. */
export function caseQueries(template: TableTemplate, { suits, outcome }: Measure & { readonly kind: 'case' }): readonly Query[] {
  const columns = outcome === null ? ['total'] : data.cases[outcome as keyof typeof data.cases];
  const choices = suits.map((suit) => data.suits[suit as keyof typeof data.suits]);
  const [single, ...more] = choices;
  const rows = more.length === 0 ? (single ?? []) : [choices.flatMap((choice) => choice[0] ?? [])];
  return rows.map((ids) => queryFor(template, ids, columns));
}

/** The sum of some rows in some columns. */
export function queryFor(template: TableTemplate, rows: readonly string[], columns: readonly string[]): Query {
  const sums = sumsOf(template);
  const key = `${rows.join()}|${columns.join()}`;
  return sums.get(key) ?? sums.set(key, { rows, columns, terms: termsOf(template, rows, columns) });
}

const sumsOf = perPlace((_template: TableTemplate) => new Remembered<Query>());

function termsOf(template: TableTemplate, rows: readonly string[], columns: readonly string[]): readonly Term[] {
  const isAway = (id: string): boolean => id.startsWith('-');
  const plain = (id: string): string => (isAway(id) ? id.slice(1) : id);
  return rows.flatMap((id) => columns.flatMap((column) => rowsOf(template, plain(id)).map((row): Term => ({ row, column: plain(column), away: isAway(id) !== isAway(column) }))));
}

/** Rows that a row id or the id of a group stands for. */
function rowsOf(template: TableTemplate, id: string): readonly string[] {
  const rows = template.blocks.flatMap((block) => block.rows);
  if (rows.some((row) => row.id === id)) return [id];
  const members = rows.filter((row) => row.group === id).map((row) => row.id);
  // The form of 2019 has （六）其他处理 as one row.
  return members.length > 0 ? members : rows.filter((row) => row.id === 'o' && id === 'otherHandling').map((row) => row.id);
}
