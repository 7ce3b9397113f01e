import { beforeAll, describe, expect, it } from 'vitest';
import {
  DefinitionRequest, DocumentHighlightKind, DocumentHighlightRequest, InlayHintRequest, ReferencesRequest, SelectionRangeRequest, SemanticTokensRangeRequest, SemanticTokensRequest,
  type ClientCapabilities, type Location, type LocationLink, type Position, type Range,
} from 'vscode-languageserver-protocol/node';
import { alignmentMethod, cellMethod, neighbourMethod, type AlignmentResult, type CellResult, type NeighbourParams } from '../../server/src/lsp/protocol.js';
import { bundle } from '../cli/bundle.js';
import { brokenPlace, brokenText } from '../cli/reports.js';
import { LspClient } from './client.js';

const uri = 'file:///report.gkbg';
const textDocument = { uri };
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

async function opened(options: Parameters<typeof LspClient.start>[0] = {}): Promise<LspClient> {
  const client = await LspClient.start(options);
  await client.open(uri, brokenText());
  return client;
}

/** The wrong total. */
function wrong(): { readonly position: Position; readonly end: Position; readonly range: Range } {
  const { line, character, text } = brokenPlace();
  const position = { line, character };
  const end = { line, character: character + text.length };
  return { position, end, range: { start: position, end } };
}

describe('features of tables', { timeout: 30_000 }, () => {
  it('inlay hints show the difference beside a wrong total, unless they are off', async () => {
    let inlayHints: 'off' | 'problems' = 'problems';
    const client = await opened({ settings: () => ({ inlayHints }) });
    const hints = async (range: Range): Promise<string[]> => ((await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? []).map(({ label, position }) => `${position.line}:${position.character} ${String(label)}`);
    const { end } = wrong();
    const all = await hints(whole);
    expect(all.some((hint) => hint.startsWith(`${end.line}:${end.character} ≠`))).toBe(true);
    expect(await hints({ start: { line: 0, character: 0 }, end: { line: end.line - 1, character: 0 } })).toEqual([]);
    inlayHints = 'off';
    await client.settingsChanged(null);
    expect(await hints(whole)).toEqual([]);
  });

  it('asks the client to fetch hints, colours and lenses anew when settings change', async () => {
    const capabilities: ClientCapabilities = { workspace: { inlayHint: { refreshSupport: true }, semanticTokens: { refreshSupport: true }, codeLens: { refreshSupport: true } } };
    const client = await LspClient.start({ capabilities, settings: () => ({}) });
    const asked: string[] = [];
    const all = new Promise<void>((resolve) => {
      for (const method of ['workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh', 'workspace/codeLens/refresh']) {
        client.connection.onRequest(method, () => {
          asked.push(method);
          if (asked.length === 3) resolve();
          return null;
        });
      }
    });
    await client.settingsChanged(null);
    await all;
    expect(asked.sort()).toEqual(['workspace/codeLens/refresh', 'workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh']);
  });

  it('semantic tokens name the suspect, in the file and in a range', async () => {
    const client = await opened();
    const types = client.result.capabilities.semanticTokensProvider!.legend.tokenTypes;
    const decode = (data: readonly number[]): string[] => {
      const found: string[] = [];
      for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
        line += data[i]!;
        character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
        found.push(`${line}:${character}+${data[i + 2]} ${types[data[i + 3]!]}`);
      }
      return found;
    };
    const { position: { line, character }, range } = wrong();
    const suspect = `${line}:${character}+${brokenPlace().text.length} reportSuspect`;
    const all = decode((await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument }))!.data);
    expect(all).toContain(suspect);
    expect(all.length).toBeGreaterThan(200);
    expect(decode((await client.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range }))!.data)).toEqual([suspect]);
  });

  it('highlights mark a total and its addends', async () => {
    const client = await opened();
    const found = (await client.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position: wrong().position })) ?? [];
    expect(found.filter(({ kind }) => kind === DocumentHighlightKind.Read).length).toBeGreaterThanOrEqual(6);
    expect(found).toContainEqual({ range: wrong().range, kind: DocumentHighlightKind.Write });
    expect(await client.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position: { line: 0, character: 0 } })).toBeNull();
  });

  it('definition gives the addends, as links where the client takes them', async () => {
    const client = await opened({ capabilities: { textDocument: { definition: { linkSupport: true } } } });
    const links = (await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position: wrong().position })) as LocationLink[];
    expect(links.length).toBeGreaterThanOrEqual(6);
    for (const link of links) expect(link).toMatchObject({ targetUri: uri, originSelectionRange: wrong().range });
    const plain = (await (await opened()).connection.sendRequest(DefinitionRequest.type, { textDocument, position: wrong().position })) as Location[];
    expect(plain.map(({ range }) => range)).toEqual(links.map(({ targetSelectionRange }) => targetSelectionRange));
  });

  it('references give the numbers that use one', async () => {
    const client = await opened();
    const first = (await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position: wrong().position })) as Location[];
    const used = await client.connection.sendRequest(ReferencesRequest.type, { textDocument, position: first[0]!.range.start, context: { includeDeclaration: false } });
    expect(used).toContainEqual({ uri, range: wrong().range });
  });

  it('selection ranges grow to the whole file', async () => {
    const client = await opened();
    const [found] = (await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [wrong().position] })) ?? [];
    expect(found!.range).toEqual(wrong().range);
    let steps = 1;
    let outer = found!;
    for (; outer.parent; outer = outer.parent) steps++;
    expect(steps).toBeGreaterThanOrEqual(5);
    expect(outer.range.start).toEqual({ line: 0, character: 0 });
  });

  it('neighbour leads along rows and columns and to the wrong number', async () => {
    const client = await opened();
    const go = (position: Position, direction: NeighbourParams['direction']): Promise<Range | null> => client.connection.sendRequest<Range | null>(neighbourMethod, { textDocument, position, direction });
    const before = await go(wrong().position, 'previous');
    expect(before!.end.line).toBe(wrong().position.line);
    expect(await go(before!.start, 'next')).toEqual(wrong().range);
    expect((await go(wrong().position, 'down'))!.start.line).toBe(wrong().position.line + 1);
    expect(await go({ line: 0, character: 0 }, 'nextSuspect')).toEqual(wrong().range);
  });

  it('cell says row and column, in the language of the messages', async () => {
    const client = await opened({ initializationOptions: { language: 'en' } });
    const found = await client.connection.sendRequest<CellResult | null>(cellMethod, { textDocument, position: wrong().position });
    expect(found?.text).toMatch(/ × Total$/);
    expect(await client.connection.sendRequest(cellMethod, { textDocument, position: { line: 0, character: 0 } })).toBeNull();
    expect(await client.connection.sendRequest(cellMethod, { textDocument: { uri: 'file:///none' }, position: wrong().position })).toBeNull();
  });

  it('alignment says how much room belongs before which values of which version', async () => {
    const client = await opened();
    const { version, paddings } = await client.connection.sendRequest<AlignmentResult>(alignmentMethod, { textDocument, range: whole, tabSize: 4 });
    expect(version).toBe(1);
    expect(paddings.length).toBeGreaterThan(20);
    const some = await client.connection.sendRequest<AlignmentResult>(alignmentMethod, { textDocument, range: wrong().range, tabSize: 4 });
    expect(some.paddings.every(({ position }) => position.line === wrong().position.line)).toBe(true);
  });
});
