import { beforeAll, describe, expect, it } from 'vitest';
import {
  CodeActionRequest, CodeActionResolveRequest, DocumentSymbolRequest, FoldingRangeRequest, HoverRequest,
  type ClientCapabilities, type CodeAction, type CodeActionContext, type Diagnostic, type DocumentSymbol, type MarkupContent, type Range, type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bundle } from '../cli/bundle.js';
import { brokenPlace, brokenText, soundText } from '../cli/reports.js';
import { LspClient, pulling } from './client.js';

const uri = 'file:///report.gkbg';
const textDocument = { uri };
const versioned: ClientCapabilities = { ...pulling, workspace: { ...pulling.workspace, workspaceEdit: { documentChanges: true } } };

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

async function opened(text: string, options: Parameters<typeof LspClient.start>[0] = { capabilities: versioned }): Promise<LspClient> {
  const client = await LspClient.start(options);
  await client.open(uri, text);
  return client;
}

async function actionsAt(client: LspClient, range: Range, context: CodeActionContext): Promise<CodeAction[]> {
  return ((await client.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context })) ?? []) as CodeAction[];
}

function editsOf(action: CodeAction): { readonly version: number | null; readonly edits: TextEdit[] } {
  const change = action.edit?.documentChanges?.[0];
  if (change === undefined || !('textDocument' in change)) throw new Error('no versioned edit');
  return { version: change.textDocument.version, edits: change.edits as TextEdit[] };
}

async function rowTotal(client: LspClient): Promise<Diagnostic> {
  const found = (await client.pulled(uri)).find(({ code }) => code === 'sum/row-total');
  if (found === undefined) throw new Error('no sum/row-total');
  return found;
}

function flatten(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children ?? [])]);
}

