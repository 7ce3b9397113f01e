import { levelOf } from '../engine/config.js';
import { reportsIn, segmentsOf } from '../engine/locate.js';
import type { Snapshot } from '../engine/types.js';
import { culpritOf, isTotal, ownFailures } from '../model/arithmetic.js';
import { citationsIn } from '../model/citations.js';
import type { Cell, Table } from '../model/types.js';
import type { Segment } from '../syntax/types.js';
import { lineAt, lineEnd } from '../text/lines.js';
import type { Span } from '../text/span.js';
import { perPlace } from '../text/perPlace.js';

/** What a token can be, in the order in which LSP numbers them. The manifest describes them and gives them scopes. */
export const semanticTokenTypes = ['reportLabel', 'reportGroup', 'reportColumn', 'reportNumber', 'reportTotal', 'reportSuspect', 'reportUnstated', 'reportClause', 'reportPlaceholder'] as const;

export type SemanticTokenType = (typeof semanticTokenTypes)[number];

/** A stretch of text with what it is. Tokens come in text order, do not overlap, and none runs over a line break. */
export interface SemanticToken extends Span {
  readonly type: SemanticTokenType;
}

/** Lines longer than this are no prose; looking for clauses in them is not worth the time. */
const LONGEST_LINE = 20_000;

/** What does not depend on settings: kept with the table or segment, so that a key costs the report it is pressed in. */
const tokensOfTable = perPlace(tableTokens);
const tokensOfProse = perPlace(proseTokens);

/** A token for each line of a span: labels may be broken. */
function perLine({ text, lineStarts }: Segment, { start, end }: Span, type: SemanticTokenType): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (let line = lineAt(lineStarts, start); line < lineStarts.length && lineStarts[line]! < end; line++) {
    const from = Math.max(start, lineStarts[line]!);
    const to = Math.min(end, lineEnd(text, lineStarts, line));
    if (from < to) tokens.push({ start: from, end: to, type });
  }
  return tokens;
}

function cellType(cell: Cell): SemanticTokenType | null {
  if (cell.state === 'unstated') return 'reportUnstated';
  if (cell.state === 'text') return null;
  return isTotal(cell) ? 'reportTotal' : 'reportNumber';
}

function tableTokens(table: Table): SemanticToken[] {
  const { segment } = table;
  const tokens: SemanticToken[] = [];
  for (const { label, cells } of table.rows) {
    if (label !== null) tokens.push(...perLine(segment, label, 'reportLabel'));
    for (const cell of cells) {
      const type = cellType(cell);
      if (type !== null) tokens.push(...perLine(segment, cell, type));
    }
  }
  for (const { label } of table.groups) tokens.push(...perLine(segment, label, 'reportGroup'));
  for (const header of table.headers) tokens.push(...perLine(segment, header, header.column === null ? 'reportGroup' : 'reportColumn'));
  return tokens;
}

/** Clauses named in the paragraphs of a segment. */
function proseTokens({ text, blocks, lineStarts }: Segment): SemanticToken[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    const tokens: SemanticToken[] = [];
    for (let line = lineAt(lineStarts, block.start); line < lineStarts.length && lineStarts[line]! < block.end; line++) {
      const from = lineStarts[line]!;
      const to = lineEnd(text, lineStarts, line);
      if (to - from > LONGEST_LINE) continue;
      for (const citation of citationsIn(text.slice(from, to))) tokens.push({ start: from + citation.start, end: from + citation.end, type: 'reportClause' });
    }
    return tokens;
  });
}

/** The numbers that failing sums lead to, unless their rule is off. */
function suspects(snapshot: Snapshot, table: Table): SemanticToken[] {
  const cells = ownFailures(table)
    .filter(({ relation }) => levelOf(`sum/${relation.template.id}`, snapshot.config) !== 'off')
    .flatMap((failure) => culpritOf(failure) ?? []);
  return [...new Set(cells)].flatMap((cell) => perLine(table.segment, cell, 'reportSuspect'));
}

/** In text order; what was put in first wins a place. */
function inOrder(tokens: readonly SemanticToken[]): SemanticToken[] {
  const sorted = tokens.map((token, rank) => ({ token, rank })).sort((a, b) => a.token.start - b.token.start || a.rank - b.rank);
  const placed: { readonly token: SemanticToken; readonly rank: number }[] = [];
  for (const entry of sorted) {
    const last = placed.at(-1);
    if (last === undefined || last.token.end <= entry.token.start) placed.push(entry);
    else if (entry.rank < last.rank) placed[placed.length - 1] = entry;
  }
  return placed.map(({ token }) => token);
}

/** The tokens that a range touches, or all of them. */
export function semanticTokens(snapshot: Snapshot, range: Span = { start: 0, end: snapshot.tree.length }): SemanticToken[] {
  const touched = (base: number, { start, end }: Span): boolean => base + start < range.end && range.start < base + end;
  const placeholders = snapshot.findingsIn(range).filter(({ rule }) => rule === 'text/placeholder');
  const tokens: SemanticToken[] = placeholders.map(({ range: { start, end } }) => ({ start, end, type: 'reportPlaceholder' }));
  for (const placed of reportsIn(snapshot, range)) {
    for (const { segment, base } of segmentsOf(placed)) {
      if (!touched(base, { start: 0, end: segment.text.length })) continue;
      const tables = placed.report.tables.filter((table) => table.segment === segment);
      const found = [...tables.flatMap((table) => [...suspects(snapshot, table), ...tokensOfTable(table)]), ...tokensOfProse(segment)];
      for (const token of found) if (touched(base, token)) tokens.push({ start: base + token.start, end: base + token.end, type: token.type });
    }
  }
  return inOrder(tokens);
}
