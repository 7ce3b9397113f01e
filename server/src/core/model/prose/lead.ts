import { matchesIn } from '../../text/pattern.js';
import type { Period, Scope } from './types.js';
import type { Token } from './tokens.js';
import { KIND, type WordKind } from './words.js';

/** Kinds of words that say what is counted. */
const KEYS = KIND.verb | KIND.measure | KIND.outcome | KIND.row | KIND.applicant | KIND.suit | KIND.case | KIND.deed | KIND.topic;
/** Kinds of words that make what is said be about a part, or about something we do not know. */
const NARROWING = KIND.part | KIND.rest | KIND.except;
const NONE: readonly string[] = [];
/** What names of bodies end in. */
const ORGAN = /(?:局|委员会|管委会|办公室|政务办|服务办|厅|镇|乡|街道办|街道|政府|中心|大队|支队|分局|法院|检察院|公司|大学|学院|学校|医院|开发区|园区|县|区|市|省|村|社区)/g;
/** Words that name a part only where they are not about the requests as such: 与政府信息公开有关的行政复议. */
const ABOUT = new Set(['有关', '涉及', '关于', '针对', '涉']);

/** What the words in front of a number (or behind it) say. Worked out as far as it is asked for: most clauses say nothing. */
export class Lead {
  /** What its words say, as bits of KIND. */
  readonly kinds: number;
  /** Index of the first word that says what is counted, and of the last; -1 for none. */
  readonly first: number;
  readonly last: number;
  private knownPeriod: Period | undefined;
  private knownScope: Scope | undefined;

  constructor(readonly tokens: readonly Token[]) {
    let kinds = 0;
    let first = -1;
    let last = -1;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      kinds |= token.kinds;
      if (!hasKey(token)) continue;
      if (first < 0) first = i;
      last = i;
    }
    this.kinds = kinds;
    this.first = first;
    this.last = last;
  }

  /** Whether a word is of one of the kinds, given as bits of KIND. */
  has(kinds: number): boolean {
    return (this.kinds & kinds) !== 0;
  }

  /** Whether a word says one of these things. */
  says(kind: WordKind, ...values: readonly string[]): boolean {
    return this.has(KIND[kind]) && this.tokens.some(({ tags }) => tags[kind] !== undefined && values.includes(tags[kind]));
  }

  /** Values of a kind, in order. */
  all(kind: WordKind): readonly string[] {
    return this.has(KIND[kind]) ? valuesIn(this.tokens, kind) : NONE;
  }

  get period(): Period {
    if (this.knownPeriod === undefined) this.knownPeriod = periodOf(this.tokens);
    return this.knownPeriod;
  }

  get scope(): Scope {
    return (this.knownScope ??= scopeOf(this.tokens, this.first, this.kinds));
  }
}

/** What words of a kind say, in order. */
export function valuesIn(tokens: readonly Token[], kind: WordKind): readonly string[] {
  const values: string[] = [];
  for (const { tags } of tokens) if (tags[kind] !== undefined) values.push(tags[kind]);
  return values;
}

export function hasKey({ kind, kinds, tags }: Token): boolean {
  return (kinds & KEYS) !== 0 && kind === 'word' && tags.topic !== 'foreign' && tags.deed !== 'published';
}

/** Reads the words before a number. */
export function leadOf(tokens: readonly Token[]): Lead {
  return new Lead(tokens);
}

/** The period words name; the last one counts. A year before or after 结转 says where requests come from or go, not when it was. */
function periodOf(tokens: readonly Token[]): Period {
  let period: Period = null;
  let vague = false;
  let years: Set<number> | null = null;
  let months: Set<bigint> | null = null;
  for (const [index, { number, tags, kinds }] of tokens.entries()) {
    if (number?.kind === 'year') {
      const carried = [tokens[index - 1], tokens[index + 1], tokens[index - 2]].some((other) => other?.tags.measure === 'carried');
      if (!carried && number.value.digits > 1900n && number.value.digits < 2100n) (years ??= new Set()).add(Number(number.value.digits));
      vague ||= !number.exact;
    } else if (number?.unit === '月') (months ??= new Set()).add(number.value.digits);
    else if ((kinds & KIND.time) !== 0 && !(years !== null && tags.time === 'this')) period = tags.time as Period;
  }
  // 2021年至2023年: more than a year.
  if (vague || (years !== null && years.size > 1) || (months !== null && !isWholeYear(months, tokens))) return 'part';
  return period ?? (years === null ? null : [...years][0]!);
}

/** 1月1日至12月31日, or 截至12月底; 12月 alone is a month. */
function isWholeYear(months: ReadonlySet<bigint>, tokens: readonly Token[]): boolean {
  if ([...months].some((month) => month !== 1n && month !== 12n) || !months.has(12n)) return false;
  return months.has(1n) || tokens.some(({ text, number }) => ['截至', '截止', '至', '到'].includes(text) || (number?.unit === '日' && number.value.digits === 31n));
}

function scopeOf(tokens: readonly Token[], first: number, kinds: number): Scope {
  let scope: Scope = 'whole';
  // Unknown words do no harm in front of 共, 全年, 我局 or a year that stands between them and the words that count.
  const end = first < 0 ? tokens.length : first;
  let shield = first < 0 ? end : -1;
  for (let i = 0; i < end; i++) if (shields(tokens[i]!)) shield = Math.max(shield, i);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const unknown = token.kind === 'text';
    if (!unknown && (token.kinds & (NARROWING | KIND.whole)) === 0) continue;
    if (((token.kinds & KIND.part) !== 0 && !isAbout(tokens, index, kinds)) || (token.kinds & KIND.rest) !== 0 || (unknown && agentIn(token.text) !== null)) return 'part';
    if ((token.kinds & KIND.except) !== 0 || (unknown && index > shield)) scope = 'unclear';
    else if (token.tags.whole === 'area' && scope === 'whole') scope = 'area';
  }
  return scope;
}

/** 方面 right after 依申请公开, 有关 after 政府信息公开, and the like: the requests themselves, no part of them. */
function isAbout(tokens: readonly Token[], index: number, kinds: number): boolean {
  const { text } = tokens[index]!;
  if (ABOUT.has(text)) {
    const named = (kinds & KIND.info) !== 0 || tokens.some(({ tags }) => tags.topic === 'review' || tags.topic === 'litigation');
    return named && isNear(tokens, index);
  }
  return (text === '方面' || text === '类') && isNear(tokens, index);
}

/** Whether words about disclosure or about requests stand right before or after. */
export function isNear(tokens: readonly Token[], index: number): boolean {
  const says = (token: Token | undefined): boolean => token !== undefined && ((token.kinds & KIND.info) !== 0 || token.tags.topic === 'request');
  return says(tokens[index - 1]) || says(tokens[index - 2]) || says(tokens[index + 1]);
}

const SHIELDING = KIND.sum | KIND.whole;

export function shields({ kinds, tags, number }: Token): boolean {
  return (kinds & SHIELDING) !== 0 || ((kinds & KIND.time) !== 0 && tags.time === 'this') || number?.kind === 'year';
}

/** The name of a body in words we do not know: up to the last word that ends such a name. */
export function agentIn(text: string): string | null {
  let end = 0;
  for (const match of matchesIn(ORGAN, text)) end = match.index + match[0].length;
  return end > 1 ? text.slice(0, end) : null;
}
