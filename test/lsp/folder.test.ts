import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol/node';
import { CodeActionRequest } from 'vscode-languageserver-protocol/node';
import type { Settings, SuppressParams, SuppressResult } from '../../server/src/lsp/protocol.js';
import { suppressMethod } from '../../server/src/lsp/protocol.js';
import { foldersAbove, folderOf, pathFrom, sameAddress, workspaceFolderOf } from '../../server/src/lsp/addresses.js';
import { bundle } from '../cli/bundle.js';
import { brokenPlace, brokenText } from '../cli/reports.js';
import { folderWith, run } from '../cli/run.js';
import { LspClient, pulling } from './client.js';

const settingsFile = '.disclosure-report.json';
const baselineFile = '.disclosure-report-baseline.json';

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

const uriOf = (...path: string[]): string => pathToFileURL(join(...path)).href;
const pulledRules = async (client: LspClient, uri: string): Promise<unknown[]> => (await client.pulled(uri)).map(({ code }) => code);

const watching = { ...pulling, workspace: { ...pulling.workspace, didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('settings files', { timeout: 30_000 }, () => {
  it('beat the settings of the editor, a form chosen for the file beats them', async () => {
    const folder = folderWith({ 'a.gkbg': '', [settingsFile]: JSON.stringify({ rules: { 'sum/*': 'hint' }, template: '2019' }) });
    const uri = uriOf(folder, 'a.gkbg');
    let settings: Settings = { rules: { 'sum/row-total': 'error', 'table/*': 'off' }, template: '2021' };
    const client = await LspClient.start({ capabilities: watching, settings: () => settings });
    await client.open(uri, brokenText());
    expect((await client.pulled(uri)).find(({ code }) => code === 'sum/row-total')?.severity).toBe(4);
    expect((await pulledRules(client, uri)).filter((rule) => String(rule).startsWith('table/'))).toEqual([]);
    await client.until(() => client.statuses.find(({ reports }) => reports[0]?.form === '2019'));
    settings = { template: '2021', byHand: true };
    await client.settingsChanged(null);
    await client.pulled(uri);
    await client.until(() => client.statuses.find(({ reports }) => reports[0]?.form === '2021'));
  });

  it('are watched, and a change refreshes', async () => {
    const folder = folderWith({ 'in/a.gkbg': '' });
    const uri = uriOf(folder, 'in', 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching });
    await client.until(() => client.watchers.length || undefined);
    expect(client.watchers).toEqual([`**/${settingsFile}`, `**/${baselineFile}`, '**/*.disclosure-template.json']);
    await client.open(uri, brokenText());
    expect(await pulledRules(client, uri)).toContain('sum/row-total');
    for (const [rules, there] of [[{ 'sum/*': 'off' }, false], [{}, true], [{ '*': 'off' }, false]] as const) {
      const before = client.refreshes;
      writeFileSync(join(folder, settingsFile), JSON.stringify({ rules }));
      await client.filesChanged(uriOf(folder, settingsFile));
      await client.until(() => client.refreshes > before || undefined);
      expect((await pulledRules(client, uri)).includes('sum/row-total')).toBe(there);
    }
    rmSync(join(folder, settingsFile));
    await client.filesChanged(uriOf(folder, settingsFile));
    expect(await pulledRules(client, uri)).toContain('sum/row-total');
  });

  it('change what is pushed', async () => {
    const folder = folderWith({});
    const uri = uriOf(folder, 'a.gkbg');
    const client = await LspClient.start();
    await client.open(uri, brokenText());
    expect((await client.pushed(uri)).length).toBeGreaterThan(0);
    writeFileSync(join(folder, settingsFile), '{ "rules": { "*": "off" } }');
    await client.filesChanged(uriOf(folder, settingsFile));
    await client.until(() => client.published.find(({ diagnostics }) => diagnostics.length === 0));
  });

  it('are looked for up to the workspace folder', async () => {
    const folder = folderWith({ [settingsFile]: '{ "rules": { "*": "off" } }', 'work/in/a.gkbg': '' });
    const uri = uriOf(folder, 'work', 'in', 'a.gkbg');
    const alone = await LspClient.start({ capabilities: watching });
    await alone.open(uri, brokenText());
    expect(await pulledRules(alone, uri)).toEqual([]);
    const client = await LspClient.start({ capabilities: watching, workspaceFolders: [uriOf(folder, 'work')] });
    await client.open(uri, brokenText());
    expect(await pulledRules(client, uri)).toContain('sum/row-total');
  });

  it('with mistakes are told about, once, and what is right in them counts', async () => {
    const folder = folderWith({ [settingsFile]: '{ "rules": { "sum/*": "off", "sums/x": "off" } }' });
    const uri = uriOf(folder, 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching });
    await client.open(uri, brokenText());
    expect(await pulledRules(client, uri)).not.toContain('sum/row-total');
    const told = [{ type: 2, message: `${settingsFile}：没有规则 sums/x` }];
    expect(client.messages).toEqual(told);
    expect(client.log.join()).toContain('没有规则 sums/x');
    await client.filesChanged(uriOf(folder, settingsFile));
    await client.pulled(uri);
    expect(client.messages).toEqual(told);
    writeFileSync(join(folder, settingsFile), '{ "rules": ');
    await client.filesChanged(uriOf(folder, settingsFile));
    expect(await pulledRules(client, uri)).toContain('sum/row-total');
    expect(client.messages.at(-1)).toEqual({ type: 1, message: `${settingsFile}：第 1 行第 12 列起不是有效的 JSON` });
  });

  it('do not trouble documents that are no files', async () => {
    const client = await LspClient.start({ capabilities: watching });
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/a/b.gkbg', 'file:///%zz/a.gkbg', 'x']) {
      await client.open(uri, brokenText());
      expect(await pulledRules(client, uri)).toContain('sum/row-total');
    }
  });
});

