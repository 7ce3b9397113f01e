import { templates } from '../../template/load.js';
import type { Lead } from './lead.js';
import type { Token } from './tokens.js';
import type { Deed, Measure } from './types.js';
import { KIND } from './words.js';

/** What the sentence so far was about; a number further on may leave it unsaid. */
export interface Context {
  /** request, review, litigation, norms, rules …, foreign; null: nothing yet. */
  readonly topic: string | null;
  /** The verb of the sentence, for 自然人3件 after 收到. */
  readonly deeds: readonly Deed[];
  /** Reconsideration or litigation, for 维持2件 after 行政复议3件. */
  readonly suits: readonly string[];
  /** The sentence or its heading is about disclosure of information, not about the body's other business. */
  readonly info: boolean;
  /** 作出 stood before: 作出行政许可决定3件、行政处罚决定2件. */
  readonly decided: boolean;
}

const DEEDS: readonly Deed[] = ['fresh', 'received', 'accepted', 'handled', 'closed', 'answered'];
const CASES = ['review', 'litigation'];

/** Groups of the outcome rows, by row id. */
const groupOfRow: ReadonlyMap<string, string> = new Map(
  Object.values(templates).flatMap((template) => template.tables.filter((table) => table.id === 'applications').flatMap((table) => table.blocks.flatMap((block) => block.rows.flatMap((row) => (row.group === undefined ? [] : [[row.id, row.group] as const]))))),
);

/** What a number counts, going by the words before it (or behind it); null where they do not tell. `noun`: what follows the number directly. */
export function measureOf(lead: Lead, noun: string | null, context: Context): Measure | null {
  if (noun === 'foreign') return null;
  const topics = lead.all('topic');
  const nouns = noun === null ? topics : [...topics, noun];
  const ofCase = nouns.some((topic) => CASES.includes(topic));
  if (!ofCase && lead.says('measure', 'carryIn')) return requests(lead, ['carryIn'], context, nouns);
  if (ofCase || lead.has(KIND.suit)) return caseMeasure(lead, nouns, context);
  if (lead.has(KIND.case) && context.suits.length > 0 && !lead.has(KIND.verb | KIND.outcome)) return caseMeasure(lead, nouns, context);
  const other = lastOther(nouns);
  if (other === 'norms' || other === 'rules' || (nouns.length === 0 && (context.topic === 'norms' || context.topic === 'rules'))) return stock(lead, nouns, context);
  if (other === 'licence' || other === 'penalty' || other === 'coercion') return decisions(lead, other, noun, context);
  if (other === 'foreign' || nouns.at(-1) === 'foreign') return null;
  if (other === 'charge') return { kind: 'charge' };
  if (other === 'fee') return lead.says('deed', 'charged') || lead.has(KIND.sum) || nouns.at(-1) === 'fee' ? { kind: 'fee' } : null;
  return requestMeasure(lead, nouns, context);
}

function lastOther(nouns: readonly string[]): string | null {
  return nouns.findLast((noun) => noun !== 'request' && !CASES.includes(noun)) ?? null;
}

function requestMeasure(lead: Lead, nouns: readonly string[], context: Context): Measure | null {
  if (lead.has(KIND.case)) return null;
  const outcomes = lead.has(KIND.row | KIND.outcome) ? outcomesOf(lead.tokens) : [];
  if (lead.says('measure', 'carryOut')) return requests(lead, ['carryOut'], context, nouns);
  if (outcomes === null) return null;
  const verbs = lead.all('verb') as readonly Deed[];
  // 收到重复申请5件 says what came in, not what became of it.
  if (outcomes.length > 0 && !lead.has(KIND.outcome) && verbs.some((verb) => verb === 'received' || verb === 'fresh' || verb === 'accepted')) return null;
  if (outcomes.length > 0) return about(nouns, context) ? { kind: 'outcome', outcomes, applicant: null } : null;
  if (lead.says('measure', 'carried')) return requests(lead, ['carried'], context, nouns);
  if (verbs.length > 0) return requests(lead, DEEDS.filter((deed) => verbs.includes(deed)), context, nouns);
  if (lead.has(KIND.applicant)) return requests(lead, context.deeds.length > 0 ? context.deeds : ['any'], context, nouns);
  if (nouns.includes('request')) return requests(lead, ['any'], context, nouns);
  return null;
}

