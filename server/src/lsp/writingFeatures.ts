import {
  CompletionItemKind, ErrorCodes, ResponseError,
  type CodeLens, type Command, type Connection, type CompletionItem, type DocumentLink, type Position, type Range, type ServerCapabilities, type TextEdit,
} from 'vscode-languageserver';
import { codeLenses, completion, documentLinks, formatting, rename, renameRefusals, renameTarget, tableChanges, type CompletionEntry, type Lens, type Span, type TableChange, type Tree } from '../core/index.js';
import type { Analyser, Analysis } from './analyser.js';
import type { ClientSupport } from './clientSupport.js';
import { toWorkspaceEdit } from './codeActions.js';
import { toOffset, toPosition, toRange, toSpan, toTextEdit } from './convert.js';
import { answer, guarded, ready } from './handling.js';
import { changeTableCommand, showPreviewCommand } from './protocol.js';

/** What the server says about writing and formatting. */
export function writingCapabilities(support: ClientSupport): ServerCapabilities {
  return {
    completionProvider: { triggerCharacters: ['、', '（', '|'] },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: support.rangesFormatting ? { rangesSupport: true } : true,
    codeLensProvider: {},
    executeCommandProvider: { commands: [changeTableCommand] },
    documentLinkProvider: {},
    renameProvider: { prepareProvider: true },
  };
}

const completionKinds: Readonly<Record<CompletionEntry['kind'], CompletionItemKind>> = {
  heading: CompletionItemKind.Module,
  table: CompletionItemKind.Struct,
  label: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  sentence: CompletionItemKind.Text,
};

/** Completion, formatting, lenses with their command, links and renaming. */
export function serveWriting(connection: Connection, analyser: Analyser, support: ClientSupport, preview: boolean): void {
  connection.onCompletion(answer(connection, analyser, 'completion', (analysis, { position }) => completionsAt(analysis, position)));

  connection.onDocumentFormatting(answer(connection, analyser, 'formatting', (analysis) => formatted(analysis)));
  connection.onDocumentRangeFormatting(answer(connection, analyser, 'rangeFormatting', (analysis, { range }) => formatted(analysis, [range])));
  connection.onDocumentRangesFormatting(answer(connection, analyser, 'rangesFormatting', (analysis, { ranges }) => formatted(analysis, ranges)));

  connection.onCodeLens(answer(connection, analyser, 'codeLens', (analysis) => lensesOf(analysis, preview)));
  connection.onExecuteCommand(
    guarded(connection, 'executeCommand', async ({ command, arguments: given }, token) => {
      const [change, uri, position] = (given ?? []) as [unknown, unknown, unknown];
      if (command !== changeTableCommand || !isChange(change) || typeof uri !== 'string' || !isPosition(position)) throw new ResponseError(ErrorCodes.InvalidParams, `cannot run ${command}`);
      const analysis = await ready(analyser, uri, token);
      if (analysis === null) return false;
      const { document, snapshot, language } = analysis;
      const offset = toOffset(document.tree, position);
      const edits = tableChanges(snapshot, { start: offset, end: offset }, language).find((item) => item.change === change)?.edits;
      if (edits === undefined) return false;
      // Asked for while the text stands as analysed: an editor refuses the edit if it changed meanwhile.
      const { applied } = await connection.workspace.applyEdit(toWorkspaceEdit(document, edits, support.versionedEdits));
      return applied;
    }),
  );

  connection.onDocumentLinks(
    answer(connection, analyser, 'documentLink', ({ document: { tree }, snapshot, language }): DocumentLink[] =>
      documentLinks(snapshot, language).map(({ range, url, tooltip }) => ({ range: toRange(tree, range), target: url, tooltip })),
    ),
  );

  connection.onPrepareRename(
    answer(connection, analyser, 'prepareRename', ({ document: { tree }, snapshot, language }, { position }) => {
      const target = renameTarget(snapshot, toOffset(tree, position));
      if (target === null) throw new ResponseError(ErrorCodes.InvalidRequest, renameRefusals.nowhere[language]);
      return { range: toRange(tree, target.range), placeholder: target.name };
    }),
  );
  connection.onRenameRequest(
    answer(connection, analyser, 'rename', ({ document, snapshot, language }, { position, newName }) => {
      const offset = toOffset(document.tree, position);
      const edits = rename(snapshot, offset, newName);
      if (edits === null) throw new ResponseError(ErrorCodes.InvalidRequest, (renameTarget(snapshot, offset) === null ? renameRefusals.nowhere : renameRefusals.empty)[language]);
      return toWorkspaceEdit(document, edits, support.versionedEdits);
    }),
  );
}

function formatted({ document: { tree }, snapshot, settings }: Analysis, ranges?: readonly Range[]): TextEdit[] {
  return formatting(snapshot, ranges?.map((range) => toSpan(tree, range)), { numerals: settings.formatNumerals }).map((edit) => toTextEdit(tree, edit));
}

function isChange(value: unknown): value is TableChange {
  return value === 'fix' || value === 'recalculate';
}

function isPosition(value: unknown): value is Position {
  const { line, character } = (value ?? {}) as Partial<Position>;
  return typeof line === 'number' && typeof character === 'number';
}

function completionsAt({ document: { tree }, snapshot, language }: Analysis, position: Position): CompletionItem[] {
  return completion(snapshot, toOffset(tree, position), language).map((entry, index) => ({
    label: entry.label,
    detail: entry.detail,
    kind: completionKinds[entry.kind],
    filterText: entry.filterText,
    // The core puts the likeliest first.
    sortText: String(index).padStart(3, '0'),
    textEdit: { range: toRange(tree, entry.range), newText: entry.newText },
    ...(index === 0 && entry.kind === 'value' ? { preselect: true } : {}),
  }));
}

function lensesOf({ document: { tree, uri }, snapshot, language }: Analysis, preview: boolean): CodeLens[] {
  return codeLenses(snapshot, language, preview).map(({ range, title, action, table }) => ({ range: toRange(tree, range), command: lensCommand(tree, uri, title, action, table) }));
}

function lensCommand(tree: Tree, uri: string, title: string, action: Lens['action'], table: Span): Command {
  switch (action) {
    case null: return { title, command: '' };
    case 'preview': return { title, command: showPreviewCommand, arguments: [uri, toRange(tree, table)] };
    default: return { title, command: changeTableCommand, arguments: [action, uri, toPosition(tree, table.start)] };
  }
}
