import {
  DidChangeConfigurationNotification,
  MarkupKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type FoldingRange,
  type InitializeResult,
} from 'vscode-languageserver';
import { documentSymbols, foldingRanges, hover } from '../core/index.js';
import { Analyser } from './analyser.js';
import { clientSupport, type ClientSupport } from './clientSupport.js';
import { codeActionsOf } from './codeActions.js';
import { flattenSymbols, toDocumentSymbol, toFoldingRange, toOffset, toRange } from './convert.js';
import { DiagnosticLists } from './diagnosticLists.js';
import type { DiagnosticStyle } from './diagnostics.js';
import { reportDocuments, type ReportDocument } from './documents.js';
import type { FileReader } from './folderFiles.js';
import { folderFiles, serveSuppression, watchFolders } from './folderService.js';
import { guarded, ready } from './handling.js';
import { convertKind, diagnosticSource, fixAllKind, recalculateKind, settingsSection, type InitializationOptions } from './protocol.js';
import { servePreview } from './previewFeatures.js';
import { Publisher } from './publisher.js';
import { refactoringsOf } from './refactorings.js';
import { SettingsStore } from './settings.js';
import { serveTables, tableCapabilities } from './tableFeatures.js';
import { serveWriting, writingCapabilities } from './writingFeatures.js';

/** What differs between Node and a web worker. */
export interface ServerHost {
  readonly version: string;
  /** Calls back once the messages that have arrived had their turn. */
  defer(callback: () => void): void;
  /** Absent where the host has no files. */
  readonly files?: FileReader;
}

/** Wires the server to a connection. Knows no host: the caller makes the connection and listens. */
export function createServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments<ReportDocument>(reportDocuments);

  connection.onInitialize((params) => {
    const support = clientSupport(params.capabilities);
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const files = folderFiles(connection, params, host.files);
    const settings = new SettingsStore(connection, params, files);
    const analyser = new Analyser(connection, documents, settings, (callback) => host.defer(callback));
    const style: DiagnosticStyle = { relatedInformation: support.relatedInformation, ruleDocs: typeof options.ruleDocs === 'string' ? options.ruleDocs : undefined };
    const refresh = serveDiagnostics(connection, documents, settings, analyser, support, style);
    whenInitialized(connection, support, () => watchFolders(connection, documents, files, settings, support, refresh));
    serveSuppression(connection, files, settings);
    serveFeatures(connection, analyser, support, options.commands === true);
    serveTables(connection, analyser, settings, support);
    serveWriting(connection, documents, analyser, support);
    servePreview(connection, analyser);
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
      ...tableCapabilities,
      ...writingCapabilities,
      ...(support.codeActionLiterals ? { codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind, convertKind, recalculateKind] } } : {}),
      ...(support.pullDiagnostics ? { diagnosticProvider: { identifier: diagnosticSource, interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
}

/** Asks the client for what it tells only on request. */
function whenInitialized(connection: Connection, support: ClientSupport, watch: () => void): void {
  connection.onInitialized(() => {
    watch();
    if (!support.registerSettings) return;
    connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection }).catch((error: unknown) => {
      connection.console.warn(`The client does not tell about changed settings: ${String(error)}`);
    });
  });
}

/**
 * Diagnostics are pulled or pushed, never both: each finding would stand twice in the list of problems. Returns what is
 * to be called when settings have changed.
 */
function serveDiagnostics(connection: Connection, documents: TextDocuments<ReportDocument>, settings: SettingsStore, analyser: Analyser, support: ClientSupport, style: DiagnosticStyle): () => void {
  const lists = new DiagnosticLists(style);
  const publisher = support.pullDiagnostics ? null : new Publisher(connection, analyser, lists);

  if (support.pullDiagnostics) {
    connection.languages.diagnostics.on(
      guarded(connection, 'diagnostics', async (params, token) => {
        await analyser.settled(params.textDocument.uri);
        const analysis = await ready(analyser, params.textDocument.uri, token);
        if (analysis === null) return { kind: 'full', items: [] };
        const { resultId, items } = lists.of(analysis);
        return params.previousResultId === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
      }),
    );
  }

  documents.onDidChangeContent(({ document }) => publisher?.changed(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    settings.forget(uri);
    analyser.forget(uri);
    lists.forget(uri);
    publisher?.closed(uri);
  });

  const refresh = (): void => {
    const unrefreshed = (error: unknown): void => connection.console.warn(`The client did not refresh: ${String(error)}`);
    if (support.refreshInlayHints) connection.languages.inlayHint.refresh().catch(unrefreshed);
    if (support.refreshSemanticTokens) connection.languages.semanticTokens.refresh().catch(unrefreshed);
    if (publisher !== null) for (const { uri } of documents.all()) publisher.changed(uri);
    else if (support.refreshDiagnostics) connection.languages.diagnostics.refresh().catch(unrefreshed);
  };
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.changed(pushed);
    refresh();
  });
  return refresh;
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
      return [
        ...codeActionsOf(document, snapshot, range, context, language, { versionedEdits: support.versionedEdits, commands, folder: analysis.settings.folder }),
        ...refactoringsOf(analysis, range, context, support),
      ];
    }),
  );
}
