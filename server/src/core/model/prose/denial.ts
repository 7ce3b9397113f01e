import { leadOf, shields, type Lead } from './lead.js';
import { isCounted, type Clause } from './clauses.js';
import type { SentenceReader } from './sentence.js';
import type { Token } from './tokens.js';
import type { Denial, Measure } from './types.js';

/** A clause with more words than this is no plain denial. */
const LONGEST = 60;
/** 未收到, 没有…申请, 无…情况: these deny whatever the verb. */
const BARE = /^(?:均|从|也|亦|尚|都|皆|均尚|暂|并)?(?:没有|无|不存在|没|零|不涉及)$/;

/**
 * A clause that says there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼, 行政复议均未发生. Null where words we do not know, or
 * words that narrow it, stand with it.
 */
export function denialIn({ tokens }: Clause, reader: SentenceReader, text: string): Denial | null {
  const at = tokens.findIndex((token) => token.tags['neg'] !== undefined);
  if (at < 0 || tokens.length > LONGEST || tokens.some(isCounted)) return null;
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  if (['handled', 'closed', 'answered'].some((deed) => leadOf(after).has('verb', deed))) return null;
  if ([...before, ...after].some((token, index) => narrows(token, index < at ? before : after))) return null;
  const named = after.some(isObject) ? after : before;
  const verbs = leadOf(after);
  const measures = measuresOf(named, verbs.has('deed', 'occurred') || verbs.has('deed', 'charged') || BARE.test(tokens[at]!.text), isReceiving(verbs), verbs.all('deed'), reader);
  if (measures.length === 0) return null;
  const lead = leadOf([...before, tokens[at]!]);
  const objects = named.filter(isObject);
  const start = named === before ? (objects[0] ?? tokens[at]!).start : tokens[at]!.start;
  const end = (named === before || objects.length === 0 ? tokens.at(-1)! : objects.at(-1)!).end;
  return { start, end, text: text.slice(start, end), measures, period: lead.period ?? reader.period, scope: reader.scopeOf(lead, measures) };
}

/** 未收到, not 未答复: that says of requests that they are open. */
function isReceiving(lead: Lead): boolean {
  return ['received', 'fresh', 'accepted'].some((deed) => lead.has('verb', deed));
}

function isObject(token: Token): boolean {
  const { tags } = token;
  return (tags['topic'] !== undefined && tags['topic'] !== 'foreign') || tags['measure'] !== undefined || tags['outcome'] !== undefined || tags['row'] !== undefined;
}

/** Words that make a denial say less: unknown ones, 其他, a channel, an outcome of a case (被纠错), a comparison. */
function narrows(token: Token, side: readonly Token[]): boolean {
  if (token.kind === 'text') return !harmless(token, side);
  const { tags } = token;
  return ['neg', 'rest', 'except', 'compare', 'case', 'each', 'of'].some((kind) => tags[kind] !== undefined) || (tags['part'] !== undefined && !isAbout(side, token));
}

function harmless(token: Token, side: readonly Token[]): boolean {
  return side.slice(side.indexOf(token) + 1).some((other) => other.tags['sum'] === undefined && shields(other));
}

function isAbout(side: readonly Token[], token: Token): boolean {
  const at = side.indexOf(token);
  return [side[at - 1], side[at - 2], side[at + 1]].some((other) => other?.tags['info'] !== undefined || other?.tags['topic'] === 'request') && side.some((other) => ['review', 'litigation'].includes(other.tags['topic'] ?? ''));
}

function measuresOf(named: readonly Token[], occurs: boolean, verb: boolean, deeds: readonly string[], reader: SentenceReader): Measure[] {
  const all = (kind: string): string[] => named.flatMap((token) => token.tags[kind] ?? []);
  const topics = all('topic');
  const measures: Measure[] = [];
  for (const row of ['norms', 'rules'] as const) {
    const column = (['made', 'repealed'] as const).find((candidate) => deeds.includes(candidate));
    if (topics.includes(row) && column !== undefined) measures.push({ kind: 'stock', rows: [row], column });
  }
  if (topics.includes('fee') && !topics.includes('charge') && (occurs || deeds.includes('charged') || isNotice(named))) measures.push({ kind: 'fee' });
  if (!occurs && !verb) return measures;
  const suits = (['review', 'litigation'] as const).filter((suit) => topics.includes(suit));
  for (const suit of suits) measures.push({ kind: 'case', suits: [suit], outcome: null });
  const [applicant = null, ...more] = new Set(all('applicant'));
  const received: Measure = { kind: 'requests', deeds: ['received'], applicant };
  const listed = joinedRequest(named) && more.length === 0;
  if (suits.length > 0 || topics.includes('foreign')) return listed ? [...measures, received] : measures;
  // 属于国家秘密不予公开: the row, not its group.
  const outcomes = all('row').length > 0 ? all('row') : all('outcome');
  const carried = all('measure').filter((id) => id === 'carryIn' || id === 'carryOut') as ('carryIn' | 'carryOut')[];
  if (outcomes.length > 0 || carried.length > 0) {
    if (!occurs) return measures;
    return [...measures, ...carried.map((deed): Measure => ({ kind: 'requests', deeds: [deed], applicant: null })), ...outcomes.map((outcome): Measure => ({ kind: 'outcome', outcomes: [outcome], applicant: null }))];
  }
  const bare = topics.length === 0 && verb && reader.topic === 'request';
  return more.length === 0 && (topics.includes('request') || bare) ? [...measures, received] : measures;
}

/** 申请、行政复议 lists two things; 因政府信息公开申请行政复议 names one. */
function joinedRequest(named: readonly Token[]): boolean {
  return named.some((token, index) => token.tags['topic'] === 'request' && named[index + 1]?.tags['join'] !== undefined);
}

function isNotice(named: readonly Token[]): boolean {
  return named.some((token) => token.text.startsWith('收费'));
}
