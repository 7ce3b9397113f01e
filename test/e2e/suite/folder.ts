import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actions, eventually, findingsOf, gone, open } from './editor.js';
import { wrongReport } from './fixtures.js';
import { test } from './runner.js';

const beside = (document: vscode.TextDocument, name: string): vscode.Uri => vscode.Uri.joinPath(document.uri, '..', name);
const write = (uri: vscode.Uri, text: string): Thenable<void> => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

test('a settings file takes effect when it is written, and when it goes away', async () => {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  const file = beside(document, '.disclosure-report.json');
  await write(file, '{ "rules": { "sum/*": "off" } }');
  await gone(document, 'sum/');
  await vscode.workspace.fs.delete(file);
  await findingsOf(document, 'sum/row-total');
});

test('a finding is suppressed with a reason, which stands in the baseline', async () => {
  const document = await open(wrongReport().text);
  const [finding] = await findingsOf(document, 'sum/row-total');
  assert(finding);
  await write(beside(document, '.disclosure-report.json'), '{}');
  const baseline = beside(document, '.disclosure-report-baseline.json');
  const offered = await actions(document, finding.range, vscode.CodeActionKind.QuickFix);
  const suppress = offered.find(({ command, title }) => command?.command === 'disclosureReport.suppress' && title.includes('sum/row-total'))?.command;
  assert(suppress, offered.map((action) => action.title).join(' | '));
  await vscode.commands.executeCommand(suppress.command, ...(suppress.arguments ?? []), '以台账为准');
  await gone(document, 'sum/row-total');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(baseline));
  const { entries } = JSON.parse(text) as { entries: { file: string; reason: string }[] };
  assert.deepEqual(entries.map(({ file, reason }) => [file, reason]), [['report.gkbg', '以台账为准']]);
  await vscode.workspace.fs.delete(baseline);
  await findingsOf(document, 'sum/row-total');
});

test('the settings file is checked against its schema', async () => {
  const report = await open(wrongReport().text);
  const file = beside(report, '.disclosure-report.json');
  await write(file, '{ "rules": { "sum/row-total": "loud" } }');
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const found = await eventually('a complaint of the JSON editor', vscode.languages.onDidChangeDiagnostics, () => vscode.languages.getDiagnostics(file)[0]);
  assert.equal(document.getText(found.range), '"loud"');
});
