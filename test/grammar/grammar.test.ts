import { INITIAL } from 'vscode-textmate';
import { describe, expect, it } from 'vitest';
import { grammar, scopes } from './tokenise.js';

const numeral = 'constant.language.numeral';
const row = 'entity.name.tag.row';
const group = 'entity.name.type.group';
const column = 'variable.other.constant.column';
const total = 'entity.name.function.total';
const number = 'constant.numeric.decimal';
const date = 'constant.numeric.date';
const clause = 'support.type.clause';
const section = 'entity.name.section';
const bar = 'punctuation.separator.table';
const notStated = 'constant.language.not-stated';

/** The coloured words of a line, separators left out: they differ between encodings and are checked by themselves. */
async function words(line: string): Promise<[string, string][]> {
  return (await scopes(line)).filter(([, scope]) => scope !== bar);
}

describe('the same row in every encoding of tables', () => {
  const encodings: [string, string][] = [
    ['bars after each cell', '（三）不予公开  | 1.属于国家秘密  | 3  | -  | 0  | '],
    ['bars on both sides', '| （三）不予公开 | 1.属于国家秘密 | 3 | - | 0 |'],
    ['tabs', '\t（三）不予公开\t1.属于国家秘密\t3\t-\t0'],
    ['HTML', '<tr><td>（三）不予公开</td><td>1.属于国家秘密</td><td>3</td><td>-</td><td>0</td></tr>'],
  ];
  it.each(encodings)('%s', async (_, line) => {
    expect((await words(line)).filter(([, scope]) => scope !== 'punctuation.definition.tag')).toEqual([
      ['（三）', numeral], ['不予公开', group], ['1.', numeral], ['属于国家秘密', row], ['3', number], ['-', notStated], ['0', number],
    ]);
  });

  it('one cell per line', async () => {
    for (const after of [' |', '', '  | ||']) {
      expect(await words(`（三）不予公开${after}`)).toEqual([['（三）', numeral], ['不予公开', group]]);
      expect(await words(`1.属于国家秘密${after}`)).toEqual([['1.', numeral], ['属于国家秘密', row]]);
      expect(await words(`3${after}`)).toEqual([['3', number]]);
    }
    expect(await words('- |')).toEqual([['-', notStated]]);
    expect(await words('无')).toEqual([['无', notStated]]);
  });

  it('PDF text with spaces', async () => {
    expect(await words('一、本年新收政府信息公开申请数量 12 0 3')).toEqual([['一、', numeral], ['本年新收政府信息公开申请数量', row], ['12', number], ['0', number], ['3', number]]);
    expect(await words('（七）总计 12 0 3')).toEqual([['（七）', numeral], ['总计', total], ['12', number], ['0', number], ['3', number]]);
  });
});

describe('tables', () => {
  it('tells totals from rows', async () => {
    expect(await words('（七）总计 | 12 |')).toEqual([['（七）', numeral], ['总计', total], ['12', number]]);
    expect(await words('\t\t总计')).toEqual([['总计', total]]);
    expect(await words('四、结转下年度继续办理\t\t1')).toEqual([['四、', numeral], ['结转下年度继续办理', row], ['1', number]]);
  });

  it('knows headers, their units and their inner spaces', async () => {
    expect(await words('信息内容 | 本年制发件数 | 现行有效件数')).toEqual([['信息内容', column], ['本年制发件数', column], ['现行有效件数', column]]);
    expect(await words('商业 企业\t科研 机构\t其他')).toEqual([['商业 企业', column], ['科研 机构', column], ['其他', column]]);
    expect(await words('本年收费金额（单位：万元）\t')).toEqual([['本年收费金额（单位：万元）', column]]);
    expect(await words('结果维持 | 尚未审结 | 复议后起诉 |')).toEqual([['结果维持', column], ['尚未审结', column], ['复议后起诉', column]]);
  });

  it('keeps the note of a label with the label', async () => {
    expect(await words('（二）部分公开（区分处理的，只计这一情形，不计其他情形） | 0')).toEqual([['（二）', numeral], ['部分公开（区分处理的，只计这一情形，不计其他情形）', row], ['0', number]]);
  });

  it('colours a misspelt label as a label', async () => {
    expect(await words('| 5.属于三类内容事务信息 | 0 |')).toEqual([['5.', numeral], ['属于三类内容事务信息', row], ['0', number]]);
  });

  it('heads a block of table 2', async () => {
    expect(await words('第二十条第（一）项 | |||')).toEqual([['第二十条第（一）项', clause]]);
  });

  it('sets the printed instruction back', async () => {
    expect((await words('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况')).map(([, scope]) => scope)).toEqual(['comment.line.instruction', column]);
  });

  it('marks bars and delimiter rows', async () => {
    expect(await scopes('规章 | 0 | |||')).toEqual([['规章', row], ['|', bar], ['0', number], ['|', bar], ['|||', bar]]);
    for (const line of ['| --- | :---: |', '|---|---|', '--- | ---', '| --- |']) expect(await scopes(line)).toEqual([[line, 'punctuation.definition.table.delimiter']]);
  });

  it.each(['/', '／', '—', '——', '无', '空'])('knows %s as not stated', async (mark) => {
    expect(await words(`规章 | ${mark} | 0 |`)).toEqual([['规章', row], [mark, notStated], ['0', number]]);
  });
});

