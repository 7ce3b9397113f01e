import { commands, Range, Selection, window, type Disposable } from 'vscode';
import { cellKind, moveKind, rowKind, selectCommand } from '../../server/src/lsp/protocol.js';
import { runAction } from './actions.js';

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

/** Selects what an edit has put in, if its document is still the one on top. */
function select(uri: string, { start, end }: ServerRange): void {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri) return;
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
