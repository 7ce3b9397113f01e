import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { onTestFinished } from 'vitest';
import {
  createProtocolConnection, StreamMessageReader, StreamMessageWriter,
  ConfigurationRequest, DiagnosticRefreshRequest, DidChangeConfigurationNotification, DidChangeTextDocumentNotification, DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification, DocumentDiagnosticRequest, ExitNotification, FileChangeType, InitializedNotification, InitializeRequest, LogMessageNotification,
  PublishDiagnosticsNotification, RegistrationRequest, ShowMessageNotification, ShutdownRequest,
  type ClientCapabilities, type Diagnostic, type DidChangeWatchedFilesRegistrationOptions, type DocumentDiagnosticReport, type InitializeResult, type ProtocolConnection, type ShowMessageParams, type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settingsSection, statusMethod, type InitializationOptions, type Settings, type StatusParams } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  readonly locale?: string;
  /** Answers `workspace/configuration`; the capability is announced with it. */
  readonly settings?: (uri: string) => Settings | null;
  readonly workspaceFolders?: readonly string[];
  /** What to start instead of the server's own bundle. */
  readonly command?: readonly string[];
}

/** Announces pull diagnostics with everything that belongs to them. */
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } },
  workspace: { diagnostics: { refreshSupport: true } },
};

const documentCapabilities: ClientCapabilities['textDocument'] = {
  codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } } },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  hover: { contentFormat: ['markdown'] },
};

/** A client of our own, over the standard streams of a real server process. Keeps its documents as the client does. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcessWithoutNullStreams;
  readonly published: { readonly uri: string; readonly version: number | undefined; readonly diagnostics: readonly Diagnostic[] }[] = [];
  readonly statuses: StatusParams[] = [];
  readonly log: string[] = [];
  readonly messages: ShowMessageParams[] = [];
  /** Patterns of the files that the server wants to hear about. */
  readonly watchers: unknown[] = [];
  refreshes = 0;
  result!: InitializeResult;
  readonly #documents = new Map<string, TextDocument>();
  /** Versions of closed documents: a document opened again must not be taken for the one before. */
  readonly #versions = new Map<string, number>();
  #wake: (() => void)[] = [];

  private constructor(command: readonly string[]) {
    this.process = spawn(process.execPath, command);
    this.connection = createProtocolConnection(new StreamMessageReader(this.process.stdout), new StreamMessageWriter(this.process.stdin));
  }

  /** Starts a server and goes through the handshake. */
  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = new LspClient(options.command ?? [bundle('server.cjs'), '--stdio']);
    onTestFinished(() => {
      client.connection.dispose();
      client.process.kill();
    });
    const died = new Promise<never>((_, reject) => client.process.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`))));
    let errors = '';
    client.process.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    await Promise.race([client.#initialize(options), died]);
    died.catch(() => {});
    return client;
  }

  async #initialize({ capabilities = {}, initializationOptions, locale, settings, workspaceFolders }: ClientOptions): Promise<void> {
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => this.#got(() => this.published.push({ uri, version, diagnostics })));
    connection.onNotification(statusMethod, (status: StatusParams) => this.#got(() => this.statuses.push(status)));
    connection.onNotification(LogMessageNotification.type, ({ message }) => this.#got(() => this.log.push(message)));
    connection.onNotification(ShowMessageNotification.type, (message) => this.#got(() => this.messages.push(message)));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { method, registerOptions } of registrations) {
        if (method === DidChangeWatchedFilesNotification.method) this.#got(() => this.watchers.push(...(registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers.map(({ globPattern }) => globPattern)));
      }
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => this.#got(() => this.refreshes++));
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(({ scopeUri, section }) => (section === settingsSection ? (settings?.(scopeUri ?? '') ?? null) : null)));
    connection.listen();
    this.result = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      ...(workspaceFolders === undefined ? {} : { workspaceFolders: workspaceFolders.map((folder) => ({ uri: folder, name: folder })) }),
      ...(locale === undefined ? {} : { locale }),
      initializationOptions,
      capabilities: {
        ...capabilities,
        textDocument: { ...documentCapabilities, ...capabilities.textDocument },
        workspace: { ...capabilities.workspace, ...(settings ? { configuration: true } : {}) },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
  }

  #got(record: () => unknown): void {
    record();
    const wake = this.#wake;
    this.#wake = [];
    wake.forEach((resolve) => resolve());
  }

  /** Waits for something that the server sends by itself. */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  async open(uri: string, text: string, languageId = 'disclosure-report'): Promise<TextDocument> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    const document = TextDocument.create(uri, languageId, version, text);
    this.#documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version, text } });
    return document;
  }

  /** Changes the document here and there. */
  async change(uri: string, contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    const document = this.document(uri);
    const version = document.version + 1;
    this.#documents.set(uri, TextDocument.update(document, contentChanges, version));
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
    return version;
  }

  /** Replaces the first occurrence of a text after an offset. */
  replace(uri: string, old: string, text: string, after = 0): Promise<number> {
    const document = this.document(uri);
    const start = document.getText().indexOf(old, after);
    if (start < 0) throw new Error(`no ${old} in ${uri}`);
    return this.change(uri, [{ range: { start: document.positionAt(start), end: document.positionAt(start + old.length) }, text }]);
  }

  async close(uri: string): Promise<void> {
    this.#versions.set(uri, this.document(uri).version);
    this.#documents.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  /** What the server pushed for the newest version. */
  async pushed(uri: string): Promise<readonly Diagnostic[]> {
    const { version } = this.document(uri);
    const found = await this.until(() => this.published.findLast((one) => one.uri === uri && one.version === version));
    return found.diagnostics;
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) });
  }

  async pulled(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('unchanged');
    return report.items;
  }

  async settingsChanged(settings: unknown): Promise<void> {
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  /** Says that a file was written or went away. */
  async filesChanged(...uris: string[]): Promise<void> {
    const type: FileChangeType = FileChangeType.Changed;
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: uris.map((uri) => ({ uri, type })) });
  }

  /** Ends the server as LSP has it. Returns the exit code. */
  async shutdown(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    return this.exit();
  }

  /** Ends the server with `exit` alone. */
  async exit(): Promise<number | null> {
    const code = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendNotification(ExitNotification.type);
    return code;
  }
}