describe('headings', () => {
  it.each([
    '某县民政局2024年政府信息公开工作年度报告', '某县 2020 年 政府信息公开工作年度报告', '# 某县2021年政府信息公开年报', '某办政府信息公开工作年度报告（2021年度）', '| 某县2023年政府信息公开工作年度报告 | ',
  ])('title: %s', async (line) => {
    expect((await words(line))[0]![1]).toBe('entity.name.section.title');
  });

  it('takes no sentence for a title', async () => {
    expect(await words('现公布本机关政府信息公开工作年度报告，欢迎查阅。')).toEqual([]);
  });

  it('sections, whatever their numeral', async () => {
    for (const [mark, title] of [['一、', '总体情况'], ['四、', '政府信息公开行政复议、行政诉讼情况'], ['（三）', '收到和处理政府信息公开申请情况'], ['第六部分 ', '其他需要报告的事项'], ['七、', '附录说明']] as const) {
      expect(await words(mark + title)).toEqual([[mark, numeral], [title, section]]);
    }
    expect(await words('## 二、主动公开政府信息情况')).toEqual([['## ', 'markup.heading.2'], ['二、', numeral], ['主动公开政府信息情况', section]]);
    expect(await words('存在的主要问题及改进情况')).toEqual([['存在的主要问题及改进情况', section]]);
  });

  it('topics of the prose', async () => {
    expect(await words('（二）依申请公开。全年无此类申请。')).toEqual([['（二）', numeral], ['依申请公开', section]]);
    expect(await words('1.健全制度，明确分工。')).toEqual([['1.', numeral]]);
  });

  it('carries heading scopes that themes know', async () => {
    const stack = (await grammar()).tokenizeLine('一、总体情况', INITIAL).tokens[1]!.scopes;
    expect(stack).toContain('markup.heading.2.disclosure-report');
  });
});

describe('prose', () => {
  it('numbers with their units', async () => {
    expect(await words('共收到申请12件，金额 1,234.50 万元，占33.9%，２５件')).toEqual([
      ['12', number], ['件', 'keyword.other.unit'], ['1,234.50', number], ['万元', 'keyword.other.unit'], ['33.9%', number], ['２５', number], ['件', 'keyword.other.unit'],
    ]);
  });

  it('leaves digits inside names alone', async () => {
    expect(await words('完成IPv6改造，兼容IE8')).toEqual([]);
  });

  it('dates', async () => {
    expect(await words('2024年度，自 2024 年 1 月 1 日起，至12月31日，2025-01-16，二〇二四年')).toEqual([
      ['2024年度', date], ['2024 年 1 月 1 日', date], ['12月31日', date], ['2025-01-16', date], ['二〇二四年', date],
    ]);
  });

  it('laws and clauses', async () => {
    expect((await words('依照《条例》第三十六条第（三）项、第四十二条')).filter(([, scope]) => !scope.startsWith('punctuation'))).toEqual([
      ['条例', 'string.other.law'], ['第三十六条第（三）项', clause], ['第四十二条', clause],
    ]);
  });

  it('enumerations', async () => {
    expect(await words('一是健全制度；二是加强培训，三是公开透明。')).toEqual([['一是', 'keyword.other.enumeration'], ['二是', 'keyword.other.enumeration'], ['三是', 'keyword.other.enumeration']]);
  });
});

describe('long lines', () => {
  const pieces = ['一', '1', ' ', '\t', '|', '-', ':', '（', '《', '<a', '<!--', '　', '0|', '-|', '| --- ', '1.', '1,234', '第二十条', '信息公开', '（一）属于', '一、', '2024年', '无\t', '——'];
  // Where the work grew with the square of the length, 200,000 characters would take minutes.
  it.each(pieces)('%j many times over is read in time that grows with its length', { timeout: 20_000 }, async (piece) => {
    const line = piece.repeat(Math.ceil(200_000 / piece.length));
    const reader = await grammar();
    const { tokens, stoppedEarly } = reader.tokenizeLine(line, INITIAL, 10_000);
    expect(stoppedEarly).toBe(false);
    expect(tokens.at(-1)!.endIndex).toBeGreaterThanOrEqual(line.length);
  });
});
