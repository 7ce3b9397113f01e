// A server that does next to nothing: keeps the text and publishes findings made beforehand after each change. The floor.
//   node bare.cjs --stdio --store=chunks|document --findings=FILE
// FILE holds two lists, of which versions with an even number get the first.
import { readFileSync } from 'node:fs';
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChunkStore } from './chunks.mjs';

const option = (name, fallback) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;
const kind = option('store', 'chunks');
const file = option('findings', null);

const connection = createConnection(ProposedFeatures.all);
const documents = new Map();
const versions = new Map();
const message = '总计（件）的总计栏写的是72，各栏相加应为71';
const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } };
const lists = file === null ? [[{ range, severity: 1, code: 'sum/row-total', source: 'bare', message }]] : JSON.parse(readFileSync(file, 'utf8'));
const diagnosticsOf = (version) => lists[version % lists.length];

let pulls = false;
connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
});

function publish(uri, version) {
  versions.set(uri, version);
  if (!pulls) void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(version) });
}

connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  documents.set(uri, kind === 'chunks' ? new ChunkStore(text) : TextDocument.create(uri, languageId, version, text));
  publish(uri, version);
});

connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  const document = documents.get(uri);
  if (kind === 'chunks') for (const change of contentChanges) document.update(change);
  else {
    const updated = TextDocument.update(document, contentChanges, version);
    // Reading at the place makes the string whole: what any server does next.
    updated.getText({ start: contentChanges[0].range.start, end: { line: contentChanges[0].range.start.line + 1, character: 0 } });
  }
  publish(uri, version);
});

let results = 0;
connection.languages.diagnostics.on(({ textDocument: { uri } }) => ({ kind: 'full', resultId: String(++results), items: diagnosticsOf(versions.get(uri)) }));
connection.listen();
