import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, findingsOf, hoverText, open, rangeOf } from './editor.js';
import { newTotal, rightTotal, wrongReport, wrongTotal } from './fixtures.js';
import { test } from './runner.js';

test('a hover on a cell shows its sum', async () => {
  const report = wrongReport();
  const document = await open(report.text);
  await findingsOf(document, 'sum/row-total');
  const text = await hoverText(document, rangeOf(document, report.cell(newTotal)).start);
  assert(text.includes(rightTotal) && text.includes(wrongTotal), text);
});

test('a hover on a row label explains the row', async () => {
  const report = wrongReport();
  const document = await open(report.text);
  await findingsOf(document, 'sum/row-total');
  const { start } = rangeOf(document, report.label('d1'));
  const text = await hoverText(document, start.translate(0, 4));
  assert(/第\s*十四\s*条|Article 14/.test(text), text);
});

test('the outline has sections, tables and rows', async () => {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  const roots = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  const [report] = roots;
  assert.equal(roots.length, 1);
  assert(report);
  assert.equal(report.children.length, 6);
  const rows = report.children[2]?.children.flatMap(function all(symbol): vscode.DocumentSymbol[] {
    return [symbol, ...symbol.children.flatMap(all)];
  });
  const row = rows?.find((each) => each.name.includes('本年新收政府信息公开申请数量'));
  assert(row?.detail.includes(wrongTotal), `detail of the row: ${row?.detail}`);
});

test('sections fold', async () => {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
  const heading = document.getText().split('\n').findIndex((line) => line.startsWith('三、收到和处理'));
  assert(folds.some((fold) => fold.start === heading), `folds start on ${folds.map((fold) => fold.start).join(', ')}`);
});

test('every command of the manifest exists', async () => {
  const extension = vscode.extensions.getExtension(extensionId);
  assert(extension);
  await extension.activate();
  const known = new Set(await vscode.commands.getCommands(true));
  const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
  const missing = contributes.commands.map(({ command }) => command).filter((command) => !known.has(command));
  assert.deepEqual(missing, []);
});