function about(nouns: readonly string[], context: Context): boolean {
  return nouns.includes('request') || context.topic === 'request';
}

function requests(lead: Lead, deeds: readonly Deed[], context: Context, nouns: readonly string[]): Measure | null {
  const applicants = [...new Set(lead.all('applicant'))];
  // 自然人和法人共5件: everybody, or a part we cannot tell.
  if (!about(nouns, context) || applicants.length > 1) return null;
  return { kind: 'requests', deeds, applicant: applicants[0] ?? null };
}

/**
 * The outcomes that a number counts together: 予以公开和部分公开 are two, 因本机关不掌握而无法提供 is one with its reason. Null where
 * it cannot be told.
 */
function outcomesOf(tokens: readonly Token[]): readonly string[] | null {
  const found: { readonly id: string; readonly joined: boolean }[] = [];
  let joined = false;
  for (const token of tokens) {
    const id = token.tags.row ?? token.tags.outcome;
    if (id !== undefined) {
      found.push({ id, joined });
      joined = false;
    } else if ((token.kinds & KIND.join) !== 0) joined = true;
  }
  const ids: string[] = [];
  for (const { id, joined: together } of found) {
    const last = ids.at(-1);
    // The reason and its group, joined or not: the row is what is counted.
    if (last !== undefined && groupOfRow.get(last) === id) continue;
    if (last !== undefined && groupOfRow.get(id) === last) ids[ids.length - 1] = id;
    else if (last === undefined || together) ids.push(id);
    else if (id !== last) return null;
  }
  return [...new Set(ids)];
}

function caseMeasure(lead: Lead, nouns: readonly string[], context: Context): Measure | null {
  if (!isOwnCase(lead, context)) return null;
  const cases = [...new Set(nouns.filter((topic) => CASES.includes(topic)))];
  const suits = lead.all('suit');
  const outcomes = [...new Set(lead.all('case'))];
  if (outcomes.length > 1 || suits.length > 1 || lead.says('topic', 'foreign')) return null;
  const about = suits.length > 0 ? suits : cases.length > 0 ? cases : context.suits;
  return about.length === 0 ? null : { kind: 'case', suits: about, outcome: outcomes[0] ?? null };
}

/**
 * Whether cases are about disclosure, and brought against the body. 办理行政复议案件38件 may be the work of a body that decides them;
 * 新增 and 结转 say when cases came in, 办结 how many ended: the table has none of these.
 */
function isOwnCase(lead: Lead, { info }: Context): boolean {
  if (lead.has(KIND.measure) || lead.says('verb', 'fresh', 'closed', 'answered') || lead.tokens.some((token) => token.text.startsWith('新'))) return false;
  return lead.has(KIND.verb) ? lead.has(KIND.info) || lead.says('topic', 'request') : info;
}

function stock(lead: Lead, nouns: readonly string[], context: Context): Measure | null {
  const rows = [...new Set(nouns.filter((noun) => noun === 'norms' || noun === 'rules'))];
  if (nouns.some((noun) => noun !== 'norms' && noun !== 'rules')) return null;
  const columns = (['valid', 'repealed', 'made'] as const).filter((column) => lead.says('deed', column));
  const [column, ...more] = columns;
  if (column === undefined || more.length > 0) return null;
  return { kind: 'stock', rows: rows.length > 0 ? rows : [context.topic!], column };
}

/** 作出行政许可决定12件 counts decisions; 行政许可12条 may be what was published. */
function decisions(lead: Lead, row: string, noun: string | null, context: Context): Measure | null {
  const made = lead.says('deed', 'decided') || (context.decided && lead.tokens.some((token) => token.text.endsWith('决定')));
  if (!made || lead.says('deed', 'published') || lead.says('topic', 'foreign') || (noun !== null && noun !== row)) return null;
  return { kind: 'decisions', row };
}
