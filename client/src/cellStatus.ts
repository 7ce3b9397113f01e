import { commands, StatusBarAlignment, window, workspace, type Disposable, type StatusBarItem } from 'vscode';
import { cellMethod, type CellParams, type CellResult } from '../../server/src/lsp/protocol.js';
import { languageId } from './documents.js';
import type { Server } from './server.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

/** Quiet time after the cursor moved before the server is asked. */
const QUIET_MS = 80;
/** Left of the line and column that VS Code shows at 100. */
const PRIORITY = 101;

/** What keybindings ask: whether the cursor is in a table of a report. */
const inTable = 'disclosureReport.inTable';

/** Row and column of the cell under the cursor, in the status bar. Hidden outside tables. */
export class CellStatus implements Disposable {
  readonly #server: Server;
  readonly #speaker: Speaker;
  readonly #item: StatusBarItem = window.createStatusBarItem('disclosureReport.cell', StatusBarAlignment.Right, PRIORITY);
  readonly #subscriptions: Disposable[];
  #timer: NodeJS.Timeout | undefined;
  /** Counts the questions: an answer to any but the last is out of date. */
  #asked = 0;

  constructor(server: Server, speaker: Speaker) {
    this.#server = server;
    this.#speaker = speaker;
    this.#item.command = 'editor.action.showHover';
    this.#subscriptions = [
      server.onDidRun(() => this.#soon()),
      window.onDidChangeTextEditorSelection(() => this.#soon()),
      window.onDidChangeActiveTextEditor(() => this.#soon()),
      workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && this.#soon()),
    ];
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    if (window.activeTextEditor?.document.languageId !== languageId) {
      this.#asked++;
      this.#hide();
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(), QUIET_MS);
  }

  async #ask(): Promise<void> {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== languageId) return;
    const asked = ++this.#asked;
    const { line, character } = editor.selection.active;
    const params: CellParams = { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } };
    const found = await this.#server.request<CellResult>(cellMethod, params);
    if (asked === this.#asked) this.#show(found);
  }

  #show(found: CellResult | null): void {
    if (found === null) {
      this.#hide();
      return;
    }
    void commands.executeCommand('setContext', inTable, true);
    const name = this.#speaker.say(texts.cellName);
    this.#item.name = name;
    this.#item.text = `$(table) ${found.text}`;
    this.#item.tooltip = found.detail;
    this.#item.accessibilityInformation = { label: `${name}: ${found.detail}` };
    this.#item.show();
  }

  #hide(): void {
    void commands.executeCommand('setContext', inTable, false);
    this.#item.hide();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }
}
