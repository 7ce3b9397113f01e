import { describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { nearest } from '../../server/src/cli/options.js';
import { displayWidth } from '../../server/src/cli/width.js';
import { soundText } from './reports.js';
import { run } from './run.js';

describe('usage errors', () => {
  it.each([
    [[], '缺少命令'],
    [['check'], '缺少要检查的路径'],
    [['extract', 'a.txt'], '没有命令 extract'],
    [['chek', 'a.txt'], '没有命令 chek，是否要写 check？'],
    [['check', 'a.txt', '--baseline'], '选项 --baseline <FILE> 缺少值'],
    [['check', '--reason', '已核实', 'a.txt'], '--reason 要和 --update-baseline 一起用'],
    [['check', '--cross-year', 'a.txt'], '没有选项 --cross-year'],
    [['check', '--format', 'sarif', 'a.txt'], '选项 --format 的值 sarif 不可用'],
    [['check', '--format', 'github', 'a.txt'], '选项 --format 的值 github 不可用'],
    [['check', '--fail-on', 'fatal', 'a.txt'], '选项 --fail-on 的值 fatal 不可用'],
    [['check', '--lang', 'fr', 'a.txt'], '选项 --lang 的值 fr 不可用'],
    [['check', '--form', '2020', 'a.txt'], '选项 --form 的值 2020 不可用'],
    [['check', 'a.txt', '--form'], '选项 --form <FORM> 缺少值'],
    [['check', '--rule', 'sum/row-total', 'a.txt'], '--rule 的写法是 ID=级别'],
    [['check', '--rule', 'sum/row-total=fatal', 'a.txt'], '规则 sum/row-total 没有级别 fatal'],
    [['check', '--rule', 'row-totals=off', 'a.txt'], '没有规则 row-totals，是否要写 sum/row-total？'],
    [['check', '--rule', 'sun/*=off', 'a.txt'], '没有规则 sun/*'],
    [['lsp'], '请写 lsp --stdio'],
  ] as [string[], string][])('%j', async (argv, message) => {
    const { code, out, err } = await run(argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toContain('--help');
  });

  it('are in English where the messages are', async () => {
    const { err } = await run(['check', '--lang', 'en', '--formatt', 'json', 'a.txt']);
    expect(err).toBe('usage: no option --formatt; did you mean --format?\nSee disclosure-report check --help.\n');
  });
});

describe('help and version', () => {
  it('go to standard output with exit code 0', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const zh = await run(['--help']);
    expect(zh).toMatchObject({ code: 0, err: '' });
    expect(zh.out).toContain('用法： disclosure-report [选项] [命令]');
    const en = await run(['check', '--help'], { env: { LANG: 'en_GB.UTF-8' } });
    expect(en).toMatchObject({ code: 0, err: '' });
    expect(en.out).toContain('Usage: disclosure-report check [options] <PATH...>');
  });

  it('leave nothing of the other language', async () => {
    for (const argv of [['--help'], ['check', '--help'], ['lsp', '--help']]) {
      expect((await run([...argv, '--lang=zh'])).out).not.toMatch(/\b(Usage|Options|Arguments|Commands|choices|default)\b/);
      expect((await run([...argv, '--lang=en'])).out).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('options', () => {
  it('--rule takes ids and globs, the more specific one wins', async () => {
    const stdin = soundText().replace('（一）', '（三）');
    for (const rules of [['--rule', '*=off'], ['--rule', 'structure/*=off', '--rule', 'table/*=off', '--rule', 'sum/*=off']]) {
      expect((await run(['check', '--fail-on', 'hint', ...rules, '-'], { stdin })).code).toBe(0);
    }
  });

  it('--form overrides the form the report seems to follow', async () => {
    const { out } = await run(['check', '--format', 'json', '--form', '2019', '-'], { stdin: soundText() });
    const { out: auto } = await run(['check', '--format', 'json', '-'], { stdin: soundText() });
    expect(out).not.toBe(auto);
  });
});

describe('helpers', () => {
  it('nearest finds an id by what it shares, or nothing', () => {
    const ids = ['sum/row-total', 'sum/column-total', 'table/row-label'];
    expect(nearest('sum/rowtotal', ids)).toBe('sum/row-total');
    expect(nearest('row-lable', ids)).toBe('table/row-label');
    expect(nearest('xyz', ids)).toBeNull();
    expect(nearest('', ids)).toBeNull();
  });

  it('displayWidth counts columns of a terminal', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('总计（七）')).toBe(10);
    expect(displayWidth('𬭎a')).toBe(3);
    expect(displayWidth('\u001b[31m错\u001b[0m')).toBe(2);
  });
});
