import { ConfigurationTarget, languages, window, workspace, type Disposable, type ExtensionContext, type TextDocument, type TextDocumentChangeEvent, type Uri } from 'vscode';
import { looksLikeReport } from '../../server/src/core/features/detect.js';
import { settingsSection } from '../../server/src/lsp/protocol.js';
import { associationPattern } from './associations.js';
import { beginningOf, fileName, isFileLike, languageId, reasonOf } from './documents.js';
import { FileMemory } from './memory.js';
import { setting, type Speaker } from './session.js';
import { texts } from './texts.js';

/** A change that inserts this much at once was pasted. Typing is looked at only when it makes a line break. */
const PASTED = 40;
/** Quiet time after a change before an unsaved text is looked at. */
const QUIET_MS = 400;

/**
 * Notices reports that VS Code takes for plain text and offers to check them. A yes for a file is kept in the
 * workspace's state and applied again on open, since VS Code forgets a language that was set; a yes for a folder goes
 * into `files.associations`. Who switches back to plain text by hand is not asked again while the window is open.
 */
export class Detector implements Disposable {
  readonly #speaker: Speaker;
  readonly #accepted: FileMemory<true>;
  /** Asked, or switched back by hand, since the window was opened. */
  readonly #settled = new Set<string>();
  /** Documents whose language is being changed away from ours. */
  readonly #leaving = new WeakSet<TextDocument>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: Disposable[];

  constructor(context: ExtensionContext, speaker: Speaker) {
    this.#speaker = speaker;
    this.#accepted = new FileMemory(context.workspaceState, 'disclosureReport.accepted');
    this.#subscriptions = [
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      window.onDidChangeActiveTextEditor((editor) => editor && void this.#consider(editor.document)),
    ];
    for (const document of workspace.textDocuments) void this.#consider(document);
  }

  /** Switches a file to our language, and keeps it so. */
  async accept(document: TextDocument): Promise<void> {
    if (!document.isUntitled) await this.#accepted.set(document.uri.toString(), true);
    if (!document.isClosed && document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
  }

  #opened(document: TextDocument): void {
    if (this.#leaving.delete(document) && document.languageId === 'plaintext') {
      this.#settled.add(document.uri.toString());
      void this.#accepted.set(document.uri.toString(), undefined);
      return;
    }
    void this.#consider(document);
  }

  /** VS Code reports a change of language as closing and opening; the document is not closed then. */
  #closed(document: TextDocument): void {
    if (!document.isClosed) {
      if (document.languageId === languageId) this.#leaving.add(document);
      return;
    }
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (document.isUntitled) this.#settled.delete(key);
  }

  #changed({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (document.languageId !== 'plaintext') return;
    if (!contentChanges.some(({ text }) => text.length >= PASTED || text.includes('\n'))) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        void this.#consider(document);
      }, QUIET_MS),
    );
  }

  async #consider(document: TextDocument): Promise<void> {
    if (document.isClosed || document.languageId !== 'plaintext' || !isFileLike(document.uri)) return;
    const key = document.uri.toString();
    if (this.#settled.has(key)) return;
    if (this.#accepted.get(key)) return this.accept(document);
    const detect = setting('detect', document.uri);
    // Others open documents without showing them; the question is for the one in front of the user.
    if (detect === 'never' || document !== window.activeTextEditor?.document || !looksLikeReport(beginningOf(document))) return;
    this.#settled.add(key);
    if (detect === 'always') await languages.setTextDocumentLanguage(document, languageId);
    else await this.#offer(document);
  }

  async #offer(document: TextDocument): Promise<void> {
    const file = this.#speaker.say(texts.offerFile);
    const folder = this.#speaker.say(texts.offerFolder);
    const never = this.#speaker.say(texts.offerNever);
    const choices = document.isUntitled ? [file, never] : [file, folder, never];
    const answer = await window.showInformationMessage(this.#speaker.say(texts.offer, { file: fileName(document.uri) }), ...choices);
    if (answer === file) await this.accept(document);
    else if (answer === folder) await this.#associate(document);
    else if (answer === never) {
      await workspace.getConfiguration(settingsSection).update('detect', 'never', ConfigurationTarget.Global);
      void window.showInformationMessage(this.#speaker.say(texts.neverDone));
    }
  }

  /** Associates the files beside this one with our language: in the workspace's settings, or the user's where no folder is open. */
  async #associate(document: TextDocument): Promise<void> {
    const folder = workspace.getWorkspaceFolder(document.uri);
    const pattern = associationPattern({ path: document.uri.path, folder: folder?.uri.path, several: (workspace.workspaceFolders?.length ?? 0) > 1 });
    const target = folder === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
    try {
      await addAssociation(document.uri, pattern, target);
    } catch (error) {
      void window.showErrorMessage(this.#speaker.say(texts.associationFailed, { reason: reasonOf(error) }));
    }
    // An association takes effect by itself, except on a language that was set before.
    if (!document.isClosed && document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}

async function addAssociation(uri: Uri, pattern: string, target: ConfigurationTarget): Promise<void> {
  const files = workspace.getConfiguration('files', uri);
  const inspected = files.inspect<Record<string, string>>('associations');
  const present = target === ConfigurationTarget.Global ? inspected?.globalValue : inspected?.workspaceValue;
  await files.update('associations', { ...present, [pattern]: languageId }, target);
}
