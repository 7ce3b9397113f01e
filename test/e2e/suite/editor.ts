import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Span } from '../../../server/src/core/text/span.js';

export const languageId = 'disclosure-report';
export const extensionId = 'disclosure-report.disclosure-report';

const WAIT_MS = 15_000;

/** Waits until `probe` gives something, looking now and after each event. Nothing sleeps. */
export function eventually<T>(what: string, event: vscode.Event<unknown>, probe: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      const found = probe();
      if (found === undefined) return;
      done();
      resolve(found);
    };
    const subscription = event(settle);
    const timer = setTimeout(() => {
      done();
      reject(new Error(`waited ${WAIT_MS / 1000} s in vain: ${what}`));
    }, WAIT_MS);
    const done = (): void => {
      subscription.dispose();
      clearTimeout(timer);
    };
    settle();
  });
}

let files = 0;

/** Writes a file into the workspace and shows it. Every test has files of its own. */
export async function open(text: string, name = 'report.gkbg'): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'the tests need a folder');
  files += 1;
  const uri = vscode.Uri.joinPath(folder.uri, String(files), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Leaves no editor open; nothing asks whether to save. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter((each) => each.isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Rule id of a diagnostic. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** `rule line:character-line:character`, to compare lists. */
export function summary(diagnostic: vscode.Diagnostic): string {
  const { start, end } = diagnostic.range;
  return `${ruleOf(diagnostic)} ${start.line}:${start.character}-${end.line}:${end.character}`;
}

/** Waits until the findings of a document satisfy `accept`. */
export function findings(document: vscode.TextDocument, what: string, accept: (found: readonly vscode.Diagnostic[]) => boolean): Promise<vscode.Diagnostic[]> {
  return eventually(`${what}; found ${vscode.languages.getDiagnostics(document.uri).map(summary).join(', ') || 'nothing'} at first`, vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return accept(found) ? found : undefined;
  });
}

/** Waits for findings of a rule. */
export async function findingsOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic[]> {
  const of = (all: readonly vscode.Diagnostic[]): vscode.Diagnostic[] => all.filter((each) => ruleOf(each) === rule);
  return of(await findings(document, rule, (all) => of(all).length > 0));
}

/** Waits until no finding of a rule (or of a family, `sum/`) is left. */
export async function gone(document: vscode.TextDocument, rule: string): Promise<void> {
  await findings(document, `no ${rule}`, (all) => !all.some((each) => ruleOf(each).startsWith(rule)));
}

/** Changes the text, as typing would. */
export async function replace(document: vscode.TextDocument, range: vscode.Range, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert(await vscode.workspace.applyEdit(edit));
}

export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** What a hover at a place says, all parts together. */
export async function hoverText(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap((hover) => hover.contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
}

/** The code actions for a range, as the light bulb would list them. */
export async function actions(document: vscode.TextDocument, range: vscode.Range, kind?: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind?.value);
}

/** Sets a setting for the folder while `body` runs. */
export async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await body();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

/** Puts the cursor somewhere and waits until the window has it there: editor commands act on the window's cursor. */
export async function select(at: vscode.Position): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert(editor);
  if (editor.selection.isEmpty && editor.selection.active.isEqual(at)) return;
  const moved = new Promise<void>((resolve) => {
    const listener = vscode.window.onDidChangeTextEditorSelection(({ selections }) => {
      if (!selections[0]?.active.isEqual(at)) return;
      listener.dispose();
      resolve();
    });
  });
  editor.selection = new vscode.Selection(at, at);
  await moved;
}
