import { MarkupKind, type ClientCapabilities } from 'vscode-languageserver';

/** What the client can do, as far as it changes an answer. */
export interface ClientSupport {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly versionedEdits: boolean;
  readonly symbolTree: boolean;
  readonly codeActionLiterals: boolean;
  readonly disabledActions: boolean;
  /** Edits of code actions may be worked out when one is chosen. */
  readonly lazyActionEdits: boolean;
  readonly markdownHover: boolean;
  readonly foldingLimit: number;
  readonly registerSettings: boolean;
  readonly definitionLinks: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshSemanticTokens: boolean;
  readonly refreshCodeLenses: boolean;
  readonly watchFiles: boolean;
  readonly relativePatterns: boolean;
  readonly workspaceFolders: boolean;
  readonly rangesFormatting: boolean;
}

/** Reads the capabilities once; what a client leaves out, it cannot do. */
export function clientSupport({ textDocument, workspace }: ClientCapabilities): ClientSupport {
  const hoverFormats = textDocument?.hover?.contentFormat;
  return {
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    // Before LSP 3.18 a pulling client announced this with the capabilities for publishing.
    relatedInformation: (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    lazyActionEdits: textDocument?.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    markdownHover: hoverFormats === undefined || hoverFormats.includes(MarkupKind.Markdown),
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    rangesFormatting: textDocument?.rangeFormatting?.rangesSupport === true,
    registerSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
  };
}
