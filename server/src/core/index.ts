/**
 * The façade of the core: everything the language server, the command line and the exporters may use.
 * Offsets are UTF-16 code units into the whole text; nothing here knows an editor, a file system or a clock.
 */
export type { Language, Message, Text } from './l10n/message.js';
export { render } from './l10n/message.js';
export type { Span } from './text/span.js';
export type { Tree } from './syntax/types.js';
export type { FormId } from './template/types.js';
export type { Report } from './model/types.js';
export type { Level, Severity } from './rules/types.js';
export type { Config, Coverage, ResolvedEdit, ResolvedFinding, RuleCrash, Snapshot } from './engine/types.js';
export { parse, applyEdits, textOf, lineCountOf, positionAt, offsetAt } from './syntax/tree.js';
export type { TreeEdit, LinePosition } from './syntax/tree.js';
export { analyse, defaultConfig } from './engine/run.js';
export { safeEdits } from './engine/fixes.js';
export { ruleIds, levelOf } from './engine/config.js';
export { hover } from './features/hover.js';
export { documentSymbols } from './features/symbols.js';
export { foldingRanges } from './features/folding.js';
export { codeActions } from './features/codeActions.js';
export { looksLikeReport } from './features/detect.js';
