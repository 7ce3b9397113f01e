import { isCounted, type Clause } from './clauses.js';
import { agentIn, hasKey, leadOf, type Lead } from './lead.js';
import { measureOf, type Context } from './measure.js';
import type { Token } from './tokens.js';
import type { Breakdown, Deed, Measure, Period, Scope, Share, Statement, Universal } from './types.js';

/** What a paragraph carries from one sentence to the next. */
export interface Frame {
  readonly topic: string | null;
  readonly period: Period;
  /** The sentences are about another body, or about a part of this one. */
  readonly part: boolean;
  readonly info: boolean;
  /** The last number of requests, for 其中 at the beginning of the next sentence. */
  readonly whole: Statement | null;
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Run = 'applicant' | 'outcome' | 'case';

/** Counters of requests where no verb says what was done; others count meetings, items and steps. */
const DOCUMENTS = ['件', '份', '宗', '起', '件次', ''];
/** How many numbers back a percentage may refer to. */
const MEMORY = 8;
/** Names at the beginning of a sentence that are surely bodies: who acts in the rest of it. */
const STRONG = /(?:局|委员会|办公室|厅|政府|中心|街道|镇|乡|大队|支队|管委会)$/;

/** Reads one sentence, clause by clause, keeping what later clauses leave unsaid. */
export class SentenceReader {
  readonly statements: Statement[] = [];
  readonly breakdowns: Breakdown[] = [];
  readonly shares: Share[] = [];
  readonly universals: Universal[] = [];
  topic: string | null;
  period: Period;
  info: boolean;
  private part: boolean;
  /** A part named in this sentence, e.g. 通过网络: 共 ends it. */
  private channel = false;
  private subset = false;
  private deeds: readonly Deed[] = [];
  private suits: readonly string[] = [];
  private whole: Statement | null;
  private caseWhole: Statement | null = null;
  private last: Statement | null = null;
  private runs: Record<Run, Statement[]> = { applicant: [], outcome: [], case: [] };
  private gap = false;
  /** 其中 stood before the parts: they are parts of the whole and of nothing else. */
  private listed = false;
  /** Numbers of what was published stand in the sentence: 依申请公开19条 beside them counts documents. */
  private published = false;
  private decided = false;
  /** Documents were looked through: what was kept and dropped then is not what the table counts. */
  private cleanup = false;

  constructor(frame: Frame, sentence: readonly Token[]) {
    this.topic = frame.topic;
    this.period = frame.period;
    this.part = frame.part;
    this.info = frame.info || sentence.some(({ tags }) => tags['info'] !== undefined || tags['topic'] === 'request');
    this.whole = frame.whole;
  }

  frame(): Frame {
    return { topic: this.topic, period: this.period, part: this.part, info: this.info, whole: this.whole };
  }

  read(clause: Clause, text: string): void {
    const { tokens } = clause;
    if (tokens[0]?.kind === 'semi') {
      this.subset = false;
      this.channel = false;
      return;
    }
    this.notePart(clause);
    let from = 0;
    const numbers = tokens.flatMap((token, index) => (isCounted(token) ? [index] : []));
    numbers.forEach((at, k) => {
      const end = numbers[k + 1] ?? tokens.length;
      this.item(tokens.slice(from, at), tokens[at]!, tokens.slice(at + 1, end), k + 1 < numbers.length, clause.aside, text);
      from = at + 1;
    });
    if (numbers.length === 0) this.words(tokens, text);
  }

  finish(): void {
    this.closeRuns();
  }

  /** Where a sentence speaks of another body, or a clause of a channel or field, what follows is about that part. */
  private notePart({ tokens, initial }: Clause): void {
    const opening = tokens[0];
    if (initial && opening !== undefined) {
      if (tokens.some((token) => token.tags['whole'] !== undefined)) this.part = false;
      else if (opening.kind === 'text' && STRONG.test(agentIn(opening.text) ?? '')) this.part = true;
    }
    if (!tokens.some((token) => token.tags['part'] !== undefined)) return;
    const lead = leadOf(tokens);
    if (initial && tokens.some((token) => token.text === '代表' || token.text.startsWith('代'))) this.part = true;
    if (lead.scope !== 'part') return;
    if (tokens.some(isCounted)) this.channel ||= lead.has('verb');
    else if (tokens.findLast((token) => token.tags['filler'] === undefined)?.tags['part'] !== undefined && !lead.has('neg')) this.channel = true;
  }

  /** A clause without numbers: it may name topic, period and verb for what follows, or say that all of something was so. */
  private words(tokens: readonly Token[], text: string): void {
    const lead = leadOf(tokens);
    this.universal(tokens, text);
    this.note(lead, null);
    if (lead.has('of')) this.subset = true;
  }

