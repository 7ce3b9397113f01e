import { commands, window, workspace, type Disposable, type ExtensionContext, type TextDocument, type Uri } from 'vscode';
import { beginningOf, fileName, languageId, reasonOf } from './documents.js';
import { isReportInGb18030, looksGarbled } from './garbled.js';
import { FileMemory } from './memory.js';
import type { Speaker } from './session.js';
import { texts } from './texts.js';

const encoding = 'gb18030';

/** Larger files are left alone: the editor reads a file whole. */
const LARGEST = 20 * 1024 * 1024;

/** `TextDocument.encoding` and the option of `openTextDocument` came together, in VS Code 1.100. */
type OpenWithEncoding = (uri: Uri, options: { readonly encoding: string }) => Thenable<TextDocument>;

/**
 * Offers, once per file, to reopen a report that is in GB18030 (as old Windows programs write it) but was read as UTF-8.
 * A yes is kept, since VS Code forgets the encoding when the file is closed.
 */
export class EncodingOffer implements Disposable {
  readonly #speaker: Speaker;
  readonly #answers: FileMemory<'yes' | 'no'>;
  readonly #subscription: Disposable;
  readonly #pending = new Set<string>();

  constructor(context: ExtensionContext, speaker: Speaker) {
    this.#speaker = speaker;
    this.#answers = new FileMemory(context.workspaceState, 'disclosureReport.gb18030');
    this.#subscription = window.onDidChangeActiveTextEditor((editor) => void this.#consider(editor?.document));
    void this.#consider(window.activeTextEditor?.document);
  }

  async #consider(document: TextDocument | undefined): Promise<void> {
    if (document === undefined || document.isUntitled || document.isDirty || document.isClosed) return;
    if (document.languageId !== 'plaintext' && document.languageId !== languageId) return;
    const key = document.uri.toString();
    if (this.#pending.has(key) || this.#answers.get(key) === 'no' || !looksGarbled(beginningOf(document))) return;
    this.#pending.add(key);
    try {
      if (!(await isGb18030(document.uri))) return;
      if (this.#answers.get(key) === undefined && !(await this.#ask(document))) return;
      await this.#reopen(document);
    } catch (error) {
      void window.showErrorMessage(this.#speaker.say(texts.garbledFailed, { reason: reasonOf(error) }));
    } finally {
      this.#pending.delete(key);
    }
  }

  /** Asks; whatever the answer, it is not asked again for this file. */
  async #ask(document: TextDocument): Promise<boolean> {
    const yes = this.#speaker.say(texts.garbledReopen);
    const answer = await window.showWarningMessage(this.#speaker.say(texts.garbled, { file: fileName(document.uri) }), yes);
    await this.#answers.set(document.uri.toString(), answer === yes ? 'yes' : 'no');
    return answer === yes;
  }

  async #reopen(document: TextDocument): Promise<void> {
    if ('encoding' in document) {
      await (workspace.openTextDocument as OpenWithEncoding)(document.uri, { encoding });
      return;
    }
    // Before VS Code 1.100 an extension cannot set the encoding of an open file; the editor's own picker can.
    await window.showTextDocument(document);
    void window.showInformationMessage(this.#speaker.say(texts.garbledPick));
    await commands.executeCommand('workbench.action.editor.changeEncoding');
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}

/** Whether the file on disk is a report in GB18030. The open text does not tell: its characters are lost. */
async function isGb18030(uri: Uri): Promise<boolean> {
  const { size } = await workspace.fs.stat(uri);
  return size <= LARGEST && isReportInGb18030(await workspace.fs.readFile(uri));
}
