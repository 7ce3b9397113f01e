/**
 * What the server says and hears beyond LSP: options, settings, the status notification, the client's command.
 * Types and names only, so that a client can import it without the server.
 */
import type { Coverage, FormId, Language, Level } from '../core/index.js';

/** The settings section, asked for per document with `workspace/configuration`. */
export const settingsSection = 'disclosureReport';

/** Language id of the documents whose language was chosen by association or by hand. */
export const languageId = 'disclosure-report';

/** `source` of every diagnostic. */
export const diagnosticSource = 'disclosure-report';

/** Code action kind that applies all safe fixes of a file. */
export const fixAllKind = 'source.fixAll.disclosureReport';

/** A command of the client: turns a rule off in its settings. Arguments: rule id, document URI. */
export const turnOffRuleCommand = 'disclosureReport.turnOffRule';

/** Server to client: what is known about a document; sent after each analysis. */
export const statusMethod = 'disclosureReport/status';

/** The settings as a client holds them. Anything missing or of the wrong type counts as not set. */
export interface Settings {
  readonly rules?: Readonly<Record<string, Level>>;
  readonly template?: FormId | 'auto';
  readonly language?: Language | 'auto';
}

/** `initializationOptions`. `rules` and `template` serve clients that have no settings. */
export interface InitializationOptions extends Settings {
  /** Address of the rule pages: with `{rule}` where the rule id belongs, else the folder that holds `<rule id>.md`. */
  readonly ruleDocs?: string;
  /** The client has the command `disclosureReport.turnOffRule`. */
  readonly commands?: boolean;
}

/** One report of the document, as the status item shows it. */
export interface ReportStatus {
  readonly title: string | null;
  readonly year: number | null;
  readonly form: FormId | 'mixed';
  readonly fragment: boolean;
}

/** Parameters of `disclosureReport/status`. */
export interface StatusParams {
  readonly uri: string;
  readonly reports: readonly ReportStatus[];
  readonly coverage: Coverage;
  readonly findings: { readonly error: number; readonly warning: number; readonly information: number; readonly hint: number };
  /** Ids of rules that failed; the others went on. */
  readonly crashes: readonly string[];
}
