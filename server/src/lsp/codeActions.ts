import type { CodeAction, CodeActionContext, Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { codeActions, type Language, type ResolvedEdit, type Snapshot } from '../core/index.js';
import { sameRange, toRange, toSpan, toTextEdit } from './convert.js';
import type { ReportDocument } from './documents.js';
import { turnOffRuleCommand } from './protocol.js';

type Item = ReturnType<typeof codeActions>[number];

/** What the client can do with a code action. */
export interface CodeActionStyle {
  /** Edits name the version they were made for, so that an editor refuses them once the text has changed. */
  readonly versionedEdits: boolean;
  /** The client has the command that turns a rule off. */
  readonly commands: boolean;
}

/** Kinds are a hierarchy: asking for `source.fixAll` includes `source.fixAll.disclosureReport`. */
function wanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The client's own diagnostic for the finding, so that the editor shows the fix at it. */
function linked(document: ReportDocument, item: Item, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const { finding } = item;
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
  for (const item of codeActions(snapshot, toSpan(document.tree, range), language)) {
    if (!wanted(item.kind, context.only)) continue;
    const action: CodeAction = { title: item.title, kind: item.kind };
    const diagnostics = linked(document, item, context.diagnostics);
    if (diagnostics.length > 0) action.diagnostics = diagnostics;
    if (item.turnOff !== undefined) {
      if (!style.commands) continue;
      action.command = { title: item.title, command: turnOffRuleCommand, arguments: [item.turnOff, document.uri] };
    } else {
      if (item.isPreferred) action.isPreferred = true;
      action.edit = toWorkspaceEdit(document, item.edits, style.versionedEdits);
    }
    actions.push(action);
  }
  return actions;
}
