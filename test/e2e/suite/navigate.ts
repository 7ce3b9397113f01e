import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanFigures, type Figures } from '../../harness/figures.js';
import { render, type Rendered } from '../../harness/render.js';
import { hoverText, open, rangeOf, withSetting } from './editor.js';
import { newTotal, rightTotal } from './fixtures.js';
import { test } from './runner.js';

const figures = cleanFigures(4, '2021', 'large');
const words = '全年新收政府信息公开申请';

/** A report whose overview states the new requests of table 3. */
function stating(number: string): Rendered & { readonly number: { readonly start: number; readonly end: number } } {
  const prose: Figures['prose'] = { ...figures.prose, 1: figures.prose[1].map((text, index) => (index === 1 ? `${text}${words}${number}件。` : text)) };
  const rendered = render({ ...figures, prose }, 'pipe-open');
  const start = rendered.text.indexOf(words) + words.length;
  return { ...rendered, number: { start, end: start + number.length } };
}

/** Asks again and again until the answer will do: the server may be starting, or reading files. */
async function until<T>(ask: () => Thenable<T>, accept: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 10_000;
  let answer = await ask();
  while (!accept(answer) && Date.now() < deadline) answer = await ask();
  return answer;
}

const same = (a: vscode.Range | undefined, b: vscode.Range): boolean => a?.isEqual(b) === true;

for (const number of [rightTotal, `${rightTotal}0`]) {
  test(`a number in prose that is ${number === rightTotal ? 'right' : 'wrong'} leads to its cell`, async () => {
    const report = stating(number);
    const document = await open(report.text);
    const place = rangeOf(document, report.number);
    const cell = rangeOf(document, report.cell(newTotal));
    const found = await until(() => vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, place.start), (all) => all.length > 0);
    const [link] = found.map((one) => ('targetUri' in one ? one : null));
    assert(link, `a link: ${JSON.stringify(found)}`);
    assert(same(link.originSelectionRange, place), 'the number is the origin');
    assert(same(link.targetSelectionRange, cell), 'the cell is the target');
    const said = await hoverText(document, place.start);
    assert(said.includes(number === rightTotal ? '✓' : '✗'), said);
    assert(said.includes(`#L${cell.start.line + 1},`), said);
  });
}

test('a cell lists the sentences that state it, and both are highlighted', async () => {
  const report = stating(rightTotal);
  const document = await open(report.text);
  const place = rangeOf(document, report.number);
  const cell = rangeOf(document, report.cell(newTotal));
  const uses = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, cell.start);
  assert(uses.some(({ range }) => same(range, place)), 'the sentence');
  for (const at of [cell.start, place.start]) {
    const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, at);
    for (const range of [cell, place]) assert(marks.some((mark) => same(mark.range, range)), `${at.line}`);
  }
});

test('rows are found in files that are not open', async () => {
  const document = await open(render({ ...figures, body: '甲县档案局', title: '甲县档案局2023年政府信息公开工作年度报告' }, 'gfm').text);
  const other = render({ ...figures, body: '乙县档案局', title: '乙县档案局2023年政府信息公开工作年度报告' }, 'cell-line').text;
  const beside = vscode.Uri.joinPath(document.uri, '..', '年报 (乙).txt');
  await vscode.workspace.fs.writeFile(beside, Buffer.from(`\ufeff${other}`, 'utf16le'));
  const at = (all: readonly vscode.SymbolInformation[], uri: vscode.Uri): vscode.SymbolInformation | undefined => all.find(({ location }) => location.uri.toString() === uri.toString());
  // An earlier search may have read the folder before the file was there; the watcher tells about it.
  const found = await until(() => vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '县档案局 2023 本年新收'), (all) => at(all, beside) !== undefined);
  const row = at(found, beside);
  assert(row, found.map(({ location }) => location.uri.path).join(' | '));
  assert(row.containerName.startsWith(`${rightTotal} · 乙县档案局`), row.containerName);
  assert(other.split('\n')[row.location.range.start.line]?.startsWith('一、本年新收政府信息公开申请数量'));
  assert(at(found, document.uri), 'the open document');
  assert.equal(vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === beside.toString()), false);
});

test('the outline nests, so that breadcrumbs and sticky scroll follow it', async () => {
  const second = render({ ...figures, title: '临溪县教育局2022年政府信息公开工作年度报告' }, 'cell-line').text;
  const document = await open(`${stating(rightTotal).text}\n${second}`);
  const symbols = (await until(() => vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri), (all) => all !== undefined && all.length > 0)) ?? [];
  assert.equal(symbols.length, 2);
  let deepest = 0;
  const check = (all: readonly vscode.DocumentSymbol[], parent: vscode.Range | null, depth: number): void => {
    if (all.length > 0) deepest = Math.max(deepest, depth);
    all.forEach((symbol, index) => {
      const before = all[index - 1];
      assert(parent === null || parent.contains(symbol.range), `${symbol.name} lies in its parent`);
      assert(symbol.range.contains(symbol.selectionRange), `${symbol.name} holds its name`);
      assert(before === undefined || before.range.end.isBeforeOrEqual(symbol.range.start), `${symbol.name} comes after ${before?.name}`);
      check(symbol.children, symbol.range, depth + 1);
    });
  };
  check(symbols, null, 1);
  assert.equal(deepest, 4, 'report, section, table, row');
  // Sticky scroll shows the first line of each range that begins above the screen.
  const [, , requests] = symbols[1]!.children;
  assert.equal(document.lineAt(requests!.range.start.line).text, '三、收到和处理政府信息公开申请情况');
});

test('lenses speak the language of the settings as soon as it changes', async () => {
  const document = await open(stating(rightTotal).text);
  const titles = async (): Promise<string[]> => (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10)).map(({ command }) => command?.title ?? '');
  const says = async (title: string): Promise<void> => {
    const found = await until(titles, (all) => all.includes(title));
    assert(found.includes(title), found.join(' | '));
  };
  await says('25 行 · 没有问题');
  await withSetting('disclosureReport.language', 'en', () => says('25 rows · no problems'));
});
