import { removeSpace } from '../../text/space.js';
import type { Span } from '../../text/span.js';
import { chineseNumeral, readNumeral } from '../numeral.js';
import type { TitleHead } from '../types.js';
import { undecorated } from './line.js';

/** A title is short; a longer line is a sentence that mentions one. UTF-16 units. */
const LONGEST = 70;
const ENDING = /(?:政府信息公开|政务信息公开|信息公开|政务公开|政府信息)(?:工作)?(?:情况)?的?(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:报告|年报)(?:全文|文本)?(?:[（(【〔[]?(?:20\d\d|[二两][〇○零Ｏ0O][〇○零一二三四五六七八九]{2})年?度?[）)】〕\]]?)?$/;
const SENTENCE = /[，。；：！？,;:!?《》“”"]/;
/** Words of a sentence or a link about a report rather than the title of one. */
const ABOUT = /(?:公布|发布|编制|编写|报送|撰写|按照|根据|做好|通知|查看|下载|上一篇|下一篇|目录|模板|格式|填报|点击|附件|要求)/;
const YEAR = /(20\d\d)(?:年度|年)?/;
const CHINESE_YEAR = /[二两][〇○零Ｏ0O]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])(?:年度|年)?/;

/** Whether the last characters could end a title; keeps the regular expression off nearly every line. */
function mayEnd(text: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= start && at > end - 14; at--) {
    const code = text.charCodeAt(at);
    if (code === 0x544a || code === 0x62a5) return true; // 告 报
  }
  return false;
}

interface TitleParts {
  readonly text: string;
  readonly body: string | null;
  readonly year: number | null;
}

/** The year a text names, in Arabic or Chinese digits; null when there is none. */
export function yearIn(text: string): { readonly year: number; readonly match: string } | null {
  const arabic = YEAR.exec(text);
  if (arabic) return { year: Number(arabic[1]), match: arabic[0] };
  const chinese = CHINESE_YEAR.exec(text);
  if (!chinese) return null;
  const digit = (c: string): number => ('〇○零'.includes(c) ? 0 : chineseNumeral(c)!);
  return { year: 2000 + digit(chinese[1]!) * 10 + digit(chinese[2]!), match: chinese[0] };
}

function partsOf(line: string): TitleParts | null {
  const text = removeSpace(line).replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  if (SENTENCE.test(text)) return null;
  const ending = ENDING.exec(text);
  if (!ending || ABOUT.test(text)) return null;
  const named = yearIn(text);
  let body = text.slice(0, ending.index).replace(named?.match ?? '', '').replace(/(?:年度|关于)$/, '').replace(/^关于/, '').replace(/[-—_|]+$/, '');
  // 某县人民|政府信息公开: the 政府 belongs to both.
  if (/人民$/.test(body) && ending[0].startsWith('政府')) body += '政府';
  return { text, body: body === '' ? null : body, year: named?.year ?? null };
}

/**
 * Reads a report title from a line, or from the line and the next one where it is broken in two. Spans count from `start`.
 * `next` is the span of the following line, null at the end of the text.
 */
export function readTitle(text: string, start: number, end: number, next: Span | null): TitleHead | null {
  if (end - start > LONGEST + 20) return null;
  const line = undecorated(text, start, end);
  if (line.end === line.start || line.end - line.start > LONGEST) return null;
  if (mayEnd(text, line.start, line.end)) {
    const alone = readNumeral(text, line.start, line.end) === null ? partsOf(text.slice(line.start, line.end)) : null;
    if (alone) return { kind: 'title', start: line.start - start, end: line.end - start, ...alone };
  }
  if (next === null || next.end - next.start > 40 || line.end - line.start > 50) return null;
  const second = undecorated(text, next.start, next.end);
  if (second.start === second.end || !mayEnd(text, second.start, second.end) || /[|\t]/.test(text.slice(line.start, second.end))) return null;
  if (readNumeral(text, line.start, line.end) !== null || partsOf(text.slice(second.start, second.end)) !== null) return null;
  const joined = partsOf(text.slice(line.start, line.end) + text.slice(second.start, second.end));
  return joined && { kind: 'title', start: line.start - start, end: second.end - start, ...joined };
}
