import { describe, expect, it } from 'vitest';
import { looksLikeReport } from '../../server/src/core/features/detect.js';

const yes: [string, string][] = [
  ['a title', '某县民政局2024年政府信息公开工作年度报告\n\n正文'],
  ['a title over two lines', '某县民政局2024年政府信息公开工作\n年度报告\n'],
  ['two sections', '二、主动公开政府信息情况\n……\n三、收到和处理政府信息公开申请情况\n'],
  ['a section of disclosure and a general one', '一、总体情况\n……\n四、政府信息公开行政复议、行政诉讼情况\n'],
  ['running-text titles', '（二）行政机关主动公开政府信息情况\n（三）行政机关收到和处理政府信息公开申请情况\n'],
  ['rows of table 3, bars', '| 1.属于国家秘密 | 0 |\n| 2.其他法律行政法规禁止公开 | 0 |\n| 7.属于行政执法案卷 | 0 |'],
  ['rows of table 3, tabs', '一、本年新收政府信息公开申请数量\t\t1\n二、上年结转政府信息公开申请数量\t\t0\n四、结转下年度继续办理\t\t0'],
  ['rows of table 3, PDF text', '一、本年新收政府信息公开申请数量 1 0 0\n二、上年结转政府信息公开申请数量 0 0 0\n四、结转下年度继续办理 0 0 0'],
  ['table 4', '行政复议 | 行政诉讼 |\n结果维持 | 结果纠正 | 尚未审结 | 总计 |\n未经复议直接起诉 | 复议后起诉 |'],
  ['a byte order mark and CRLF', '\uFEFF某县2020年政府信息公开工作年度报告\r\n'],
];

const no: [string, string][] = [
  ['nothing', ''],
  ['another report', '某公司2024年年度报告\n一、总体情况\n二、财务数据\n六、其他事项\n'],
  ['general titles alone', '一、总体情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n'],
  ['a sentence about reports', '请各单位于1月31日前报送政府信息公开工作年度报告，内容应当完整。'],
  ['one label in prose', '属于国家秘密的，不予公开。\n予以公开\n'],
  ['source code', 'export const total = 1 + 2;\n'],
];

describe('is a plain text a report?', () => {
  it.each(yes)('yes: %s', (_, text) => expect(looksLikeReport(text)).toBe(true));
  it.each(no)('no: %s', (_, text) => expect(looksLikeReport(text)).toBe(false));

  it('looks at the first pages only', () => {
    expect(looksLikeReport(`${'别的内容。\n'.repeat(5000)}某县2024年政府信息公开工作年度报告\n`)).toBe(false);
  });

  it('is quick with anything', () => {
    const start = performance.now();
    for (const piece of ['|', '\t', '一、', '\n', '信息公开', '\0', '\ud800']) looksLikeReport(piece.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
