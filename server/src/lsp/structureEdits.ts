import type { CodeAction, CodeActionContext, Command, Range } from 'vscode-languageserver';
import { applyEdits, cellEdits, rowEdits, sectionMoves, type StructureEdit } from '../core/index.js';
import type { Analysis } from './analyser.js';
import type { ClientSupport } from './clientSupport.js';
import { toWorkspaceEdit, wanted } from './codeActions.js';
import { toRange, toSpan } from './convert.js';
import { cellKind, moveKind, rowKind, selectCommand } from './protocol.js';
import { isUnasked } from './refactorings.js';

/**
 * Rows and cells that come and go, and sections that move, at the start of a range. Offered when asked for only; what
 * cannot be done says why where the client shows that. `commands`: whether the client selects what was inserted.
 */
export function structureEditsOf({ document, snapshot, language }: Analysis, range: Range, context: CodeActionContext, support: ClientSupport, commands: boolean): CodeAction[] {
  if (isUnasked(context)) return [];
  const { start } = toSpan(document.tree, range);
  const asked = (kind: string): boolean => context.only === undefined || context.only.some((only) => wanted(kind, [only]) || only.startsWith(`${kind}.`));
  const found: [string, readonly StructureEdit<string>[]][] = [
    [rowKind, asked(rowKind) ? rowEdits(snapshot, start, language) : []],
    [cellKind, asked(cellKind) ? cellEdits(snapshot, start, language) : []],
    [moveKind, asked(moveKind) ? sectionMoves(snapshot, start, language) : []],
  ];
  return found.flatMap(([prefix, items]) => items.flatMap((item): CodeAction[] => {
    const kind = `${prefix}.${item.kind}`;
    if (!wanted(kind, context.only)) return [];
    if (item.disabled !== undefined) return support.disabledActions ? [{ title: item.title, kind, disabled: { reason: item.disabled } }] : [];
    return [{ title: item.title, kind, edit: toWorkspaceEdit(document, item.edits, support.versionedEdits), ...(commands ? selecting(document, item) : {}) }];
  }));
}

/** The command that selects what came or moved, in the text as it is then. */
function selecting(document: Analysis['document'], { title, edits, selection }: StructureEdit<string>): { readonly command?: Command } {
  if (selection === null) return {};
  const descending = [...edits].sort((a, b) => b.range.start - a.range.start);
  const after = applyEdits(document.tree, descending.map(({ range, newText }) => ({ start: range.start, end: range.end, text: newText })));
  return { command: { title, command: selectCommand, arguments: [document.uri, toRange(after, selection)] } };
}
