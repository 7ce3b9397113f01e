import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  DidChangeWatchedFilesNotification, FileChangeType, WorkspaceSymbolRequest,
  type ClientCapabilities, type WorkspaceSymbol,
} from 'vscode-languageserver-protocol/node';
import type { Settings } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';
import { sound } from '../cli/reports.js';
import { withRow } from '../harness/figures.js';
import { render, type EncodingId } from '../harness/render.js';
import { LspClient } from './client.js';

const watching: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

/** A report whose 四、结转下年度继续办理 says `carried`. */
function report(body: string, carried: number, encoding: EncodingId = 'pipe-open'): string {
  const figures = withRow(sound, 'carryOut', ['0', '0', '0', '0', '0', '0', String(carried)]);
  return render({ ...figures, body, title: `${body}2023年政府信息公开工作年度报告` }, encoding).text;
}

/** A folder with files, gone after the test. */
function folder(files: Readonly<Record<string, string | Uint8Array>>) {
  const path = mkdtempSync(join(tmpdir(), 'dr-symbols-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const write = (name: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
    return pathToFileURL(join(path, name)).href;
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return { path, uri: pathToFileURL(path).href, write, uriOf: (name: string) => pathToFileURL(join(path, name)).href };
}

/** A client with folders open. */
async function started(folders: readonly string[], options: { capabilities?: ClientCapabilities; settings?: (uri: string) => Settings | null } = {}): Promise<LspClient> {
  return LspClient.start({ capabilities: watching, ...options, workspaceFolders: folders });
}

async function symbols(client: LspClient, query: string): Promise<WorkspaceSymbol[]> {
  return ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []) as WorkspaceSymbol[];
}

/** `body: value` of the row 四 of every report that is found, sorted. */
async function carried(client: LspClient, query = '结转下年度'): Promise<string[]> {
  return (await symbols(client, query)).filter(({ name }) => name.startsWith('四、结转')).map(({ containerName }) => containerName!.replace(/^(\d+) · (\S+) 2023$/, '$2: $1')).sort();
}

/** Asks until the answer is the one expected: the server reads in the background. The test's time limit ends it otherwise. */
async function eventually(ask: () => Promise<readonly string[]>, expected: readonly string[]): Promise<void> {
  while (JSON.stringify(await ask()) !== JSON.stringify(expected)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Every character as GB18030 has it, worked out by decoding all pairs. */
function gb18030(text: string): Uint8Array {
  const pairs = new Map<string, number>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
  return Uint8Array.from([...text].flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : [pairs.get(character)! >> 8, pairs.get(character)! & 255])));
}

describe('workspace symbols of files', { timeout: 30_000 }, () => {
  it('are found in every report of the folders, whatever its encoding, and in nothing else', async () => {
    const { uri, uriOf } = folder({
      '甲/年报 (1).txt': report('青石县水务局', 11),
      '乙/b.gkbg': gb18030(report('青石县民政局', 12, 'gfm')),
      'c.md': Buffer.from(`\ufeff${report('青石县教育局', 13, 'cell-line')}`, 'utf16le'),
      '.hidden/d.txt': report('青石县财政局', 14),
      'node_modules/e.txt': report('青石县商务局', 15),
      'f.json': report('青石县审计局', 16),
      'letter.txt': '关于结转下年度继续办理事项的通知。\n',
      'broken.txt': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46),
    });
    const other = folder({ 'g.txt': report('临溪县水务局', 17) });
    const client = await started([uri, other.uri]);
    expect(await carried(client)).toEqual(['临溪县水务局: 17', '青石县教育局: 13', '青石县民政局: 12', '青石县水务局: 11']);
    expect(await carried(client, '青石县水务局 2023 结转')).toEqual(['青石县水务局: 11']);
    const [row] = (await symbols(client, '青石县水务局 结转下')).map(({ location }) => location);
    expect(row).toMatchObject({ uri: uriOf('甲/年报 (1).txt') });
    const line = report('青石县水务局', 11).split('\n').findIndex((text) => text.startsWith('四、结转'));
    expect((row as { range: unknown }).range).toEqual({ start: { line, character: 0 }, end: { line, character: '四、结转下年度继续办理'.length } });
    expect(client.log.some((text) => text.includes('broken.txt'))).toBe(true);
  });

  it('come from the screen where a document is open', async () => {
    const { uri, uriOf } = folder({ 'a b.txt': report('青石县水务局', 11), 'c.txt': report('青石县民政局', 12) });
    const client = await started([uri]);
    // As VS Code writes addresses.
    const open = uriOf('a b.txt').replace(/[()]/g, (c) => encodeURIComponent(c));
    await client.open(open, report('青石县水务局', 77));
    expect(await carried(client)).toEqual(['青石县民政局: 12', '青石县水务局: 77']);
    await client.close(open);
    expect(await carried(client)).toEqual(['青石县民政局: 12', '青石县水务局: 11']);
  });

  it('follow files that are written, made and deleted', async () => {
    const { path, uri, uriOf, write } = folder({ 'a.txt': report('青石县水务局', 11), 'sub/b.txt': report('青石县民政局', 12) });
    const client = await started([uri]);
    expect(client.watchers).not.toContain('**/*');
    expect(await carried(client)).toEqual(['青石县民政局: 12', '青石县水务局: 11']);
    await client.until(() => client.watchers.find((pattern) => String(pattern).includes('gkbg')));
    const say = (type: FileChangeType, ...uris: string[]): Promise<void> => client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: uris.map((each) => ({ uri: each, type })) });
    await say(FileChangeType.Changed, write('a.txt', report('青石县水务局', 21)));
    await say(FileChangeType.Created, write('sub/c.txt', report('青石县教育局', 23)), write('.git/d.txt', report('青石县财政局', 24)));
    await eventually(() => carried(client), ['青石县教育局: 23', '青石县民政局: 12', '青石县水务局: 21']);
    renameSync(join(path, 'sub'), join(path, '..', `${path.split(/[/\\]/).at(-1)}-moved`));
    onTestFinished(() => rmSync(`${path}-moved`, { recursive: true, force: true }));
    await say(FileChangeType.Deleted, uriOf('sub'));
    expect(await carried(client)).toEqual(['青石县水务局: 21']);
    await say(FileChangeType.Changed, write('a.txt', '不再是年报。\n'));
    await eventually(() => carried(client), []);
  });

  it('are those of open documents alone where the setting is off', async () => {
    const on = folder({ 'a.txt': report('青石县水务局', 11) });
    const off = folder({ 'b.txt': report('青石县民政局', 12) });
    let files = false;
    const client = await started([on.uri, off.uri], { settings: (uri) => (uri.startsWith(off.uri) ? { workspaceSymbols: { files } } : {}) });
    await client.open('file:///elsewhere.gkbg', report('青石县教育局', 13));
    expect(await carried(client)).toEqual(['青石县教育局: 13', '青石县水务局: 11']);
    files = true;
    await client.settingsChanged(null);
    expect(await carried(client)).toEqual(['青石县教育局: 13', '青石县民政局: 12', '青石县水务局: 11']);
  });

  it('do not keep the server from ending while it reads', async () => {
    const many = report('青石县水务局', 1).repeat(60);
    const { uri } = folder(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.txt`, many])));
    const client = await started([uri]);
    const asked = symbols(client, '结转下年度').catch(() => []);
    expect(await client.shutdown()).toBe(0);
    client.connection.dispose();
    await asked;
  });
});
