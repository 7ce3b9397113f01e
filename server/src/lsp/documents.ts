import { TextDocumentContentChangeEvent, type TextDocumentsConfiguration } from 'vscode-languageserver';
import type { Position, Range, TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, applyEdits, differenceBetween, formsOf, lineCountOf, parse, prepare, textOf, type Config, type Difference, type FormSet, type Snapshot, type Tree } from '../core/index.js';
import { toOffset, toPosition, toSpan } from './convert.js';
import { beginTyping, goOnTyping, type Typing } from './typing.js';

/**
 * One version of an open document. The tree is the text store: a key rebuilds the touched segment alone, and nothing
 * here asks for the whole text unless a caller does. Immutable, so that a request that waited still sees one state.
 */
export class ReportDocument implements TextDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  #tree: Tree;
  /** Keys that are not in the tree yet. */
  #typing: Typing | null;
  #snapshot: Snapshot | undefined;
  /** The newest snapshot of an earlier version, from which the analysis takes what did not change. */
  #previous: Snapshot | undefined;

  constructor(uri: string, languageId: string, version: number, tree: Tree, previous?: Snapshot, typing: Typing | null = null) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.#tree = tree;
    this.#previous = previous;
    this.#typing = typing;
  }

  /** The text as segments, by the forms known when it was analysed last. */
  get tree(): Tree {
    if (this.#typing !== null) this.#tree = applyEdits(this.#tree, this.#typing.edits);
    this.#typing = null;
    return this.#tree;
  }

  get lineCount(): number {
    return lineCountOf(this.tree);
  }

  getText(range?: Range): string {
    if (range === undefined) return textOf(this.tree);
    const { start, end } = toSpan(this.tree, range);
    return textOf(this.tree, start, end);
  }

  positionAt(offset: number): Position {
    return toPosition(this.tree, offset);
  }

  offsetAt(position: Position): number {
    return toOffset(this.tree, position);
  }

  getLineRange(line: number): Range {
    const start = toPosition(this.tree, toOffset(this.tree, { line, character: 0 }));
    const end = toPosition(this.tree, toOffset(this.tree, { line, character: Number.MAX_SAFE_INTEGER }));
    return { start, end };
  }

  getEOLCharacters(line: number): string {
    if (line < 0 || line + 1 >= this.lineCount) return '';
    const end = toOffset(this.tree, { line, character: Number.MAX_SAFE_INTEGER });
    return textOf(this.tree, end, toOffset(this.tree, { line: line + 1, character: 0 }));
  }

  /** The analysis of this version; done once for each configuration. */
  snapshot(config: Config, forms: FormSet): Snapshot {
    this.#readWith(forms);
    if (this.#snapshot?.config !== config) {
      this.#snapshot = analyse(this.tree, config, this.#snapshot ?? this.#previous);
      this.#previous = undefined;
    }
    return this.#snapshot;
  }

  /**
   * For finding faults: reads and checks the text afresh, and says where that differs first from what was made of the
   * edits. Goes on with the fresh result.
   */
  verify(config: Config, forms: FormSet): Difference | null {
    const afresh = analyse(parse(textOf(this.tree), forms), config);
    const difference = differenceBetween(this.snapshot(config, forms), afresh);
    if (difference !== null) [this.#tree, this.#snapshot] = [afresh.tree, afresh];
    return difference;
  }

  /** Other forms mean that the text is read anew. */
  #readWith(forms: FormSet): void {
    if (formsOf(this.tree) === forms) return;
    this.#tree = parse(textOf(this.tree), forms);
    this.#snapshot = this.#previous = undefined;
  }

  /** What is left to be done before `snapshot` takes next to no time, step by step. */
  *preparation(config: Config, forms: FormSet): Generator<undefined, void> {
    this.#readWith(forms);
    // From an earlier snapshot one report differs.
    if (this.#snapshot?.config !== config && this.#previous?.config !== config) yield* prepare(this.tree, config);
  }

  /** The document after the changes of one notification, each of which sees the text that the one before it left. */
  changed(changes: readonly TextDocumentContentChangeEvent[], version: number): ReportDocument {
    let tree = this.#tree;
    let typing = this.#typing;
    for (const change of changes) {
      const partial = TextDocumentContentChangeEvent.isIncremental(change);
      const more = partial && typing !== null ? goOnTyping(typing, change) : null;
      if (more === null && typing !== null) tree = applyEdits(tree, typing.edits);
      typing = more ?? (partial ? beginTyping(tree, change) : null);
      if (typing !== null) continue;
      tree = partial ? applyEdits(tree, [{ ...toSpan(tree, change.range), text: change.text }]) : parse(change.text, formsOf(tree));
    }
    return new ReportDocument(this.uri, this.languageId, version, tree, this.#snapshot ?? this.#previous, typing);
  }
}

/** Plugs our documents into `TextDocuments`. */
export const reportDocuments: TextDocumentsConfiguration<ReportDocument> = {
  create: (uri, language, version, content) => new ReportDocument(uri, language, version, parse(content)),
  update: (document, changes, version) => document.changed(changes, version),
};
