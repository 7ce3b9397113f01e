import { LanguageStatusSeverity, languages, Uri, window, type Disposable, type LanguageStatusItem } from 'vscode';
import type { StatusParams } from '../../server/src/lsp/protocol.js';
import { languageId } from './documents.js';
import type { Forms } from './forms.js';
import { setting, type Speaker } from './session.js';
import { findingsText, formText, type StatusText } from './statusText.js';
import { texts } from './texts.js';

const severities = {
  error: LanguageStatusSeverity.Error,
  warning: LanguageStatusSeverity.Warning,
  information: LanguageStatusSeverity.Information,
} as const;

/**
 * Two lines in the language status: what was found in the document of the active editor, and by which form it was
 * checked. The server tells after each analysis (`disclosureReport/status`).
 */
export class Status implements Disposable {
  readonly #speaker: Speaker;
  readonly #forms: Forms;
  readonly #known = new Map<string, StatusParams>();
  readonly #findings = languages.createLanguageStatusItem('disclosureReport.findings', { language: languageId });
  readonly #form = languages.createLanguageStatusItem('disclosureReport.form', { language: languageId });
  readonly #subscriptions: Disposable[];
  #running = true;
  /** Address of the report shown: that of the active editor, until another report becomes active (the log is an editor, too). */
  #shown: string | undefined;

  constructor(speaker: Speaker, forms: Forms) {
    this.#speaker = speaker;
    this.#forms = forms;
    this.#subscriptions = [window.onDidChangeActiveTextEditor(() => this.refresh()), forms.onDidChange(() => this.refresh())];
    this.refresh();
  }

  /** The server has spoken about a document. */
  update(params: StatusParams): void {
    const uri = Uri.parse(params.uri).toString();
    this.#known.set(uri, params);
    this.#forms.offer(uri, params.forms);
    this.refresh();
  }

  /** The document was closed. */
  forget(uri: Uri): void {
    this.#known.delete(uri.toString());
  }

  /** The server started or ended; what it said before no longer counts. */
  running(running: boolean): void {
    this.#running = running;
    this.#known.clear();
    this.refresh();
  }

  /** Shows the document of the active editor, in the language of the messages. */
  refresh(): void {
    const { language } = this.#speaker;
    this.#findings.name = this.#speaker.say(texts.statusName);
    this.#form.name = this.#speaker.say(texts.statusFormName);
    const active = window.activeTextEditor?.document;
    if (active?.languageId === languageId) this.#shown = active.uri.toString();
    const uri = this.#shown;
    const status = uri === undefined ? undefined : this.#known.get(uri);
    this.#findings.busy = status === undefined && this.#running;
    if (!this.#running) {
      this.#show(this.#findings, { text: this.#speaker.say(texts.stopped), detail: this.#speaker.say(texts.stoppedDetail), severity: 'error' });
      this.#findings.command = { command: 'disclosureReport.restartServer', title: this.#speaker.say(texts.restart) };
    } else if (status === undefined) {
      this.#show(this.#findings, { text: this.#speaker.say(texts.starting), detail: '', severity: 'information' });
      this.#findings.command = { command: 'disclosureReport.showLog', title: this.#speaker.say(texts.showLog) };
    } else {
      this.#show(this.#findings, findingsText(status, language));
      this.#findings.command =
        status.crashes.length > 0
          ? { command: 'disclosureReport.showLog', title: this.#speaker.say(texts.showLog) }
          : { command: 'workbench.actions.view.problems', title: this.#speaker.say(texts.showProblems) };
    }
    const form = status === undefined ? null : formText(status, (this.#forms.of(uri!) ?? setting('template', Uri.parse(uri!)) ?? 'auto') !== 'auto', language);
    this.#show(this.#form, form ?? { text: this.#speaker.say(texts.formNoYear), detail: '', severity: 'information' });
    this.#form.command = { command: 'disclosureReport.setForm', title: this.#speaker.say(texts.changeForm) };
  }

  #show(item: LanguageStatusItem, { text, detail, severity }: StatusText): void {
    item.text = text;
    item.detail = detail;
    item.severity = severities[severity];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#findings.dispose();
    this.#form.dispose();
  }
}
