import { describe, expect, it } from 'vitest';
import { applyPreferred, checkFindings, findingsOf } from '../../harness/check.js';

const title = '云岭县水务局2023年政府信息公开工作年度报告';
const withPreface = (preface: string): string => `${title}\n${preface}\n一、总体情况\n围绕重点事项及时更新信息。\n`;
const withOverview = (text: string): string => `${title}\n一、总体情况\n${text}\n`;

describe('cross/year', () => {
  const silent = [
    withPreface('根据《关于做好2022年政府信息公开工作年度报告编制的通知》，现将2023年政府信息公开工作情况报告如下。'),
    withPreface('按照县政府办公室2022年印发的年度报告格式，编制本报告。'),
    withPreface('数据统计期限为2023年1月1日至12月31日。'),
    withPreface('统计时段自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。'),
    withPreface('数据期限为２０２３年１月１日至２０２３年１２月３１日。'),
    withPreface('数据截至2023年12月31日。'),
    withPreface('公示时间为2023年3月1日至3月31日。'),
    withOverview('2022年以来，公开工作稳步推进。'),
    withOverview('2023年，发布信息120条。2022年，发布信息90条。'),
    withOverview('与2022年相比，发布信息增加两成。较2022年增长10条。'),
    withOverview('2022年结转的申请3件全部办结。'),
    withOverview('2022年12月收到的申请按期答复。'),
    withOverview('“十四五”规划（2021—2025年）全文公开。2035年远景目标同时公开。'),
    withOverview('发布2022年财政决算和2024年财政预算。'),
    `${title}\n一、总体情况\n平稳。\n五、存在的主要问题及改进情况\n2024年，我局将逐月检查。\n2024年全年将培训四次。\n`,
    '云岭县水务局2016年政府信息公开工作年度报告\n统计期限为2016年1月1日至2016年11月30日。\n一、总体情况\n平稳。\n二、主动公开政府信息情况\n若干。\n',
  ];
  it.each(silent)('says nothing about %s', (text) => {
    expect(findingsOf(text, 'cross/year')).toEqual([]);
  });

  const said = [
    withPreface('现将⟦2022⟧年度政府信息公开工作情况报告如下。'),
    withPreface('现公布云岭县水务局⟦2022⟧年政府信息公开工作年度报告。'),
    withPreface('数据统计期限为⟦2022年1月1日至12月31日⟧。'),
    withPreface('数据统计期限为⟦2023年1月1日至2024年12月31日⟧。'),
    withPreface('数据统计期限为⟦2023年1月1日起至2023年10月31日⟧止。'),
    withPreface('本报告的统计数据⟦截至2022年12月31日⟧。'),
    withOverview('⟦2022⟧年，全年发布信息120条。'),
    withOverview('（一）主动公开。⟦2022⟧年度共发布信息120条。'),
    withOverview('⟦2024⟧年，我局公开信息120条。'),
    `${title}\n云岭县水务局⟦2022⟧年政府信息公开工作年度报告\n一、总体情况\n平稳。\n`,
  ];
  it.each(said)('finds %s', (text) => {
    for (const { severity } of checkFindings(text, 'cross/year')) expect(severity).toBe('warning');
  });

  it('corrects a period and keeps how it is written', () => {
    expect(applyPreferred(withPreface('统计时段自 2022 年 1 月 1 日起至 2022 年 11 月 30 日止。'), 'cross/year')).toBe(withPreface('统计时段自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。'));
  });
});