  private item(before: readonly Token[], token: Token, after: readonly Token[], more: boolean, aside: boolean, text: string): void {
    const number = token.number!;
    const lead = leadOf(before);
    const { noun, tail, clear } = tailOf(after, more);
    if (lead.has('of') || aside) this.subset = true;
    if (number.kind === 'percent') {
      this.share(lead, token);
      return;
    }
    if (lead.has('compare') || lead.has('share')) return;
    const numberFirst = !lead.tokens.some((other) => hasKey(other) && other.tags['topic'] !== 'request') && !more && tail.first >= 0 && !lead.has('sum');
    let source = numberFirst && !tail.has('compare') ? tail : lead;
    if (source === tail && tail.has('topic', 'request') && !tail.tokens.some((other) => hasKey(other) && other.tags['topic'] !== 'request')) source = lead;
    const context: Context = { topic: this.topic, deeds: this.deeds, suits: this.suits, info: this.info, decided: this.decided };
    const sound = number.exact && !['approx', 'each', 'neg'].some((kind) => lead.has(kind)) && (clear || source === tail);
    let measure = measureOf(source === tail ? merged(lead, tail) : lead, noun, context);
    // 收到的72件申请均已答复: the drafter thinks of those that were due.
    if (source === tail && tail.has('all') && measure?.kind === 'requests' && measure.deeds.some((deed) => deed === 'closed' || deed === 'answered')) measure = { ...measure, deeds: ['any'] };
    const summed = measure === null || (measure.kind === 'requests' && measure.deeds[0] === 'any' && !lead.has('topic', 'request')) ? this.sumMeasure(lead, noun) : null;
    measure = summed ?? measure;
    this.note(source === tail ? merged(lead, tail) : lead, noun);
    if (measure !== null && (measure.kind === 'charge' || measure.kind === 'fee') !== (number.kind === 'money')) measure = null;
    if (measure === null || !sound) {
      if (number.kind === 'count') this.gap = true;
      if (lead.has('topic', 'foreign') || noun === 'foreign') this.published = true;
      this.last = null;
      return;
    }
    const wholes = this.whole?.measure.kind === 'requests' ? this.whole.measure : null;
    if (this.subset && measure.kind === 'outcome' && wholes?.applicant != null) measure = { ...measure, applicant: wholes.applicant };
    const statement: Open<Statement> = { start: number.start, end: number.end, number, measure, period: this.period, scope: this.scope(source === tail ? merged(lead, tail) : lead, measure, number.unit, aside), siblings: [] };
    this.statements.push(statement);
    this.last = statement;
    this.place(statement, summed !== null);
    if (!more) this.universal(after, text);
  }

  /** 自然人3件、法人2件,共5件: the total of what was listed. */
  private sumMeasure(lead: Lead, noun: string | null): Measure | null {
    if (!lead.has('sum') || (noun !== null && noun !== 'request') || lead.tokens.some((token) => token.kind === 'text')) return null;
    if (lead.tokens.some((token) => hasKey(token) && token.tags['topic'] !== 'request')) return null;
    if (this.runs.applicant.length > 1) return { kind: 'requests', deeds: this.deeds.length > 0 ? this.deeds : ['any'], applicant: null };
    if (this.runs.outcome.length > 1) return { kind: 'requests', deeds: ['closed'], applicant: null };
    // 收到申请,共12件: the verb stands in the clause before.
    if (this.topic === 'request' && this.deeds.length > 0 && this.whole === null && this.runs.applicant.length === 0) return { kind: 'requests', deeds: this.deeds, applicant: null };
    return null;
  }

  private scope(lead: Lead, measure: Measure, unit = '', aside = false): Scope {
    const explicit = lead.has('sum') || lead.has('whole');
    if (explicit && lead.scope !== 'part') this.channel = false;
    // 公开规章13件（含制定5件）: a part of what was published.
    if (measure.kind === 'stock' && ((aside && this.last === null) || this.cleanup)) return 'unclear';
    if (measure.kind === 'requests' && measure.deeds[0] === 'any' && (this.published || !DOCUMENTS.includes(unit))) return 'unclear';
    if (measure.kind === 'outcome' && this.published) return 'unclear';
    // 收到申请72件，其中重复申请5件: what they were, not what became of them.
    if (measure.kind === 'outcome' && measure.outcomes.every((id) => /\d$/.test(id)) && !lead.has('outcome') && !this.isClosing()) return 'unclear';
    if (lead.scope !== 'whole') return lead.scope === 'area' && this.part ? 'part' : lead.scope;
    if (this.part && !lead.has('whole')) return 'part';
    if (this.channel && !explicit) return 'part';
    if (!this.subset) return 'whole';
    if (this.whole !== null && this.whole.scope !== 'whole' && measure.kind !== 'case') return this.whole.scope;
    const plain = measure.kind === 'requests' && measure.applicant === null;
    if (plain && measure.deeds.some((deed) => deed === 'received' || deed === 'accepted' || deed === 'handled' || deed === 'any')) return 'part';
    return plain && this.whole?.measure.kind === 'requests' && this.whole.measure.applicant !== null ? 'part' : 'whole';
  }

