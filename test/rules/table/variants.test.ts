import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../harness/check.js';
import { cleanFigures } from '../../harness/figures.js';
import { render, type EncodingId } from '../../harness/render.js';

/** Wordings and ways of writing that reports are known to use (FORMAT 5.1, 5.2): none of them is worth a finding. */
const variants: readonly (readonly [string, string])[] = [
  ['第二十条第（一）项', '第二十条  第(一)项'],
  ['第二十条第（五）项', '第二十条第五项'],
  ['本年制发件数', '本年制发'],
  ['现行有效件数', '现行有效件'],
  ['本年处理决定数量', '处理决定数量'],
  ['行政规范性文件', '规范性文件'],
  ['本年收费金额（单位：万元）', '本年收费金额（单位：万元，保留4位小数）'],
  ['法人或其他组织', '法人和其他组织'],
  ['社会公益组织', '公益组织'],
  ['商业企业', '商业 企业'],
  ['三、本年度办理结果', '三、本年度 办理结果'],
  ['（一）予以公开', '1、予以公开'],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '(二)部分公开(区分处理的, 只计这一情形, 不计其他情形)'],
  ['2.其他法律行政法规禁止公开', '2．其他法律、行政法规禁止公开'],
  ['3.危及“三安全一稳定”', '3、危及\'三安全一稳定\''],
  ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '1.申请人无正当理由逾期不补正，行政机关不再处理'],
  ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '2.申请人逾期未按收费通知要求缴纳费用'],
  ['（七）总计', '(七) 总计'],
  ['（七）总计', '七、总计'],
  ['（七）总计', '总计'],
  ['四、结转下年度继续办理', '四、结转下一年度继续办理'],
  ['尚未审结', '尚未 审结'],
];
const encodings: readonly EncodingId[] = ['pipe-open', 'gfm', 'tab-grid', 'cell-line', 'html', 'bar-before', 'blank-line'];

describe.each(encodings)('a known variant in %s', (encoding) => {
  const { text } = render(cleanFigures(13, '2021', 'small'), encoding);

  it.each(variants)('%s → %s', (printed, written) => {
    const changed = text.replaceAll(printed, written);
    expect(changed).not.toBe(text);
    expect(findingsOf(changed, 'table/').map(({ rule, range }) => `${rule} ${changed.slice(range.start, range.end)}`)).toEqual([]);
  });
});

describe('page chrome around the tables', () => {
  it.each([
    ['浏览次数 | 12 |', '打印'], ['第 3 页 共 8 页', '来源：政府办公室'], ['发布日期：2024-01-19 09:49:19', '字号：[大 中 小]'], ['注：本表数据截至12月31日，共 3 件转由上级答复。', '说明 | 2 |'],
  ])('%s and %s are no rows', (before, after) => {
    const { text } = render(cleanFigures(13, '2021', 'small'), 'pipe-open');
    const changed = text.replace('第二十条第（一）项', `${before}\n第二十条第（一）项`).replace('三、收到', `${after}\n三、收到`).replace('四、政府信息', `${after}\n四、政府信息`);
    expect(findingsOf(changed, 'table/')).toEqual([]);
  });
});