describe('cross/outdated-citation', () => {
  const silent = [
    withPreface('根据《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条规定编制本报告。'),
    withPreface('依照国办公开办函〔2021〕30号文件编制。'),
    withPreface('国办公开办函〔2019〕60号文件已经废止，按新格式编制。'),
    withPreface('根据《中华人民共和国电子商务法》第三十二条和《政府信息公开条例》编制。'),
    withOverview('申请涉及第三方的，依照条例第三十二条书面征求意见。'),
    withOverview('依照条例第三十一条确定收到申请的时间。'),
    '云岭县水务局2020年政府信息公开工作年度报告\n按照国办公开办函〔2019〕60号文件编制。\n一、总体情况\n平稳。\n',
  ];
  it.each(silent)('says nothing about %s', (text) => {
    expect(findingsOf(text, 'cross/outdated-citation')).toEqual([]);
  });

  const said = [
    withPreface('根据《中华人民共和国政府信息公开条例》⟦第三十一条⟧、⟦第三十二条⟧规定编制本报告。'),
    withPreface('根据《条例》⟦第32条⟧要求，特编制本报告。'),
    withPreface('依据政府信息公开条例（国务院⟦令第492号⟧）编制。'),
    withPreface('按照⟦国办公开办函[2019]60号⟧的格式编制。'),
    withOverview('依据条例⟦第三十二条⟧编制并公布年度报告。'),
  ];
  it.each(said)('finds %s', (text) => {
    for (const { severity } of checkFindings(text, 'cross/outdated-citation')) expect(severity).toBe('warning');
  });

  it('puts the numbers in force in the style of the text', () => {
    expect(applyPreferred(withPreface('根据《条例》第31条、第 32 条编制。'), 'cross/outdated-citation')).toBe(withPreface('根据《条例》第49条、第 50 条编制。'));
  });
});

describe('cross/deadline', () => {
  const page = (body: string, year: number, date: string): string => `发布日期：${date}\n${body}${year}年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n`;
  const signed = (body: string, date: string): string => `${body}2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n${body}\n${date}\n上一篇：没有了\n`;
  it.each([
    page('云岭县水务局', 2023, '2024-01-31'),
    page('云岭县人民政府', 2023, '2024年3月31日'),
    page('云岭县柳溪镇人民政府', 2023, '2024-03-30 08:00'),
    page('云岭县水务局', 2018, '2019-03-20'),
    signed('云岭县水务局', '2024 年 1 月 16 日'),
    signed('云岭县水务局', '二〇二四年一月十六日'),
    signed('云岭大学', '2024年3月1日'),
  ])('says nothing about %s', (text) => {
    expect(findingsOf(text, 'cross/deadline')).toEqual([]);
  });

  it.each([
    page('云岭县水务局', 2023, '⟦2024-02-01⟧'),
    page('云岭县人民政府', 2023, '⟦2024年4月1日⟧'),
    page('云岭县柳溪镇人民政府', 2023, '⟦2024-05-06⟧ 08:00'),
    page('云岭县水务局', 2023, '⟦2023-12-28⟧'),
    signed('云岭县水务局', '⟦2024年2月16日⟧'),
    signed('云岭县水务局', '⟦二〇二四年三月一日⟧'),
  ])('finds %s', (text) => {
    const [finding] = checkFindings(text, 'cross/deadline');
    expect(finding?.severity).toBe('information');
  });

  it('goes by the day of publication where the page gives it', () => {
    expect(findingsOf(`发布日期：2024-01-20\n${signed('云岭县水务局', '2024年2月16日')}`, 'cross/deadline')).toEqual([]);
  });
});

describe('cross/body-name', () => {
  const signed = (body: string, name: string): string => `${body}2023年政府信息公开工作年度报告\n一、总体情况\n平稳。\n六、其他需要报告的事项\n无。\n${name}\n2024年1月16日\n`;
  it.each([
    signed('云岭县水务局', '云岭县水务局'),
    signed('云岭县水务局', '云岭县水务局办公室'),
    signed('云岭县', '云岭县人民政府'),
    signed('市人社局', '云岭市人力资源和社会保障局'),
    signed('云岭县发展和改革委员会', '云岭县发改委'),
    signed('区政务服务办', '滨江区人民政府政务服务办公室'),
    signed('柳溪镇', '云岭县柳溪镇人民政府'),
    signed('东门街道', '云岭县东门街道办事处'),
    withPreface('本报告由云岭县水务局办公室编制，云岭县人民政府网站同时公布。'),
  ])('says nothing about %s', (text) => {
    expect(findingsOf(text, 'cross/body-name')).toEqual([]);
  });

  it.each([
    signed('云岭县水务局', '⟦云岭县农业农村局⟧'),
    signed('云岭县水务局', '⟦云岭县水利局⟧'),
    withPreface('本报告由⟦云岭县水利局⟧编制。'),
  ])('finds %s', (text) => {
    const [finding] = checkFindings(text, 'cross/body-name');
    expect(finding?.severity).toBe('information');
  });
});
