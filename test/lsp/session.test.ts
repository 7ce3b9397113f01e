import { beforeAll, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource, CodeActionRequest, DocumentDiagnosticRequest, DocumentSymbolRequest, FoldingRangeRequest, HoverRequest, LSPErrorCodes, ResponseError,
} from 'vscode-languageserver-protocol/node';
import { version } from '../../package.json';
import { bundle } from '../cli/bundle.js';
import { brokenText, sound } from '../cli/reports.js';
import { LspClient, pulling } from './client.js';

const uri = 'file:///report.gkbg';

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

describe('session', { timeout: 30_000 }, () => {
  it('announces what the server can do', async () => {
    const { result } = await LspClient.start({ capabilities: pulling });
    expect(result.serverInfo).toEqual({ name: 'disclosure-report', version });
    expect(result.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.disclosureReport', 'refactor.rewrite.disclosureReport.table', 'refactor.rewrite.disclosureReport.totals', 'refactor.rewrite.disclosureReport.row', 'refactor.rewrite.disclosureReport.cell', 'refactor.move.disclosureReport.section'] },
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    });
  });

  it('answers null about documents that are not open', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    const textDocument = { uri: 'file:///nowhere.gkbg' };
    const position = { line: 0, character: 0 };
    const { connection } = client;
    expect(await connection.sendRequest(HoverRequest.type, { textDocument, position })).toBeNull();
    expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toBeNull();
    expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toBeNull();
    expect(await connection.sendRequest(CodeActionRequest.type, { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } })).toBeNull();
    expect(await client.pull(textDocument.uri)).toEqual({ kind: 'full', items: [] });
  });

  it('tells the status after each analysis', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    await client.open(uri, brokenText());
    const errors = (await client.pulled(uri)).filter(({ severity }) => severity === 1).length;
    const status = await client.until(() => client.statuses.at(-1));
    expect(status).toMatchObject({ uri, reports: [{ count: 1, year: sound.year, form: '2021', fragment: false }], findings: { error: errors }, crashes: [] });
    expect(status.coverage.relations).toBeGreaterThan(30);
    expect(status.coverage.failed).toBeGreaterThan(0);
    await client.pulled(uri);
    await client.change(uri, [{ text: 'a note\n' }]);
    await client.pulled(uri);
    await client.until(() => client.statuses.find(({ reports }) => reports.length === 0));
    expect(client.statuses).toHaveLength(2);
  });

  it('compares every version with the text read afresh if it is told to', async () => {
    const client = await LspClient.start({ capabilities: pulling, settings: () => ({ debug: { verifyIncremental: true } }) });
    await client.open(uri, brokenText());
    const before = await client.pulled(uri);
    await client.change(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' }]);
    expect(await client.pulled(uri)).toHaveLength(before.length);
    await client.until(() => client.log.find((line) => line.startsWith(`Version 2 of ${uri} reads like`)));
    expect(client.messages).toEqual([]);
  });

  it('answers a cancelled request as cancelled', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    await client.open(uri, brokenText().repeat(50));
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }, source.token);
    source.cancel();
    await expect(request).rejects.toSatisfy((error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled);
    expect((await client.pulled(uri)).length).toBeGreaterThan(0);
  });

  it('answers a malformed request with an error and goes on', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    await client.open(uri, brokenText());
    await expect(client.connection.sendRequest('textDocument/hover', { textDocument: { uri } })).rejects.toThrow('hover');
    await client.until(() => client.log.find((line) => line.startsWith('hover failed')));
    expect((await client.pulled(uri)).length).toBeGreaterThan(0);
  });

  it('survives texts that no report has', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    const texts = ['\0\0\0', '\ud800一、', '|'.repeat(5000), `一、${'总'.repeat(100_000)}`, '\r\r\n\n\r', '\uFEFF'];
    for (const [index, text] of texts.entries()) {
      const each = `file:///odd${index}.gkbg`;
      await client.open(each, text);
      await client.pulled(each);
      await client.change(each, [{ range: { start: { line: 0, character: 0 }, end: { line: 99, character: 99 } }, text: '总计' }]);
      await client.pulled(each);
    }
  });

  it('exits with 0 after shutdown and with 1 without', async () => {
    expect(await (await LspClient.start()).shutdown()).toBe(0);
    expect(await (await LspClient.start()).exit()).toBe(1);
  });

  it('is started by `disclosure-report lsp --stdio` as well', async () => {
    const client = await LspClient.start({ capabilities: pulling, command: [bundle('cli.js'), 'lsp', '--stdio'] });
    await client.open(uri, brokenText());
    expect((await client.pulled(uri)).length).toBeGreaterThan(0);
    expect(await client.shutdown()).toBe(0);
  });

  it('ends with the client', async () => {
    const client = await LspClient.start();
    const code = new Promise((resolve) => client.process.once('exit', resolve));
    client.process.stdin.end();
    expect(await code).toBe(1);
  });
});
