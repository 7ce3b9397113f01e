import { cleanFigures, random, type Figures } from './figures.js';
import { encodingIds, render, type EncodingId } from './render.js';
import { sentences, statedBy, styles } from './trueProse.js';

/**
 * Clean reports in varied wording: prefaces, own sub-headings, lists, signatures, the page around them. The prose states
 * true numbers in varied wording. No rule has anything to say about them.
 */
const prefaces: readonly ((body: string, year: number) => readonly string[])[] = [
  () => [],
  (body, year) => [`根据《中华人民共和国政府信息公开条例》第五十条规定，${body}编制本报告，统计期限为${year}年1月1日至12月31日。`],
  (_body, year) => [`按照《关于做好${year}年度政府信息公开工作年度报告编制和发布工作的通知》要求，现将${year}年政府信息公开工作情况报告如下。`, '如有疑问，请与办公室联系（电话：000-0000000）。'],
  (body, year) => [`${body}现公布${year}年政府信息公开工作年度报告。所列数据自 ${year} 年 1 月 1 日起至 ${year} 年 12 月 31 日止。`],
  (_body, year) => [`本报告依照国务院令第711号和国办公开办函〔2021〕30号编制，数据截至${year}年12月31日。`],
];
const overviews: readonly ((year: number) => readonly string[])[] = [
  () => ['（一）主动公开。围绕群众关心的事随时更新，层层把关。', '（二）依申请公开。由专人跟进，件件有回音。', '（三）政府信息管理。逐件清理文件。', '（四）政府信息公开平台建设。网站完成IPv6改造。', '（五）监督保障。列入年度考核，开展社会评议，没有责任追究情形。'],
  (year) => [`${year}年，公开工作平稳推进，较${year - 1}年更加规范。`, '一是抓主动公开，图解和问答配套发布。', '二是抓依申请公开，为了了解需求，先打电话沟通。', '三是抓政府信息管理，实行“先审后发”。', '四是抓平台，用好网站、“云岭发布”微信公众号和APP。', '五是抓监督，局长带队考核，请群众评议，没有追究责任的情形。'],
  () => ['(一)主动公开情况', '1.更新目录。', '2.发布解读。', '(二)依申请公开情况', '1.规范登记。', '2.规范答复。', '(三)政府信息管理情况', '一要清理旧文件，二要补齐文号。', '(四)平台建设情况', '专栏接入县政府网站。', '(五)监督保障情况', '考核、评议、责任追究的制度齐全。'],
];
const problems: readonly (readonly string[])[] = [
  ['主要问题：一是部分栏目更新不够及时；二是解读材料文字偏多。', '改进情况：一是按月检查并通报；二是图表和问答配套发布。'],
  ['（一）存在的问题。', '个别股室对公开范围把握不准，常常等到催办才更新。', '（二）改进措施。', '按季组织案例研讨，由联络员逐月核对更新时间。'],
  ['一年来有两个短板：专职人员偏少，答复文书说理偏简。下一步将充实力量，编印答复文书范例，并请律师逐件点评。'],
];
const others: readonly (readonly string[])[] = [['无。'], ['本年度未向申请人收取信息处理费，没有其他需要报告的事项。'], ['没有其他需要报告的事项。', '附件：无']];
const footers: readonly ((body: string, year: number) => readonly string[])[] = [
  () => [],
  (body, year) => [body, `${year + 1}年1月16日`],
  (body, year) => [`${body}  ${year + 1} 年 1 月 26 日`, '打印 关闭'],
  (_body, year) => [`发布日期：${year + 1}-01-20 10:00`, '主办单位：云岭县人民政府办公室', '推荐使用IE8及以上版本浏览器浏览', '网站标识码：0000000000', '联系方式：000-0000000'],
];

/** A clean report; the same number gives the same one. */
export function cleanReport(seed: number): { readonly text: string; readonly encoding: EncodingId } {
  const next = random(seed * 7919);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const figures = seed % 16 === 0 ? cleanFigures(seed, undefined, 'zero') : cleanFigures(seed);
  const { body, year } = figures;
  const encoding = encodingIds[seed % encodingIds.length]!;
  // The form of 2021 is cited from 2021 on.
  const preface = pick(year >= 2021 ? prefaces : prefaces.slice(0, -1))(body, year);
  const write = pick(styles);
  const stated = Array.from({ length: next(4) }, () => pick(sentences)(statedBy(figures), write, write));
  const prose: Figures['prose'] = { ...figures.prose, 1: [...pick(overviews)(year), ...stated], 5: pick(problems), 6: [...pick(others), ...pick(footers)(body, year)] };
  const options = { eol: pick(['\n', '\r\n'] as const), bom: next(5) === 0, airy: next(2) === 0 };
  return { text: render({ ...figures, preface, prose }, encoding, options).text, encoding };
}
