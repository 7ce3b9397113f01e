import { describe, expect, it } from 'vitest';
import { configuredLevel, levelOf, ruleIds, unknownRules } from '../../server/src/core/engine/config.js';
import type { Config } from '../../server/src/core/engine/types.js';
import type { Level } from '../../server/src/core/rules/types.js';
import { analyseText } from '../harness/check.js';
import { wrapExample } from '../harness/example.js';

const config = (rules: Record<string, Level>): Config => ({ rules, form: 'auto' });

describe('levels', () => {
  it('are those of the rules where nothing is set', () => {
    expect(levelOf('sum/row-total', config({}))).toBe('error');
    expect(configuredLevel('sum/row-total', config({}))).toBeNull();
    expect(levelOf('no/such-rule', config({}))).toBe('off');
  });

  it.each<[Record<string, Level>, string, Level]>([
    [{ 'sum/*': 'off' }, 'sum/balance', 'off'],
    [{ 'sum/*': 'off' }, 'table/negative', 'error'],
    [{ '*': 'hint' }, 'table/negative', 'hint'],
    [{ '*-total': 'hint' }, 'sum/row-total', 'hint'],
    [{ 's*m/*-t*l': 'hint' }, 'sum/column-total', 'hint'],
    [{ 's*m/*-t*l': 'hint' }, 'sum/balance', 'error'],
    [{ 'sum/row-total*total': 'hint' }, 'sum/row-total', 'error'],
    [{ '*': 'off', 'sum/*': 'warning' }, 'sum/balance', 'warning'],
    [{ 'sum/*': 'warning', '*': 'off' }, 'sum/balance', 'warning'],
    [{ 'sum/balance': 'hint', 'sum/balance*': 'off' }, 'sum/balance', 'hint'],
    [{ 'sum/b*': 'hint', 's*ance': 'information' }, 'sum/balance', 'information'],
    [{ 'sum/ba*': 'hint', '*lance': 'information' }, 'sum/balance', 'hint'],
  ])('%o makes %s %s', (rules, rule, level) => {
    expect(levelOf(rule, config(rules))).toBe(level);
  });

  it('does not take names of object members for settings', () => {
    expect(configuredLevel('constructor', config({}))).toBeNull();
  });

  it('replace the severity of every finding of the rule', () => {
    const text = wrapExample({ in: 'applications', row: 'new', text: '一、本年新收政府信息公开申请数量 | 3 |  | 0 | 0 | 0 | 0 | 4' });
    const severities = (rules: Record<string, Level>): string[] => analyseText(text, config(rules)).findings.filter(({ rule }) => rule === 'sum/row-total').map(({ severity }) => severity);
    expect(severities({})).toEqual(['warning']);
    expect(severities({ 'sum/*': 'information' })).toEqual(['information']);
    expect(severities({ 'sum/*': 'error' })).toEqual(['error']);
    expect(severities({ 'sum/row-total': 'off' })).toEqual([]);
  });
});

describe('unknown rules', () => {
  it('are found, with what was probably meant', () => {
    expect(unknownRules(config({ 'sum/row-totals': 'off', 'row-total': 'off', 'sum/*': 'off', 'foo/*': 'off', 'completely/else': 'off' }))).toEqual([
      { id: 'sum/row-totals', suggestion: 'sum/row-total' },
      { id: 'row-total', suggestion: 'sum/row-total' },
      { id: 'foo/*', suggestion: null },
      { id: 'completely/else', suggestion: null },
    ]);
  });

  it('are none where all ids exist', () => {
    expect(unknownRules(config(Object.fromEntries(ruleIds.map((id) => [id, 'off']))))).toEqual([]);
  });
});
