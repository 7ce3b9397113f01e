// A server that does next to nothing: keeps the text and publishes fixed findings after each change. The floor.
//   node bare.cjs --stdio --store=chunks|document --findings=N
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ChunkStore } from './chunks.mjs';

const option = (name, fallback) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;
const kind = option('store', 'chunks');
const count = Number(option('findings', '1'));

const connection = createConnection(ProposedFeatures.all);
const documents = new Map();
const message = '总计（件）的总计栏写的是72，各栏相加应为71';
const diagnostics = Array.from({ length: count }, (_, i) => ({
  range: { start: { line: i, character: 4 }, end: { line: i, character: 6 } },
  severity: 1,
  code: 'sum/row-total',
  source: 'bare',
  message,
  data: { table: 'applications', row: 'new', column: 'total', expected: '71', actual: '72' },
}));

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
  if (!pulls) void connection.sendDiagnostics({ uri, version, diagnostics });
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
connection.languages.diagnostics.on(() => ({ kind: 'full', resultId: String(++results), items: diagnostics }));
connection.listen();
