import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, findingsOf, gone, hoverText, open } from './editor.js';
import { test } from './runner.js';

const report = [
  '云岭县供热有限公司2024年政府信息公开工作年度报告',
  '一、供热服务情况',
  '| 供热事项 | 受理总数 | 已经办结 | 正在办理 |',
  '| 室温投诉 | 30 | 22 | 7 |',
  '| 停热报停 | 5 | 5 | 0 |',
  '二、其他需要报告的事项',
  '没有其他需要报告的事项。',
  '',
].join('\n');

/** A form with one table; `right` is the column that the sum of each row stands in. */
const template = (right: string): string => JSON.stringify({
  form: 'heating',
  title: { zh: '供热企业表样', en: 'the heating form' },
  sections: [{ role: 7, title: '供热服务情况', table: 'heating' }, { role: 6, title: '其他需要报告的事项' }],
  tables: [{
    id: 'heating',
    section: 7,
    title: { zh: '供热服务情况表', en: 'table of heating' },
    groups: [{ id: 'matter', label: '供热事项' }],
    blocks: [{
      id: 'heating',
      columns: [{ id: 'accepted', label: '受理总数' }, { id: 'closed', label: '已经办结' }, { id: 'open', label: '正在办理' }],
      rows: [{ id: 'cold', label: '室温投诉', help: { zh: '室温不达标的投诉。', en: 'Complaints about cold rooms.' } }, { id: 'pause', label: '停热报停' }],
    }],
    relations: [{ id: 'row-total', left: ['closed', 'open'], right: [right] }],
  }],
});

test('a template that the settings file names is used, and read again when it changes', async () => {
  const document = await open(report);
  const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(document.uri, '..', name);
  const write = (name: string, text: string): Thenable<void> => vscode.workspace.fs.writeFile(beside(name), new TextEncoder().encode(text));
  await findingsOf(document, 'structure/missing-section');
  await write('供热.disclosure-template.json', template('accepted'));
  await write('.disclosure-report.json', '{ "templates": ["供热.disclosure-template.json"] }');
  const [finding] = await findingsOf(document, 'sum/row-total');
  assert.equal(document.getText(finding!.range), '30');
  await gone(document, 'structure/');
  assert.match(await hoverText(document, document.positionAt(report.indexOf('室温') + 1)), /室温不达标的投诉。/);
  // With a fault in it, it is not used any more; put right again, it is.
  await write('供热.disclosure-template.json', template('nothing'));
  await gone(document, 'sum/');
  await write('供热.disclosure-template.json', template('accepted'));
  await findingsOf(document, 'sum/row-total');
  await vscode.workspace.fs.delete(beside('.disclosure-report.json'));
  await gone(document, 'sum/');
});

test('a template file is checked against its schema', async () => {
  const document = await open('{ "form": "x", "title": { "zh": "甲", "en": "a" }, "colour": 1 }', 'a.disclosure-template.json');
  const found = await eventually('a complaint of the JSON editor', vscode.languages.onDidChangeDiagnostics, () => vscode.languages.getDiagnostics(document.uri)[0]);
  assert.equal(document.getText(found.range), '"colour"');
});
