import { beforeAll, describe, expect, it } from 'vitest';
import { CodeActionRequest, type ClientCapabilities, type CodeAction, type Range, type TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cellKind, convertPastedMethod, moveKind, rowKind, selectCommand, type ConvertPastedResult } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';
import { brokenText, soundText } from '../cli/reports.js';
import { LspClient } from './client.js';

const uri = 'file:///report.gkbg';
const textDocument = { uri };
const capabilities: ClientCapabilities = { textDocument: { codeAction: { disabledSupport: true, codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } } } };

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

async function opened(options: Parameters<typeof LspClient.start>[0] = { capabilities, initializationOptions: { commands: true } }): Promise<LspClient> {
  const client = await LspClient.start(options);
  await client.open(uri, soundText());
  return client;
}

async function ask(client: LspClient, words: string, only?: string, triggerKind: 1 | 2 = 1): Promise<CodeAction[]> {
  const document = client.document(uri);
  const position = document.positionAt(document.getText().indexOf(words));
  return ((await client.connection.sendRequest(CodeActionRequest.type, { textDocument, range: { start: position, end: position }, context: { diagnostics: [], triggerKind, ...(only === undefined ? {} : { only: [only] }) } })) ?? []) as CodeAction[];
}

/** The text after an action, and what its command selects in it. */
function done(client: LspClient, action: CodeAction | undefined): { readonly text: string; readonly selected: string | null } {
  const text = TextDocument.applyEdits(client.document(uri), action!.edit!.changes![uri] as TextEdit[]);
  if (action!.command === undefined) return { text, selected: null };
  expect(action!.command.command).toBe(selectCommand);
  const [address, range] = action!.command.arguments as [string, Range];
  expect(address).toBe(uri);
  return { text, selected: TextDocument.create(uri, '', 1, text).getText(range) };
}

describe('structure edits', { timeout: 30_000 }, () => {
  it('rows are inserted and deleted by actions of their own kinds, and the new label is selected', async () => {
    const client = await opened();
    expect((await ask(client, '2.其他法律', rowKind)).map(({ kind }) => kind)).toEqual(['insertAbove', 'insertBelow', 'delete'].map((kind) => `${rowKind}.${kind}`));
    const [insert, ...none] = await ask(client, '2.其他法律', `${rowKind}.insertBelow`);
    expect(none).toEqual([]);
    const { text, selected } = done(client, insert);
    expect(selected).toBe('新增的一行，请填写行名');
    await client.change(uri, [{ text }]);
    const [remove] = await ask(client, selected!, `${rowKind}.delete`);
    expect(done(client, remove)).toEqual({ text: soundText(), selected: null });
  });

  it('cells and sections likewise', async () => {
    const client = await opened();
    const cell = '68  |';
    await client.change(uri, [{ text: soundText().replace(/(（一）予以公开 {2}\| )\d+ {2}\|/, `$1${cell}`) }]);
    const [insert] = await ask(client, cell, `${cellKind}.insertAfter`);
    expect(done(client, insert)).toMatchObject({ selected: '0', text: expect.stringContaining(`${cell} 0  |`) as string });
    const [up] = await ask(client, '六、其他需要', `${moveKind}.up`);
    expect(done(client, up).text).toMatch(/五、其他需要报告的事项[\s\S]*六、存在的主要问题/);
    const [down] = await ask(client, '六、其他需要', `${moveKind}.down`);
    expect(down).toMatchObject({ disabled: { reason: '它已经是最后一部分' } });
    expect(down?.edit).toBeUndefined();
  });

  it('are offered when asked for, and without commands where the client has none', async () => {
    const client = await opened({ capabilities: { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } } } } });
    expect(await ask(client, '2.其他法律', undefined, 2)).toEqual([]);
    const kinds = (await ask(client, '2.其他法律', 'refactor')).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining([`${rowKind}.delete`, `${moveKind}.up`]));
    expect((await ask(client, '2.其他法律', 'refactor.move')).every(({ kind }) => kind!.startsWith('refactor.move.'))).toBe(true);
    expect(done(client, (await ask(client, '2.其他法律', `${rowKind}.insertAbove`))[0]).selected).toBeNull();
    expect(await ask(client, '六、其他需要', `${moveKind}.down`)).toEqual([]);
    expect(await ask(client, '2.其他法律', 'quickfix')).toEqual([]);
  });
});

describe('the clipboard', { timeout: 30_000 }, () => {
  it('comes back as a table of the report', async () => {
    const client = await opened();
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const html = '<table><tr><td>第二十条第（五）项</td><td></td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>18</td></tr></table>';
    const convert = (params: object): Promise<ConvertPastedResult | null> => client.connection.sendRequest(convertPastedMethod, { textDocument, range, ...params });
    expect(await convert({ html })).toMatchObject({ title: '粘贴为本报告的表格', known: true, newText: expect.stringMatching(/\| 行政许可 +\| 18 \|/) as string });
    expect(await convert({ text: '甲\t1\n乙\t2\n' })).toMatchObject({ known: false });
    expect(await convert({ text: '一段话' })).toBeNull();
    expect(await convert({ html: 7, text: {} })).toBeNull();
    expect(await client.connection.sendRequest(convertPastedMethod, { textDocument: { uri: 'file:///none' }, range, html })).toBeNull();
  });

  it('recalculating is offered by itself only where a total is wrong', async () => {
    const client = await opened();
    expect((await ask(client, '四、结转下年度', undefined, 2)).map(({ title }) => title)).toEqual([]);
    await client.change(uri, [{ text: brokenText() }]);
    expect((await ask(client, '四、结转下年度', undefined, 2)).map(({ title }) => title)).toEqual(['重新计算本表的总计（1）']);
  });
});