  /** Whether outcomes are what the sentence lists. */
  private isClosing(): boolean {
    const { whole } = this;
    return this.runs.outcome.some(({ scope }) => scope === 'whole') || (whole?.measure.kind === 'requests' && whole.measure.deeds.some((deed) => deed === 'closed' || deed === 'answered' || deed === 'handled'));
  }

  /** Whom a denial is about; a channel named before narrows requests only, not what came of them. */
  scopeOf(lead: Lead, measures: readonly Measure[]): Scope {
    if (lead.scope !== 'whole') return lead.scope;
    const channel = this.channel && measures.some((measure) => measure.kind === 'requests');
    return (this.part && !lead.has('whole')) || channel ? 'part' : 'whole';
  }

  /** Takes over what the words say for the clauses that follow. */
  private note(lead: Lead, noun: string | null): void {
    if (lead.period !== null && !lead.has('compare')) this.period = lead.period;
    const topics = lead.all('topic');
    this.topic = noun ?? topics.at(-1) ?? (lead.has('info') && this.topic === 'foreign' ? null : this.topic);
    const verbs = lead.all('verb') as readonly Deed[];
    if (verbs.length > 0) this.deeds = [...new Set(verbs)];
    if (lead.has('deed', 'decided')) this.decided = true;
    if (lead.has('except')) this.cleanup = true;
    const suits = [...new Set([...topics, ...(noun === null ? [] : [noun])].filter((topic) => topic === 'review' || topic === 'litigation'))];
    const named = lead.all('suit');
    if (named.length > 0) this.suits = named;
    else if (suits.length > 0) this.suits = suits;
  }

  /** Puts a statement where it belongs: a whole, or a part of the last one. */
  private place(statement: Statement, summed: boolean): void {
    const { measure } = statement;
    const run: Run | null = measure.kind === 'outcome' ? 'outcome' : measure.kind === 'requests' && measure.applicant !== null ? 'applicant' : measure.kind === 'case' && measure.outcome !== null ? 'case' : null;
    if (run !== null) {
      this.runs[run].push(statement);
      this.listed ||= this.subset;
      return;
    }
    if (measure.kind === 'case') {
      this.closeRun('case');
      this.caseWhole = statement;
    } else if (measure.kind === 'requests' && !measure.deeds.some((deed) => deed.startsWith('carr'))) {
      if (summed) this.sumUp(statement);
      // What is inside 其中 is a part itself.
      else if (!this.subset || statement.scope === 'whole') {
        this.closeRuns();
        this.whole = statement;
        this.gap = false;
        this.listed = false;
      }
    }
  }

  private sumUp(whole: Statement): void {
    const parts = this.runs.applicant.length > 1 ? this.runs.applicant : this.runs.outcome;
    if (parts.length > 1) this.breakdowns.push({ whole, parts: [...parts], closed: !this.gap });
    this.runs = { applicant: [], outcome: [], case: [] };
    this.whole = whole;
  }

  private closeRuns(): void {
    for (const run of ['applicant', 'outcome', 'case'] as const) this.closeRun(run);
  }

  private closeRun(run: Run): void {
    const parts = this.runs[run];
    const whole = run === 'case' ? this.caseWhole : this.whole;
    this.runs[run] = [];
    const outcomes = parts.flatMap(({ measure }) => (measure.kind === 'outcome' ? measure.outcomes : []));
    for (const part of parts) (part as Open<Statement>).siblings = outcomes;
    // Outcomes may be those of requests carried in as well, unless they are listed as parts of the whole.
    if (run === 'outcome' && !this.listed && whole?.measure.kind === 'requests' && !whole.measure.deeds.some((deed) => deed === 'closed' || deed === 'answered' || deed === 'handled')) return;
    if (whole === null || parts.length < 2 || parts.some((part) => part.start < whole.start)) return;
    this.breakdowns.push({ whole, parts: [...parts], closed: !this.gap && isComplete(run, parts, whole) });
  }

