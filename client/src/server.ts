import { EventEmitter, Uri, window, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { baselineFileName, settingsFileName, settingsSection, statusMethod, suppressMethod, type InitializationOptions, type StatusParams, type SuppressParams, type SuppressResult } from '../../server/src/lsp/protocol.js';
import { withChoices } from './choices.js';
import { fileName, fileSchemes, languageId, reasonOf } from './documents.js';
import type { Forms } from './forms.js';
import { rulePageAddress } from './rulePages.js';
import type { Speaker } from './session.js';
import type { Status } from './status.js';
import { texts } from './texts.js';

/** Makes the client for one kind of host; the transport is all that differs. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** States of a language client; its own enumeration would load the whole library with the first plain text. */
const STOPPED = 1;
const RUNNING = 2;
const START_FAILED = 4;
/** The kind of change of a watched file, likewise. */
const CHANGED = 2;

/** The language server: started with the first report, restarted on demand. */
export class Server implements Disposable {
  readonly log: LogOutputChannel;
  readonly #ran = new EventEmitter<void>();
  /** The server has started, or started again: what was asked before can be asked now. */
  readonly onDidRun = this.#ran.event;
  readonly #create: CreateClient;
  readonly #speaker: Speaker;
  readonly #forms: Forms;
  readonly #status: Status;
  #client: Promise<BaseLanguageClient> | undefined;
  readonly #subscriptions: Disposable[];

  constructor(create: CreateClient, speaker: Speaker, forms: Forms, status: Status) {
    this.#create = create;
    this.#speaker = speaker;
    this.#forms = forms;
    this.#status = status;
    this.log = window.createOutputChannel(speaker.say(texts.name), { log: true });
    this.#subscriptions = [
      workspace.onDidOpenTextDocument(() => this.#startIfNeeded()),
      forms.onDidChange(() => void this.#settingsChanged()),
      // Outside the folders that are open nobody watches.
      workspace.onDidSaveTextDocument(({ uri }) => void this.fileChanged(uri)),
    ];
    this.#startIfNeeded();
  }

  /** Ends the server, if it runs, and starts it again. */
  async restart(): Promise<void> {
    const client = await this.#client;
    if (client === undefined) return this.#start();
    try {
      if (client.state === RUNNING) await client.stop();
    } catch (error) {
      this.log.warn(`The server did not end properly: ${reasonOf(error)}`);
    }
    await this.#run(client);
  }

  /** The server's answer to a request of our own; null while it does not run, or where it has nothing to say. */
  async request<R>(method: string, params: object): Promise<R | null> {
    const client = await this.#client;
    if (client?.state !== RUNNING) return null;
    try {
      return await client.sendRequest<R | null>(method, params);
    } catch (error) {
      // Cancelled, or ended while it worked: the next movement of the cursor asks again.
      this.log.debug(`${method}: ${reasonOf(error)}`);
      return null;
    }
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    const client = await this.#client;
    if (client?.state === RUNNING) await client.stop();
  }

  /** What the baseline is with one finding more. */
  async suppress(params: SuppressParams, reason: string): Promise<SuppressResult> {
    const client = await this.#client;
    if (client === undefined) throw new Error(this.#speaker.say(texts.stopped));
    return client.sendRequest<SuppressResult>(suppressMethod, { ...params, reason });
  }

  /** Tells the server about a settings file or baseline that was written. */
  async fileChanged(uri: Uri): Promise<void> {
    if (![settingsFileName, baselineFileName].includes(fileName(uri))) return;
    const client = await this.#client;
    if (client?.state === RUNNING) await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type: CHANGED }] });
  }

  #startIfNeeded(): void {
    if (this.#client === undefined && workspace.textDocuments.some((document) => document.languageId === languageId)) void this.#start();
  }

  async #start(): Promise<void> {
    this.#client ??= this.#make();
    await this.#run(await this.#client);
  }

  async #make(): Promise<BaseLanguageClient> {
    const client = await this.#create(settingsSection, this.#speaker.say(texts.name), this.#options());
    client.onNotification(statusMethod, (params: StatusParams) => this.#status.update(params));
    client.onDidChangeState(({ newState }) => {
      this.#status.running(newState !== STOPPED && newState !== START_FAILED);
      if (newState === RUNNING) this.#ran.fire();
    });
    return client;
  }

  async #run(client: BaseLanguageClient): Promise<void> {
    try {
      await client.start();
    } catch (error) {
      this.#status.running(false);
      this.log.error(error instanceof Error ? error : String(error));
      const show = this.#speaker.say(texts.showLog);
      void window.showErrorMessage(this.#speaker.say(texts.startFailed, { reason: reasonOf(error) }), show).then((answer) => answer === show && this.log.show());
    }
  }

  #options(): LanguageClientOptions {
    return {
      documentSelector: fileSchemes().map((scheme) => ({ scheme, language: languageId })),
      outputChannel: this.log,
      traceOutputChannel: this.log,
      // A function: after a restart the language may be another.
      initializationOptions: (): InitializationOptions => ({ language: this.#speaker.language, ruleDocs: rulePageAddress, commands: true, showPreview: true }),
      middleware: {
        workspace: {
          configuration: async (params, token, next) => {
            const answers: unknown = await next(params, token);
            if (!Array.isArray(answers)) return [];
            return answers.map((answer: unknown, index) => {
              const { section, scopeUri } = params.items[index] ?? {};
              return section === settingsSection ? withChoices(answer, { language: this.#speaker.language, form: this.#formOf(scopeUri) }) : answer;
            });
          },
        },
      },
    };
  }

  #formOf(address: string | undefined): InitializationOptions['template'] {
    return address === undefined ? undefined : this.#forms.of(Uri.parse(address).toString());
  }

  /** What the client answers for the settings changed without the settings themselves having changed. */
  async #settingsChanged(): Promise<void> {
    const client = await this.#client;
    if (client?.state === RUNNING) await client.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#ran.dispose();
    this.log.dispose();
  }
}
