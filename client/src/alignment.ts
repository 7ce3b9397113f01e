import { commands, ConfigurationTarget, DecorationRangeBehavior, Range, window, workspace, type DecorationOptions, type Disposable, type TextEditor } from 'vscode';
import { alignmentMethod, settingsSection, type AlignmentParams, type AlignmentResult } from '../../server/src/lsp/protocol.js';
import { languageId, reasonOf } from './documents.js';
import type { Server } from './server.js';
import { setting, type Speaker } from './session.js';
import { texts } from './texts.js';

/** Quiet time after an edit or a scroll before the server is asked. */
const QUIET_MS = 100;
/** Lines above and below what is seen that are drawn as well, so that a little scrolling needs no new answer. */
const MARGIN = 30;

/**
 * Draws tables whose rows are lines with their values under each other, by room before the values. The text stays as it
 * is. A Chinese character is as wide as the font is high and a digit one `ch`, so the room is right in every font.
 */
export class Alignment implements Disposable {
  readonly #server: Server;
  readonly #speaker: Speaker;
  readonly #room = window.createTextEditorDecorationType({ rangeBehavior: DecorationRangeBehavior.ClosedClosed });
  readonly #subscriptions: Disposable[];
  readonly #timers = new Map<TextEditor, NodeJS.Timeout>();

  constructor(server: Server, speaker: Speaker) {
    this.#server = server;
    this.#speaker = speaker;
    this.#subscriptions = [
      commands.registerCommand('disclosureReport.toggleAlignment', () => this.#toggle()),
      server.onDidRun(() => this.#all()),
      window.onDidChangeVisibleTextEditors(() => this.#all()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#soon(textEditor)),
      window.onDidChangeTextEditorOptions(({ textEditor }) => this.#soon(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        for (const editor of window.visibleTextEditors) if (editor.document === document) this.#soon(editor);
      }),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${settingsSection}.alignment`) && this.#all()),
    ];
    this.#all();
  }

  #all(): void {
    for (const [editor, timer] of this.#timers) {
      if (window.visibleTextEditors.includes(editor)) continue;
      clearTimeout(timer);
      this.#timers.delete(editor);
    }
    for (const editor of window.visibleTextEditors) this.#soon(editor);
  }

  #soon(editor: TextEditor): void {
    clearTimeout(this.#timers.get(editor));
    if (editor.document.languageId !== languageId || setting('alignment', editor.document.uri) !== true) {
      // Only those that were drawn have something to take away.
      if (this.#timers.delete(editor)) editor.setDecorations(this.#room, []);
      return;
    }
    this.#timers.set(editor, setTimeout(() => void this.#draw(editor), QUIET_MS));
  }

  async #draw(editor: TextEditor): Promise<void> {
    const { document, visibleRanges } = editor;
    const [first] = visibleRanges;
    const last = visibleRanges.at(-1);
    if (first === undefined || last === undefined) return;
    const params: AlignmentParams = {
      textDocument: { uri: document.uri.toString() },
      range: { start: { line: Math.max(0, first.start.line - MARGIN), character: 0 }, end: { line: last.end.line + MARGIN, character: 0 } },
      tabSize: Number(editor.options.tabSize) || 4,
    };
    const found = await this.#server.request<AlignmentResult>(alignmentMethod, params);
    // An edit has asked for a drawing of its own; a closed or switched-off editor is none of ours.
    if (found === null || document.isClosed || found.version !== document.version || !this.#timers.has(editor)) return;
    editor.setDecorations(this.#room, found.paddings.map(toDecoration));
  }

  /** Turns the drawing on or off where it is set, else in the user's settings. */
  async #toggle(): Promise<void> {
    const settings = workspace.getConfiguration(settingsSection, window.activeTextEditor?.document.uri);
    const inspected = settings.inspect<boolean>('alignment');
    const target = inspected?.workspaceFolderValue !== undefined ? ConfigurationTarget.WorkspaceFolder : inspected?.workspaceValue !== undefined ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const on = settings.get<boolean>('alignment') !== true;
    try {
      await settings.update('alignment', on, target);
      window.setStatusBarMessage(this.#speaker.say(on ? texts.alignmentOn : texts.alignmentOff), 4000);
    } catch (error) {
      void window.showErrorMessage(this.#speaker.say(texts.settingsFailed, { reason: reasonOf(error) }));
    }
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#room.dispose();
  }
}

function toDecoration({ position: { line, character }, wide, narrow }: AlignmentResult['paddings'][number]): DecorationOptions {
  return { range: new Range(line, character, line, character + 1), renderOptions: { before: { contentText: '', width: `max(0px, calc(${wide}em + ${narrow}ch))` } } };
}
