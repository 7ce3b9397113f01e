import type { Period, Scope } from './types.js';
import type { Token } from './tokens.js';

/** Kinds of words that say what is counted. */
const KEYS = ['verb', 'measure', 'outcome', 'row', 'applicant', 'suit', 'case', 'deed', 'topic'] as const;
/** What names of bodies end in. */
const ORGAN = /(?:局|委员会|管委会|办公室|政务办|服务办|厅|镇|乡|街道办|街道|政府|中心|大队|支队|分局|法院|检察院|公司|大学|学院|学校|医院|开发区|园区|县|区|市|省|村|社区)/g;
/** Words that name a part only where they are not about the requests as such: 与政府信息公开有关的行政复议. */
const ABOUT = new Set(['有关', '涉及', '关于', '针对', '涉']);

/** What the words in front of a number (or behind it) say. Worked out as far as it is asked for: most clauses say nothing. */
export class Lead {
  /** Index of the first word that says what is counted, and of the last; -1 for none. */
  readonly first: number;
  readonly last: number;
  private knownPeriod: Period | undefined;
  private knownScope: Scope | undefined;

  constructor(readonly tokens: readonly Token[]) {
    this.first = tokens.findIndex(hasKey);
    this.last = this.first < 0 ? -1 : tokens.findLastIndex(hasKey);
  }

  has(kind: string, value?: string): boolean {
    for (const { tags } of this.tokens) if (value === undefined ? tags[kind] !== undefined : tags[kind] === value) return true;
    return false;
  }

  /** Values of a kind, in order. */
  all(kind: string): readonly string[] {
    const values: string[] = [];
    for (const { tags } of this.tokens) if (tags[kind] !== undefined) values.push(tags[kind]);
    return values;
  }

  get period(): Period {
    if (this.knownPeriod === undefined) this.knownPeriod = periodOf(this.tokens);
    return this.knownPeriod;
  }

  get scope(): Scope {
    return (this.knownScope ??= scopeOf(this.tokens, this.first));
  }
}

export function hasKey({ kind, tags }: Token): boolean {
  return kind === 'word' && tags['topic'] !== 'foreign' && tags['deed'] !== 'published' && KEYS.some((key) => tags[key] !== undefined);
}

/** Reads the words before a number. */
export function leadOf(tokens: readonly Token[]): Lead {
  return new Lead(tokens);
}

/** The period words name; the last one counts. A year before or after 结转 says where requests come from or go, not when it was. */
export function periodOf(tokens: readonly Token[]): Period {
  let period: Period = null;
  let vague = false;
  const years = new Set<number>();
  const months = new Set<bigint>();
  tokens.forEach((token, index) => {
    const { number, tags } = token;
    if (number?.kind === 'year') {
      const carried = [tokens[index - 1], tokens[index + 1], tokens[index - 2]].some((other) => other?.tags['measure'] === 'carried');
      if (!carried && number.value.digits > 1900n && number.value.digits < 2100n) years.add(Number(number.value.digits));
      vague ||= !number.exact;
    } else if (number?.unit === '月') months.add(number.value.digits);
    else if (tags['time'] !== undefined && !(years.size > 0 && tags['time'] === 'this')) period = tags['time'] as Period;
  });
  // 2021年至2023年: more than a year.
  if (vague || years.size > 1 || (months.size > 0 && !isWholeYear(months, tokens))) return 'part';
  return period ?? [...years][0] ?? null;
}

/** 1月1日至12月31日, or 截至12月底; 12月 alone is a month. */
function isWholeYear(months: ReadonlySet<bigint>, tokens: readonly Token[]): boolean {
  if ([...months].some((month) => month !== 1n && month !== 12n) || !months.has(12n)) return false;
  return months.has(1n) || tokens.some(({ text, number }) => ['截至', '截止', '至', '到'].includes(text) || (number?.unit === '日' && number.value.digits === 31n));
}

function scopeOf(tokens: readonly Token[], first: number): Scope {
  let scope: Scope = 'whole';
  // Unknown words do no harm in front of 共, 全年, 我局 or a year that stands between them and the words that count.
  const end = first < 0 ? tokens.length : first;
  let shield = first < 0 ? end : -1;
  for (let i = 0; i < end; i++) if (shields(tokens[i]!)) shield = Math.max(shield, i);
  tokens.forEach((token, index) => {
    const { tags } = token;
    if ((tags['part'] !== undefined && !isAbout(tokens, index)) || tags['rest'] !== undefined || (token.kind === 'text' && scope !== 'part' && agentIn(token.text) !== null)) scope = 'part';
    else if (scope === 'part') return;
    else if (tags['except'] !== undefined || (token.kind === 'text' && index > shield)) scope = 'unclear';
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

export function shields(token: Token): boolean {
  return token.tags['sum'] !== undefined || token.tags['whole'] !== undefined || token.tags['time'] === 'this' || token.number?.kind === 'year';
}

/** The name of a body in words we do not know: up to the last word that ends such a name. */
export function agentIn(text: string): string | null {
  let end = 0;
  for (const match of text.matchAll(ORGAN)) end = match.index + match[0].length;
  return end > 1 ? text.slice(0, end) : null;
}
