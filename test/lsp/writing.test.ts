import { beforeAll, describe, expect, it } from 'vitest';
import {
  ApplyWorkspaceEditRequest, CodeActionRequest, CodeLensRequest, CompletionRequest, DocumentFormattingRequest, DocumentLinkRequest, DocumentRangeFormattingRequest, DocumentRangesFormattingRequest, ExecuteCommandRequest, PrepareRenameRequest,
  RenameRequest, WorkspaceSymbolRequest, type ClientCapabilities, type CodeAction, type CompletionItem, type Position, type Range, type TextEdit, type WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { convertKind, recalculateKind, showPreviewCommand } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';
import { brokenPlace, brokenText, soundText } from '../cli/reports.js';
import { LspClient, pulling } from './client.js';

const uri = 'file:///report.gkbg';
const textDocument = { uri };
const capabilities: ClientCapabilities = {
  ...pulling,
  workspace: { ...pulling.workspace, workspaceEdit: { documentChanges: true }, applyEdit: true },
  textDocument: { ...pulling.textDocument, codeAction: { disabledSupport: true, codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } } },
};

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

async function opened(text: string): Promise<LspClient> {
  const client = await LspClient.start({ capabilities });
  await client.open(uri, text);
  return client;
}

function place(client: LspClient, words: string): Position {
  return client.document(uri).positionAt(client.document(uri).getText().indexOf(words));
}

function at(position: Position): Range {
  return { start: position, end: position };
}

function applied(client: LspClient, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(client.document(uri), [...edits]);
}

