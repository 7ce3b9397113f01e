import { languages, Range, Selection, TabInputText, TextEditorRevealType, Uri, ViewColumn, window, workspace, type Disposable, type TextDocument, type TextEditor, type WebviewPanel } from 'vscode';
import { previewMethod, reportsMethod, settingsSection, type PreviewParams, type PreviewResult, type ReportsParams, type ReportsResult } from '../../server/src/lsp/protocol.js';
import { fileName, languageId } from './documents.js';
import { previewType } from './preview.js';
import type { PreviewState, ToExtension, ToPage, Toolbar } from './previewMessages.js';
import { makeNonce, pageHtml } from './previewPage.js';
import { isAbout, placeAt } from './previewPlaces.js';
import type { Server } from './server.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

type LspRange = PreviewResult['range'];
type LspPosition = LspRange['start'];

/** While keys come in, the server is asked this often. */
const EVERY_MS = 60;

/** The preview: one panel, which follows the report of the active editor and the cursor in it. */
export class Preview implements Disposable {
  readonly #extensionUri: Uri;
  readonly #server: Server;
  readonly #speaker: Speaker;
  #open: OpenPreview | undefined;

  constructor(extensionUri: Uri, server: Server, speaker: Speaker) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#speaker = speaker;
  }

  /** Shows the report at a position beside the editor; takes the panel that is there. */
  show(uri: Uri, position: LspPosition): void {
    if (this.#open === undefined) {
      const panel = window.createWebviewPanel(previewType, this.#speaker.say(texts.previewTitle, { file: fileName(uri) }), { viewColumn: ViewColumn.Beside, preserveFocus: true }, { enableFindWidget: true });
      this.#take(panel, uri, position);
    } else this.#open.show(uri, position);
  }

  /** Fills a panel that was there before the window was reloaded. */
  restore(panel: WebviewPanel, state: unknown): void {
    const { uri, line, character } = (state ?? {}) as Partial<PreviewState>;
    const editor = window.visibleTextEditors.find(({ document }) => document.languageId === languageId);
    if (this.#open !== undefined) panel.dispose();
    else if (typeof uri === 'string') this.#take(panel, Uri.parse(uri), { line: Number(line) || 0, character: Number(character) || 0 });
    // The window went away before the page had anything to keep.
    else if (editor !== undefined) this.#take(panel, editor.document.uri, editor.selection.active);
    else panel.dispose();
  }

  /** Goes from the preview to its text. */
  async showSource(): Promise<void> {
    await this.#open?.showSource();
  }

  #take(panel: WebviewPanel, uri: Uri, position: LspPosition): void {
    const open = new OpenPreview(panel, this.#extensionUri, this.#server, this.#speaker, uri, position);
    this.#open = open;
    panel.onDidDispose(() => {
      open.dispose();
      if (this.#open === open) this.#open = undefined;
    });
  }

  dispose(): void {
    this.#open?.dispose();
  }
}

/** The panel while it is open. */
class OpenPreview implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #server: Server;
  readonly #speaker: Speaker;
  readonly #subscriptions: Disposable[];
  #uri: Uri;
  #position: LspPosition;
  #result: PreviewResult | undefined;
  /** What the page holds, by part. */
  #held = new Map<string, string>();
  #isReady = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: Promise<void> | undefined;
  #isStale = false;

  constructor(panel: WebviewPanel, extensionUri: Uri, server: Server, speaker: Speaker, uri: Uri, position: LspPosition) {
    this.#panel = panel;
    this.#server = server;
    this.#speaker = speaker;
    this.#uri = uri;
    this.#position = position;
    const { webview } = panel;
    const files = Uri.joinPath(extensionUri, 'dist', 'preview');
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    this.#subscriptions = [
      webview.onDidReceiveMessage((message: ToExtension) => void this.#hear(message)),
      panel.onDidChangeViewState(() => panel.visible && this.#isStale && this.#soon()),
      server.onDidRun(() => this.#soon()),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === window.activeTextEditor && this.#follow(textEditor)),
      workspace.onDidOpenTextDocument((document) => this.#isOurs(document.uri) && this.#soon()),
      workspace.onDidChangeTextDocument(({ document }) => this.#isOurs(document.uri) && this.#soon()),
      // Settings, the form set by hand and a baseline change what is found without a change of the text.
      languages.onDidChangeDiagnostics(({ uris }) => uris.some((each) => this.#isOurs(each)) && this.#soon()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(settingsSection) && this.#soon()),
    ];
    webview.html = pageHtml({
      language: speaker.language,
      origin: webview.cspSource,
      script: webview.asWebviewUri(Uri.joinPath(files, 'main.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(files, 'style.css')).toString(),
      nonce: makeNonce(),
      waiting: speaker.say(texts.previewWaiting),
    });
    void this.#ask();
  }

  /** Shows another place, of this or of another text, and comes to the front. */
  show(uri: Uri, position: LspPosition): void {
    this.#panel.reveal(undefined, true);
    this.#turnTo(uri, position);
  }

  async showSource(): Promise<void> {
    await this.#select({ start: this.#position, end: this.#position });
  }

  #isOurs(uri: Uri): boolean {
    return uri.toString() === this.#uri.toString();
  }

  #follow({ document, selection }: TextEditor): void {
    if (document.languageId === languageId) this.#turnTo(document.uri, selection.active);
  }

  #turnTo(uri: Uri, { line, character }: LspPosition): void {
    this.#position = { line, character };
    if (!this.#isOurs(uri)) {
      this.#uri = uri;
      this.#result = undefined;
      this.#soon();
    } else if (this.#isUpToDate() && isAbout(this.#result!, this.#position)) this.#sendHere();
    else this.#soon();
  }

  #isUpToDate(): boolean {
    const document = workspace.textDocuments.find((each) => this.#isOurs(each.uri));
    return this.#result !== undefined && (document === undefined || document.version === this.#result.version);
  }

  /** Not put off by each key: while somebody types on, the preview keeps up. */
  #soon(): void {
    this.#isStale = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#panel.visible) void this.#ask();
    }, EVERY_MS);
  }

  /** Asks for the newest state; a second question waits for the answer to the first. */
  async #ask(): Promise<void> {
    while (this.#asking !== undefined) await this.#asking;
    this.#asking = this.#askOnce();
    try {
      await this.#asking;
    } finally {
      this.#asking = undefined;
    }
  }

  async #askOnce(): Promise<void> {
    this.#isStale = false;
    const uri = this.#uri;
    const params: PreviewParams = { textDocument: { uri: uri.toString() }, position: this.#position };
    const result = await this.#server.request<PreviewResult>(previewMethod, params);
    if (!this.#isOurs(uri)) return;
    if (result !== null) {
      this.#result = result;
      this.#send();
    } else if (this.#result === undefined) await this.#openDocument();
  }

  /** A preview of a text that no editor shows: after the window was reloaded. The server hears of the text by its being opened. */
  async #openDocument(): Promise<void> {
    if (workspace.textDocuments.some(({ uri }) => this.#isOurs(uri))) return;
    try {
      if (this.#uri.scheme === 'untitled') throw new Error('a text without a file is gone with its editor');
      await workspace.openTextDocument(this.#uri);
    } catch {
      void this.#post({ type: 'nothing', text: this.#speaker.say(texts.previewGone, { file: fileName(this.#uri) }) });
    }
  }

  /** Sends what the page does not hold yet. */
  #send(): void {
    const result = this.#result;
    if (result === undefined || !this.#isReady) return;
    const changed = Object.fromEntries(result.parts.filter(({ key, html }) => this.#held.get(key) !== html).map(({ key, html }) => [key, html]));
    this.#held = new Map(result.parts.map(({ key, html }) => [key, html]));
    const uri = this.#uri.toString();
    void this.#post({
      type: 'show',
      language: result.language,
      state: { uri, ...this.#position },
      report: `${uri}#${result.report}`,
      order: result.parts.map(({ key }) => key),
      changed,
      toolbar: result.count > 1 ? this.#toolbar(result) : null,
    });
    this.#panel.title = this.#speaker.say(texts.previewTitle, { file: fileName(this.#uri) });
    this.#sendHere();
  }

  #toolbar({ title, report, count }: PreviewResult): Toolbar {
    return {
      title,
      number: this.#speaker.say(texts.previewNumber, { number: report + 1, count }),
      choose: this.#speaker.say(texts.previewChoose),
      previous: this.#speaker.say(texts.previewPrevious),
      next: this.#speaker.say(texts.previewNext),
      isFirst: report <= 0,
      isLast: report >= count - 1,
    };
  }

  #sendHere(): void {
    if (this.#result !== undefined && this.#isReady) void this.#post({ type: 'here', place: placeAt(this.#result, this.#position) });
  }

  #post(message: ToPage): Thenable<boolean> {
    return this.#panel.webview.postMessage(message);
  }

  async #hear(message: ToExtension): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#held.clear();
        this.#send();
        break;
      case 'go':
        await this.#go(message);
        break;
      case 'choose':
        await this.#choose();
        break;
      case 'step':
        await this.#step(message.by);
        break;
    }
  }

  /** The place is looked up in the newest text: the one that was clicked may have moved meanwhile. */
  async #go({ key, list, index, select }: Extract<ToExtension, { type: 'go' }>): Promise<void> {
    if (!this.#isUpToDate()) await this.#ask();
    const range = this.#result?.parts.find((part) => part.key === key)?.[list][index];
    if (range !== undefined) await this.#select(select ? range : { start: range.start, end: range.start });
  }

  async #choose(): Promise<void> {
    const reports = await this.#reports();
    const items = reports.map(({ title, position }, index) => ({ label: title, description: this.#speaker.say(texts.previewNumber, { number: index + 1, count: reports.length }), position }));
    const chosen = await window.showQuickPick(items, { placeHolder: this.#speaker.say(texts.previewChoose), matchOnDescription: true });
    if (chosen !== undefined) await this.#select({ start: chosen.position, end: chosen.position }, true);
  }

  async #step(by: number): Promise<void> {
    const reports = await this.#reports();
    const next = reports[(this.#result?.report ?? 0) + by];
    if (next !== undefined) await this.#select({ start: next.position, end: next.position }, true);
  }

  async #reports(): Promise<ReportsResult> {
    const params: ReportsParams = { textDocument: { uri: this.#uri.toString() } };
    return (await this.#server.request<ReportsResult>(reportsMethod, params)) ?? [];
  }

  /** Puts the cursor somewhere in the text and shows it, in the editor that has the text, or in a new one beside the preview. */
  async #select({ start, end }: LspRange, preserveFocus = false): Promise<void> {
    const document = await workspace.openTextDocument(this.#uri);
    const range = new Range(start.line, start.character, end.line, end.character);
    const editor = await window.showTextDocument(document, { viewColumn: this.#columnOf(document), preserveFocus });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    // Where the preview keeps the focus, no editor is the active one to be followed.
    this.#turnTo(document.uri, range.end);
  }

  #columnOf(document: TextDocument): ViewColumn {
    const visible = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    if (visible !== undefined) return visible;
    const group = window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === document.uri.toString()));
    return group?.viewColumn ?? (this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
