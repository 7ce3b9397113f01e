/**
 * The only place that knows LSP positions. The core speaks offsets in UTF-16 code units, and so does LSP unless a
 * client negotiates otherwise, which this server never does.
 */
import { DiagnosticSeverity, DiagnosticTag, type FoldingRange, type Position, type Range, type TextEdit } from 'vscode-languageserver';
import { offsetAt, positionAt, type foldingRanges, type ResolvedEdit, type ResolvedFinding, type Severity, type Span, type Tree } from '../core/index.js';

type Fold = ReturnType<typeof foldingRanges>[number];

/** Clients have sent negative and fractional numbers; a position is never a reason to fail. */
export function whole(value: number): number {
  return Math.max(0, Math.trunc(value) || 0);
}

/** The offset of a position; beyond the end of a line or of the text it is that end. */
export function toOffset(tree: Tree, position: Position): number {
  return offsetAt(tree, { line: whole(position.line), character: whole(position.character) });
}

/** The span of a range; a range that runs backwards is turned round. */
export function toSpan(tree: Tree, range: Range): Span {
  const start = toOffset(tree, range.start);
  const end = toOffset(tree, range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

/** The position of an offset; clamped to the text. */
export function toPosition(tree: Tree, offset: number): Position {
  const { line, character } = positionAt(tree, offset);
  return { line, character };
}

/** The range of a span. */
export function toRange(tree: Tree, span: Span): Range {
  return { start: toPosition(tree, span.start), end: toPosition(tree, span.end) };
}

/** The address of a range as editors open it: lines and columns from 1 behind the document's own address. */
export function addressOf(uri: string, { start, end }: Range): string {
  const place = ({ line, character }: Position): string => `${line + 1},${character + 1}`;
  return `${uri.replace(/#.*$/, '')}#L${place(start)}-L${place(end)}`;
}

/** Whether two ranges are the same. */
export function sameRange(one: Range, other: Range): boolean {
  return one.start.line === other.start.line && one.start.character === other.start.character && one.end.line === other.end.line && one.end.character === other.end.character;
}

/** An edit of the core as a text edit. */
export function toTextEdit(tree: Tree, edit: ResolvedEdit): TextEdit {
  return { range: toRange(tree, edit.range), newText: edit.newText };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A severity as LSP numbers it. */
export function toSeverity(severity: Severity): DiagnosticSeverity {
  return severities[severity];
}

/** The tags of a finding as LSP numbers them. */
export function toTags(tags: ResolvedFinding['tags']): DiagnosticTag[] {
  return tags.map((tag) => (tag === 'unnecessary' ? DiagnosticTag.Unnecessary : DiagnosticTag.Deprecated));
}

/** A fold; null where it would hide nothing. */
export function toFoldingRange(fold: Fold): FoldingRange | null {
  if (fold.endLine <= fold.startLine) return null;
  return { startLine: fold.startLine, endLine: fold.endLine, ...(fold.kind ? { kind: fold.kind } : {}) };
}
