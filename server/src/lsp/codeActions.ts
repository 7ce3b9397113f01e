import type { CodeAction, CodeActionContext, Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { codeActions, configuredLevel, fingerprintOf, render, type Language, type ResolvedEdit, type Snapshot, type Span } from '../core/index.js';
import { sameRange, toRange, toSpan, toTextEdit } from './convert.js';
import type { ReportDocument } from './documents.js';
import type { InFolder } from './folderFiles.js';
import { fixAllKind, suppressCommand, turnOffRuleCommand, type SuppressParams } from './protocol.js';

type Item = ReturnType<typeof codeActions>[number];

/** What the client can do with a code action. */
export interface CodeActionStyle {
  /** Edits name the version they were made for, so that an editor refuses them once the text has changed. */
  readonly versionedEdits: boolean;
  /** The client asks for the edits of an action when it is chosen: those of a whole file are not sent at each cursor movement. */
  readonly lazyEdits: boolean;
  /** The client has the commands that turn a rule off and suppress a finding. */
  readonly commands: boolean;
  readonly folder: InFolder;
}

const suppressTitle = { zh: '不再报告此处，写明理由…（{rule}）', en: 'Suppress this finding with a reason… ({rule})' };

/** Kinds are a hierarchy: asking for `source.fixAll` includes `source.fixAll.disclosureReport`. */
export function wanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The client's own diagnostic for the finding, so that the editor shows the fix at it. */
function linked(document: ReportDocument, { finding }: Pick<Item, 'finding'>, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (finding === undefined) return [];
  const range = toRange(document.tree, finding.range);
  return diagnostics.filter((diagnostic) => diagnostic.code === finding.rule && sameRange(diagnostic.range, range));
}

/** Edits of the core as an edit of the workspace. */
export function toWorkspaceEdit(document: ReportDocument, edits: readonly ResolvedEdit[], versioned: boolean): WorkspaceEdit {
  const textEdits: TextEdit[] = edits.map((edit) => toTextEdit(document.tree, edit));
  if (versioned) return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: textEdits }] };
  return { changes: { [document.uri]: textEdits } };
}

/** The code actions for a range. */
export function codeActionsOf(document: ReportDocument, snapshot: Snapshot, range: Range, context: CodeActionContext, language: Language, style: CodeActionStyle): CodeAction[] {
  const actions: CodeAction[] = [];
  const span = toSpan(document.tree, range);
  let suppressions = wanted('quickfix', context.only) ? suppressionsOf(document, snapshot, span, context, language, style) : [];
  for (const item of codeActions(snapshot, span, language)) {
    if (item.turnOff !== undefined) {
      // A single finding first, then its whole rule.
      actions.push(...suppressions);
      suppressions = [];
    }
    if (!wanted(item.kind, context.only)) continue;
    const action: CodeAction = { title: item.title, kind: item.kind };
    const diagnostics = linked(document, item, context.diagnostics);
    if (diagnostics.length > 0) action.diagnostics = diagnostics;
    if (item.turnOff !== undefined) {
      if (!style.commands) continue;
      action.command = { title: item.title, command: turnOffRuleCommand, arguments: [item.turnOff, document.uri, ...settingsFileFor(item.turnOff, style.folder)] };
    } else {
      if (item.isPreferred) action.isPreferred = true;
      if (item.kind === fixAllKind && style.lazyEdits) action.data = { uri: document.uri };
      else action.edit = toWorkspaceEdit(document, item.edits, style.versionedEdits);
    }
    actions.push(action);
  }
  return actions;
}

/** The settings file, if it speaks about the rule. */
function settingsFileFor(rule: string, { settings, settingsFile }: InFolder): string[] {
  return settingsFile !== null && configuredLevel(rule, { rules: settings.rules ?? {}, form: 'auto' }) !== null ? [settingsFile] : [];
}

/** One offer for each finding, where there is a place for a baseline. */
function suppressionsOf(document: ReportDocument, snapshot: Snapshot, span: Span, context: CodeActionContext, language: Language, { commands, folder }: CodeActionStyle): CodeAction[] {
  if (!commands || folder.baselineFile === null || folder.baselineBroken) return [];
  return snapshot.findingsIn(span).flatMap((finding): CodeAction[] => {
    const print = fingerprintOf(snapshot, finding);
    if (print === null) return [];
    const title = render({ text: suppressTitle, args: { rule: finding.rule } }, language);
    const params: SuppressParams = { uri: document.uri, ...print };
    const diagnostics = linked(document, { finding }, context.diagnostics);
    return [{ title, kind: 'quickfix', command: { title, command: suppressCommand, arguments: [params] }, ...(diagnostics.length > 0 ? { diagnostics } : {}) }];
  });
}
