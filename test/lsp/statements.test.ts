import { beforeAll, describe, expect, it } from 'vitest';
import {
  DefinitionRequest, DocumentHighlightRequest, HoverRequest, ReferencesRequest,
  type ClientCapabilities, type Location, type LocationLink, type MarkupContent, type Position, type Range,
} from 'vscode-languageserver-protocol/node';
import { bundle } from '../cli/bundle.js';
import { sound } from '../cli/reports.js';
import { valueAt, type CellRef } from '../harness/figures.js';
import { render } from '../harness/render.js';
import { LspClient } from './client.js';

const uri = 'file:///%E5%B9%B4%E6%8A%A5%20(1).gkbg';
const textDocument = { uri };
const total: CellRef = { table: 'applications', row: 'new', column: 'total' };
const stated = valueAt(sound, total);

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

/** A report whose overview states the new requests of table 3. */
async function opened(capabilities: ClientCapabilities = {}): Promise<{ client: LspClient; number: Range; cell: Range; inside: Position }> {
  const words = '全年新收政府信息公开申请';
  const prose = sound.prose[1].map((text, index) => (index === 1 ? `${text}${words}${stated}件。` : text));
  const { text, cell } = render({ ...sound, prose: { ...sound.prose, 1: prose } }, 'pipe-open');
  const client = await LspClient.start({ capabilities });
  const document = await client.open(uri, text);
  const range = (start: number, end: number): Range => ({ start: document.positionAt(start), end: document.positionAt(end) });
  const start = text.indexOf(words) + words.length;
  const place = cell(total);
  const number = range(start, start + stated.length);
  return { client, number, cell: range(place.start, place.end), inside: number.start };
}

describe('numbers in prose', { timeout: 30_000 }, () => {
  it('lead to their cell, with a link that has the number as its origin', async () => {
    const { client, number, cell, inside } = await opened({ textDocument: { definition: { linkSupport: true } } });
    const links = (await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position: inside })) as LocationLink[];
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ originSelectionRange: number, targetUri: uri, targetSelectionRange: cell });
    expect(links[0]!.targetRange.start.line).toBe(cell.start.line);
    expect(links[0]!.targetRange.start.character).toBeLessThan(cell.start.character);
  });

  it('lead to a plain place where the client has no links, and back', async () => {
    const { client, number, cell, inside } = await opened();
    expect(await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position: inside })).toEqual([{ uri, range: cell }]);
    const uses = (await client.connection.sendRequest(ReferencesRequest.type, { textDocument, position: cell.start, context: { includeDeclaration: false } })) as Location[];
    expect(uses.map(({ range }) => range)).toContainEqual(number);
    const marks = (await client.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position: inside })) ?? [];
    expect(marks.map(({ range }) => range)).toEqual([number, cell]);
  });

  it('say on hover what they are compared with, and link to it', async () => {
    const { client, cell, inside } = await opened();
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position: inside });
    const { line, character } = cell.start;
    const address = `file:///%E5%B9%B4%E6%8A%A5%20%281%29.gkbg#L${line + 1},${character + 1}-L${line + 1},${cell.end.character + 1}`;
    expect((hover?.contents as MarkupContent).value).toContain(`× 总计](${address}) = ${stated}`);
    const plain = await opened({ textDocument: { hover: { contentFormat: ['plaintext'] } } });
    const words = (await plain.client.connection.sendRequest(HoverRequest.type, { textDocument, position: plain.inside }))?.contents as MarkupContent;
    expect(words.value).toContain(`× 总计 = ${stated}`);
    expect(words.value).not.toContain('file:');
  });
});
