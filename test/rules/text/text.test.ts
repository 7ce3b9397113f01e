import { describe, expect, it } from 'vitest';
import { applyPreferred, checkFindings, findingsOf } from '../../harness/check.js';
import { wrapExample } from '../../harness/example.js';

/** A sentence as section 6 of the minimal report. */
const report = (text: string): string => wrapExample({ in: 'section6', text });

describe('text/repeated', () => {
  const silent = [
    '层层压实责任，人人有责，事事有回音，处处留痕，种种举措纷纷落地，大大方便群众，一一答复，日日巡查，区区小事也不放过。',
    '村村通、户户通、镇镇通，家家户户都能收听，县县有中心，乡乡有站点，件件有着落，条条有出处，年年更新，月月通报，天天值班。',
    '做法的的确确有效，方方面面的意见都听，清清楚楚列明，认认真真整改，实实在在服务，点点滴滴改进，踏踏实实工作。',
    '常常对照检查，刚刚上线，仅仅一周，往往滞后，渐渐改善，稳稳推进，牢牢把握，紧紧围绕，深深扎根，久久为功，多多宣传。',
    '云岭市市场监督管理局、云岭市市政工程处、云岭市市民中心、市市区停车办、全市市直单位、本市市容环境。',
    '水务局局长、教育局局党组、县局局机关、交通局局务会、税务局局域网、开创全局局面。',
    '为了了解群众需求，除了了解进度，不了了之的没有。',
    '和和气气，推动人与自然和和谐共处，双方和和睦睦。',
    '全县县级医院、县县际公路、各区区级机关、各镇镇区、镇镇长信箱、乡乡村振兴。',
    '政府信息公开信息处理费没有发生，公开公开栏建设，信息信息化水平，工作工作人员，申请申请人。',
    '钉钉群、妈妈、宝宝、星星、谢谢、试试看、研究研究、讨论讨论、更新新闻中心、依申请公开公开指南。',
    '共15个个体工商户、3起起诉案件、5项项目、2份份额、6期期刊、8个个人账户。',
    '存在在线办理不便的问题，现在在建项目较多，是是非非分得清，等等。',
    '（一）、“公开”、——、……、：“请”。',
  ];
  it.each(silent)('says nothing about %s', (text) => {
    expect(findingsOf(report(text), 'text/repeated')).toEqual([]);
  });

  const said = [
    '云岭⟦县县⟧水务局没有收费。',
    '云岭县水务⟦局局⟧没有收费。',
    '云岭⟦市市⟧水务局没有收费。',
    '柳溪⟦镇镇⟧综合服务中心没有收费。',
    '东城⟦区区⟧水务局没有收费。',
    '云岭县人民⟦政府政府⟧没有收费。',
    '没有收费⟦的的⟧情况。',
    '公开⟦了了⟧3份文件。',
    '省⟦和和⟧市都没有收费。',
    '全年公开信息15⟦件件⟧。',
    '没有收费⟦，，⟧没有其他事项。',
    '没有收费⟦。。⟧',
    '我局⟦进行进行⟧了培训。',
    '按照⟦信息信息⟧管理要求办理。',
  ];
  it.each(said)('finds %s', (text) => {
    const [finding] = checkFindings(report(text), 'text/repeated');
    expect(finding?.severity).toBe('information');
    expect(finding?.fixes[0]?.kind).toBe('suggestion');
  });

  it('keeps one of the two', () => {
    expect(applyPreferred(report('云岭县县水务局没有收费，，也没有其他事项。'), 'text/repeated')).toBe(report('云岭县水务局没有收费，也没有其他事项。'));
  });

  it('reads titles and headings, not tables or page chrome', () => {
    const text = '⟦县县⟧水务局2023年政府信息公开工作年度报告\n一、总体情况\n（一）⟦县县⟧水务工作\n围绕重点事项及时更新信息。\n六、其他需要报告的事项\n无。\n主办单位：云岭县县水务局\n';
    checkFindings(text.replace('⟦县县⟧水', '云岭⟦县县⟧水'), 'text/repeated');
  });
});

