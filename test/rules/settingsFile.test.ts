import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf, mergeConfig, optionOf } from '../../server/src/core/engine/config.js';
import { defaultConfig, readSettings, render } from '../../server/src/core/index.js';
import { parseJson } from '../../server/src/core/text/json.js';
import { rules } from '../../server/src/core/rules/index.js';
import { findingsOf } from '../harness/check.js';

const problemsOf = (text: string): string[] => readSettings(text).problems.map((problem) => render(problem, 'zh'));

describe('JSON', () => {
  it('says where a text stops being JSON', () => {
    for (const marked of ['{‸', '‸', '{ "a": 1 ‸"b": 2 }', '{ "a": 1, ‸}', '[1, ‸]', '{ "a": ‸x }', '{ ‸a: 1 }', '{} ‸x', '{ "a": ‸"b }', '[1‸', '{ "a" ‸1 }', '{ "a": [ 1, { "b": 0‸1 } ] }', '‸// x']) {
      const fault = marked.indexOf('‸');
      expect(parseJson(marked.replace('‸', '')), marked).toEqual({ fault });
    }
  });

  it('lets a byte order mark pass, and counts it', () => {
    expect(parseJson('\uFEFF{ "a": 1 }')).toEqual({ value: { a: 1 } });
    expect(parseJson('\uFEFF{ ')).toEqual({ fault: 3 });
  });

  it('finds a place in every text that the engine refuses', () => {
    const broken = fc.tuple(fc.json(), fc.nat(), fc.nat(3)).map(([text, at, count]) => text.slice(0, at % (text.length + 1)) + text.slice((at % (text.length + 1)) + count));
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => {
        const { fault } = parseJson(text);
        expect(fault === undefined || (fault >= 0 && fault <= text.length)).toBe(true);
        // What stands before the place is no fault by itself.
        if (fault !== undefined && fault > 0) expect(parseJson(text.slice(0, fault)).fault ?? fault).toBeLessThanOrEqual(fault);
      }),
    );
  });
});

describe('a settings file', () => {
  it('holds levels, a form and options', () => {
    const text = '{ "$schema": "x", "rules": { "sum/*": "off", "sum/balance": "hint" }, "template": "2019", "options": { "structure/overview-length": { "limit": 1200 } } }';
    expect(readSettings(text)).toEqual({
      value: { rules: { 'sum/*': 'off', 'sum/balance': 'hint' }, form: '2019', options: { 'structure/overview-length': { limit: 1200 } } },
      problems: [],
    });
  });

  it.each([
    ['{ "rules": {', '第 1 行第 13 列起不是有效的 JSON'],
    ['{\n  "rules": {},\n}', '第 3 行第 1 列起不是有效的 JSON'],
    ['[]', '应当是一个 JSON 对象：{ … }'],
    ['{ "rule": {} }', '没有设置项 rule，可选：rules, template, templates, options'],
    ['{ "rules": [] }', 'rules 应当是一个对象：{ … }'],
    ['{ "rules": { "sum/balance": "loud" } }', '规则 sum/balance 没有级别 "loud"，可选：off, hint, information, warning, error'],
    ['{ "rules": { "sum/balanse": "off" } }', '没有规则 sum/balanse，是否要写 sum/balance？'],
    ['{ "rules": { "nothing/*": "off" } }', '没有规则 nothing/*'],
    ['{ "template": 2021 }', 'template 不能是 2021，可选：auto, 2019, 2021'],
    ['{ "templates": "a.json" }', 'templates 应当是文件路径的列表：["表样.json"]'],
    ['{ "templates": [1] }', 'templates 应当是文件路径的列表：["表样.json"]'],
    ['{ "options": { "sum/balance": { "limit": 1 } } }', '规则 sum/balance 没有选项'],
    ['{ "options": { "structure/overview-length": { "most": 1 } } }', '规则 structure/overview-length 没有选项 most，可选：limit'],
    ['{ "options": { "structure/overview-length": { "limit": 0 } } }', '规则 structure/overview-length 的选项 limit 应当是不小于 1 的整数，不是 0'],
    ['{ "options": { "structure/overview-length": { "limit": 1.5 } } }', '规则 structure/overview-length 的选项 limit 应当是不小于 1 的整数，不是 1.5'],
    ['{ "options": { "structure/overview-length": { "limit": "1" } } }', '规则 structure/overview-length 的选项 limit 应当是不小于 1 的整数，不是 "1"'],
    ['{ "options": { "overview-length": {} } }', '没有规则 overview-length，是否要写 structure/overview-length？'],
  ])('%s: %s', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('keeps what is right beside what is wrong', () => {
    expect(readSettings('{ "rules": { "sum/balance": "off", "sum/x": "off", "sum/row-total": 1 }, "x": 1 }').value).toEqual({ rules: { 'sum/balance': 'off' } });
  });

  it('never makes anything throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readSettings(text)));
    const value = fc.jsonValue();
    fc.assert(fc.property(value, value, value, (a, b, c) => void readSettings(JSON.stringify({ rules: a, options: b, template: c, __proto__: 1 }))));
  });
});

describe('several sources', () => {
  it('count in their order, be the weaker one more specific', () => {
    const config = mergeConfig([{ rules: { 'sum/*': 'hint' } }, { rules: { 'sum/balance': 'off', 'table/*': 'warning' }, form: '2019' }, { rules: { 'table/negative': 'off', 'structure/*': 'off' }, form: '2021' }]);
    expect(['sum/balance', 'sum/row-total', 'table/negative', 'structure/missing-title', 'text/placeholder'].map((rule) => levelOf(rule, config))).toEqual(['hint', 'hint', 'warning', 'off', levelOf('text/placeholder', defaultConfig)]);
    expect(config.form).toBe('2019');
  });

  it('are one object where nothing is set', () => {
    expect(mergeConfig([{}, { rules: {}, options: {} }])).toBe(defaultConfig);
  });

  it('give options one by one', () => {
    const config = mergeConfig([{ options: { 'table/unlikely-share': { count: 7 } } }, { options: { 'table/unlikely-share': { count: 1, openPercent: 50 } } }]);
    const rule = rules.find(({ id }) => id === 'table/unlikely-share')!;
    expect(['count', 'openPercent', 'otherPercent'].map((name) => optionOf(rule, name, config))).toEqual([7, 50, rule.options!['otherPercent']!.default]);
    expect(() => optionOf(rule, 'nothing', config)).toThrow('has no option nothing');
  });

  it('reach the rules', () => {
    const text = `云岭县水务局2023年政府信息公开工作年度报告\n一、总体情况\n${'水库巡查按月公布进度。'.repeat(20)}\n`;
    const rule = 'structure/overview-length';
    expect(findingsOf(text, rule)).toEqual([]);
    expect(findingsOf(text, rule, mergeConfig([{ options: { [rule]: { limit: 100 } } }]))).toHaveLength(1);
  });
});
