import { commands, Range, Selection, window, workspace, type CodeAction, type Disposable } from 'vscode';
import { cellKind, moveKind, rowKind, selectCommand } from '../../server/src/lsp/protocol.js';
import { languageId } from './documents.js';

interface ServerRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The commands that insert and delete rows and cells at the cursor and move its section. */
export function registerStructureCommands(): Disposable[] {
  const run = (kind: string) => () => runAction(kind);
  return [
    commands.registerCommand('disclosureReport.insertRowAbove', run(`${rowKind}.insertAbove`)),
    commands.registerCommand('disclosureReport.insertRowBelow', run(`${rowKind}.insertBelow`)),
    commands.registerCommand('disclosureReport.deleteRow', run(`${rowKind}.delete`)),
    commands.registerCommand('disclosureReport.insertCellBefore', run(`${cellKind}.insertBefore`)),
    commands.registerCommand('disclosureReport.insertCellAfter', run(`${cellKind}.insertAfter`)),
    commands.registerCommand('disclosureReport.deleteCell', run(`${cellKind}.delete`)),
    commands.registerCommand('disclosureReport.moveSectionUp', run(`${moveKind}.up`)),
    commands.registerCommand('disclosureReport.moveSectionDown', run(`${moveKind}.down`)),
    commands.registerCommand(selectCommand, select),
  ];
}

/**
 * Runs the server's action of a kind at the cursor. Not by VS Code's own command for it: that one is called off, without
 * a word, when diagnostics arrive at the same moment.
 */
async function runAction(kind: string): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return;
  const { document, selection } = editor;
  const { version } = document;
  const [action] = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, selection, kind);
  if (action?.edit === undefined) {
    // It says why the action cannot be run, or that there is none here.
    await commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' });
    return;
  }
  if (document.version !== version || !(await workspace.applyEdit(action.edit)) || action.command === undefined) return;
  await commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
}

/** Selects what an edit has put in, if its document is still the one on top. */
function select(uri: string, { start, end }: ServerRange): void {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri) return;
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
