import { beforeAll, describe, expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver-protocol/node';
import { previewMethod, reportsMethod, type PreviewResult, type ReportsResult } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';
import { brokenPlace, brokenText, soundText } from '../cli/reports.js';
import { LspClient } from './client.js';

const uri = 'file:///report.gkbg';
const textDocument = { uri };

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

function ask(client: LspClient, position: Position = { line: 0, character: 0 }): Promise<PreviewResult | null> {
  return client.connection.sendRequest(previewMethod, { textDocument, position });
}

describe('the preview', { timeout: 30_000 }, () => {
  it('is the report as HTML, with the ranges of what it shows', async () => {
    const client = await LspClient.start();
    const document = await client.open(uri, brokenText());
    const result = (await ask(client))!;
    expect(result).toMatchObject({ version: document.version, language: 'zh', report: 0, count: 1 });
    const { line, character, text } = brokenPlace();
    const part = result.parts.find(({ html }) => html.includes('class="applications"'))!;
    const [, number] = /<td class="[^"]*\berror\b[^"]*" data-place="(\d+)"/.exec(part.html)!;
    expect(part.places[Number(number)]).toEqual({ start: { line, character }, end: { line, character: character + text.length } });
    const head = result.parts[0]!;
    const [, target] = /data-target="(\d+)" title="sum\//.exec(head.html)!;
    expect(document.getText(head.targets[Number(target)])).toBe(text);
  });

  it('follows the text and the settings', async () => {
    let settings = {};
    const client = await LspClient.start({ settings: () => settings });
    await client.open(uri, brokenText());
    const before = (await ask(client))!;
    const version = await client.change(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' }]);
    const after = (await ask(client))!;
    expect(after.version).toBe(version);
    const tables = ({ parts }: PreviewResult): string[] => parts.filter(({ html }) => html.includes('<table')).map(({ html }) => html);
    expect(tables(after)).toEqual(tables(before));
    settings = { rules: { 'sum/*': 'off' } };
    await client.settingsChanged(null);
    expect((await ask(client))!.parts[0]!.html).toContain('sum/row-total');
    expect((await ask(client))!.parts.some(({ html }) => /<td class="[^"]*\berror\b/.test(html))).toBe(false);
  });

  it('speaks the language of the client', async () => {
    const client = await LspClient.start({ initializationOptions: { language: 'en' } });
    await client.open(uri, brokenText());
    const result = (await ask(client))!;
    expect(result.language).toBe('en');
    expect(result.parts[0]!.html).toContain('2 problems');
  });

  it('shows one report of many, and lists them', async () => {
    const client = await LspClient.start();
    const document = await client.open(uri, `${soundText()}\n${brokenText()}`);
    const list = (await client.connection.sendRequest<ReportsResult>(reportsMethod, { textDocument }))!;
    expect(list).toHaveLength(2);
    expect(document.offsetAt(list[1]!.position)).toBeGreaterThan(soundText().length - 2);
    const second = (await ask(client, list[1]!.position))!;
    expect(second).toMatchObject({ report: 1, count: 2, title: list[1]!.title });
    expect(second.range.start).toEqual(list[1]!.position);
  });

  it('is null for a text that is not open', async () => {
    const client = await LspClient.start();
    expect(await ask(client)).toBeNull();
    expect(await client.connection.sendRequest(reportsMethod, { textDocument })).toBeNull();
  });
});
