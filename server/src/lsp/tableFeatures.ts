import {
  DocumentHighlightKind, InlayHintKind, SemanticTokensBuilder,
  type Connection, type DocumentHighlight, type InlayHint, type LocationLink, type Position, type Range, type SelectionRange, type SemanticTokens, type ServerCapabilities,
} from 'vscode-languageserver';
import { alignment, cellName, definition, documentHighlights, inlayHints, neighbour, references, selectionRange, semanticTokens, semanticTokenTypes, type Span } from '../core/index.js';
import type { Analyser, Analysis } from './analyser.js';
import type { ClientSupport } from './clientSupport.js';
import { toOffset, toPosition, toRange, toSpan } from './convert.js';
import { answer, guarded, ready } from './handling.js';
import { alignmentMethod, cellMethod, neighbourMethod, type AlignmentParams, type AlignmentResult, type CellParams, type CellResult, type NeighbourParams } from './protocol.js';
import type { SettingsStore } from './settings.js';

/** What the server says about seeing tables and following their arithmetic. */
export const tableCapabilities: ServerCapabilities = {
  inlayHintProvider: true,
  semanticTokensProvider: { legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [] }, full: true, range: true },
  documentHighlightProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  selectionRangeProvider: true,
};

const highlightKinds = { text: DocumentHighlightKind.Text, read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write } as const;

/** Hints, colours, highlights and jumps inside tables; the custom requests of the client's commands and status item. */
export function serveTables(connection: Connection, analyser: Analyser, settings: SettingsStore, support: ClientSupport): void {
  connection.languages.inlayHint.on(
    guarded(connection, 'inlayHint', async ({ textDocument, range }, token) => {
      const analysis = await ready(analyser, textDocument.uri, token);
      if (analysis === null) return null;
      const { inlayHints: mode } = await settings.of(textDocument.uri);
      return hintsIn(analysis, range, mode);
    }),
  );

  connection.languages.semanticTokens.on(async (params, token) => (await answer(connection, analyser, 'semanticTokens', (analysis) => tokensIn(analysis))(params, token)) ?? { data: [] });
  connection.languages.semanticTokens.onRange(
    async (params, token) => (await answer(connection, analyser, 'semanticTokens', (analysis) => tokensIn(analysis, toSpan(analysis.document.tree, params.range)))(params, token)) ?? { data: [] },
  );

  connection.onDocumentHighlight(
    answer(connection, analyser, 'documentHighlight', ({ document: { tree }, snapshot }, { position }): DocumentHighlight[] | null => {
      const found = documentHighlights(snapshot, toOffset(tree, position));
      return found?.map(({ range, kind }) => ({ range: toRange(tree, range), kind: highlightKinds[kind] })) ?? null;
    }),
  );

  connection.onDefinition(answer(connection, analyser, 'definition', (analysis, { position }) => definitionAt(analysis, position, support.definitionLinks)));

  connection.onReferences(
    answer(connection, analyser, 'references', ({ document: { tree, uri }, snapshot }, { position, context }) => {
      const found = references(snapshot, toOffset(tree, position), context.includeDeclaration);
      return found?.map((span) => ({ uri, range: toRange(tree, span) })) ?? null;
    }),
  );

  connection.onSelectionRanges(
    answer(connection, analyser, 'selectionRange', ({ document: { tree }, snapshot }, { positions }) => positions.map((position) => selectionAt(selectionRange(snapshot, toOffset(tree, position)).map((span) => toRange(tree, span)), position))),
  );

  connection.onRequest(
    neighbourMethod,
    answer(connection, analyser, 'neighbour', ({ document: { tree }, snapshot }, { position, direction }: NeighbourParams): Range | null => {
      const found = neighbour(snapshot, toOffset(tree, position), direction);
      return found === null ? null : toRange(tree, found);
    }),
  );

  connection.onRequest(
    cellMethod,
    answer(connection, analyser, 'cell', ({ document: { tree }, snapshot, language }, { position }: CellParams): CellResult | null => cellName(snapshot, toOffset(tree, position), language)),
  );

  connection.onRequest(
    alignmentMethod,
    answer(connection, analyser, 'alignment', ({ document: { tree, version }, snapshot }, { range, tabSize }: AlignmentParams): AlignmentResult => {
      const paddings = alignment(snapshot, toSpan(tree, range), tabSize);
      return { version, paddings: paddings.map(({ offset, wide, narrow }) => ({ position: toPosition(tree, offset), wide, narrow })) };
    }),
  );
}

function hintsIn({ document: { tree }, snapshot, language }: Analysis, range: Range, mode: Parameters<typeof inlayHints>[2]): InlayHint[] {
  return inlayHints(snapshot, toSpan(tree, range), mode, language).map(({ offset, label, tooltip, kind }) => {
    const hint: InlayHint = { position: toPosition(tree, offset), label, tooltip };
    return kind === 'column' ? { ...hint, kind: InlayHintKind.Parameter, paddingRight: true } : { ...hint, paddingLeft: true };
  });
}

function tokensIn({ document: { tree }, snapshot }: Analysis, range?: Span): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type } of semanticTokens(snapshot, range)) {
    const { line, character } = toPosition(tree, start);
    builder.push(line, character, end - start, semanticTokenTypes.indexOf(type), 0);
  }
  return builder.build();
}

function definitionAt({ document: { tree, uri }, snapshot }: Analysis, position: Position, links: boolean): LocationLink[] | { uri: string; range: Range }[] | null {
  const found = definition(snapshot, toOffset(tree, position));
  if (found === null) return null;
  if (!links) return found.targets.map(({ target }) => ({ uri, range: toRange(tree, target) }));
  const originSelectionRange = toRange(tree, found.origin);
  return found.targets.map(({ target, context }) => ({ originSelectionRange, targetUri: uri, targetRange: toRange(tree, context), targetSelectionRange: toRange(tree, target) }));
}

/** Ranges from small to large as a chain of parents. */
function selectionAt(ranges: readonly Range[], position: Position): SelectionRange {
  const chain = ranges.reduceRight<SelectionRange | undefined>((parent, range) => ({ range, ...(parent === undefined ? {} : { parent }) }), undefined);
  return chain ?? { range: { start: position, end: position } };
}
