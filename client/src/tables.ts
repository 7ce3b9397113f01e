import { commands, window, type Disposable } from 'vscode';
import { changeTableCommand, convertKind } from '../../server/src/lsp/protocol.js';
import { runAction } from './actions.js';
import { languageId } from './documents.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

/** How long a message about there being nothing to do stands in the status bar. */
const MESSAGE_MS = 4000;

/** The commands that change the table at the cursor as a whole. */
export function registerTableCommands(speaker: Speaker): Disposable[] {
  return [
    commands.registerCommand('disclosureReport.convertTable', (encoding?: string) => convertTable(encoding)),
    commands.registerCommand('disclosureReport.fixTable', () => changeTable('fix', speaker)),
    commands.registerCommand('disclosureReport.recalculateTable', () => changeTable('recalculate', speaker)),
  ];
}

/** Lists the ways to write the table, with the reason where one is not possible; with an encoding it converts at once. */
async function convertTable(encoding: string | undefined): Promise<void> {
  if (encoding === undefined) await commands.executeCommand('editor.action.codeAction', { kind: convertKind, apply: 'never' });
  else await runAction(`${convertKind}.${encoding}`);
}

async function changeTable(change: 'fix' | 'recalculate', speaker: Speaker): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return;
  const { line, character } = editor.selection.active;
  const changed = await commands.executeCommand<boolean>(changeTableCommand, change, editor.document.uri.toString(), { line, character });
  if (!changed) window.setStatusBarMessage(speaker.say(change === 'fix' ? texts.nothingToFix : texts.nothingToRecalculate), MESSAGE_MS);
}
