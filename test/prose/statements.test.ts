import { describe, expect, it } from 'vitest';
import { analyseText, checkFindings } from '../harness/check.js';
import { falseDenials, falseStatements } from './false.js';
import { busy, withProse } from './report.js';
import { trueStatements } from './true.js';

const PROSE = ['cross/prose-number', 'cross/negative-statement', 'cross/fee'];

/** A sentence under the heading where reports have such sentences. */
const report = (sentence: string): string => withProse(busy, [sentence]);

it('there are enough of both kinds', () => {
  expect(trueStatements.length).toBeGreaterThanOrEqual(60);
  expect(falseStatements.length + falseDenials.length).toBeGreaterThanOrEqual(60);
});

describe('says nothing about', () => {
  it.each(trueStatements)('%s', (sentence) => {
    const text = report(sentence);
    const found = analyseText(text).findings.filter(({ rule }) => PROSE.includes(rule));
    expect(found.map(({ rule, range, message }) => [rule, text.slice(range.start, range.end), message.args])).toEqual([]);
  });
});

describe('contradicts', () => {
  it.each(falseStatements)('%s', (sentence) => {
    checkFindings(report(sentence), 'cross/prose-number');
  });

  it.each(falseDenials)('%s', (sentence) => {
    checkFindings(report(sentence), 'cross/negative-statement');
  });
});

it('keeps to warnings', () => {
  for (const sentence of [...falseStatements, ...falseDenials]) {
    const { findings } = analyseText(report(sentence.replace(/[⟦⟧]/g, '')));
    for (const { rule, severity } of findings) if (PROSE.includes(rule)) expect(['warning', 'information']).toContain(severity);
  }
});
