import { CodeActionTriggerKind, type CodeAction, type CodeActionContext, type Range } from 'vscode-languageserver';
import { conversions, tableChanges } from '../core/index.js';
import type { Analysis } from './analyser.js';
import type { ClientSupport } from './clientSupport.js';
import { toWorkspaceEdit, wanted } from './codeActions.js';
import { toSpan } from './convert.js';
import { convertKind, recalculateKind } from './protocol.js';

/** Whether the editor looks for actions by itself. A light bulb on every line of every table would say nothing. */
export function isUnasked({ triggerKind, only }: CodeActionContext): boolean {
  return triggerKind === CodeActionTriggerKind.Automatic && only === undefined;
}

/**
 * What can be done with the table at a range as a whole: write it another way, which is offered when asked for only, and
 * set its totals, which is offered at every cell of a table in which one is wrong.
 */
export function refactoringsOf({ document, snapshot, language }: Analysis, range: Range, context: CodeActionContext, support: ClientSupport): CodeAction[] {
  const span = toSpan(document.tree, range);
  const actions: CodeAction[] = [];
  if (wanted(recalculateKind, context.only)) {
    const item = tableChanges(snapshot, span, language).find(({ change }) => change === 'recalculate');
    if (item !== undefined) actions.push({ title: item.title, kind: recalculateKind, edit: toWorkspaceEdit(document, item.edits, support.versionedEdits) });
  }
  if (isUnasked(context)) return actions;
  const converts = (only: string): boolean => only === '' || convertKind.startsWith(only) || only.startsWith(`${convertKind}.`);
  if (context.only !== undefined && !context.only.some(converts)) return actions;
  for (const { title, encoding, edits, disabled } of conversions(snapshot, span, language)) {
    const kind = `${convertKind}.${encoding}`;
    if (!wanted(kind, context.only)) continue;
    if (disabled === undefined) actions.push({ title, kind, edit: toWorkspaceEdit(document, edits, support.versionedEdits) });
    else if (support.disabledActions) actions.push({ title, kind, disabled: { reason: disabled } });
  }
  return actions;
}
