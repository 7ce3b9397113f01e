import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { analyse, applyEdits, defaultConfig, officialForms, parse, textOf } from '../../server/src/core/index.js';
import { StoredTree } from '../../server/src/core/syntax/store.js';
import { ReportDocument, reportDocuments } from '../../server/src/lsp/documents.js';
import { brokenText } from '../cli/reports.js';
import { root } from '../harness/corpus.js';

const uri = 'file:///report.gkbg';
const pieces = fc.constantFrom('一、总体情况', '三、收到和处理', '总计|', '12', '𬭎', '\ud800', '\uFEFF', '\n', '\r\n', '\r', '\t', ' ', '');
const someText = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const position = fc.record({ line: fc.integer({ min: 0, max: 30 }), character: fc.integer({ min: 0, max: 30 }) });
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text: someText }) },
  { weight: 1, arbitrary: fc.record({ text: someText }) },
);

describe('ReportDocument', () => {
  it('behaves as the text document of the LSP library, whatever is done to it', () => {
    fc.assert(
      fc.property(someText, fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (text, notifications) => {
        let ours = reportDocuments.create(uri, 'disclosure-report', 1, text);
        let theirs = TextDocument.create(uri, 'disclosure-report', 1, text);
        for (const [index, changes] of notifications.entries()) {
          ours = reportDocuments.update(ours, changes, index + 2);
          for (const one of changes) {
            // Made anew each time: its line table suffers from ranges beyond the end.
            const changed = TextDocument.update(theirs, [one], index + 2).getText();
            theirs = TextDocument.create(uri, 'disclosure-report', index + 2, changed);
          }
          expect(ours.getText()).toBe(theirs.getText());
          expect(ours.version).toBe(theirs.version);
        }
        expect(ours.lineCount).toBe(theirs.lineCount);
        for (let offset = 0; offset <= theirs.getText().length; offset++) expect(ours.positionAt(offset)).toEqual(theirs.positionAt(offset));
        for (let line = 0; line < theirs.lineCount; line++) {
          expect(ours.getLineRange(line)).toEqual(theirs.getLineRange(line));
          expect(ours.getEOLCharacters(line)).toBe(theirs.getEOLCharacters(line));
          for (let character = 0; character < 12; character++) expect(ours.offsetAt({ line, character })).toBe(theirs.offsetAt({ line, character }));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes keys together until somebody asks, and comes to the same text', () => {
    const place = fc.record({ line: fc.integer({ min: 1, max: 2 }), character: fc.integer({ min: 0, max: 6 }) });
    const key = fc.record({ range: fc.record({ start: place, end: place }), text: fc.constantFrom('', '1', '23', '𬭎', '四', '\n', '|') }).map(({ range: { start, end }, text }) => ({
      // Most keys are on one line.
      range: { start, end: end.character < 5 ? { ...end, line: start.line } : end },
      text,
    }));
    fc.assert(
      fc.property(fc.constantFrom('题\nab|cd\n|12|\n', 'a\r\nb\rc', 'a\nb\rc\nd', 'x\n'), fc.array(fc.record({ key, asked: fc.integer({ max: 4, min: 0 }) }), { maxLength: 12 }), (text, keys) => {
        let ours = reportDocuments.create(uri, 'disclosure-report', 1, text);
        let theirs = TextDocument.create(uri, 'disclosure-report', 1, text);
        for (const [index, { key, asked }] of keys.entries()) {
          const before = ours;
          ours = reportDocuments.update(ours, [key], index + 2);
          // The version before stays what it was.
          if (asked === 1) expect(before.getText()).toBe(theirs.getText());
          theirs = TextDocument.create(uri, 'disclosure-report', index + 2, TextDocument.update(theirs, [key], index + 2).getText());
          if (asked === 0) expect(ours.getText()).toBe(theirs.getText());
        }
        expect(ours.getText()).toBe(theirs.getText());
        expect(ours.verify(defaultConfig, officialForms)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('has been edited where something was typed and taken back', () => {
    const before = reportDocuments.create(uri, 'disclosure-report', 1, brokenText());
    const at = before.positionAt(brokenText().indexOf('三、收到和处理') + 2);
    const typed = reportDocuments.update(before, [{ range: { start: at, end: at }, text: '7' }], 2);
    const back = reportDocuments.update(typed, [{ range: { start: at, end: { line: at.line, character: at.character + 1 } }, text: '' }], 3);
    expect(back.getText()).toBe(before.getText());
    expect(back.snapshot(defaultConfig, officialForms)).not.toBe(before.snapshot(defaultConfig, officialForms));
    expect(back.snapshot(defaultConfig, officialForms).findings).toEqual(before.snapshot(defaultConfig, officialForms).findings);
  });

  it('finds what edits made of a text other than the text itself gives, and goes on with the latter', () => {
    const text = brokenText();
    const tree = parse(text);
    const sound = new ReportDocument(uri, 'disclosure-report', 2, applyEdits(tree, [{ start: 3, end: 4, text: '年' }]));
    expect(sound.verify(defaultConfig, officialForms)).toBeNull();

    // As if a fault had cut a table in two.
    const cut = text.indexOf('\n', text.indexOf('一、本年新收')) + 1;
    const torn = new ReportDocument(uri, 'disclosure-report', 2, StoredTree.of([...parse(text.slice(0, cut)).segments, ...parse(text.slice(cut)).segments]));
    const wrong = torn.snapshot(defaultConfig, officialForms).findings;
    const difference = torn.verify(defaultConfig, officialForms);
    expect(difference).toMatchObject({ in: 'structure' });
    expect(difference!.offset).toBeLessThan(cut);
    const right = torn.snapshot(defaultConfig, officialForms);
    expect(textOf(right.tree)).toBe(text);
    expect(right.findings).toEqual(analyse(tree).findings);
    expect(right.findings).not.toEqual(wrong);
    expect(torn.verify(defaultConfig, officialForms)).toBeNull();
  });

  it('takes positions that are nowhere for the nearest end', () => {
    const document = reportDocuments.create(uri, 'disclosure-report', 1, 'ab\r\ncd');
    expect(document.offsetAt({ line: -1, character: -5 })).toBe(0);
    expect(document.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(document.offsetAt({ line: 99, character: 0 })).toBe(6);
    expect(document.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(document.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(document.getText({ start: { line: 1, character: 1 }, end: { line: 0, character: 1 } })).toBe('b\r\nc');
  });

  it('is analysed once for each version and configuration', () => {
    const document = reportDocuments.create(uri, 'disclosure-report', 1, brokenText());
    expect(document.snapshot(defaultConfig, officialForms)).toBe(document.snapshot(defaultConfig, officialForms));
    const changed = reportDocuments.update(document, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: ' ' }], 2);
    expect(changed.snapshot(defaultConfig, officialForms)).not.toBe(document.snapshot(defaultConfig, officialForms));
    // The old version still knows its own text: a request that waited sees one state.
    expect(document.getText()).toBe(brokenText());
  });
});

describe('the server', () => {
  it('knows no host outside its entry points', () => {
    const folder = join(root, 'server', 'src', 'lsp');
    for (const name of readdirSync(folder).filter((file) => !file.startsWith('main.') && !file.endsWith('.node.ts'))) {
      expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/from '(node:|[^']*\/node')|\bprocess\.|\bBuffer\b/);
    }
  });
});
