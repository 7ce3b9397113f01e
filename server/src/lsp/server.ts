import {
  DidChangeConfigurationNotification,
  ErrorCodes,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type FoldingRange,
  type InitializeResult,
} from 'vscode-languageserver';
import { documentSymbols, foldingRanges, hover } from '../core/index.js';
import { Analyser, type Analysis } from './analyser.js';
import { clientSupport, type ClientSupport } from './clientSupport.js';
import { codeActionsOf } from './codeActions.js';
import { flattenSymbols, toDocumentSymbol, toFoldingRange, toOffset, toRange } from './convert.js';
import { diagnosticsOf, ResultIds, type DiagnosticStyle } from './diagnostics.js';
import { reportDocuments, type ReportDocument } from './documents.js';
import { diagnosticSource, fixAllKind, settingsSection, type InitializationOptions } from './protocol.js';
import { Publisher } from './publisher.js';
import { SettingsStore } from './settings.js';

/** What differs between Node and a web worker. */
export interface ServerHost {
  readonly version: string;
  /** Calls back once the messages that have arrived had their turn. */
  defer(callback: () => void): void;
}

/** Wires the server to a connection. Knows no host: the caller makes the connection and listens. */
export function createServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments<ReportDocument>(reportDocuments);

  connection.onInitialize((params) => {
    const support = clientSupport(params.capabilities);
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const settings = new SettingsStore(connection, params);
    const analyser = new Analyser(connection, documents, settings, (callback) => host.defer(callback));
    const style: DiagnosticStyle = { relatedInformation: support.relatedInformation, ruleDocs: typeof options.ruleDocs === 'string' ? options.ruleDocs : undefined };
    serveDiagnostics(connection, documents, settings, analyser, support, style);
    serveFeatures(connection, analyser, support, options.commands === true);
    return initializeResult(host, support);
  });

  documents.listen(connection);
}

function initializeResult(host: ServerHost, support: ClientSupport): InitializeResult {
  return {
    serverInfo: { name: 'disclosure-report', version: host.version },
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      hoverProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      ...(support.codeActionLiterals ? { codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind] } } : {}),
      ...(support.pullDiagnostics ? { diagnosticProvider: { identifier: diagnosticSource, interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
}

/** Diagnostics are pulled or pushed, never both: each finding would stand twice in the list of problems. */
function serveDiagnostics(connection: Connection, documents: TextDocuments<ReportDocument>, settings: SettingsStore, analyser: Analyser, support: ClientSupport, style: DiagnosticStyle): void {
  const publisher = support.pullDiagnostics ? null : new Publisher(connection, analyser, style);

  if (support.pullDiagnostics) {
    const ids = new ResultIds();
    connection.languages.diagnostics.on(
      guarded(connection, 'diagnostics', async (params, token) => {
        await analyser.settled(params.textDocument.uri);
        const analysis = await ready(analyser, params.textDocument.uri, token);
        if (analysis === null) return { kind: 'full', items: [] };
        const { document, snapshot, language } = analysis;
        const resultId = ids.of(snapshot, language);
        if (params.previousResultId === resultId) return { kind: 'unchanged', resultId };
        return { kind: 'full', resultId, items: diagnosticsOf(document, snapshot, language, style) };
      }),
    );
  }

  documents.onDidChangeContent(({ document }) => publisher?.changed(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    settings.forget(uri);
    analyser.forget(uri);
    publisher?.closed(uri);
  });

  connection.onInitialized(() => {
    if (!support.registerSettings) return;
    connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection }).catch((error: unknown) => {
      connection.console.warn(`The client does not tell about changed settings: ${String(error)}`);
    });
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.changed(pushed);
    if (publisher !== null) for (const { uri } of documents.all()) publisher.changed(uri);
    else if (support.refreshDiagnostics) void connection.languages.diagnostics.refresh().catch((error: unknown) => connection.console.warn(`The client did not refresh: ${String(error)}`));
  });
}

/** Requests about one document; null where it is not open. */
function serveFeatures(connection: Connection, analyser: Analyser, support: ClientSupport, commands: boolean): void {
  connection.onHover(
    guarded(connection, 'hover', async ({ textDocument, position }, token) => {
      const analysis = await ready(analyser, textDocument.uri, token);
      if (analysis === null) return null;
      const { tree } = analysis.document;
      const result = hover(analysis.snapshot, toOffset(tree, position), analysis.language);
      if (result === null) return null;
      return { contents: { kind: support.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText, value: result.contents }, range: toRange(tree, result.range) };
    }),
  );

  connection.onDocumentSymbol(
    guarded(connection, 'documentSymbol', async ({ textDocument }, token) => {
      const analysis = await ready(analyser, textDocument.uri, token);
      if (analysis === null) return null;
      const { document, snapshot, language } = analysis;
      const symbols = documentSymbols(snapshot, language).map((node) => toDocumentSymbol(document.tree, node));
      return support.symbolTree ? symbols : flattenSymbols(document.uri, symbols);
    }),
  );

  connection.onFoldingRanges(
    guarded(connection, 'foldingRange', async ({ textDocument }, token) => {
      const analysis = await ready(analyser, textDocument.uri, token);
      if (analysis === null) return null;
      return foldingRanges(analysis.snapshot)
        .map(toFoldingRange)
        .filter((fold): fold is FoldingRange => fold !== null)
        .slice(0, support.foldingLimit);
    }),
  );

  connection.onCodeAction(
    guarded(connection, 'codeAction', async ({ textDocument, range, context }, token) => {
      const analysis = await ready(analyser, textDocument.uri, token);
      if (analysis === null) return null;
      const { document, snapshot, language } = analysis;
      return codeActionsOf(document, snapshot, range, context, language, { versionedEdits: support.versionedEdits, commands });
    }),
  );
}

/** The analysis, unless the request was cancelled while it waited. */
async function ready(analyser: Analyser, uri: string, token: CancellationToken): Promise<Analysis | null> {
  const cancelled = (): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  // Settings may have to be fetched first; a request cancelled meanwhile must not start the analysis.
  if (token.isCancellationRequested) throw cancelled();
  const analysis = await analyser.of(uri);
  if (token.isCancellationRequested) throw cancelled();
  return analysis;
}

/** A handler that fails answers with an error and leaves a trace in the log; the server goes on. */
function guarded<P, R>(connection: Connection, name: string, handler: (params: P, token: CancellationToken) => Promise<R>): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      const text = error instanceof Error ? error.message : String(error);
      connection.console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? text) : text}`);
      throw new ResponseError(ErrorCodes.InternalError, `${name}: ${text}`);
    }
  };
}

