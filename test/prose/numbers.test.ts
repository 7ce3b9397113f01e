import { describe, expect, it } from 'vitest';
import { chineseNumber, readProseNumber } from '../../server/src/core/text/proseNumbers.js';
import { formatQuantity } from '../../server/src/core/text/quantity.js';
import { inChinese } from './chinese.js';

/** Reads the number at the first digit of a text. */
function read(text: string): string {
  const at = text.search(/[0-9０-９〇零一二三四五六七八九十百千万亿两]/);
  const number = readProseNumber(text, at);
  if (number === null) return 'none';
  return `${number.exact ? '' : '~'}${formatQuantity(number.value)} ${number.kind} ${number.unit}`.trim();
}

describe('numbers in prose', () => {
  it.each([
    ['受理12件', '12 count 件'],
    ['受理1,234件', '1234 count 件'],
    ['受理１，２３４件', '1234 count 件'],
    ['受理1,234,567件', '1234567 count 件'],
    ['自然人3,法人2件', '3 count'],
    ['第2、12,3456件', '~2 count'],
    ['受理７２件', '72 count 件'],
    ['信息2.5万条', '25000 count 条'],
    ['信息1.2345万条', '12345 count 条'],
    ['访问3亿次', '300000000 count 次'],
    ['收费12.5万元', '125000 money 万元'],
    ['收费380元', '380 money 元'],
    ['收费十二万元', '120000 money 元'],
    ['占45.8%', '45.8 percent %'],
    ['占４５％', '45 percent ％'],
    ['占百分之四十六', '46 percent'],
    ['占百分之四十六点五', '46.5 percent'],
    ['答复九十五件', '95 count 件'],
    ['答复一百零三件', '103 count 件'],
    ['答复两件', '2 count 件'],
    ['答复二千零五件', '2005 count 件'],
    ['答复十宗', '10 count 宗'],
    ['答复零件', '0 count 件'],
    ['一起。', '1 count 起'],
    ['二〇二三年', '2023 year 年'],
    ['2023年度', '2023 year 年度'],
    ['3个工作日', '3 other 个工作日'],
    ['120人次', '120 other 人次'],
    ['12件次', '12 count 件次'],
    ['70余件', '~70 count 件'],
    ['百余件', '~0 count 件'],
    ['3千件', '~3 count 件'],
    ['50件以上', '~50 count 件'],
    ['3-5件', '~0 count 件'],
    ['3至5件', '~0 count 件'],
    ['1/3', '~0 count'],
    ['1 9365件', '~0 count 件'],
    ['3.1.2', '~3.1 count'],
    ['IPv6', '~6 count'],
    ['一次性告知', 'none'],
    ['一件事', 'none'],
    ['一起办理', 'none'],
    ['一是加强', 'none'],
    ['统一受理', 'none'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['一二', '百', '一百二', '二十三十', '十百', '零一零', '两两', '一零'])('%s is no number', (text) => {
    expect(chineseNumber(text)).toBeNull();
  });

  it('reads every number as written', () => {
    for (const value of [1, 9, 10, 11, 20, 99, 100, 101, 110, 111, 909, 1000, 1001, 1010, 1100, 1234, 9999, 10000, 10001, 12000, 20305, 120000, 99999999]) {
      const read = chineseNumber(inChinese(value));
      expect(read && formatQuantity(read), inChinese(value)).toBe(String(value));
    }
  });
});
