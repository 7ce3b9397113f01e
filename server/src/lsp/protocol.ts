/**
 * What the server says and hears beyond LSP: options, settings, the status notification, the client's command.
 * Types and names only, so that a client can import it without the server.
 */
import type { Position, Range } from 'vscode-languageserver';
import type { CellNameResult, Config, Coverage, Fingerprint, FormId, InlayHintMode, Language, Level, NeighbourDirection, PastedTable, Text } from '../core/index.js';

/** The settings section, asked for per document with `workspace/configuration`. */
export const settingsSection = 'disclosureReport';

/** Language id of the documents whose language was chosen by association or by hand. */
export const languageId = 'disclosure-report';

/** `source` of every diagnostic. */
export const diagnosticSource = 'disclosure-report';

/** Code action kind that applies all safe fixes of a file. */
export const fixAllKind = 'source.fixAll.disclosureReport';

/**
 * A command of the client: turns a rule off in its settings. Arguments: rule id, document URI and, where a settings file
 * speaks about the rule and would beat the settings, that file's URI.
 */
export const turnOffRuleCommand = 'disclosureReport.turnOffRule';

/** A command of the client: asks for a reason and puts a finding into the baseline. Argument: `SuppressParams`. */
export const suppressCommand = 'disclosureReport.suppress';

/** Client to server, with `SuppressParams` and a reason: the baseline with the finding in it, for the client to write. */
export const suppressMethod = 'disclosureReport/suppress';

/** A command of the server, run by a code lens: changes a whole table. Arguments: `fix` or `recalculate`, document URI, a position in the table. */
export const changeTableCommand = 'disclosureReport.server.changeTable';

/** A command of the client: opens the preview. Arguments: document URI and a range in the report to show; without, the active editor. */
export const showPreviewCommand = 'disclosureReport.showPreview';

/** Code action kinds that write a table in another way; the encoding is the last part. */
export const convertKind = 'refactor.rewrite.disclosureReport.table';

/** Code action kind that sets the totals of a table. */
export const recalculateKind = 'refactor.rewrite.disclosureReport.totals';

/** Code action kinds that insert or delete a row (`insertAbove`, `insertBelow`, `delete`). */
export const rowKind = 'refactor.rewrite.disclosureReport.row';

/** Code action kinds that insert or delete a cell (`insertBefore`, `insertAfter`, `delete`). */
export const cellKind = 'refactor.rewrite.disclosureReport.cell';

/** Code action kinds that move a section (`up`, `down`). */
export const moveKind = 'refactor.move.disclosureReport.section';

/** A command of the client, run after an edit: selects a range. Arguments: document URI, range. */
export const selectCommand = 'disclosureReport.select';

/** Settings of a folder and of those below it. */
export const settingsFileName = '.disclosure-report.json';

/** How template files are best named: then editors know them. */
export const templateFileEnding = '.disclosure-template.json';

/** What was found and is to be left as it is, beside the settings. */
export const baselineFileName = '.disclosure-report-baseline.json';

/** Server to client: what is known about a document; sent after each analysis. */
export const statusMethod = 'disclosureReport/status';

/** The settings as a client holds them. Anything missing or of the wrong type counts as not set. */
export interface Settings {
  readonly rules?: Readonly<Record<string, Level>>;
  readonly template?: FormId | 'auto';
  /** Paths of template files, from the workspace folder. */
  readonly templates?: readonly string[];
  /** `template` was chosen for this very document: it beats the settings file of the folder. */
  readonly byHand?: boolean;
  readonly options?: Config['options'];
  readonly language?: Language | 'auto';
  readonly inlayHints?: InlayHintMode;
  /** `workspaceSymbols.files`: whether workspace symbols are looked for in files that are not open, too. */
  readonly workspaceSymbols?: { readonly files?: boolean };
  /** Whether formatting writes the numbers of headings alike. */
  readonly formatNumerals?: boolean;
  /** `debug.verifyIncremental`: whether every change is checked against the text read afresh. */
  readonly debug?: { readonly verifyIncremental?: boolean };
}

/** `initializationOptions`. `rules`, `options`, `template` and `templates` serve clients that have no settings. */
export interface InitializationOptions extends Settings {
  /** Address of the rule pages: with `{rule}` where the rule id belongs, else the folder that holds `<rule id>.md`. */
  readonly ruleDocs?: string;
  /** The client has the commands `disclosureReport.turnOffRule`, `disclosureReport.suppress` and `disclosureReport.select`. */
  readonly commands?: boolean;
  /** The client has the command `disclosureReport.showPreview`. */
  readonly showPreview?: boolean;
}

