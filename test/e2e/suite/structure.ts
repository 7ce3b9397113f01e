import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanFigures } from '../../harness/figures.js';
import { render } from '../../harness/render.js';
import { eventually, findingsOf, open, rangeOf, select } from './editor.js';
import { cleanReport, newTotal, wrongReport } from './fixtures.js';
import { test } from './runner.js';

const placeholder = '新增的一行，请填写行名';

function changed(document: vscode.TextDocument, what: string, accept: (text: string) => boolean): Promise<string> {
  return eventually(what, vscode.workspace.onDidChangeTextDocument, () => (accept(document.getText()) ? document.getText() : undefined));
}

/** A report that the server has read: its finding is there. */
async function opened(): Promise<vscode.TextDocument> {
  const document = await open(wrongReport().text);
  await findingsOf(document, 'sum/row-total');
  return document;
}

/** Waits until the selected text is what it should be. */
async function selected(text: string): Promise<void> {
  await eventually(`the selection ${text}`, vscode.window.onDidChangeTextEditorSelection, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.getText(editor.selection) === text || undefined;
  });
}

test('a row is inserted with its label selected, and deleted again', async () => {
  const report = wrongReport();
  const document = await opened();
  await select(rangeOf(document, report.label('d2')).start);
  await vscode.commands.executeCommand('disclosureReport.insertRowBelow');
  await changed(document, 'a new row', (text) => text.includes(placeholder));
  await selected(placeholder);
  await vscode.commands.executeCommand('disclosureReport.deleteRow');
  await changed(document, 'the row gone', (text) => text === report.text);
});

test('a cell is inserted and deleted again', async () => {
  const report = wrongReport();
  const document = await opened();
  await select(rangeOf(document, report.cell(newTotal)).start);
  await vscode.commands.executeCommand('disclosureReport.insertCellBefore');
  await changed(document, 'a new cell', (text) => text.length > report.text.length);
  await selected('0');
  await vscode.commands.executeCommand('disclosureReport.deleteCell');
  await changed(document, 'the cell gone', (text) => text === report.text);
});

test('a section moves with its table in one undo step', async () => {
  const report = wrongReport();
  const document = await opened();
  await select(document.positionAt(report.text.indexOf('三、收到和处理')));
  await vscode.commands.executeCommand('disclosureReport.moveSectionUp');
  const text = await changed(document, 'the section above', (now) => now.includes('二、收到和处理'));
  assert(text.indexOf('二、收到和处理') < text.indexOf('（七）总计') && text.indexOf('（七）总计') < text.indexOf('三、主动公开政府信息情况'));
  await vscode.commands.executeCommand('undo');
  await changed(document, 'the section back', (now) => now === report.text);
});

test('the light bulb offers to recalculate at any cell of a wrong table', async () => {
  const report = wrongReport();
  const document = await opened();
  const at = rangeOf(document, report.cell({ table: 'applications', row: 'n3', column: 'legal' }));
  const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, at);
  assert(offered.some(({ title }) => /^(重新计算本表的总计|Recalculate the totals of this table)/.test(title)), offered.map(({ title }) => title).join(' | '));
});

test('formatting a selection changes its lines only', async () => {
  const report = cleanReport();
  const document = await open(report.text.replace('（一）主动公开', '(一)主动公开').replace('（二）依申请公开', '(二)依申请公开'));
  const at = document.getText().indexOf('(二)依申请');
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 5));
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>('vscode.executeFormatRangeProvider', document.uri, range, { tabSize: 2, insertSpaces: true });
  assert(edits.length > 0);
  assert(edits.every((edit) => edit.range.start.line === range.start.line && edit.range.end.line === range.end.line), edits.map((edit) => edit.newText).join(' | '));
});

/** Pastes as a key press does. In a browser the host of the tests does it (scripts/host/paste.mjs); elsewhere HTML is not to be had. */
async function paste(clipboard: Readonly<Record<'text/plain' | 'text/html', string>>): Promise<void> {
  if (vscode.env.uiKind === vscode.UIKind.Web) {
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    console.log(`::paste ${JSON.stringify(clipboard)}`);
  } else {
    await vscode.env.clipboard.writeText(clipboard['text/plain']);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
  }
}

test('a table of the form is pasted in the way of the report', async () => {
  assert('registerDocumentPasteEditProvider' in vscode.languages, 'this VS Code is too old');
  const figures = cleanFigures(4, '2021', 'small');
  const whole = render(figures, 'pipe-open').text;
  const without = render(figures, 'pipe-open', { without: ['applications'] }).text;
  const part = (text: string, from: string): string => text.slice(text.lastIndexOf(from, text.indexOf('申请人情况')), text.indexOf('四、政府信息公开行政复议'));
  const document = await open(without.replace('四、政府信息公开行政复议', '\n四、政府信息公开行政复议'));
  await select(document.positionAt(document.getText().indexOf('\n\n四、政府信息公开行政复议') + 1));
  await paste({ 'text/plain': part(render(figures, 'tab-grid').text, '（本列数据'), 'text/html': part(render(figures, 'html').text, '<table') });
  const text = await changed(document, 'the table', (now) => now.includes('（七）总计'));
  assert(!/[\t<]/.test(text), part(text, '三、收到和处理'));
  assert.equal(text.replace(/[ |\n]/g, ''), whole.replace(/[ |\n]/g, ''));
});

test('words are pasted as they are, and so are tables that are none of the form', async () => {
  const document = await open(cleanReport().text);
  for (const [words, html] of [['甲\t1\n乙\t2', '<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>'], ['规章若干件', '<p>规章若干件</p>']] as const) {
    await select(new vscode.Position(1, 0));
    await paste({ 'text/plain': words, 'text/html': html });
    await changed(document, 'the text', (now) => now.includes(words));
  }
});