  /** 占46%: of the number before it, or of what the words before 占 name. */
  private share(lead: Lead, token: Token): void {
    const number = token.number!;
    const at = lead.tokens.findIndex((other) => other.tags['share'] !== undefined);
    if (at < 0 || !number.exact || ['compare', 'approx', 'each', 'neg'].some((kind) => lead.has(kind)) || lead.tokens.some((other) => other.kind === 'text' || other.tags['topic'] === 'foreign')) return;
    // 占不予公开的一半: a share of something else than all requests.
    if (lead.tokens.slice(at + 1).some((other) => other.tags['whole'] === 'area' || ['outcome', 'row', 'applicant', 'measure', 'case', 'part', 'rest'].some((kind) => other.tags[kind] !== undefined))) return;
    const named = leadOf(lead.tokens.slice(0, at));
    const measure = named.first >= 0 ? measureOf(named, null, { topic: this.topic, deeds: this.deeds, suits: this.suits, info: this.info, decided: this.decided }) : null;
    const part = measure === null ? this.last : null;
    if (measure === null && (part === null || named.first >= 0)) return;
    const scope = part?.scope ?? this.scope(named, measure!);
    this.shares.push({ start: number.start, end: number.end, number, part, measure, wholes: [...this.statements.slice(-MEMORY), ...(this.whole === null ? [] : [this.whole])], period: part?.period ?? this.period, scope });
  }

  /** 均维持, 均由自然人提出 after a number. */
  private universal(tokens: readonly Token[], text: string): void {
    const at = tokens.findIndex((token) => token.tags['all'] !== undefined);
    if (at < 0) return;
    const rest = leadOf(tokens.slice(at + 1));
    if (rest.first < 0 || rest.tokens.some((token) => token.kind === 'text' || token.number !== null || ['part', 'neg', 'compare', 'except', 'join', 'verb', 'rest'].some((kind) => token.tags[kind] !== undefined))) return;
    const subject = leadOf(tokens.slice(0, at));
    const whole = rest.has('case') ? this.caseWhole : this.whole;
    if (whole === null || whole !== this.last || subject.tokens.some((token) => token.kind === 'text' || token.tags['part'] !== undefined)) return;
    const measure = universalMeasure(rest, whole);
    const [start, end] = [tokens[at]!.start, rest.tokens[rest.last]!.end];
    if (measure !== null) this.universals.push({ start, end, text: text.slice(start, end), whole, measure });
  }
}

function universalMeasure(rest: Lead, { measure }: Statement): Measure | null {
  const outcome = rest.all('case')[0];
  if (measure.kind === 'case') return outcome === undefined ? null : { ...measure, outcome };
  if (measure.kind !== 'requests') return null;
  const applicant = rest.all('applicant')[0];
  if (applicant !== undefined) return { ...measure, applicant };
  const named = [...rest.all('outcome'), ...rest.all('row')];
  return named.length === 1 ? { kind: 'outcome', outcomes: named, applicant: measure.applicant } : null;
}

/** A list is complete where the form knows no other kind, or where every group of outcomes is named. */
function isComplete(run: Run, parts: readonly Statement[], whole: Statement): boolean {
  const measures = parts.map(({ measure }) => measure);
  if (run === 'applicant') {
    const applicants = measures.map((measure) => (measure.kind === 'requests' ? measure.applicant : null));
    return applicants.length === 2 && applicants.includes('natural') && applicants.includes('organisations');
  }
  if (run === 'case') return measures.length === 4;
  const closing = whole.measure.kind === 'requests' && whole.measure.deeds.every((deed) => deed === 'closed' || deed === 'answered');
  return closing && new Set(measures.flatMap((measure) => (measure.kind === 'outcome' ? measure.outcomes : []))).size === 6;
}

/** What follows a number: the noun it counts, the words that may say what became of it, and whether we know them. */
function tailOf(after: readonly Token[], more: boolean): { readonly noun: string | null; readonly tail: Lead; readonly clear: boolean } {
  const content = after.findIndex((token) => token.tags['filler'] === undefined || token.tags['topic'] !== undefined);
  const first = after[content];
  const applicantNoun = first?.tags['applicant'] !== undefined ? after.slice(content + 1).find((token) => token.tags['filler'] === undefined) : undefined;
  const noun = first?.tags['topic'] ?? applicantNoun?.tags['topic'] ?? null;
  // 5件来自律师的申请: what stands between number and noun may narrow it.
  const clear = first?.kind !== 'text';
  return { noun: more && noun === null ? null : noun, tail: leadOf(after), clear };
}

function merged(lead: Lead, tail: Lead): Lead {
  return leadOf([...lead.tokens, ...tail.tokens]);
}
