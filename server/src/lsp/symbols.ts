import { SymbolKind, type DocumentSymbol, type Range, type SymbolInformation } from 'vscode-languageserver';
import type { documentSymbols, Span, Tree } from '../core/index.js';
import { toRange } from './convert.js';

type Part = ReturnType<typeof documentSymbols>[number];
type Node = Part['nodes'][number];

const kinds: Readonly<Record<Node['kind'], SymbolKind>> = {
  report: SymbolKind.File,
  section: SymbolKind.Namespace,
  table: SymbolKind.Struct,
  row: SymbolKind.Field,
};

/** The symbols of a report, and the line at which it began when they were made. */
interface Made {
  readonly line: number;
  readonly symbols: readonly DocumentSymbol[];
}

/** By what the core gave for the report, which stays the same object while the report does. */
const made = new WeakMap<Part['nodes'], Made>();

/** The outline of a document. Of reports that did not change, at most the lines are made anew. */
export function toDocumentSymbols(tree: Tree, parts: readonly Part[]): DocumentSymbol[] {
  return parts.flatMap((part) => {
    const { nodes, line, start } = part;
    const known = made.get(nodes);
    if (known?.line === line) return known.symbols;
    const symbols = known === undefined ? nodes.map((node) => toSymbol(tree, node, start)) : known.symbols.map((symbol) => moved(symbol, line - known.line));
    made.set(nodes, { line, symbols });
    return symbols;
  });
}

/** Editors refuse a symbol without a name, or whose selection leaves its range; neither may happen while typing. */
function toSymbol(tree: Tree, node: Node, base: number): DocumentSymbol {
  const { start, end } = node.range;
  const selectionStart = Math.min(Math.max(node.selectionRange.start, start), end);
  const selectionEnd = Math.min(Math.max(node.selectionRange.end, selectionStart), end);
  const rangeOf = (span: Span): Range => toRange(tree, { start: base + span.start, end: base + span.end });
  return {
    name: node.name.trim() || '…',
    ...(node.detail ? { detail: node.detail } : {}),
    kind: kinds[node.kind],
    range: rangeOf(node.range),
    selectionRange: rangeOf({ start: selectionStart, end: selectionEnd }),
    // Most symbols are rows: nothing, said ten thousand times, is much to send.
    ...(node.children.length > 0 ? { children: node.children.map((child) => toSymbol(tree, child, base)) } : {}),
  };
}

function moved(symbol: DocumentSymbol, lines: number): DocumentSymbol {
  const move = ({ start, end }: Range): Range => ({ start: { line: start.line + lines, character: start.character }, end: { line: end.line + lines, character: end.character } });
  const result = { ...symbol, range: move(symbol.range), selectionRange: move(symbol.selectionRange) };
  if (symbol.children !== undefined) result.children = symbol.children.map((child) => moved(child, lines));
  return result;
}

/** Symbols as a flat list, for clients that cannot show a tree. */
export function flattenSymbols(uri: string, symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    { name: symbol.name, kind: symbol.kind, location: { uri, range: symbol.range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flattenSymbols(uri, symbol.children ?? [], symbol.name),
  ]);
}
