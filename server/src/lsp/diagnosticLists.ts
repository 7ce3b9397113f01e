import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver';
import { render, type Language, type Part, type Snapshot } from '../core/index.js';
import type { Analysis } from './analyser.js';
import { isShown, toDiagnostic, type DiagnosticStyle } from './diagnostics.js';
import { diagnosticSource } from './protocol.js';

/** A list with the name under which a client that pulls may ask whether it is still the same. */
export interface NamedList {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** The diagnostics of one report, and the line at which the report began when they were made. */
interface PartList {
  readonly part: Part;
  readonly line: number;
  readonly items: readonly Diagnostic[];
}

interface Kept extends NamedList {
  readonly snapshot: Snapshot;
  readonly language: Language;
  /** By part. Belongs to the newest state of the document alone, which goes on with it. */
  readonly lists: PartList[];
  /** Numbers of the reports that have diagnostics. */
  readonly filled: readonly number[];
  /** Number of the report edited last; its findings are shown whatever their number. */
  readonly edited: number;
}

const none: readonly Diagnostic[] = [];

/**
 * Editors show no more problems than this for one file (VS Code: 1,000). Sending what nobody sees would cost more than
 * finding it.
 */
const mostShown = 1000;

const cutMessage = {
  zh: '本文件共有 {total} 处问题，这里列出 {shown} 处：正在修改的年报的全部问题，然后按严重程度列出其余。改好一些，其余会接着列出；命令行 check 列出全部。',
  en: 'This file has {total} findings; {shown} are listed: all of the report being edited, then the others by severity. The rest follow as these are dealt with; the command line (check) lists all.',
};

/**
 * The diagnostics of the open documents, pulled or pushed. Reports that did not change keep theirs as they are; where
 * lines moved above a report, its diagnostics move along. A list in which nothing changed keeps its name.
 */
export class DiagnosticLists {
  /** Names given by an earlier run of the server must not look like ours. */
  readonly #run = Date.now().toString(36);
  readonly #style: DiagnosticStyle;
  readonly #kept = new Map<string, Kept>();
  #last = 0;

  constructor(style: DiagnosticStyle) {
    this.#style = style;
  }

  /** The list for a state of a document. */
  of(analysis: Analysis): NamedList {
    const { document, snapshot, language } = analysis;
    const known = this.#kept.get(document.uri);
    const before = known?.language === language ? known : undefined;
    if (before?.snapshot === snapshot) return before;
    const { lists, filled, changed, edited } = this.#listsOf(analysis, before);
    const same = before !== undefined && !changed && edited === before.edited;
    const { resultId, items } = same ? before : { resultId: `${this.#run}.${++this.#last}`, items: itemsOf(lists, filled, edited, language) };
    const kept = { resultId, items, snapshot, language, lists, filled, edited };
    this.#kept.set(document.uri, kept);
    return kept;
  }

  /** Forgets a document that was closed. */
  forget(uri: string): void {
    this.#kept.delete(uri);
  }

  /** A key changes one report of thousands: the others are passed over without a look at them. */
  #listsOf(analysis: Analysis, before: Kept | undefined): Pick<Kept, 'lists' | 'filled' | 'edited'> & { changed: boolean } {
    const { snapshot } = analysis;
    const numbers = before === undefined ? null : snapshot.changedSince(before.snapshot);
    const byPart = numbers === null && before !== undefined ? new Map(before.lists.map((list) => [list.part, list])) : null;
    const lists = numbers === null ? [] : before!.lists;
    let changed = numbers === null;
    let edited = numbers === null ? -1 : before!.edited;
    let filled = numbers === null ? undefined : before!.filled;
    for (const i of numbers ?? snapshot.parts.keys()) {
      const part = snapshot.part(i)!;
      const kept = numbers === null ? byPart?.get(part) : lists[i];
      const list = kept?.part === part ? kept : this.#listOf(analysis, i);
      lists[i] = list;
      if (list === kept) continue;
      if (before !== undefined) edited = i;
      // An editor may have moved its own marks where the text was edited: what stands there is sent again.
      changed ||= !alike(kept?.items ?? none, list.items) || touchesEdit(before!.snapshot, snapshot, i);
      if (filled !== undefined && (kept?.items.length === 0) !== (list.items.length === 0)) filled = withNumber(filled, i, list.items.length > 0);
    }
    filled ??= numbersOf(lists);
    let total = 0;
    for (const i of filled) {
      const { part, line: was, items } = lists[i]!;
      const { line } = snapshot.startOf(i);
      changed ||= line !== was;
      if (line !== was) lists[i] = { part, line, items: items.map((item) => moved(item, line - was)) };
      total += items.length;
    }
    return { lists, filled, changed, edited: total > mostShown ? edited : -1 };
  }

