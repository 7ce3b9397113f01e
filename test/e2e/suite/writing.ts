import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, eventually, findingsOf, gone, open, rangeOf, select } from './editor.js';
import { cleanReport, newTotal, rightTotal, untidyWrongReport, wrongReport } from './fixtures.js';
import { test } from './runner.js';

test('completion offers what a wrong total should be', async () => {
  const report = wrongReport();
  const document = await open(report.text);
  await findingsOf(document, 'sum/row-total');
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, rangeOf(document, report.cell(newTotal)).end);
  assert(items.some(({ label }) => label === rightTotal), items.map(({ label }) => String(label)).join(' | '));
});

test('completion offers sentences with the numbers of the tables', async () => {
  const report = cleanReport();
  const document = await open(report.text.replace('二、主动公开政府信息情况', '\n二、主动公开政府信息情况'));
  const line = document.getText().split('\n').findIndex((text) => text.startsWith('二、主动公开')) - 1;
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, new vscode.Position(line, 0));
  assert(items.some(({ label }) => String(label).includes(`新收政府信息公开申请${rightTotal}件`)), items.map(({ label }) => String(label)).join(' | '));
});

test('formatting lines tables up and settles', async () => {
  const document = await open(cleanReport().text);
  await vscode.commands.executeCommand('editor.action.formatDocument');
  const formatted = await eventually('the formatted text', vscode.workspace.onDidChangeTextDocument, () => (document.getText() === cleanReport().text ? undefined : document.getText()));
  assert.equal(formatted.replaceAll(' ', ''), cleanReport().text.replaceAll(' ', ''));
  const again = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, { tabSize: 2, insertSpaces: true });
  assert.deepEqual(again ?? [], []);
});

test('a table is converted there and back', async () => {
  const document = await open(cleanReport().text);
  await select(rangeOf(document, cleanReport().cell(newTotal)).start);
  await vscode.commands.executeCommand('disclosureReport.convertTable', 'html');
  await eventually('an HTML table', vscode.workspace.onDidChangeTextDocument, () => document.getText().includes('<table>') || undefined);
  assert(document.getText().includes(`<td>${rightTotal}</td>`));
  await select(document.positionAt(document.getText().indexOf('本年新收')));
  await vscode.commands.executeCommand('disclosureReport.convertTable', 'pipe');
  await eventually('pipes again', vscode.workspace.onDidChangeTextDocument, () => !document.getText().includes('<table>') || undefined);
  const numbers = (text: string): string[] => text.match(/\d+/g) ?? [];
  assert.deepEqual(numbers(document.getText()), numbers(cleanReport().text));
});

test('the lens above a table recalculates its totals and nothing else', async () => {
  const document = await open(untidyWrongReport().text);
  await findingsOf(document, 'sum/row-total');
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
  const titles = lenses.map(({ command }) => command?.title ?? '');
  const lens = lenses.find(({ command }) => /重新计算|Recalculate/.test(command?.title ?? ''))?.command;
  assert(lens, titles.join(' | '));
  await vscode.commands.executeCommand(lens.command, ...((lens.arguments ?? []) as unknown[]));
  await gone(document, 'sum/');
  await findingsOf(document, 'table/row-number');
  await select(document.positionAt(document.getText().indexOf('本年新收')));
  await vscode.commands.executeCommand('disclosureReport.fixTable');
  await gone(document, 'table/row-number');
  assert.equal(document.getText(), cleanReport().text);
});

test('a table without findings offers conversions when asked', async () => {
  const document = await open(cleanReport().text);
  const offered = await actions(document, rangeOf(document, cleanReport().cell(newTotal)), vscode.CodeActionKind.RefactorRewrite);
  assert.equal(offered.filter(({ kind }) => kind?.value.startsWith('refactor.rewrite.disclosureReport.table.')).length, 4, offered.map(({ title }) => title).join(' | '));
});

test('rows are found across the workspace with their values', async () => {
  const document = await open(cleanReport().text);
  await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '本年新收');
  const row = found.find(({ location }) => location.uri.toString() === document.uri.toString());
  assert(row?.containerName.startsWith(rightTotal), found.map(({ name, containerName }) => `${name} ${containerName}`).join(' | '));
});

test('the body is renamed wherever it stands', async () => {
  const document = await open(cleanReport().text);
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, new vscode.Position(0, 1), '临溪县档案局');
  assert(await vscode.workspace.applyEdit(edit));
  assert(document.lineAt(0).text.startsWith('临溪县档案局20'), document.lineAt(0).text);
});

test('the regulation and addresses are links', async () => {
  const document = await open(cleanReport().text.replace('一、总体情况', '根据《中华人民共和国政府信息公开条例》第五十条编制。\n一、总体情况'));
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 10);
  assert(links.some(({ target }) => target?.authority === 'www.gov.cn'), links.map(({ target }) => String(target)).join(' | '));
});