describe('features', { timeout: 30_000 }, () => {
  it('hover shows the equation of a total', async () => {
    const client = await opened(brokenText());
    const { line, character, text } = brokenPlace();
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position: { line, character } });
    expect((hover?.contents as MarkupContent).kind).toBe('markdown');
    expect((hover?.contents as MarkupContent).value).toContain(text);
    expect(hover?.range).toEqual({ start: { line, character }, end: { line, character: character + text.length } });
    // Beyond the end of a line and of the text is nowhere, not a failure.
    await client.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 100_000, character: 100_000 } });
  });

  it('document symbols nest report, section, table and row', async () => {
    const client = await opened(brokenText());
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
    expect(symbols).toHaveLength(1);
    expect(symbols[0]!.children).toHaveLength(6);
    const rows = flatten(symbols).filter(({ detail }) => detail?.includes(brokenPlace().text));
    expect(rows.length).toBeGreaterThan(0);
    const document = client.document(uri);
    for (const { range, selectionRange, name } of flatten(symbols)) {
      expect(name).not.toBe('');
      expect(document.offsetAt(range.start)).toBeLessThanOrEqual(document.offsetAt(selectionRange.start));
      expect(document.offsetAt(selectionRange.end)).toBeLessThanOrEqual(document.offsetAt(range.end));
    }
  });

  it('document symbols follow what moves them, in a file of two reports', async () => {
    const second = soundText().replace(/^.*\n/, '临溪县教育局2022年政府信息公开工作年度报告\n');
    const client = await opened(brokenText() + second);
    const outline = async (): Promise<DocumentSymbol[]> => (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
    expect(await outline()).toHaveLength(2);
    await client.change(uri, [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '本报告由办公室编制。\n\n' }]);
    const moved = await outline();
    const fresh = await opened(client.document(uri).getText());
    expect(moved).toEqual(await fresh.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }));
    const document = client.document(uri);
    expect(document.getText(moved[1]!.selectionRange)).toBe('临溪县教育局2022年政府信息公开工作年度报告');
  });

  it('document symbols are a flat list for a client that cannot nest', async () => {
    const client = await opened(brokenText(), { capabilities: { textDocument: { documentSymbol: {} } } });
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols!.length).toBeGreaterThan(7);
    expect(symbols![1]).toMatchObject({ location: { uri }, containerName: symbols![0]!.name });
  });

  it('folding ranges cover the sections, as many as the client takes', async () => {
    const client = await opened(brokenText());
    const folds = (await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument })) ?? [];
    expect(folds.length).toBeGreaterThanOrEqual(6);
    for (const fold of folds) expect(fold.endLine).toBeGreaterThan(fold.startLine);
    const modest = await opened(brokenText(), { capabilities: { textDocument: { foldingRange: { rangeLimit: 2 } } } });
    expect(await modest.connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toHaveLength(2);
  });

  it('a quick fix is linked to its diagnostic, names the version, and removes the finding', async () => {
    const client = await opened(brokenText());
    const diagnostic = await rowTotal(client);
    const actions = await actionsAt(client, diagnostic.range, { diagnostics: [diagnostic], only: ['quickfix'] });
    expect(actions.every(({ kind }) => kind === 'quickfix')).toBe(true);
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    expect(preferred?.diagnostics).toEqual([diagnostic]);
    const { version, edits } = editsOf(preferred!);
    expect(version).toBe(1);
    await client.change(uri, edits.map(({ range, newText }) => ({ range, text: newText })));
    expect((await client.pulled(uri)).filter(({ code }) => String(code).startsWith('sum/'))).toEqual([]);
    expect(editsOf((await actionsAt(client, { start: { line: 0, character: 0 }, end: client.document(uri).positionAt(1e9) }, { diagnostics: [] })).find(({ edit }) => edit) ?? preferred!).version).toBeLessThanOrEqual(2);
  });

  it('edits stand under `changes` for a client without versions', async () => {
    const client = await opened(brokenText(), { capabilities: pulling });
    const diagnostic = await rowTotal(client);
    const [action] = await actionsAt(client, diagnostic.range, { diagnostics: [diagnostic] });
    expect(Object.keys(action!.edit!.changes!)).toEqual([uri]);
  });

  it('fix all applies the safe fixes of the file and no others', async () => {
    const text = brokenText({ numbers: 'full-width' });
    const client = await opened(text);
    const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await actionsAt(client, whole, { diagnostics: [], only: ['source.fixAll'] });
    expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.disclosureReport']);
    const fixed = TextDocument.applyEdits(client.document(uri), editsOf(actions[0]!).edits);
    expect(fixed).toBe(brokenText());
    expect(await actionsAt(client, whole, { diagnostics: [], only: ['refactor'] })).toEqual([]);
  });

  it('fix all comes without its edits to a client that asks for them when it is chosen', async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } };
    const client = await opened(brokenText({ numbers: 'full-width' }), { capabilities: { ...versioned, textDocument: { ...versioned.textDocument, codeAction } } });
    const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [action] = await actionsAt(client, whole, { diagnostics: [], only: ['source.fixAll'] });
    expect(action).toMatchObject({ kind: 'source.fixAll.disclosureReport', title: expect.stringMatching(/可以放心改的 \d+ 处/) as unknown });
    expect(action!.edit).toBeUndefined();
    const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, action!);
    expect(TextDocument.applyEdits(client.document(uri), editsOf(resolved).edits)).toBe(brokenText());
    await client.close(uri);
    expect((await client.connection.sendRequest(CodeActionResolveRequest.type, action!)).edit).toBeUndefined();
  });

  it('turning a rule off is a command of the client, offered only if it has it', async () => {
    const without = await opened(brokenText());
    const diagnostic = await rowTotal(without);
    expect((await actionsAt(without, diagnostic.range, { diagnostics: [diagnostic] })).some(({ command }) => command)).toBe(false);
    const client = await opened(brokenText(), { capabilities: versioned, initializationOptions: { commands: true } });
    const offered = (await actionsAt(client, diagnostic.range, { diagnostics: [diagnostic] })).filter(({ command }) => command?.arguments?.[0] === 'sum/row-total');
    expect(offered).toHaveLength(1);
    expect(offered[0]).toMatchObject({ kind: 'quickfix', diagnostics: [diagnostic], command: { command: 'disclosureReport.turnOffRule', arguments: ['sum/row-total', uri] } });
  });
});