  #listOf({ document, snapshot, language }: Analysis, index: number): PartList {
    const part = snapshot.part(index)!;
    const { offset, line } = snapshot.startOf(index);
    const items = part.findings.length === 0 ? none : part.findings.filter((finding) => isShown(document, finding)).map((finding) => toDiagnostic(document, finding, offset, language, this.#style));
    return { part, line, items };
  }
}

/** Numbers of the reports that have diagnostics. */
function numbersOf(lists: readonly PartList[]): number[] {
  const filled: number[] = [];
  for (let i = 0; i < lists.length; i++) if (lists[i]!.items.length > 0) filled.push(i);
  return filled;
}

/** Ascending numbers with one more or without it. */
function withNumber(numbers: readonly number[], number: number, present: boolean): readonly number[] {
  const others = numbers.filter((other) => other !== number);
  if (!present) return others;
  const after = others.findIndex((other) => other > number);
  return others.toSpliced(after < 0 ? others.length : after, 0, number);
}

function alike(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b));
}

/** Whether a finding stands in a piece of the report that is new. */
function touchesEdit(before: Snapshot, after: Snapshot, index: number): boolean {
  const findings = after.part(index)!.findings;
  if (findings.length === 0) return false;
  const known = new Set(before.report(index)?.segments);
  let start = 0;
  for (const segment of after.report(index)?.segments ?? []) {
    const end = start + segment.text.length;
    if (!known.has(segment) && findings.some(({ range }) => range.start < end && range.end >= start)) return true;
    start = end;
  }
  return false;
}

function moved(diagnostic: Diagnostic, lines: number): Diagnostic {
  const move = ({ start, end }: Range): Range => ({ start: { line: start.line + lines, character: start.character }, end: { line: end.line + lines, character: end.character } });
  const result = { ...diagnostic, range: move(diagnostic.range) };
  if (diagnostic.relatedInformation) result.relatedInformation = diagnostic.relatedInformation.map(({ location, message }) => ({ location: { uri: location.uri, range: move(location.range) }, message }));
  return result;
}

/** All diagnostics; of too many those of the edited report, then the most severe ones, in the order of the text. */
function itemsOf(lists: readonly PartList[], filled: readonly number[], edited: number, language: Language): Diagnostic[] {
  const all = filled.flatMap((i) => lists[i]!.items);
  if (all.length <= mostShown) return all;
  const near = new Set(lists[edited]?.items.slice(0, mostShown - 1));
  // How many of each severity there is room for.
  const room = new Map<DiagnosticSeverity | undefined, number>();
  let left = mostShown - 1 - near.size;
  for (const severity of [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Information, DiagnosticSeverity.Hint]) {
    let count = 0;
    for (const item of all) if (item.severity === severity && !near.has(item)) count++;
    room.set(severity, Math.min(left, count));
    left -= Math.min(left, count);
  }
  const shown: Diagnostic[] = [];
  for (const item of all) {
    const free = room.get(item.severity) ?? 0;
    if (!near.has(item) && free === 0) continue;
    if (!near.has(item)) room.set(item.severity, free - 1);
    shown.push(item);
  }
  const message = render({ text: cutMessage, args: { total: all.length, shown: shown.length } }, language);
  const start = { line: 0, character: 0 };
  return [{ range: { start, end: start }, severity: DiagnosticSeverity.Information, source: diagnosticSource, message }, ...shown];
}
