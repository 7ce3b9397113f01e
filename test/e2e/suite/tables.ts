import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanFigures, type CellRef } from '../../harness/figures.js';
import { render, type Rendered } from '../../harness/render.js';
import { eventually, findingsOf, open, rangeOf, withSetting } from './editor.js';
import { newTotal, rightTotal, wrongReport } from './fixtures.js';
import { test } from './runner.js';

const applications = (row: string, column: string): CellRef => ({ table: 'applications', row, column });

/** A report with a wrong total, analysed. */
async function opened(): Promise<{ readonly report: Rendered; readonly document: vscode.TextDocument; readonly editor: vscode.TextEditor; at(ref: CellRef): vscode.Range }> {
  const report = wrongReport();
  const document = await open(report.text);
  await findingsOf(document, 'sum/row-total');
  const editor = vscode.window.activeTextEditor;
  assert(editor);
  return { report, document, editor, at: (ref) => rangeOf(document, report.cell(ref)) };
}

async function hintsOf(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
}

function places(locations: readonly (vscode.Location | vscode.LocationLink)[]): string[] {
  return locations.map((one) => ('targetUri' in one ? (one.targetSelectionRange ?? one.targetRange) : one.range)).map(({ start }) => `${start.line}:${start.character}`).sort();
}

const placeOf = ({ start }: vscode.Range): string => `${start.line}:${start.character}`;

test('a hint beside a wrong total says by how much it is off', async () => {
  const { document, at } = await opened();
  const hints = await hintsOf(document);
  const beside = hints.filter((hint) => hint.position.isEqual(at(newTotal).end));
  assert.deepEqual(beside.map(({ label }) => label), [`≠${rightTotal}，差 9`]);
});

test('hints can be turned off, and on for every column', async () => {
  const { document } = await opened();
  await withSetting('disclosureReport.inlayHints', 'off', async () => {
    assert.deepEqual(await hintsOf(document), []);
  });
  const lines = await open(render(cleanFigures(4, '2021'), 'cell-line').text);
  await withSetting('disclosureReport.inlayHints', 'always', async () => {
    const labels = (await hintsOf(lines)).map(({ label }) => label);
    assert(labels.includes('自然人：'), labels.slice(0, 20).join(' '));
  });
});

test('the wrong number has a colour of its own', async () => {
  const { document, at } = await opened();
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
  const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
  const found: string[] = [];
  for (let i = 0, line = 0, character = 0; i < data.length; i += 5) {
    line += data[i]!;
    character = data[i] === 0 ? character + data[i + 1]! : data[i + 1]!;
    if (legend.tokenTypes[data[i + 3]!] === 'reportSuspect') found.push(`${line}:${character}`);
  }
  assert.deepEqual(found, [placeOf(at(newTotal))]);
});

test('a total leads to its addends, an addend to its totals', async () => {
  const { document, at } = await opened();
  const addends = ['natural', 'commercial', 'research', 'social', 'legal', 'other'].map((column) => placeOf(at(applications('granted', column)))).sort();
  const total = at(applications('granted', 'total')).start;
  assert.deepEqual(places(await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, total)), addends);
  const natural = at(applications('granted', 'natural')).start;
  const uses = places(await vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, natural));
  for (const use of [applications('granted', 'total'), applications('total', 'natural')]) assert(uses.includes(placeOf(at(use))), uses.join(' '));
  const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, total);
  for (const addend of addends) assert(marks.some(({ range }) => placeOf(range) === addend), addend);
});

test('the selection grows from the number to row, table and section', async () => {
  const { document, at } = await opened();
  const cell = at(applications('granted', 'natural'));
  const [found] = await vscode.commands.executeCommand<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [cell.start]);
  const texts: string[] = [];
  for (let range: vscode.SelectionRange | undefined = found; range; range = range.parent) texts.push(document.getText(range.range).trim());
  assert(texts.some((text) => /^(.*\| *)?（一）予以公开.*$/.test(text)), 'no row');
  assert(texts.some((text) => text.startsWith('三、收到和处理')), 'no section');
});

test('the commands go from cell to cell and to the wrong number', async () => {
  const { editor, at } = await opened();
  const go = async (command: string): Promise<void> => {
    await vscode.commands.executeCommand(`disclosureReport.${command}`);
  };
  const selected = (): string => placeOf(editor.selection);
  editor.selection = new vscode.Selection(at(applications('granted', 'natural')).start, at(applications('granted', 'natural')).start);
  await go('nextCell');
  assert.equal(selected(), placeOf(at(applications('granted', 'commercial'))));
  await go('cellBelow');
  assert.equal(selected(), placeOf(at(applications('partial', 'commercial'))));
  await go('previousCell');
  assert.equal(selected(), placeOf(at(applications('partial', 'natural'))));
  await go('cellAbove');
  assert(editor.selection.isEqual(new vscode.Selection(at(applications('granted', 'natural')).start, at(applications('granted', 'natural')).end)), 'the number is selected');
  await go('nextWrongNumber');
  assert.equal(selected(), placeOf(at(newTotal)));
  await go('previousWrongNumber');
  assert.equal(selected(), placeOf(at(newTotal)));
});

test('the tables are drawn aligned on demand, and the text stays as it is', async () => {
  const { document } = await opened();
  const before = document.getText();
  const settings = (): boolean | undefined => vscode.workspace.getConfiguration('disclosureReport', document.uri).get<boolean>('alignment');
  assert.equal(settings(), false);
  try {
    await vscode.commands.executeCommand('disclosureReport.toggleAlignment');
    await eventually('the setting', vscode.workspace.onDidChangeConfiguration, () => settings() || undefined);
  } finally {
    await vscode.workspace.getConfiguration('disclosureReport').update('alignment', undefined, vscode.ConfigurationTarget.Global);
  }
  assert.equal(document.getText(), before);
  assert.equal(document.isDirty, false);
});
