import { commands, Range, Selection, TextEditorRevealType, window, type Disposable } from 'vscode';
import { neighbourMethod, type NeighbourParams } from '../../server/src/lsp/protocol.js';
import { languageId } from './documents.js';
import type { Server } from './server.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

type Direction = NeighbourParams['direction'];

interface ServerRange {
  readonly start: NeighbourParams['position'];
  readonly end: NeighbourParams['position'];
}

/** How long a message about having nowhere to go stands in the status bar. */
const MESSAGE_MS = 4000;

/** The commands that go from cell to cell. The cell reached is selected, so that typing replaces its number. */
export function registerNavigation(server: Server, speaker: Speaker): Disposable[] {
  const go = (direction: Direction) => () => goTo(direction, server, speaker);
  return [
    commands.registerCommand('disclosureReport.nextCell', go('next')),
    commands.registerCommand('disclosureReport.previousCell', go('previous')),
    commands.registerCommand('disclosureReport.cellBelow', go('down')),
    commands.registerCommand('disclosureReport.cellAbove', go('up')),
    commands.registerCommand('disclosureReport.nextWrongNumber', go('nextSuspect')),
    commands.registerCommand('disclosureReport.previousWrongNumber', go('previousSuspect')),
  ];
}

async function goTo(direction: Direction, server: Server, speaker: Speaker): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== languageId) return;
  const { start } = editor.selection;
  const { uri, version } = editor.document;
  const params: NeighbourParams = { textDocument: { uri: uri.toString() }, position: { line: start.line, character: start.character }, direction };
  const found = await server.request<ServerRange>(neighbourMethod, params);
  // The place would be that of another text.
  if (editor.document.version !== version) return;
  if (found === null) {
    const suspects = direction === 'nextSuspect' || direction === 'previousSuspect';
    window.setStatusBarMessage(speaker.say(suspects ? texts.noWrongNumber : texts.noCell), MESSAGE_MS);
    return;
  }
  const range = new Range(found.start.line, found.start.character, found.end.line, found.end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
