import * as vscode from 'vscode';
import { convertPastedMethod, type ConvertPastedParams, type ConvertPastedResult } from '../../server/src/lsp/protocol.js';
import { languageId } from './documents.js';
import type { Server } from './server.js';

/** Pasting is open to extensions from VS Code 1.97 on; the oldest version we run in knows nothing of it. */
interface PasteEditKind {
  append(...parts: string[]): PasteEditKind;
}
interface PasteEdit {
  yieldTo?: readonly PasteEditKind[];
}
interface PasteProvider {
  provideDocumentPasteEdits(document: vscode.TextDocument, ranges: readonly vscode.Range[], data: vscode.DataTransfer, context: unknown, token: vscode.CancellationToken): Promise<PasteEdit[] | undefined>;
}
interface PasteApi {
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteEditKind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: { readonly Empty: PasteEditKind; readonly Text: PasteEditKind };
  readonly languages: {
    registerDocumentPasteEditProvider(selector: vscode.DocumentSelector, provider: PasteProvider, metadata: { readonly providedPasteEditKinds: readonly PasteEditKind[]; readonly pasteMimeTypes: readonly string[] }): vscode.Disposable;
  };
}

/** More than a report of all bodies of a county; a longer clipboard is pasted as VS Code does. */
const LONGEST = 4_000_000;

/**
 * Offers the clipboard's tables as tables of the report among the ways to paste, and by default where it holds a table of
 * the form. Does nothing where VS Code is too old.
 */
export function registerPasting(server: Server): vscode.Disposable[] {
  if (!('registerDocumentPasteEditProvider' in vscode.languages)) return [];
  const api = vscode as unknown as PasteApi;
  const kind = api.DocumentDropOrPasteEditKind.Text.append('disclosureReport', 'table');
  const provider: PasteProvider = {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      const [range, ...others] = ranges;
      if (range === undefined || others.length > 0) return undefined;
      const html = await data.get('text/html')?.asString();
      const text = await data.get('text/plain')?.asString();
      if (token.isCancellationRequested || !mayHoldTable(html, text)) return undefined;
      const { start, end } = range;
      const params: ConvertPastedParams = {
        textDocument: { uri: document.uri.toString() },
        range: { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } },
        ...(html === undefined ? {} : { html }),
        ...(text === undefined ? {} : { text }),
      };
      const found = await server.request<ConvertPastedResult>(convertPastedMethod, params);
      if (found === null || token.isCancellationRequested) return undefined;
      const edit = new api.DocumentPasteEdit(found.newText, found.title, kind);
      if (!found.known) edit.yieldTo = [api.DocumentDropOrPasteEditKind.Text.append('plain')];
      return [edit];
    },
  };
  return [api.languages.registerDocumentPasteEditProvider({ language: languageId }, provider, { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/html', 'text/plain'] })];
}

/** Whether it is worth asking: most of what is pasted is words. */
function mayHoldTable(html: string | undefined, text: string | undefined): boolean {
  if ((html?.length ?? 0) + (text?.length ?? 0) > LONGEST) return false;
  return /<table\b/i.test(html ?? '') || /\t/.test(text ?? '');
}
