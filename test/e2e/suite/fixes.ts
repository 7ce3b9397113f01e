import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, eventually, findingsOf, gone, open, withSetting } from './editor.js';
import { cleanReport, untidyReport, untidyWrongReport, wrongReport } from './fixtures.js';
import { test } from './runner.js';

for (const eol of ['\n', '\r\n'] as const) {
  test(`the quick fix of a total mends it, in a text with ${JSON.stringify(eol)}`, async () => {
    const document = await open(wrongReport({ eol }).text);
    const [finding] = await findingsOf(document, 'sum/row-total');
    assert(finding);
    const fixes = await actions(document, finding.range, vscode.CodeActionKind.QuickFix);
    const preferred = fixes.filter((fix) => fix.isPreferred);
    assert.equal(preferred.length, 1, fixes.map((fix) => fix.title).join(' | '));
    assert(preferred[0]?.edit);
    assert(await vscode.workspace.applyEdit(preferred[0].edit));
    await gone(document, 'sum/');
    assert.equal(document.getText(), cleanReport({ eol }).text);
    await vscode.commands.executeCommand('undo');
    await findingsOf(document, 'sum/row-total');
  });
}

test('a finding can be answered with "turn this rule off"', async () => {
  const document = await open(wrongReport().text);
  const [finding] = await findingsOf(document, 'sum/row-total');
  assert(finding);
  const offered = await actions(document, finding.range, vscode.CodeActionKind.QuickFix);
  const turnOff = offered.find(({ command }) => command?.command === 'disclosureReport.turnOffRule')?.command;
  assert(turnOff, offered.map((action) => action.title).join(' | '));
  try {
    await vscode.commands.executeCommand(turnOff.command, ...(turnOff.arguments ?? []));
    await gone(document, 'sum/row-total');
  } finally {
    const settings = vscode.workspace.getConfiguration('disclosureReport');
    for (const target of [vscode.ConfigurationTarget.Workspace, vscode.ConfigurationTarget.Global]) await settings.update('rules', undefined, target);
  }
  await findingsOf(document, 'sum/row-total');
});

test('fix all mends what is safe to mend', async () => {
  const document = await open(untidyReport().text);
  await findingsOf(document, 'table/row-number');
  await vscode.commands.executeCommand('editor.action.fixAll');
  await eventually('the tidy text', vscode.workspace.onDidChangeTextDocument, () => document.getText() === cleanReport().text || undefined);
  await gone(document, 'table/');
});

test('saving with fixes switched on changes no sum', async () => {
  const document = await open(untidyWrongReport().text);
  await findingsOf(document, 'table/row-number');
  await withSetting('editor.codeActionsOnSave', { 'source.fixAll': 'explicit' }, async () => {
    // A file without changes is not saved again.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), '\n');
    assert(await vscode.workspace.applyEdit(edit));
    await findingsOf(document, 'sum/row-total');
    assert(await document.save());
  });
  assert.equal(document.getText(), `${wrongReport().text}\n`);
});
