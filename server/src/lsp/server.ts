import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  MarkupKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type FoldingRange,
  type InitializeResult,
} from 'vscode-languageserver';
import { documentSymbols, foldingRanges, hover, safeEdits } from '../core/index.js';
import { Analyser } from './analyser.js';
import { clientSupport, type ClientSupport } from './clientSupport.js';
import { codeActionsOf, toWorkspaceEdit } from './codeActions.js';
import { addressOf, toFoldingRange, toOffset, toRange } from './convert.js';
import { DiagnosticLists } from './diagnosticLists.js';
import type { DiagnosticStyle } from './diagnostics.js';
import { reportDocuments, type ReportDocument } from './documents.js';
import type { FileReader } from './folderFiles.js';
import { folderFiles, serveSuppression, TemplateWatcher, watchFolders } from './folderService.js';
import { guarded, ready } from './handling.js';
import { convertKind, cellKind, diagnosticSource, fixAllKind, moveKind, recalculateKind, rowKind, settingsSection, type InitializationOptions } from './protocol.js';
import { FileIndex } from './fileIndex.js';
import { servePasting } from './pasting.js';
import { servePreview } from './previewFeatures.js';
import { Publisher } from './publisher.js';
import { refactoringsOf } from './refactorings.js';
import { SettingsStore } from './settings.js';
import { structureEditsOf } from './structureEdits.js';
import { flattenSymbols, toDocumentSymbols } from './symbols.js';
import type { StartSymbolReader } from './symbolReader.js';
import { serveTables, tableCapabilities } from './tableFeatures.js';
import { serveWorkspaceSymbols } from './workspaceSymbols.js';
import { serveWriting, writingCapabilities } from './writingFeatures.js';

/** What differs between Node and a web worker. */
export interface ServerHost {
  readonly version: string;
  /** Calls back once the messages that have arrived had their turn. */
  defer(callback: () => void): void;
  /** Absent where the host has no files. */
  readonly files?: FileReader;
  /** Absent where nothing can be read beside the server: then open documents alone are searched. */
  readonly startSymbolReader?: StartSymbolReader;
}

/** Wires the server to a connection. Knows no host: the caller makes the connection and listens. */
export function createServer(connection: Connection, host: ServerHost): void {
  const documents = new TextDocuments<ReportDocument>(reportDocuments);

  connection.onInitialize((params) => {
    const support = clientSupport(params.capabilities);
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const templates = new TemplateWatcher();
    const files = folderFiles(connection, params, host.files, (uri) => templates.add(uri));
    const settings = new SettingsStore(connection, params, files);
    const analyser = new Analyser(connection, documents, settings, (callback) => host.defer(callback));
    const style: DiagnosticStyle = { relatedInformation: support.relatedInformation, ruleDocs: typeof options.ruleDocs === 'string' ? options.ruleDocs : undefined };
    const refresh = serveDiagnostics(connection, documents, settings, analyser, support, style);
    const index = host.startSymbolReader === undefined ? null : new FileIndex(connection, host.startSymbolReader, support.watchFiles);
    const searched = serveWorkspaceSymbols({ connection, documents, settings, files, reads: (uri) => host.files?.reads(uri) === true, index, support, defer: (callback) => host.defer(callback) });
    whenInitialized(connection, support, () => {
      watchFolders(connection, documents, files, settings, support, templates, refresh, searched.filesChanged);
      templates.start(connection, support);
    });
    serveSuppression(connection, files, settings);
    serveFeatures(connection, analyser, support, options.commands === true);
    serveTables(connection, analyser, settings, support);
    serveWriting(connection, analyser, support, options.showPreview === true);
    servePasting(connection, analyser);
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
      workspaceSymbolProvider: true,
      ...tableCapabilities,
      ...writingCapabilities(support),
      ...(support.codeActionLiterals ? { codeActionProvider: { codeActionKinds: ['quickfix', fixAllKind, convertKind, recalculateKind, rowKind, cellKind, moveKind], resolveProvider: support.lazyActionEdits } } : {}),
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
    if (support.refreshCodeLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(unrefreshed);
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
      const result = hover(analysis.snapshot, toOffset(tree, position), analysis.language, support.markdownHover ? (place) => addressOf(textDocument.uri, toRange(tree, place)) : undefined);
      if (result === null) return null;
      return { contents: { kind: support.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText, value: result.contents }, range: toRange(tree, result.range) };
    }),
  );

  connection.onDocumentSymbol(
    guarded(connection, 'documentSymbol', async ({ textDocument }, token) => {
      const analysis = await ready(analyser, textDocument.uri, token);
      if (analysis === null) return null;
      const { document, snapshot, language } = analysis;
      const symbols = toDocumentSymbols(document.tree, documentSymbols(snapshot, language));
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
        ...codeActionsOf(document, snapshot, range, context, language, { versionedEdits: support.versionedEdits, lazyEdits: support.lazyActionEdits, commands, folder: analysis.settings.folder }),
        ...refactoringsOf(analysis, range, context, support),
        ...structureEditsOf(analysis, range, context, support, commands),
      ];
    }),
  );

  connection.onCodeActionResolve(
    guarded(connection, 'codeAction/resolve', async (action, token) => {
      const { uri } = (action.data ?? {}) as { readonly uri?: unknown };
      const analysis = typeof uri === 'string' ? await ready(analyser, uri, token) : null;
      return analysis === null ? action : { ...action, edit: toWorkspaceEdit(analysis.document, safeEdits(analysis.snapshot), support.versionedEdits) };
    }),
  );
}
