import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { bundle } from '../cli/bundle.js';
import { brokenPlace, brokenText, soundText } from '../cli/reports.js';
import { checkJson } from '../cli/run.js';
import { random } from '../harness/figures.js';
import { LspClient, pulling } from './client.js';

const uri = 'file:///report.gkbg';

beforeAll(() => {
  bundle('server.cjs');
}, 90_000);

function rules(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

/** Severity and range as the command line has them, for comparison. */
async function fromCommandLine(text: string): Promise<unknown[]> {
  const { json } = await checkJson(['-'], { stdin: text });
  const severities = ['error', 'warning', 'information', 'hint'];
  return json.files[0]!.diagnostics.map(({ code, severity, message, range }) => ({ code, severity: severities.indexOf(severity) + 1, message, range }));
}

function bare(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code, severity, message, range }) => ({ code, severity, message, range }));
}

describe('diagnostics', { timeout: 30_000 }, () => {
  it('are pushed to a client that does not pull', async () => {
    const client = await LspClient.start();
    expect(client.result.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(uri, brokenText());
    const place = brokenPlace();
    const total = (await client.pushed(uri)).find(({ code }) => code === 'sum/row-total');
    expect(total).toMatchObject({
      source: 'disclosure-report',
      severity: 1,
      range: { start: { line: place.line, character: place.character }, end: { line: place.line, character: place.character + place.text.length } },
      data: { table: 'applications', row: 'new', column: 'total' },
    });
    expect(total).not.toHaveProperty('codeDescription');
    expect(total).not.toHaveProperty('relatedInformation');
  });

  it('are pulled where the client announces it, and then never pushed; both lists are one', async () => {
    const pushing = await LspClient.start({ capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } } });
    const client = await LspClient.start({ capabilities: pulling });
    for (const each of [pushing, client]) await each.open(uri, brokenText());
    const pulled = await client.pulled(uri);
    const pushed = await pushing.pushed(uri);
    expect(pulled.length).toBeGreaterThan(0);
    expect(pulled).toEqual(pushed);
    expect(bare(pulled)).toEqual(await fromCommandLine(brokenText()));
    expect(new Set(pulled.map((one) => JSON.stringify(one))).size).toBe(pulled.length);
    await client.replace(uri, '一、', '二、');
    await client.pulled(uri);
    expect(client.published).toEqual([]);
  });

  it('carry related places and the address of the rule page', async () => {
    const client = await LspClient.start({ capabilities: pulling, initializationOptions: { ruleDocs: 'https://example.org/rules/{rule}.html' } });
    await client.open(uri, brokenText());
    const total = (await client.pulled(uri)).find(({ code }) => code === 'sum/row-total');
    expect(total?.codeDescription?.href).toBe('https://example.org/rules/sum/row-total.html');
    const folder = await LspClient.start({ capabilities: pulling, initializationOptions: { ruleDocs: 'https://example.org/rules/' } });
    await folder.open(uri, brokenText());
    expect((await folder.pulled(uri))[0]?.codeDescription?.href).toMatch(/^https:\/\/example\.org\/rules\/[a-z]+\/[a-z-]+\.md$/);
  });

  it('answer "unchanged" to a client that has the list, until something changes', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    await client.open(uri, brokenText());
    const first = await client.pull(uri);
    expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    // Words without findings: the text is another, the list is not.
    await client.replace(uri, '水库', '湖泊');
    expect((await client.pull(uri, first.resultId)).kind).toBe('unchanged');
    await client.replace(uri, '湖泊', '水库\n');
    const second = await client.pull(uri, first.resultId);
    expect(second.kind).toBe('full');
    expect(second.resultId).not.toBe(first.resultId);
  });

  it('follow edits, each seeing what the one before it left', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    const document = await client.open(uri, brokenText());
    const place = brokenPlace();
    const right = String(Number(place.text) - 1);
    const start = { line: place.line, character: place.character };
    // One notification: remove the wrong total, put a wrong one in, correct it.
    await client.change(uri, [
      { range: { start, end: { line: place.line, character: place.character + place.text.length } }, text: '' },
      { range: { start, end: start }, text: '98765' },
      { range: { start, end: { line: place.line, character: place.character + 5 } }, text: right },
    ]);
    expect(rules(await client.pulled(uri)).filter((code) => String(code).startsWith('sum/'))).toEqual([]);
    expect(client.document(uri).getText()).not.toBe(document);
    await client.change(uri, [{ text: brokenText() }]);
    expect(bare(await client.pulled(uri))).toEqual(await fromCommandLine(brokenText()));
  });

  it('end up as a fresh open after a hundred rapid edits', async () => {
    for (const eol of ['\n', '\r\n'] as const) {
      const pushing = await LspClient.start();
      const client = await LspClient.start({ capabilities: pulling });
      const next = random(eol.length);
      for (const each of [pushing, client]) await each.open(uri, brokenText({ eol }));
      for (let i = 0; i < 100; i++) {
        const { length } = client.document(uri).getText();
        const at = next(length);
        const start = client.document(uri).positionAt(at);
        const end = client.document(uri).positionAt(at + next(4));
        const text = ['', '7', '|', '𬭎', eol, '（三）', `${eol}一、`][next(7)]!;
        for (const each of [pushing, client]) await each.change(uri, [{ range: { start, end }, text }]);
      }
      const fresh = 'file:///fresh.gkbg';
      await client.open(fresh, client.document(uri).getText());
      const expected = bare(await client.pulled(fresh));
      expect(bare(await client.pulled(uri))).toEqual(expected);
      expect(bare(await pushing.pushed(uri))).toEqual(expected);
      // A burst is checked once or a few times, not once a change.
      expect(pushing.published.length).toBeLessThan(60);
    }
  });

  it('stand at the same place after CRLF, a byte order mark, and characters outside the BMP', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    const place = brokenPlace();
    const variants = {
      crlf: [brokenText({ eol: '\r\n' }), 0],
      cr: [brokenText({ eol: '\r' }), 0],
      bom: [`\uFEFF${brokenText()}`, 0],
      astral: [brokenText().split('\n').map((line, i) => (i === place.line ? line.replace('一、', '一、𬭎') : line)).join('\n'), 2],
    } as const;
    for (const [name, [text, shift]] of Object.entries(variants)) {
      const each = `file:///${name}.gkbg`;
      await client.open(each, text);
      const total = (await client.pulled(each)).find(({ code }) => code === 'sum/row-total');
      expect(total?.range.start, name).toEqual({ line: place.line, character: place.character + shift });
      expect(client.document(each).getText(total!.range), name).toBe(place.text);
    }
  });

  it('say that a text is no report only where our language was chosen for it', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    await client.open('file:///note.txt', 'a note\n', 'plaintext');
    await client.open('file:///note.gkbg', 'a note\n');
    await client.open('file:///empty.gkbg', '');
    expect(await client.pulled('file:///note.txt')).toEqual([]);
    expect(rules(await client.pulled('file:///note.gkbg'))).toEqual(['structure/not-a-report']);
    expect(rules(await client.pulled('file:///empty.gkbg'))).toEqual(['structure/not-a-report']);
  });

  it('of a yearbook keep nobody waiting, and are those of the newest text', async () => {
    const client = await LspClient.start({ capabilities: pulling });
    const yearbook = Array.from({ length: 150 }, (_, i) => soundText().replace(/^\S{2}/, `${String.fromCharCode(0x4e00 + i)}山`)).join('\n');
    await client.open('file:///page.gkbg', brokenText());
    await client.pulled('file:///page.gkbg');
    await client.open(uri, yearbook);
    const answers: string[] = [];
    const long = client.pulled(uri).then((diagnostics) => {
      answers.push('yearbook');
      return diagnostics;
    });
    // Time for the server to begin: what comes now comes in the middle of its work.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const hover = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: 'file:///page.gkbg' }, position: brokenPlace() }).then(() => answers.push('page'));
    await client.replace(uri, '68', '67');
    await hover;
    const diagnostics = await long;
    expect(answers).toEqual(['page', 'yearbook']);
    expect(bare(diagnostics)).toEqual(await fromCommandLine(client.document(uri).getText()));
    expect(rules(diagnostics)).toContain('sum/row-total');
  });

  it('leave the list when the document is closed', async () => {
    const client = await LspClient.start();
    await client.open(uri, brokenText());
    await client.pushed(uri);
    await client.close(uri);
    await client.until(() => client.published.find((one) => one.diagnostics.length === 0));
    await client.open(uri, soundText());
    expect(rules(await client.pushed(uri)).filter((code) => String(code).startsWith('sum/'))).toEqual([]);
  });
});
