import { commands, window, workspace, type CodeAction } from 'vscode';
import { languageId } from './documents.js';

/**
 * Runs the server's action of a kind at the cursor. Not by VS Code's own command for it: that one is called off, without
 * a word, when diagnostics arrive at the same moment.
 */
export async function runAction(kind: string): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return;
  const { document, selection } = editor;
  const { version } = document;
  const [action] = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, selection, kind, 1);
  if (action?.edit === undefined) {
    // It says why the action cannot be run, or that there is none here.
    await commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' });
    return;
  }
  if (document.version !== version || !(await workspace.applyEdit(action.edit)) || action.command === undefined) return;
  await commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}
