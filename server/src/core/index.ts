/**
 * The façade of the core: everything the language server, the command line and the exporters may use.
 * Offsets are UTF-16 code units into the whole text; nothing here knows an editor, a file system or a clock.
 */
export type { Language, Message, Text } from './l10n/message.js';
export { render } from './l10n/message.js';
export type { Span } from './text/span.js';
export { displayWidth } from './text/width.js';
export type { Tree } from './syntax/types.js';
export type { FormId } from './template/types.js';
export type { Report } from './model/types.js';
export type { Level, Severity } from './rules/types.js';
export type { Config, Coverage, Part, ResolvedEdit, ResolvedFinding, RuleCrash, Snapshot } from './engine/types.js';
export { parse, applyEdits, textOf, lineCountOf, positionAt, offsetAt } from './syntax/tree.js';
export type { TreeEdit, LinePosition } from './syntax/tree.js';
export { analyse, defaultConfig } from './engine/run.js';
export { safeEdits } from './engine/fixes.js';
export { configuredLevel, levelOf, mergeConfig, ruleIds } from './engine/config.js';
export { checkSettings, forms, levels, readSettings, type Reading } from './engine/settingsFile.js';
export { fingerprintOf, type Fingerprint } from './engine/fingerprint.js';
export { addEntry, dayOf, entriesFor, entriesOf, suppress, type BaselineEntry, type Remark, type Suppression } from './engine/baseline.js';
export { readBaseline, writeBaseline } from './engine/baselineFile.js';
export { hover } from './features/hover.js';
export { documentSymbols } from './features/symbols.js';
export { foldingRanges } from './features/folding.js';
export { codeActions } from './features/codeActions.js';
export { looksLikeReport } from './features/detect.js';
export { conversions } from './features/convert.js';
export type { Conversion } from './features/convert.js';
export { formatting } from './features/formatting.js';
export { inlayHints, type InlayHintItem, type InlayHintMode } from './features/inlayHints.js';
export { semanticTokens, semanticTokenTypes, type SemanticTokenType } from './features/semanticTokens.js';
export { documentHighlights } from './features/documentHighlights.js';
export { definition } from './features/definition.js';
export { references } from './features/references.js';
export { selectionRange } from './features/selectionRange.js';
export { neighbour, type NeighbourDirection } from './features/neighbour.js';
export { cellName, type CellNameResult } from './features/cellName.js';
export { alignment } from './features/alignment.js';
export { completion } from './features/completion.js';
export type { CompletionEntry } from './features/completion.js';
export { codeLenses, tableChanges } from './features/codeLens.js';
export type { TableChange } from './features/codeLens.js';
export { workspaceSymbols } from './features/workspaceSymbols.js';
export { documentLinks } from './features/documentLinks.js';
export { rename, renameRefusals, renameTarget } from './features/rename.js';
export { preview, previewableReports } from './features/preview.js';
export type { Preview, PreviewPart, PreviewableReport } from './features/preview.js';
