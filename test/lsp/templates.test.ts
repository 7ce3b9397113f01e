import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import type { Settings } from '../../server/src/lsp/protocol.js';
import { addressFrom } from '../../server/src/lsp/addresses.js';
import { bundle } from '../cli/bundle.js';
import { soundText } from '../cli/reports.js';
import { folderWith } from '../cli/run.js';
import { countyTemplate, waterReport, waterTemplate } from '../harness/ownForm.js';
import { LspClient, pulling } from './client.js';

const settingsFile = '.disclosure-report.json';

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

const uriOf = (...path: string[]): string => pathToFileURL(join(...path)).href;
const watching = { ...pulling, workspace: { ...pulling.workspace, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } };
const sums = async (client: LspClient, uri: string): Promise<unknown[]> => (await client.pulled(uri)).map(({ code }) => code).filter((code) => String(code).startsWith('sum/'));
const formOf = (client: LspClient, form: string): Promise<unknown> => client.until(() => client.statuses.find(({ reports }) => reports[0]?.form === form));

describe('templates', { timeout: 30_000 }, () => {
  it('named by the settings file are used, and hovers know them', async () => {
    const folder = folderWith({ '县/表样 1.json': waterTemplate, '县/a.gkbg': '', [`县/${settingsFile}`]: JSON.stringify({ templates: ['./表样 1.json'] }) });
    const uri = uriOf(folder, '县', 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching, locale: 'zh' });
    await client.open(uri, waterReport);
    expect(await sums(client, uri)).toEqual(['sum/row-total', 'sum/column-total']);
    await formOf(client, 'water-supply');
    expect(client.statuses.at(-1)).toMatchObject({ forms: [{ id: 'water-supply', title: { zh: '云岭县供水企业信息公开表样' } }], unusedTemplates: [] });
    const line = waterReport.split('\n').findIndex((each) => each.includes('新装用水'));
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character: 4 } });
    expect(JSON.stringify(hover)).toContain('新装、增容的用水申请。');
  });

  it('are read again when they change; open reports are checked anew, edits go on', async () => {
    const folder = folderWith({ 'forms/water.json': waterTemplate.replace('"right": ["sum"]', '"right": ["sum"], "at": "phone"'), 'a.gkbg': '', [settingsFile]: JSON.stringify({ templates: ['forms/water.json'] }) });
    const uri = uriOf(folder, 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching });
    await client.until(() => client.watchers.length || undefined);
    await client.open(uri, waterReport);
    // With a fault in it the template is not used, and the report is read by the national form.
    expect(await sums(client, uri)).toEqual([]);
    await formOf(client, '2021');
    expect(client.messages.map(({ message }) => message)).toEqual(['water.json：tables[1].relations row-total：合计只能有一个，就是 at 那一格\nwater.json：这个表样没有使用']);
    await client.until(() => client.statuses.find(({ unusedTemplates }) => unusedTemplates.includes('water.json')));
    expect(client.watchers).toContainEqual({ baseUri: uriOf(folder, 'forms'), pattern: 'water.json' });
    const before = client.refreshes;
    writeFileSync(join(folder, 'forms', 'water.json'), waterTemplate);
    await client.filesChanged(uriOf(folder, 'forms', 'water.json'));
    await client.until(() => client.refreshes > before || undefined);
    expect(await sums(client, uri)).toEqual(['sum/row-total', 'sum/column-total']);
    await formOf(client, 'water-supply');
    await client.until(() => client.statuses.find(({ forms, unusedTemplates }) => forms.length === 1 && unusedTemplates.length === 0));
    const line = waterReport.split('\n').findIndex((each) => each.includes('| 75 |'));
    const character = waterReport.split('\n')[line]!.indexOf('75');
    await client.change(uri, [{ range: { start: { line, character }, end: { line, character: character + 2 } }, text: '74' }]);
    expect(await sums(client, uri)).toEqual([]);
  });

  it('named by the settings of the editor go from the workspace folder; those of the settings file take their place', async () => {
    const folder = folderWith({ 'water.json': waterTemplate, 'in/a.gkbg': '', 'in/county.json': countyTemplate });
    const uri = uriOf(folder, 'in', 'a.gkbg');
    let settings: Settings = { templates: ['water.json'] };
    const client = await LspClient.start({ capabilities: watching, settings: () => settings, workspaceFolders: [uriOf(folder)] });
    await client.open(uri, waterReport);
    expect(await sums(client, uri)).toEqual(['sum/row-total', 'sum/column-total']);
    settings = {};
    await client.settingsChanged(null);
    expect(await sums(client, uri)).toEqual([]);
    settings = { templates: ['water.json'] };
    writeFileSync(join(folder, 'in', settingsFile), JSON.stringify({ templates: ['county.json'] }));
    await client.settingsChanged(null);
    await client.filesChanged(uriOf(folder, 'in', settingsFile));
    expect(await sums(client, uri)).toEqual([]);
    await client.until(() => client.statuses.find(({ forms }) => forms[0]?.id === 'county'));
  });

  it('may be set for a report', async () => {
    const folder = folderWith({ 'county.json': countyTemplate, 'a.gkbg': '', [settingsFile]: JSON.stringify({ templates: ['county.json'] }) });
    const uri = uriOf(folder, 'a.gkbg');
    let settings: Settings = {};
    const client = await LspClient.start({ capabilities: watching, settings: () => settings });
    await client.open(uri, soundText());
    await client.pulled(uri);
    await formOf(client, '2021');
    settings = { template: 'county', byHand: true };
    await client.settingsChanged(null);
    expect((await client.pulled(uri)).map(({ code }) => code)).toContain('table/missing-row');
    await formOf(client, 'county');
    settings = { template: 'country' };
    await client.settingsChanged(null);
    expect((await client.pulled(uri)).map(({ code }) => code)).toEqual([]);
    expect(client.log.join('\n')).toContain('template cannot be "country"; choices: auto, 2019, 2021, county');
  });

  it('that are not there are told, and change nothing', async () => {
    const folder = folderWith({ 'a.gkbg': '', [settingsFile]: JSON.stringify({ templates: ['gone.json'], template: 'gone' }) });
    const uri = uriOf(folder, 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching, locale: 'en' });
    await client.open(uri, soundText());
    expect((await client.pulled(uri)).map(({ code }) => code)).toEqual([]);
    expect(client.messages.map(({ message }) => message)).toEqual(['gone.json: no such file', `${settingsFile}: template cannot be "gone"; choices: auto, 2019, 2021`]);
  });
});

describe('addresses of paths', () => {
  it.each([
    ['file:///a/b', 'c.json', 'file:///a/b/c.json'],
    ['file:///a/b', './c/../../d.json', 'file:///a/d.json'],
    ['file:///a/b', 'c\\d.json', 'file:///a/b/c/d.json'],
    ['file:///a/%E5%8E%BF', '表样 1.json', 'file:///a/%E5%8E%BF/%E8%A1%A8%E6%A0%B7%201.json'],
    ['file:///a', '/x/y.json', 'file:///x/y.json'],
    ['file:///c%3A/a', 'D:\\x.json', 'file:///D%3A/x.json'],
    ['file:///a', '../../../x.json', 'file:///x.json'],
    ['vscode-vfs://host/a', 'x.json', 'vscode-vfs://host/a/x.json'],
  ])('%s and %s', (folder, path, expected) => {
    expect(addressFrom(folder, path)).toBe(expected);
  });
});
