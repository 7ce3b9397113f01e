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
  readonly lists: readonly PartList[];
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
    const { lists, changed, edited } = this.#listsOf(analysis, before);
    const same = before !== undefined && !changed && edited === before.edited;
    const { resultId, items } = same ? before : { resultId: `${this.#run}.${++this.#last}`, items: itemsOf(lists, edited, language) };
    const kept = { resultId, items, snapshot, language, lists, edited };
    this.#kept.set(document.uri, kept);
    return kept;
  }

  /** Forgets a document that was closed. */
  forget(uri: string): void {
    this.#kept.delete(uri);
  }

  #listsOf({ document, snapshot, language }: Analysis, before: Kept | undefined): { lists: PartList[]; changed: boolean; edited: number } {
    const old = before?.lists ?? [];
    const { parts } = snapshot;
    let changed = before === undefined || old.length !== parts.length;
    let edited = changed ? -1 : before!.edited;
    const byPart = changed ? new Map(old.map((list) => [list.part, list])) : null;
    const lists = parts.map((part, i): PartList => {
      const kept = byPart === null ? old[i]! : byPart.get(part);
      if (kept?.part === part && kept.items.length === 0) return kept;
      const { offset, line } = snapshot.startOf(i);
      if (kept?.part === part) {
        if (kept.line === line) return kept;
        changed = true;
        return { part, line, items: kept.items.map((item) => moved(item, line - kept.line)) };
      }
      if (before !== undefined) edited = i;
      const items = part.findings.length === 0 ? none : part.findings.filter((finding) => isShown(document, finding)).map((finding) => toDiagnostic(document, finding, offset, language, this.#style));
      // An editor may have moved its own marks where the text was edited: what stands there is sent again.
      changed ||= !alike(kept?.items ?? none, items) || touchesEdit(before!.snapshot, snapshot, i);
      return { part, line, items };
    });
    return { lists, changed, edited: total(lists) > mostShown ? edited : -1 };
  }
}

function total(lists: readonly PartList[]): number {
  let sum = 0;
  for (const { items } of lists) sum += items.length;
  return sum;
}

function alike(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && (a.length === 0 || JSON.stringify(a) === JSON.stringify(b));
}

/** Whether a finding stands in a piece of the report that is new. */
function touchesEdit(before: Snapshot, after: Snapshot, index: number): boolean {
  const findings = after.parts[index]!.findings;
  if (findings.length === 0) return false;
  const known = new Set(before.reports[index]?.segments);
  let start = 0;
  for (const segment of after.reports[index]?.segments ?? []) {
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
function itemsOf(lists: readonly PartList[], edited: number, language: Language): Diagnostic[] {
  const all = total(lists);
  if (all <= mostShown) return lists.flatMap(({ items }) => items);
  const near = new Set(lists[edited]?.items.slice(0, mostShown - 1));
  // How many of each severity there is room for.
  const room = new Map<DiagnosticSeverity | undefined, number>();
  let left = mostShown - 1 - near.size;
  for (const severity of [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Information, DiagnosticSeverity.Hint]) {
    let count = 0;
    for (const { items } of lists) for (const item of items) if (item.severity === severity && !near.has(item)) count++;
    room.set(severity, Math.min(left, count));
    left -= Math.min(left, count);
  }
  const shown: Diagnostic[] = [];
  for (const { items } of lists) {
    for (const item of items) {
      const free = room.get(item.severity) ?? 0;
      if (!near.has(item) && free === 0) continue;
      if (!near.has(item)) room.set(item.severity, free - 1);
      shown.push(item);
    }
  }
  const message = render({ text: cutMessage, args: { total: all, shown: shown.length } }, language);
  const start = { line: 0, character: 0 };
  return [{ range: { start, end: start }, severity: DiagnosticSeverity.Information, source: diagnosticSource, message }, ...shown];
}
