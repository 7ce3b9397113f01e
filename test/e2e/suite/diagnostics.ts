import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyse, defaultConfig, parse } from '../../../server/src/core/index.js';
import { findings, findingsOf, gone, languageId, open, rangeOf, replace, ruleOf, summary, withSetting } from './editor.js';
import { cleanReport, letter, newTotal, rightTotal, untidyWrongReport, wrongReport } from './fixtures.js';
import { test } from './runner.js';

test('opening a report shows its findings', async () => {
  const report = wrongReport();
  const document = await open(report.text);
  assert.equal(document.languageId, languageId);
  const [finding] = await findingsOf(document, 'sum/row-total');
  assert(finding);
  assert.equal(document.getText(finding.range), document.getText(rangeOf(document, report.cell(newTotal))));
  assert(finding.range.isEqual(rangeOf(document, report.cell(newTotal))));
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  assert.equal(finding.source, 'disclosure-report');
  assert(finding.message.includes(rightTotal), finding.message);
});

test('each finding stands once in Problems, and they are those of the core', async () => {
  const { text } = untidyWrongReport();
  const document = await open(text);
  await findingsOf(document, 'sum/row-total');
  const shown = vscode.languages.getDiagnostics(document.uri).map(summary).sort();
  const expected = analyse(parse(text), defaultConfig).findings.map((finding) => {
    const { start, end } = rangeOf(document, finding.range);
    return `${finding.rule} ${start.line}:${start.character}-${end.line}:${end.character}`;
  });
  assert.deepEqual(shown, expected.sort());
});

test('findings name their rule with a page about it', async () => {
  const document = await open(wrongReport().text);
  const [finding] = await findingsOf(document, 'sum/row-total');
  const code = finding?.code;
  assert(typeof code === 'object', 'the code has a link');
  assert(/row-total/.test(code.target.path), code.target.toString());
  if (code.target.scheme !== 'https') await vscode.workspace.fs.stat(code.target);
});

test('findings follow the text as it is edited', async () => {
  const report = cleanReport();
  const document = await open(report.text);
  await replace(document, rangeOf(document, report.cell(newTotal)), `${rightTotal}0`);
  await findingsOf(document, 'sum/row-total');
  // A line above moves the finding with its text.
  await replace(document, new vscode.Range(0, 0, 0, 0), '\n');
  await findings(document, 'the finding one line below', (all) => {
    const found = all.find((each) => ruleOf(each) === 'sum/row-total');
    return found !== undefined && document.getText(found.range) === `${rightTotal}0`;
  });
  await vscode.commands.executeCommand('undo');
  await vscode.commands.executeCommand('undo');
  await gone(document, 'sum/');
  assert.equal(document.getText(), report.text);
});

test('a rule can be turned off in the settings', async () => {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  await withSetting('disclosureReport.rules', { 'sum/*': 'off' }, () => gone(document, 'sum/'));
  await findingsOf(document, 'sum/row-total');
});

test('messages speak the language that the settings name', async () => {
  const document = await open(wrongReport().text);
  const isChinese = (diagnostic: vscode.Diagnostic): boolean => /[\u4e00-\u9fff]{4}/.test(diagnostic.message);
  const inLanguage = (chinese: boolean) => async (): Promise<void> => {
    await findings(document, `messages ${chinese ? 'in Chinese' : 'in English'}`, (all) => {
      const found = all.find((each) => ruleOf(each) === 'sum/row-total');
      return found !== undefined && (/\b(is|are|add|sum|total)\b/i.test(found.message) ? !chinese : chinese && isChinese(found));
    });
  };
  await withSetting('disclosureReport.language', 'en', inLanguage(false));
  await withSetting('disclosureReport.language', 'zh', inLanguage(true));
});

test('closing a report takes its findings away', async () => {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await gone(document, '');
});

test('an untitled report is checked too', async () => {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: wrongReport().text });
  await vscode.window.showTextDocument(document);
  await findingsOf(document, 'sum/row-total');
});

test('text that is no report is left alone', async () => {
  const other = await open(letter, 'notice.txt');
  assert.equal(other.languageId, 'plaintext');
  // A report opened afterwards has been checked: so would the letter have been.
  const report = await open(wrongReport().text);
  await findingsOf(report, 'sum/row-total');
  assert.deepEqual(vscode.languages.getDiagnostics(other.uri), []);
});
