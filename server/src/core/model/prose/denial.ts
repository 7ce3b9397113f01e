import { isNear, leadOf, shields, valuesIn, type Lead } from './lead.js';
import type { Clause } from './clauses.js';
import type { SentenceReader } from './sentence.js';
import type { Token } from './tokens.js';
import type { Denial, Measure } from './types.js';
import { KIND, type WordKind } from './words.js';

/** A clause with more words than this is no plain denial. */
const LONGEST = 60;
/** What there may be none of; a verb alone may leave unsaid of what. */
const OBJECT = KIND.topic | KIND.measure | KIND.outcome | KIND.row | KIND.verb;
const NARROWING = KIND.neg | KIND.rest | KIND.except | KIND.compare | KIND.case | KIND.each | KIND.of;
/** 未收到, 没有…申请, 无…情况: these deny whatever the verb. */
const BARE = /^(?:均|从|也|亦|尚|都|皆|均尚|暂|并)?(?:没有|无|不存在|没|零|不涉及)$/;

/**
 * A clause that says there was none: 未收到政府信息公开申请, 未发生行政复议、行政诉讼, 行政复议均未发生. Null where words we do not know, or
 * words that narrow it, stand with it.
 */
export function denialIn({ tokens, kinds, numbers }: Clause, reader: SentenceReader, text: string): Denial | null {
  if ((kinds & KIND.neg) === 0 || (kinds & OBJECT) === 0 || tokens.length > LONGEST || numbers.length > 0) return null;
  const at = tokens.findIndex((token) => (token.kinds & KIND.neg) !== 0);
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  const verbs = leadOf(after);
  if (verbs.says('verb', 'handled', 'closed', 'answered')) return null;
  if (before.some((_token, index) => narrows(before, index)) || after.some((_token, index) => narrows(after, index))) return null;
  const named = after.some(isObject) ? after : before;
  const measures = measuresOf(named, verbs.says('deed', 'occurred', 'charged') || BARE.test(tokens[at]!.text), isReceiving(verbs), verbs.all('deed'), reader);
  if (measures.length === 0) return null;
  const lead = leadOf([...before, tokens[at]!]);
  const objects = named.filter(isObject);
  const start = named === before ? (objects[0] ?? tokens[at]!).start : tokens[at]!.start;
  const end = (named === before || objects.length === 0 ? tokens.at(-1)! : objects.at(-1)!).end;
  return { start, end, text: text.slice(start, end), measures, period: lead.period ?? reader.period, scope: reader.scopeOf(lead, measures) };
}

/** 未收到, not 未答复: that says of requests that they are open. */
function isReceiving(lead: Lead): boolean {
  return lead.says('verb', 'received', 'fresh', 'accepted');
}

function isObject({ kinds, tags }: Token): boolean {
  return (kinds & (KIND.measure | KIND.outcome | KIND.row)) !== 0 || ((kinds & KIND.topic) !== 0 && tags.topic !== 'foreign');
}

/** Words that make a denial say less: unknown ones, 其他, a channel, an outcome of a case (被纠错), a comparison. */
function narrows(side: readonly Token[], index: number): boolean {
  const { kind, kinds } = side[index]!;
  if (kind === 'text') return !harmless(side, index);
  return (kinds & NARROWING) !== 0 || ((kinds & KIND.part) !== 0 && !isAbout(side, index));
}

function harmless(side: readonly Token[], index: number): boolean {
  for (let after = index + 1; after < side.length; after++) if ((side[after]!.kinds & KIND.sum) === 0 && shields(side[after]!)) return true;
  return false;
}

function isAbout(side: readonly Token[], index: number): boolean {
  return isNear(side, index) && side.some(({ tags }) => tags.topic === 'review' || tags.topic === 'litigation');
}

function measuresOf(named: readonly Token[], occurs: boolean, verb: boolean, deeds: readonly string[], reader: SentenceReader): Measure[] {
  const all = (kind: WordKind): readonly string[] => valuesIn(named, kind);
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
  return named.some((token, index) => token.tags.topic === 'request' && named[index + 1]?.tags.join !== undefined);
}

function isNotice(named: readonly Token[]): boolean {
  return named.some((token) => token.text.startsWith('收费'));
}