/** Reports of a document that the status item does not tell apart: a yearbook of a thousand has a handful of kinds. */
export interface ReportKind {
  readonly count: number;
  readonly year: number | null;
  readonly form: FormId | 'mixed';
  readonly fragment: boolean;
}

/** Parameters of `disclosureReport/status`. */
export interface StatusParams {
  readonly uri: string;
  readonly reports: readonly ReportKind[];
  /** The forms of users' templates that its reports may follow. */
  readonly forms: readonly { readonly id: FormId; readonly title: Text }[];
  /** Names of template files that cannot be used. */
  readonly unusedTemplates: readonly string[];
  readonly coverage: Coverage;
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number; readonly hint: number };
  /** Findings that are not shown because the baseline has them. */
  readonly suppressed: number;
  /** Ids of rules that failed; the others went on. */
  readonly crashes: readonly string[];
}

/** A finding to be suppressed. */
export interface SuppressParams extends Fingerprint {
  readonly uri: string;
}

/** The baseline after `disclosureReport/suppress`; the server writes no files. */
export interface SuppressResult {
  /** Where it belongs. */
  readonly baseline: string;
  /** As it stands there; null where there is none yet. */
  readonly before: string | null;
  readonly after: string;
}

/** Client to server: the cell to go to from a position; a range, or null where there is none. */
export const neighbourMethod = 'disclosureReport/neighbour';

/** Parameters of `disclosureReport/neighbour`. */
export interface NeighbourParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  readonly direction: NeighbourDirection;
}

/** Client to server: what the row and column of a position are called; null outside tables. */
export const cellMethod = 'disclosureReport/cell';

/** Parameters of `disclosureReport/cell`. */
export interface CellParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** `（一）予以公开 × 自然人`, short and with the headings above the row. */
export type CellResult = CellNameResult;

/** Client to server: the room to draw before values so that the columns of tables stand under each other. */
export const alignmentMethod = 'disclosureReport/alignment';

/** Parameters of `disclosureReport/alignment`. */
export interface AlignmentParams {
  readonly textDocument: { readonly uri: string };
  readonly range: Range;
  readonly tabSize: number;
}

/** Room of `wide` times the font size and `narrow` times the width of a digit before each position. */
export interface AlignmentResult {
  /** Version of the text that the positions are true of. */
  readonly version: number;
  readonly paddings: readonly { readonly position: Position; readonly wide: number; readonly narrow: number }[];
}

/** Client to server: the tables on the clipboard as this report writes tables; null where it holds none. */
export const convertPastedMethod = 'disclosureReport/convertPasted';

/** Parameters of `disclosureReport/convertPasted`: what is to be replaced, and what the clipboard holds. */
export interface ConvertPastedParams {
  readonly textDocument: { readonly uri: string };
  readonly range: Range;
  readonly html?: string;
  readonly text?: string;
}

/** What to insert, what to call it, and whether it is a table of the form. */
export type ConvertPastedResult = Pick<PastedTable, 'title' | 'newText' | 'known'>;

/** Client to server: the report at a position as HTML; null for a document that is not open. */
export const previewMethod = 'disclosureReport/preview';

/** Parameters of `disclosureReport/preview`. */
export interface PreviewParams {
  readonly textDocument: { readonly uri: string };
  /** Between two reports the one before it is meant. */
  readonly position: Position;
}

/**
 * A report as the form looks in print, in parts that follow each other and can be exchanged one by one. The HTML has no
 * scripts, styles and addresses, all text of the report is escaped; its classes are those of `client/preview/style.css`.
 * `data-place="n"` is on elements that show the text at `places[n]` of their part, `data-target="n"` on elements that
 * merely lead to `targets[n]`.
 */
export interface PreviewResult {
  /** Version of the text that the places are true of. */
  readonly version: number;
  readonly language: Language;
  /** Number of the report in the file, from 0; -1 where there is none. */
  readonly report: number;
  readonly count: number;
  readonly title: string;
  readonly range: Range;
  readonly parts: readonly PreviewPartResult[];
}

/** A part of a preview; `key` names the same part of the same report from one answer to the next. */
export interface PreviewPartResult {
  readonly key: string;
  readonly html: string;
  readonly places: readonly Range[];
  readonly targets: readonly Range[];
}

/** Client to server: the reports of a document, to choose one from; null for a document that is not open. */
export const reportsMethod = 'disclosureReport/reports';

/** Parameters of `disclosureReport/reports`. */
export interface ReportsParams {
  readonly textDocument: { readonly uri: string };
}

/** The reports in order, each with where it begins. */
export type ReportsResult = readonly { readonly title: string; readonly position: Position }[];
