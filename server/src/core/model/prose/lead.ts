import type { Period, Scope } from './types.js';
import type { Token } from './tokens.js';

/** Kinds of words that say what is counted. */
const KEYS = ['verb', 'measure', 'outcome', 'row', 'applicant', 'suit', 'case', 'deed', 'topic'] as const;
/** What names of bodies end in. */
const ORGAN = /(?:局|委员会|管委会|办公室|政务办|服务办|厅|镇|乡|街道办|街道|政府|中心|大队|支队|分局|法院|检察院|公司|大学|学院|学校|医院|开发区|园区|县|区|市|省|村|社区)/g;
/** Words that name a part only where they are not about the requests as such: 与政府信息公开有关的行政复议. */
const ABOUT = new Set(['有关', '涉及', '关于', '针对', '涉']);

/** What the words in front of a number (or behind it) say. */
export interface Lead {
  readonly tokens: readonly Token[];
  /** Index of the first word that says what is counted; -1 for none. */
  readonly first: number;
  readonly last: number;
  has(kind: string, value?: string): boolean;
  /** Values of a kind, in order. */
  all(kind: string): readonly string[];
  readonly period: Period;
  readonly scope: Scope;
}

export function hasKey(token: Token): boolean {
  return token.kind === 'word' && KEYS.some((kind) => token.tags[kind] !== undefined && token.tags['topic'] !== 'foreign' && token.tags['deed'] !== 'published');
}

/** Reads the words before a number. */
export function leadOf(tokens: readonly Token[]): Lead {
  const keys = tokens.flatMap((token, index) => (hasKey(token) ? [index] : []));
  const first = keys[0] ?? -1;
  const last = keys.at(-1) ?? -1;
  return {
    tokens,
    first,
    last,
    has: (kind, value) => tokens.some((token) => (value === undefined ? token.tags[kind] !== undefined : token.tags[kind] === value)),
    all: (kind) => tokens.flatMap((token) => token.tags[kind] ?? []),
    period: periodOf(tokens),
    scope: scopeOf(tokens, first),
  };
}

/** The period words name; the last one counts. A year before or after 结转 says where the requests come from, not when it was. */
export function periodOf(tokens: readonly Token[]): Period {
  let period: Period = null;
  let months = false;
  const years = new Set<number>();
  tokens.forEach((token, index) => {
    const { number, tags } = token;
    if (number?.kind === 'year') {
      const carried = [tokens[index - 1], tokens[index + 1], tokens[index - 2]].some((other) => other?.tags['measure'] === 'carried');
      if (!carried && number.value.digits > 1900n && number.value.digits < 2100n) years.add(Number(number.value.digits));
      if (!number.exact) months = true;
    } else if (number?.unit === '月') months = number.value.digits !== 12n;
    else if (tags['time'] !== undefined && !(years.size > 0 && tags['time'] === 'this')) period = tags['time'] as Period;
  });
  // 2021年至2023年: more than a year.
  if (months || years.size > 1) return 'part';
  return period ?? [...years][0] ?? null;
}

function scopeOf(tokens: readonly Token[], first: number): Scope {
  let scope: Scope = 'whole';
  tokens.forEach((token, index) => {
    const { tags } = token;
    if ((tags['part'] !== undefined && !isAbout(tokens, index)) || tags['rest'] !== undefined || (token.kind === 'text' && agentIn(token.text) !== null)) scope = 'part';
    else if (scope === 'part') return;
    else if (tags['except'] !== undefined || (token.kind === 'text' && !isHarmless(tokens, index, first))) scope = 'unclear';
    else if (tags['whole'] === 'area' && scope === 'whole') scope = 'area';
  });
  return scope;
}

/** 方面 right after 依申请公开, 有关 after 政府信息公开, and the like: the requests themselves, no part of them. */
function isAbout(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!;
  const near = [tokens[index - 1], tokens[index - 2], tokens[index + 1]].some((other) => other?.tags['info'] !== undefined || other?.tags['topic'] === 'request');
  if (ABOUT.has(token.text)) return near && tokens.some((other) => other.tags['topic'] === 'review' || other.tags['topic'] === 'litigation' || other.tags['info'] !== undefined);
  return (token.text === '方面' || token.text === '类') && near;
}

/** Unknown words do no harm in front of 共, 全年, 我局 or a year that stands between them and the words that count. */
function isHarmless(tokens: readonly Token[], index: number, first: number): boolean {
  if (first < 0) return true;
  if (index > first) return false;
  return tokens.slice(index + 1, first).some((token) => token.tags['sum'] !== undefined || token.tags['whole'] !== undefined || token.tags['time'] === 'this' || token.number?.kind === 'year');
}

/** The name of a body in words we do not know: up to the last word that ends such a name. */
export function agentIn(text: string): string | null {
  let end = 0;
  for (const match of text.matchAll(ORGAN)) end = match.index + match[0].length;
  return end > 1 ? text.slice(0, end) : null;
}
