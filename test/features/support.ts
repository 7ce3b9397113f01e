import { expect } from 'vitest';
import { analyse, codeActions, defaultConfig, documentSymbols, foldingRanges, hover, parse, positionAt, type Language, type Snapshot, type Span } from '../../server/src/core/index.js';
import { withRow, zeroFigures, type Figures } from '../harness/figures.js';
import { mark, unmark } from '../harness/markers.js';

export function snapshotOf(text: string): Snapshot {
  return analyse(parse(text), defaultConfig);
}

/** A report of 2021 or later in which 68 natural persons and 4 companies asked, and all were granted. */
export function busyFigures(): Figures {
  const values = ['68', '4', '0', '0', '0', '0', '72'];
  return ['new', 'granted', 'total'].reduce<Figures>((figures, row) => withRow(figures, row, values), zeroFigures('2021'));
}

/** What the hover says at an offset, or null. */
export function hoverAt(text: string, offset: number, language: Language = 'zh'): string | null {
  return hover(snapshotOf(text), offset, language)?.contents ?? null;
}

/** Hovers at the cursor; the hover must be about the marked range where the fixture marks one. */
export function checkHover(marked: string, language: Language = 'zh'): string {
  const { text, ranges, cursor } = unmark(marked);
  const offset = cursor ?? ranges[0]?.start;
  if (offset === undefined) throw new Error('the fixture has no cursor');
  const found = hover(snapshotOf(text), offset, language);
  if (found === null) throw new Error('nothing to hover over');
  if (ranges[0]) expect(mark(text, [found.range])).toBe(mark(text, [ranges[0]]));
  return found.contents;
}

type SymbolNode = ReturnType<typeof documentSymbols>[number]['nodes'][number];

/** The outline with document offsets. */
function symbolsOf(text: string, language: Language): SymbolNode[] {
  const place = (node: SymbolNode, by: number): SymbolNode => ({
    ...node,
    range: { start: node.range.start + by, end: node.range.end + by },
    selectionRange: { start: node.selectionRange.start + by, end: node.selectionRange.end + by },
    children: node.children.map((child) => place(child, by)),
  });
  return documentSymbols(snapshotOf(text), language).flatMap(({ start, nodes }) => nodes.map((node) => place(node, start)));
}

/** The outline as indented lines: `kind name · detail`. */
export function outline(text: string, language: Language = 'zh'): string[] {
  const lines: string[] = [];
  const walk = (nodes: readonly SymbolNode[], depth: number): void => {
    for (const node of nodes) {
      lines.push(`${'  '.repeat(depth)}${node.kind} ${node.name}${node.detail === '' ? '' : ` · ${node.detail}`}`);
      walk(node.children, depth + 1);
    }
  };
  walk(symbolsOf(text, language), 0);
  return lines;
}

/** Asserts what editors require of an outline: selections in ranges, children in parents. */
export function checkOutline(text: string): readonly SymbolNode[] {
  const inside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  const walk = (nodes: readonly SymbolNode[], parent: Span): void => {
    for (const node of nodes) {
      expect(inside(node.range, parent), `${node.kind} ${node.name} in its parent`).toBe(true);
      expect(inside(node.selectionRange, node.range), `selection of ${node.kind} ${node.name}`).toBe(true);
      expect(node.name).not.toBe('');
      walk(node.children, node.range);
    }
  };
  const nodes = symbolsOf(text, 'zh');
  walk(nodes, { start: 0, end: text.length });
  return nodes;
}

/** Folding ranges as the texts of their first and last lines. */
export function folds(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return foldingRanges(snapshotOf(text)).map(({ startLine, endLine }) => `${lines[startLine]?.trim()} … ${lines[endLine]?.trim()}`);
}

/** Code actions on the marked range or at the cursor. */
export function checkActions(marked: string, language: Language = 'zh'): ReturnType<typeof codeActions> {
  const { text, ranges, cursor } = unmark(marked);
  const range = ranges[0] ?? { start: cursor ?? 0, end: cursor ?? 0 };
  return codeActions(snapshotOf(text), range, language);
}

/** Line of an offset, from 1, as an editor shows it. */
export function lineOf(text: string, offset: number): number {
  return positionAt(parse(text), offset).line + 1;
}