describe('text/placeholder', () => {
  const silent = [
    '电话138××××1234，身份证号4101********0011。',
    '申请人张××、王XX提出的申请均已办结。',
    '网址 www.yunling.gov.cn/zwgk/xxgk/ 和 zfxxgk@yunling.gov.cn 有效。',
    '板材规格为3×4、15×20厘米，X光机和XML接口已公开，XXL号工作服除外。',
    '新建（补充耕地）项目、（修改后）方案、（填写申请表）的窗口。',
    '二〇二三年、二○二三年度的数据。',
  ];
  it.each(silent)('says nothing about %s', (text) => {
    expect(findingsOf(report(text), 'text/placeholder')).toEqual([]);
  });

  const said = [
    '本年度⟦XX⟧栏目完成改版。',
    '⟦××⟧县⟦×××⟧局没有收费。',
    '20⟦XX⟧年没有收费。',
    '20⟦××⟧年1月没有收费。',
    '2024年⟦X⟧月⟦X⟧日发布。',
    '共收到申请⟦X⟧件。'.replace('申请⟦X⟧', '⟦X⟧'),
    '联系人：⟦______⟧。',
    '⟦某某⟧局没有收费。',
    '金额为⟦（待填）⟧万元。',
    '⟦（单位名称）⟧没有收费。',
    '⟦（此处填写其他事项）⟧',
  ];
  it.each(said)('finds %s', (text) => {
    for (const { severity } of checkFindings(report(text), 'text/placeholder')) expect(severity).toBe('warning');
  });

  it('removes a hint within a line', () => {
    expect(applyPreferred(report('没有收费。该部分以表格形式报告。'), 'text/placeholder')).toBe(report('没有收费。'));
  });
});

describe('text/foreign-run', () => {
  const silent = [
    '“云岭通”APP、QQ群、IPv6改造、IE8浏览器、WiFi覆盖、5G基站、AI问答、PDF文件、A级纳税人、“五级N同”。',
    '访问www.yunling.gov.cn、http://www.yunling.gov.cn/zwgk/index.html 或者发邮件到slj@yunling.gov.cn。',
    '水库蓄水12 km、15km、3.5 kwh、20mg/L、8 mm的钢筋。',
    '通过app和wifi办理，word、excel格式均可下载。',
    '微信号yunlingslj、抖音号：yunlingfabu 对外公布。',
    '推行“internet”思维，开展政务公开（open government）培训，参考《open data》一书。',
    'Internet、iPhone、DeepSeek、e-mail、eID 等名称不译。',
    'x轴、y轴，第n次，附表a、附表b。',
  ];
  it.each(silent)('says nothing about %s', (text) => {
    expect(findingsOf(report(text), 'text/foreign-run')).toEqual([]);
  });

  const said = [
    '制度规范和 ⟦workflows⟧ 体系尚不健全。',
    '制度规范和⟦workflows⟧体系尚不健全。',
    '政策解读的⟦however⟧，形式单一。',
    '公开 ⟦and⟧ 管理并重。',
    '完善 ⟦the following items⟧ 三项制度。',
    '政府⟦데이터⟧开放。',
    '公开⟦сист⟧平台。',
  ];
  it.each(said)('finds %s', (text) => {
    const [finding] = checkFindings(report(text), 'text/foreign-run');
    expect(finding?.severity).toBe('information');
  });
});

it('takes paragraphs of 100,000 characters in its stride', () => {
  const title = '云岭县水务局2023年政府信息公开工作年度报告';
  const long = ['2022年，', '根据条例第三十二条', 'workflows 和 ', '一是甲，三是乙，', 'XX', '云岭县'].map((words) => words.repeat(100_000 / words.length)).join('\n');
  const text = `${title}\n${long}\n一、总体情况\n${long}\n五、存在的主要问题及改进情况\n${long}\n六、其他需要报告的事项\n无。\n`;
  const started = performance.now();
  for (const rule of ['text/', 'structure/heading-number', 'cross/year']) findingsOf(text, rule);
  // Seconds on a busy machine; a rule that goes through a paragraph once per word takes minutes.
  expect(performance.now() - started).toBeLessThan(30_000);
}, 60_000);
