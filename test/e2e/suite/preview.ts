import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findingsOf, languageId, open } from './editor.js';
import { cleanReport, letter, wrongReport } from './fixtures.js';
import { test } from './runner.js';

/** What the previews show is looked at from outside the editor: test/e2e/window. */
function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('disclosureReport.preview'));
}

function preview(title: RegExp): Promise<vscode.Tab> {
  return eventually(`a preview called ${title}; there are ${previews().map(({ label }) => label).join(', ') || 'none'} at first`, vscode.window.tabGroups.onDidChangeTabs, () => previews().find(({ label }) => title.test(label)));
}

test('the preview opens beside the text, which keeps the focus', async () => {
  const document = await open(cleanReport().text, 'one.gkbg');
  await vscode.commands.executeCommand('disclosureReport.showPreview');
  const tab = await preview(/one\.gkbg$/);
  assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
  assert.equal(vscode.window.activeTextEditor?.document, document);
});

test('one preview follows the report of the active editor', async () => {
  await open(cleanReport().text, 'one.gkbg');
  await vscode.commands.executeCommand('disclosureReport.showPreview');
  await preview(/one\.gkbg$/);
  const document = await open(wrongReport().text, 'two.gkbg');
  await findingsOf(document, 'sum/row-total');
  await preview(/two\.gkbg$/);
  assert.equal(previews().length, 1);
});

test('a code lens can ask for the preview of a place', async () => {
  const { uri } = await open(wrongReport().text, 'lens.gkbg');
  await vscode.commands.executeCommand('disclosureReport.showPreview', uri.toString(), { start: { line: 20, character: 0 }, end: { line: 20, character: 0 } });
  await preview(/lens\.gkbg$/);
});

test('a text without a file is previewed, other texts are not', async () => {
  await open(letter, 'letter.txt');
  await vscode.commands.executeCommand('disclosureReport.showPreview');
  assert.equal(previews().length, 0);
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: cleanReport().text });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('disclosureReport.showPreview');
  await preview(/Untitled-\d+$/);
});

test('the preview leads back to its text', async () => {
  const document = await open(cleanReport().text, 'source.gkbg');
  await vscode.commands.executeCommand('disclosureReport.showPreview');
  await preview(/source\.gkbg$/);
  await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
  await eventually('no text editor with the focus', vscode.window.onDidChangeActiveTextEditor, () => (vscode.window.activeTextEditor === undefined ? true : undefined));
  await vscode.commands.executeCommand('disclosureReport.showSource');
  assert.equal(vscode.window.activeTextEditor?.document, document);
});
