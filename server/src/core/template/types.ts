import type { Text } from '../l10n/message.js';

/** The form a report or a block follows. */
export type FormId = '2019' | '2021';
/** Table ids of the command-line contract (DESIGN 6). */
export type TableId = 'disclosure' | 'applications' | 'review';
/** The six sections, 1 to 6. */
export type SectionRole = 1 | 2 | 3 | 4 | 5 | 6;

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
}

export interface Template {
  readonly form: FormId;
  /** First and last report year the form governs (last absent: still in force). */
  readonly years: { readonly from: number; readonly to?: number };
  readonly title: Text;
  readonly sections: readonly SectionTemplate[];
  readonly tables: readonly TableTemplate[];
  readonly clauses: Readonly<Record<string, Clause>>;
  readonly sources: Readonly<Record<string, SourceText>>;
}
