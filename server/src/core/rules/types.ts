import type { Message, Text } from '../l10n/message.js';
import type { Loc } from '../syntax/types.js';
import type { TextPart } from '../model/sectionText.js';
import type { Report, Table } from '../model/types.js';
import type { Tree } from '../syntax/types.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Level = Severity | 'off';

export interface Edit {
  readonly at: Loc;
  readonly newText: string;
}

export interface Fix {
  readonly title: Message;
  /** A safe fix never changes a value; only safe fixes take part in fix-all. */
  readonly kind: 'safe' | 'suggestion';
  readonly edits: readonly Edit[];
}

/** What a rule reports. Places are segment-relative, so a finding survives edits elsewhere. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly at: Loc;
  /** Contract of DESIGN 6: table, row, column, expected, actual, section … */
  readonly data?: Readonly<Record<string, string | number>>;
  readonly related?: readonly { readonly at: Loc; readonly message: Message }[];
  /**
   * Preferred first; absent where there can be none. Called when somebody asks for the fixes, perhaps never and perhaps
   * after later edits: it goes by what is immutable, and holds on to no more than the table, part or report that the rule
   * was given. It may throw as the rule may.
   */
  readonly fixes?: () => readonly Fix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

/** What every rule is given, whatever it looks at. */
interface Context {
  /** The document's own line ending, for inserted text. */
  readonly eol: '\n' | '\r\n' | '\r';
  /** An option of the rule as the user set it, else its default. */
  option(name: string): number;
  /** Severity defaults to the rule's. */
  add(finding: Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity }): void;
}

/** What a rule about a whole report sees. */
export interface RuleContext extends Context {
  readonly report: Report;
}

/**
 * What a rule about one table or one part of the text may know of the report around it. While this and the part stay the
 * same, so do the rule's findings: the engine keeps them and does not ask again.
 */
export type Surroundings = Pick<Report, 'year' | 'body' | 'template' | 'governingYear'>;

/** What a rule about single tables sees. */
export interface TableContext extends Context {
  readonly table: Table;
  readonly report: Surroundings;
}

/** What a rule about the body's own words sees: the part before the first section, or a section. */
export interface TextContext extends Context {
  readonly part: TextPart;
  readonly report: Surroundings;
}

/** What a rule about the whole file sees. */
export interface FileContext {
  readonly tree: Tree;
  /** How many reports the file holds. */
  readonly reportCount: number;
  add: Context['add'];
}

/** An example is documentation and test at once. `⟦…⟧` marks the ranges that must be reported. */
export interface Example {
  /** What it shows. */
  readonly title: Text;
  /**
   * Where `text` stands: a whole file (the default), or put in place of a row of table 3 (`applications`) or table 2
   * (`disclosure`), of the values line of table 4 (`review`) or of the prose of a section, in a minimal valid report full
   * of zeros.
   *
   * Rows are written `label | value | value …`, one per line, a group's heading first where one belongs; nothing between
   * two bars is a blank cell. Several lines put several rows in the place of one, an empty text leaves the row out.
   */
  readonly in?: 'file' | 'applications' | 'disclosure' | 'review' | 'section1' | 'section5' | 'section6';
  /** Id of the row that the text replaces, for `applications` and `disclosure`. */
  readonly row?: string;
  readonly text: string;
  /** After the preferred fix; absent: not fixable. Markers removed. */
  readonly fixed?: string;
}

export interface RuleDocs {
  readonly title: Text;
  /** What exactly is reported, and where the finding stands. */
  readonly what?: Text;
  readonly why: Text;
  /** What the fixes do; absent where there is none. */
  readonly fix?: Text;
  /** Clause ids of the template, or nothing. */
  readonly clauses?: readonly string[];
  /** When not to worry. */
  readonly exceptions: Text;
  readonly good: readonly Example[];
  readonly bad: readonly Example[];
}

/** A number that the user may set for a rule, such as a threshold. */
export interface RuleOption {
  readonly default: number;
  readonly minimum: number;
  readonly help: Text;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /**
   * What a rule about tables goes by, if not by everything in them. It is not run where that tells that it has nothing to
   * say. `labels`: the labels, the kinds of cells, and year and template of the report, so that it is silent about all
   * tables of a plan or about none. `notation`: cells that hold something else than a count in plain digits.
   */
  readonly judges?: 'labels' | 'notation';
  /** Whether fixes of its findings may be safe. Fix-all and the like ask no other rule for its fixes. */
  readonly safeFixes?: true;
  /** By name; read with `context.option`. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  readonly messages: Readonly<Record<string, Text>>;
  /** Runs once per report of the file, for what only the whole report tells. */
  check?(context: RuleContext): void;
  /** Runs once per table. */
  checkTable?(context: TableContext): void;
  /** Runs once per part of the text: preface, sections. */
  checkText?(context: TextContext): void;
  /** Runs once per file, reports or not (structure/not-a-report). */
  checkFile?(context: FileContext): void;
}