describe('writing, formatting and finding', { timeout: 30_000 }, () => {
  it('completion offers the sum of a wrong total and edits that cell', async () => {
    const client = await opened(brokenText());
    const { line, character, text } = brokenPlace();
    const items = (await client.connection.sendRequest(CompletionRequest.type, { textDocument, position: { line, character } })) as CompletionItem[];
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ filterText: text, preselect: true });
    expect(applied(client, [items[0]!.textEdit as TextEdit])).toBe(soundText());
    expect(await client.connection.sendRequest(CompletionRequest.type, { textDocument, position: { line: 1e6, character: 1e6 } })).toBeInstanceOf(Array);
  });

  it('formatting settles, and a range is formatted by itself', async () => {
    const client = await opened(soundText());
    const options = { tabSize: 2, insertSpaces: true };
    const edits = (await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })) ?? [];
    expect(edits.length).toBeGreaterThan(10);
    const position = place(client, '2.其他法律行政法规');
    const part = (await client.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, options, range: at(position) })) ?? [];
    expect(part).toEqual(edits.filter(({ range }) => range.start.line === position.line));
    expect(part).toHaveLength(1);
    const formatted = applied(client, edits);
    await client.change(uri, [{ text: formatted }]);
    expect(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })).toEqual([]);
    expect((await client.pulled(uri)).filter(({ code }) => String(code).startsWith('sum/'))).toEqual([]);
  });

  it('a lens shows the preview of its table to a client that has one', async () => {
    const client = await LspClient.start({ capabilities, initializationOptions: { showPreview: true } });
    await client.open(uri, soundText());
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
    const previews = lenses.filter(({ command }) => command?.command === showPreviewCommand);
    expect(previews.map(({ command }) => command!.title)).toEqual(['预览', '预览', '预览']);
    const [address, range] = previews[1]!.command!.arguments as [string, Range];
    expect(address).toBe(uri);
    expect(client.document(uri).getText(range)).toContain('四、结转下年度继续办理');
    const other = await opened(soundText());
    expect(((await other.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? []).some(({ command }) => command?.command === showPreviewCommand)).toBe(false);
  });

  it('several ranges are formatted at once where the client can ask for it', async () => {
    const without = await opened(soundText());
    expect(without.result.capabilities.documentRangeFormattingProvider).toBe(true);
    const client = await LspClient.start({ capabilities: { textDocument: { rangeFormatting: { rangesSupport: true } } } });
    expect(client.result.capabilities.documentRangeFormattingProvider).toEqual({ rangesSupport: true });
    await client.open(uri, soundText());
    const ranges = [place(client, '2.其他法律行政法规'), place(client, '四、结转下年度')].map(at);
    const edits = (await client.connection.sendRequest(DocumentRangesFormattingRequest.type, { textDocument, options: { tabSize: 2, insertSpaces: true }, ranges })) ?? [];
    expect(edits.map(({ range }) => range.start.line)).toEqual(ranges.map(({ start }) => start.line));
  });

  it('numbers of headings are formatted unless the setting says no', async () => {
    let formatNumerals = true;
    const client = await LspClient.start({ capabilities, settings: () => ({ formatNumerals }) });
    await client.open(uri, soundText().replace('（一）主动公开', '(一)主动公开'));
    const format = async (): Promise<string> => applied(client, (await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options: { tabSize: 2, insertSpaces: true } })) ?? []);
    expect(await format()).toContain('\n（一）主动公开');
    formatNumerals = false;
    await client.settingsChanged(null);
    expect(await format()).toContain('\n(一)主动公开');
  });

  it('a lens runs a command that changes the table through the editor', async () => {
    const client = await opened(brokenText());
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
    expect(lenses.map(({ command }) => command?.title)).toEqual(expect.arrayContaining(['25 行 · 2 个问题', '重新计算本表的总计（1）']));
    const lens = lenses.find(({ command }) => command?.title.startsWith('重新计算'))!;
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
      const change = edit.documentChanges?.[0];
      if (change === undefined || !('textDocument' in change)) throw new Error('no versioned edit');
      expect(change.textDocument).toEqual({ uri, version: 1 });
      await client.change(uri, (change.edits as TextEdit[]).map(({ range, newText }) => ({ range, text: newText })));
      return { applied: true };
    });
    expect(await client.connection.sendRequest(ExecuteCommandRequest.type, { command: lens.command!.command, arguments: lens.command!.arguments! })).toBe(true);
    expect(client.document(uri).getText()).toBe(soundText());
    // Nothing is left to do, and nothing is asked of the editor.
    expect(await client.connection.sendRequest(ExecuteCommandRequest.type, { command: lens.command!.command, arguments: lens.command!.arguments! })).toBe(false);
    await expect(client.connection.sendRequest(ExecuteCommandRequest.type, { command: lens.command!.command, arguments: ['format', uri] })).rejects.toThrow();
  });

  it('conversions are refactorings, asked for by kind, with a reason where one is not possible', async () => {
    const client = await opened(brokenText());
    const range = at(place(client, '自然人'));
    const ask = async (only?: string[], triggerKind: 1 | 2 = 1): Promise<CodeAction[]> => ((await client.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [], triggerKind, ...(only ? { only } : {}) } })) ?? []) as CodeAction[];
    expect((await ask([convertKind])).map(({ kind }) => kind)).toEqual(['gfm', 'tab', 'cell-line', 'html'].map((encoding) => `${convertKind}.${encoding}`));
    expect((await ask([`${convertKind}.html`]))).toHaveLength(1);
    expect((await ask(['refactor'])).map(({ kind }) => kind)).toContain(recalculateKind);
    // By itself the light bulb offers only what mends this table: its wrong total, at any of its cells.
    expect((await ask(undefined, 2)).map(({ title, kind }) => [title, kind])).toEqual([['重新计算本表的总计（1）', recalculateKind]]);
    expect(await ask(['quickfix'])).toEqual([]);
    const blank = brokenText().replace(/(8\.属于行政查询事项\s*\|\s*)\S+(.*\|\s*)\S+(\s*\|[\s|]*\n)/, '$1 $2 $3');
    expect(blank).not.toBe(brokenText());
    await client.change(uri, [{ text: blank }]);
    const [tab] = await ask([`${convertKind}.tab`]);
    expect(tab?.edit).toBeUndefined();
    expect(tab?.disabled?.reason).toContain('空格');
    const [html] = await ask([`${convertKind}.html`]);
    expect(html?.edit).toBeDefined();
  });

  it('workspace symbols come from all open reports', async () => {
    const client = await opened(soundText());
    await client.open('file:///other.gkbg', brokenText());
    const symbols = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '结转下年度' })) as WorkspaceSymbol[];
    expect(new Set(symbols.map(({ location }) => location.uri))).toEqual(new Set([uri, 'file:///other.gkbg']));
    expect(symbols[0]).toMatchObject({ name: '四、结转下年度继续办理' });
    expect(symbols[0]?.containerName).toMatch(/^\d+ · /);
  });

  it('links and renames', async () => {
    const client = await opened(soundText().replace('一、总体情况', '见 https://www.example.gov.cn/nb。\n一、总体情况'));
    const links = (await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument })) ?? [];
    expect(links.map(({ target }) => target)).toContain('https://www.example.gov.cn/nb');
    const range = (await client.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position: { line: 0, character: 1 } })) as { placeholder: string };
    expect(client.document(uri).getText().startsWith(range.placeholder)).toBe(true);
    const edit = await client.connection.sendRequest(RenameRequest.type, { textDocument, position: { line: 0, character: 1 }, newName: '临溪县档案局' });
    const change = edit?.documentChanges?.[0];
    expect(change !== undefined && 'textDocument' in change && applied(client, change.edits as TextEdit[])).toMatch(/^临溪县档案局20/);
    await expect(client.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position: place(client, '总体情况') })).rejects.toThrow(/名称/);
    await expect(client.connection.sendRequest(RenameRequest.type, { textDocument, position: { line: 0, character: 1 }, newName: ' ' })).rejects.toThrow(/不能为空/);
  });
});
