import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findings, findingsOf, gone, languageId, open, withSetting } from './editor.js';
import { wrongReport } from './fixtures.js';
import { test } from './runner.js';

test('a file named like a report is one', async () => {
  const document = await open(wrongReport().text, '云岭县2023年政府信息公开工作年度报告.txt');
  assert.equal(document.languageId, languageId);
  await findingsOf(document, 'sum/row-total');
});

test('a .txt switched to our language is checked, and no more when switched back', async () => {
  const document = await open(wrongReport().text, 'text.txt');
  assert.equal(document.languageId, 'plaintext');
  const switched = await vscode.languages.setTextDocumentLanguage(document, languageId);
  await findingsOf(switched, 'sum/row-total');
  await vscode.languages.setTextDocumentLanguage(switched, 'plaintext');
  await gone(switched, '');
});

test('a .txt that reads like a report is switched by itself where the settings say so', async () => {
  await withSetting('disclosureReport.detect', 'always', async () => {
    const document = await open(wrongReport().text, 'text.txt');
    await eventually('the language', vscode.workspace.onDidOpenTextDocument, () => document.languageId === languageId || undefined);
    await findingsOf(document, 'sum/row-total');
  });
});

test('the command switches a file, and the choice is kept for the next time', async () => {
  const document = await open(wrongReport().text, 'text.txt');
  await vscode.commands.executeCommand('disclosureReport.switchLanguage');
  await findingsOf(document, 'sum/row-total');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await gone(document, '');
  const again = await vscode.workspace.openTextDocument(document.uri);
  await vscode.window.showTextDocument(again);
  await findingsOf(again, 'sum/row-total');
});

test('the sample with mistakes opens from the extension', async () => {
  const name = '云岭县市场监督管理局2023年政府信息公开工作年度报告（错误示例）.txt';
  await vscode.commands.executeCommand('disclosureReport.openSample', name);
  const document = vscode.window.activeTextEditor?.document;
  assert(document?.isUntitled);
  await findings(document, 'a dozen findings', (all) => all.length >= 12);
});

test('the server can be restarted', async () => {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  await vscode.commands.executeCommand('disclosureReport.restartServer');
  await findingsOf(document, 'sum/row-total');
});

test('our language turns the boxes around Chinese punctuation off', async () => {
  const document = await open(wrongReport().text);
  const settings = vscode.workspace.getConfiguration('editor.unicodeHighlight', document);
  for (const name of ['ambiguousCharacters', 'invisibleCharacters', 'nonBasicASCII']) assert.equal(settings.get(name), false, name);
});