describe('the baseline', { timeout: 30_000 }, () => {
  async function actionsAt(client: LspClient, uri: string): Promise<CodeAction[]> {
    const { line, character } = brokenPlace();
    const range = { start: { line, character }, end: { line, character } };
    return (await client.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context: { diagnostics: [] } })) as CodeAction[];
  }

  it('gets a finding with a reason, which then is not shown and is counted in the status', async () => {
    const folder = folderWith({ 'in/a.gkbg': '' });
    const uri = uriOf(folder, 'in', 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching, initializationOptions: { commands: true }, workspaceFolders: [uriOf(folder)] });
    await client.open(uri, brokenText());
    expect(await pulledRules(client, uri)).toContain('sum/row-total');
    const action = (await actionsAt(client, uri)).find(({ title }) => title === '不再报告此处，写明理由…（sum/row-total）')!;
    expect(action).toMatchObject({ kind: 'quickfix', command: { command: 'disclosureReport.suppress' } });
    const [params] = action.command!.arguments as [SuppressParams];
    const result: SuppressResult = await client.connection.sendRequest(suppressMethod, { ...params, reason: '以台账为准' });
    expect(result).toMatchObject({ baseline: uriOf(folder, baselineFile), before: null });
    expect((JSON.parse(result.after) as { entries: unknown[] }).entries).toEqual([
      { file: 'in/a.gkbg', rule: 'sum/row-total', path: 'applications/new/total', hash: params.hash, reason: '以台账为准', added: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);

    writeFileSync(join(folder, baselineFile), result.after);
    await client.filesChanged(result.baseline);
    expect(await pulledRules(client, uri)).not.toContain('sum/row-total');
    await client.until(() => client.statuses.find(({ suppressed }) => suppressed === 1));
    expect((await actionsAt(client, uri)).filter(({ title }) => title.includes('sum/row-total'))).toEqual([]);

    // The command line reads the same file in the same way.
    writeFileSync(join(folder, 'in', 'a.gkbg'), brokenText());
    expect((await run(['check', '.'], { cwd: folder })).out).not.toContain('sum/row-total');

    // A key elsewhere changes nothing about it; one in the number does.
    await client.replace(uri, '一、总体情况', '一、总体情况\n本年情况如下。');
    expect(await pulledRules(client, uri)).not.toContain('sum/row-total');
    const { line, character } = { line: brokenPlace().line + 1, character: brokenPlace().character };
    await client.change(uri, [{ range: { start: { line, character }, end: { line, character } }, text: '9' }]);
    expect(await pulledRules(client, uri)).toContain('sum/row-total');
  });

  it('is not offered to clients without the command, nor where it is broken', async () => {
    const folder = folderWith({ [baselineFile]: '{' });
    const uri = uriOf(folder, 'a.gkbg');
    for (const commands of [false, true]) {
      const client = await LspClient.start({ capabilities: watching, initializationOptions: { commands } });
      await client.open(uri, brokenText());
      expect((await actionsAt(client, uri)).filter(({ command }) => command?.command === 'disclosureReport.suppress')).toEqual([]);
      expect(client.messages).toEqual([{ type: 1, message: `${baselineFile}：第 1 行第 2 列起不是有效的 JSON` }]);
      await expect(client.connection.sendRequest(suppressMethod, { uri, rule: 'a', path: 'b', hash: 'c', reason: 'd' })).rejects.toThrow('cannot be used');
    }
  });

  it('says where a rule is set that the settings cannot turn off', async () => {
    const folder = folderWith({ [settingsFile]: '{ "rules": { "sum/*": "error" } }' });
    const uri = uriOf(folder, 'a.gkbg');
    const client = await LspClient.start({ capabilities: watching, initializationOptions: { commands: true } });
    await client.open(uri, brokenText());
    const off = (await actionsAt(client, uri)).find(({ command }) => command?.command === 'disclosureReport.turnOffRule')!;
    expect(off.command!.arguments).toEqual(['sum/row-total', uri, uriOf(folder, settingsFile)]);
  });
});

describe('addresses', () => {
  it('are the same however they are escaped', () => {
    expect(sameAddress('file:///d%3A/%E5%B9%B4', 'file:///d:/年')).toBe(true);
    expect(pathFrom('file:///d:/年', 'file:///d%3A/%E5%B9%B4/a/b.txt')).toBe('a/b.txt');
  });

  it('have folders, up to the workspace folder or the root', () => {
    expect(foldersAbove('file:///a/b/c.txt', [])).toEqual(['file:///a/b', 'file:///a', 'file://']);
    expect(foldersAbove('file:///a/b/c.txt', ['file:///a/'])).toEqual(['file:///a/b', 'file:///a']);
    expect(foldersAbove('file:///a/b/c.txt', ['file:///x'])).toHaveLength(3);
    expect(workspaceFolderOf('file:///a/b/c.txt', ['file:///a', 'file:///a/b', 'file:///ab'])).toBe('file:///a/b');
    expect([folderOf('untitled:Untitled-1'), folderOf('x'), folderOf('file:///a.txt')]).toEqual([null, null, 'file://']);
  });
});
