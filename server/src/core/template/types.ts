import type { Text } from '../l10n/message.js';

/** The two national forms. */
export type OfficialFormId = '2019' | '2021';
/** The form a report or a block follows: a national one, or one that a user's template defines. */
export type FormId = string;
/** Tables of the national forms, by the ids of the command-line contract (DESIGN 6). */
export type OfficialTableId = 'disclosure' | 'applications' | 'review';
/** A table of a national form or one that a user's template adds. */
export type TableId = string;
/** What a section is about: 1 to 6 are those of the national forms, in any form; the others are a user's own. */
export type SectionRole = number;

/** A citation of the governing text: where it stands, its gist in our own words, and how sure we are. */
export interface Clause {
  /** As a reader writes it, e.g. `《条例》第三十六条第（三）项`. */
  readonly cite: Text;
  /** The gist in our own words, never a quotation. */
  readonly gist: Text;
  /** Id into `sources`; absent when the category comes from the form only. */
  readonly source?: string;
  /** H: read and direct; M: the usual reading; L: form only or from memory. */
  readonly confidence: 'H' | 'M' | 'L';
  /** Said to the reader where the link is not settled. */
  readonly caveat?: Text;
}

export interface SourceText {
  readonly title: Text;
  /** Absent where no official address is known: shown without a link. */
  readonly url?: string;
}

export interface SectionTemplate {
  readonly role: SectionRole;
  /** Its number in the form, from 1; in the national forms the same as its role. */
  readonly number: number;
  /** The annex title, canonical, without numeral. */
  readonly title: string;
  /** The running-text title of the notice; official too, never changed. */
  readonly official: readonly string[];
  /** Other titles seen; accepted, hinted at. */
  readonly variants: readonly string[];
  readonly table?: TableId;
  readonly clauses: readonly string[];
  readonly help: Text;
}

export interface ColumnTemplate {
  readonly id: string;
  /** Canonical label as the form prints it. */
  readonly label: string;
  /** Short English name for messages. */
  readonly en: string;
  readonly aliases: readonly string[];
  readonly clauses: readonly string[];
  readonly help: Text;
  /** 'count' cells are non-negative integers; 'amount' may be decimal; 'change' may be negative. */
  readonly value: 'count' | 'amount' | 'change';
  /** Canonical header text where it differs from the label (units). */
  readonly header?: string;
}

export interface RowTemplate {
  readonly id: string;
  /** Canonical words, without numeral. */
  readonly label: string;
  readonly en: string;
  /** Numeral as printed, e.g. `一、`, `（一）`, `1.`; empty when the form prints none. */
  readonly numeral: string;
  readonly aliases: readonly string[];
  readonly clauses: readonly string[];
  readonly help: Text;
  /** A row whose absence is a warning only (规章). */
  readonly optional?: boolean;
  /** Id of the group the row stands under. */
  readonly group?: string;
}

/** A heading inside a table without numbers of its own, e.g. （三）不予公开 or 第二十条第（一）项. */
export interface GroupTemplate {
  readonly id: string;
  readonly label: string;
  readonly en: string;
  readonly numeral: string;
  readonly aliases: readonly string[];
  readonly clauses: readonly string[];
  readonly help: Text;
}

/** A block of table 2: one item of article 20 with its own columns. Tables 3 and 4 have one block. */
export interface BlockTemplate {
  readonly id: string;
  readonly form: FormId;
  readonly group?: string;
  readonly columns: readonly ColumnTemplate[];
  readonly rows: readonly RowTemplate[];
}

/** A sum that must hold, as data: for each row or column, the left side equals the right side. */
export interface RelationTemplate {
  readonly id: 'row-total' | 'column-total' | 'balance' | 'review-total';
  readonly table: TableId;
  readonly forEach: 'row' | 'column';
  /** forEach row: column ids; forEach column: row ids. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Where the finding stands (row id or column id). */
  readonly at: string;
}

export interface TableTemplate {
  readonly id: TableId;
  readonly form: FormId;
  readonly section: SectionRole;
  readonly title: Text;
  readonly groups: readonly GroupTemplate[];
  readonly blocks: readonly BlockTemplate[];
  readonly relations: readonly RelationTemplate[];
  /** Rows with which the table is complete: what comes after them opens another one. */
  readonly closing: readonly string[];
}

/**
 * How a table is laid out. rows: one block, a row with its numbers; blocks: parts under each other with columns of their
 * own; beside: blocks side by side, whose numbers stand in one line.
 */
export type TableLayout = 'rows' | 'blocks' | 'beside';

export interface Template {
  readonly form: FormId;
  /** The national form it is or goes back to; null for a form that stands alone. */
  readonly base: OfficialFormId | null;
  /** First and last report year the form governs (last absent: still in force). */
  readonly years: { readonly from: number; readonly to?: number };
  readonly title: Text;
  readonly sections: readonly SectionTemplate[];
  readonly tables: readonly TableTemplate[];
  readonly clauses: Readonly<Record<string, Clause>>;
  readonly sources: Readonly<Record<string, SourceText>>;
}
