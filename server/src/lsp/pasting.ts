import type { Connection } from 'vscode-languageserver';
import { pasteTable } from '../core/index.js';
import type { Analyser } from './analyser.js';
import { toSpan } from './convert.js';
import { answer } from './handling.js';
import { convertPastedMethod, type ConvertPastedParams, type ConvertPastedResult } from './protocol.js';

/** Answers what the clipboard's tables look like in a report. */
export function servePasting(connection: Connection, analyser: Analyser): void {
  connection.onRequest(
    convertPastedMethod,
    answer(connection, analyser, 'convertPasted', ({ document: { tree }, snapshot, language }, { range, html, text }: ConvertPastedParams): ConvertPastedResult | null => {
      const clipboard = { ...(typeof html === 'string' ? { html } : {}), ...(typeof text === 'string' ? { text } : {}) };
      const found = pasteTable(snapshot, toSpan(tree, range), clipboard, language);
      return found && { title: found.title, newText: found.newText, known: found.known };
    }),
  );
}
