import type { Clause } from './clauses.js';
import { agentIn, hasKey, leadOf, type Lead } from './lead.js';
import { measureOf, type Context } from './measure.js';
import type { Token } from './tokens.js';
import type { Breakdown, Deed, Denial, Measure, Period, Scope, Share, Statement, Universal } from './types.js';
import { KIND } from './words.js';

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

type Open<T> = { -readonly [K in keyof T]: T[K] };
type Run = 'applicant' | 'outcome' | 'case';
type Runs = Readonly<Record<Run, readonly Statement[]>>;
/** What is read from the sentences of a segment. */
export interface Prose {
  readonly statements: Statement[];
  readonly breakdowns: Breakdown[];
  readonly shares: Share[];
  readonly denials: Denial[];
  readonly universals: Universal[];
}

const NO_DEEDS: readonly Deed[] = [];
const NO_SUITS: readonly string[] = [];
const NO_SIBLINGS: readonly string[] = [];
const NO_RUNS: Runs = { applicant: [], outcome: [], case: [] };
/** Words that make a number uncertain. */
const UNCERTAIN = KIND.approx | KIND.each | KIND.neg;
/** Words that make a percentage another one than that of all requests. */
const OTHER_WHOLE = KIND.outcome | KIND.row | KIND.applicant | KIND.measure | KIND.case | KIND.part | KIND.rest;
/** Words that do not go with all of a number. */
const NOT_OF_ALL = KIND.part | KIND.neg | KIND.compare | KIND.except | KIND.join | KIND.verb | KIND.rest;

/** Counters of requests where no verb says what was done; others count meetings, items and steps. */
const DOCUMENTS = ['件', '份', '宗', '起', '件次', ''];
/** How many numbers back a percentage may refer to. */
const MEMORY = 8;
/** Names at the beginning of a sentence that are surely bodies: who acts in the rest of it. */
const STRONG = /(?:局|委员会|办公室|厅|政府|中心|街道|镇|乡|大队|支队|管委会)$/;

/** Reads one sentence, clause by clause, keeping what later clauses leave unsaid. */
export class SentenceReader implements Context {
  topic: string | null;
  period: Period;
  info: boolean;
  private part: boolean;
  /** A part named in this sentence, e.g. 通过网络: 共 ends it. */
  private channel = false;
  private subset = false;
  deeds: readonly Deed[] = NO_DEEDS;
  suits: readonly string[] = NO_SUITS;
  private whole: Statement | null;
  private caseWhole: Statement | null = null;
  private last: Statement | null = null;
  private runs: Runs = NO_RUNS;
  private gap = false;
  /** 其中 stood before the parts: they are parts of the whole and of nothing else. */
  private listed = false;
  /** Numbers of what was published stand in the sentence: 依申请公开19条 beside them counts documents. */
  private published = false;
  decided = false;
  /** Documents were looked through: what was kept and dropped then is not what the table counts. */
  private cleanup = false;

  /** Where the statements of this sentence begin among those of its segment. */
  private readonly from: number;

  /** What it reads goes to `out`. */
  constructor(frame: Frame, sentence: readonly Token[], private readonly text: string, private readonly out: Prose) {
    this.from = out.statements.length;
    this.topic = frame.topic;
    this.period = frame.period;
    this.part = frame.part;
    this.info = frame.info || sentence.some(({ kinds, tags }) => (kinds & KIND.info) !== 0 || tags.topic === 'request');
    this.whole = frame.whole;
  }

  frame(): Frame {
    return { topic: this.topic, period: this.period, part: this.part, info: this.info, whole: this.whole };
  }

  read(clause: Clause): void {
    const { tokens, numbers } = clause;
    if (tokens[0]?.kind === 'semi') {
      this.subset = false;
      this.channel = false;
      return;
    }
    this.notePart(clause);
    let from = 0;
    for (let k = 0; k < numbers.length; k++) {
      const at = numbers[k]!;
      const end = numbers[k + 1] ?? tokens.length;
      this.item(tokens.slice(from, at), tokens[at]!, tokens.slice(at + 1, end), k + 1 < numbers.length, clause.aside);
      from = at + 1;
    }
    if (numbers.length === 0) this.words(clause);
  }

  finish(): void {
    this.closeRuns();
  }

  /** Where a sentence speaks of another body, or a clause of a channel or field, what follows is about that part. */
  private notePart({ tokens, kinds, numbers, initial }: Clause): void {
    const opening = tokens[0];
    if (initial && opening !== undefined) {
      if ((kinds & KIND.whole) !== 0) this.part = false;
      else if (opening.kind === 'text' && STRONG.test(agentIn(opening.text) ?? '')) this.part = true;
    }
    if ((kinds & KIND.part) === 0) return;
    if (initial && tokens.some(({ text }) => text.startsWith('代'))) this.part = true;
    const lead = leadOf(tokens);
    if (lead.scope !== 'part') return;
    if (numbers.length > 0) this.channel ||= lead.has(KIND.verb);
    else if (!lead.has(KIND.neg) && ((tokens.findLast((token) => (token.kinds & KIND.filler) === 0)?.kinds ?? 0) & KIND.part) !== 0) this.channel = true;
  }

  /** A clause without numbers: it may name topic, period and verb for what follows, or say that all of something was so. */
  private words({ tokens, kinds }: Clause): void {
    if ((kinds & KIND.all) !== 0) this.universal(tokens);
    this.note(leadOf(tokens), null);
    if ((kinds & KIND.of) !== 0) this.subset = true;
  }

  private item(before: readonly Token[], token: Token, after: readonly Token[], more: boolean, aside: boolean): void {
    const number = token.number!;
    const lead = leadOf(before);
    if (lead.has(KIND.of) || aside) this.subset = true;
    if (number.kind === 'percent') {
      this.share(lead, token);
      return;
    }
    if (lead.has(KIND.compare | KIND.share)) return;
    const { noun, tail, clear } = tailOf(after, more);
    const numberFirst = !more && tail.first >= 0 && !lead.has(KIND.sum) && !namesOther(lead);
    const behind = numberFirst && !tail.has(KIND.compare) && (!tail.says('topic', 'request') || namesOther(tail));
    const source = behind ? merged(lead, tail) : lead;
    const sound = number.exact && !lead.has(UNCERTAIN) && (clear || behind);
    let measure = measureOf(source, noun, this);
    // 收到的72件申请均已答复: the drafter thinks of those that were due.
    if (behind && tail.has(KIND.all) && measure?.kind === 'requests' && measure.deeds.some((deed) => deed === 'closed' || deed === 'answered')) measure = { ...measure, deeds: ['any'] };
    const summed = measure === null || (measure.kind === 'requests' && measure.deeds[0] === 'any' && !lead.says('topic', 'request')) ? this.sumMeasure(lead, noun) : null;
    measure = summed ?? measure;
    this.note(source, noun);
    if (measure !== null && (measure.kind === 'charge' || measure.kind === 'fee') !== (number.kind === 'money')) measure = null;
    if (measure === null || !sound) {
      if (number.kind === 'count') this.gap = true;
      if (noun === 'foreign' || lead.says('topic', 'foreign')) this.published = true;
      this.last = null;
      return;
    }
    const wholes = this.whole?.measure.kind === 'requests' ? this.whole.measure : null;
    if (this.subset && measure.kind === 'outcome' && wholes?.applicant != null) measure = { ...measure, applicant: wholes.applicant };
    const statement: Open<Statement> = { start: number.start, end: number.end, number, measure, period: this.period, scope: this.scope(source, measure, number.unit, aside), siblings: NO_SIBLINGS };
    this.out.statements.push(statement);
    this.last = statement;
    this.place(statement, summed !== null);
    if (!more && tail.has(KIND.all)) this.universal(after);
  }

  /** 自然人3件、法人2件,共5件: the total of what was listed. */
  private sumMeasure(lead: Lead, noun: string | null): Measure | null {
    if (!lead.has(KIND.sum) || (noun !== null && noun !== 'request') || lead.tokens.some((token) => token.kind === 'text')) return null;
    if (namesOther(lead)) return null;
    if (this.runs.applicant.length > 1) return { kind: 'requests', deeds: this.deeds.length > 0 ? this.deeds : ['any'], applicant: null };
    if (this.runs.outcome.length > 1) return { kind: 'requests', deeds: ['closed'], applicant: null };
    // 收到申请,共12件: the verb stands in the clause before.
    if (this.topic === 'request' && this.deeds.length > 0 && this.whole === null && this.runs.applicant.length === 0) return { kind: 'requests', deeds: this.deeds, applicant: null };
    return null;
  }

  private scope(lead: Lead, measure: Measure, unit = '', aside = false): Scope {
    const explicit = lead.has(KIND.sum | KIND.whole);
    if (explicit && lead.scope !== 'part') this.channel = false;
    // 公开规章13件（含制定5件）: a part of what was published.
    if (measure.kind === 'stock' && ((aside && this.last === null) || this.cleanup)) return 'unclear';
    if (measure.kind === 'requests' && measure.deeds[0] === 'any' && (this.published || !DOCUMENTS.includes(unit))) return 'unclear';
    if (measure.kind === 'outcome' && this.published) return 'unclear';
    // 收到申请72件，其中重复申请5件: what they were, not what became of them.
    if (measure.kind === 'outcome' && measure.outcomes.every((id) => /\d$/.test(id)) && !lead.has(KIND.outcome) && !this.isClosing()) return 'unclear';
    if (lead.scope !== 'whole') return lead.scope === 'area' && this.part ? 'part' : lead.scope;
    if (this.part && !lead.has(KIND.whole)) return 'part';
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
    return (this.part && !lead.has(KIND.whole)) || channel ? 'part' : 'whole';
  }

  /** Takes over what the words say for the clauses that follow. */
  private note(lead: Lead, noun: string | null): void {
    if (lead.period !== null && !lead.has(KIND.compare)) this.period = lead.period;
    const topics = lead.all('topic');
    this.topic = noun ?? topics.at(-1) ?? (this.topic === 'foreign' && lead.has(KIND.info) ? null : this.topic);
    if (lead.has(KIND.verb)) this.deeds = [...new Set(lead.all('verb') as readonly Deed[])];
    if (lead.says('deed', 'decided')) this.decided = true;
    if (lead.has(KIND.except)) this.cleanup = true;
    if (lead.has(KIND.suit)) this.suits = lead.all('suit');
    else if (topics.some(isSuit) || (noun !== null && isSuit(noun))) this.suits = [...new Set((noun === null ? topics : [...topics, noun]).filter(isSuit))];
  }

  /** Puts a statement where it belongs: a whole, or a part of the last one. */
  private place(statement: Statement, summed: boolean): void {
    const { measure } = statement;
    const run: Run | null = measure.kind === 'outcome' ? 'outcome' : measure.kind === 'requests' && measure.applicant !== null ? 'applicant' : measure.kind === 'case' && measure.outcome !== null ? 'case' : null;
    if (run !== null) {
      this.runs = { ...this.runs, [run]: [...this.runs[run], statement] };
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
    if (parts.length > 1) this.out.breakdowns.push({ whole, parts, closed: !this.gap });
    this.runs = NO_RUNS;
    this.whole = whole;
  }

  private closeRuns(): void {
    if (this.runs === NO_RUNS) return;
    for (const run of ['applicant', 'outcome', 'case'] as const) this.closeRun(run);
    this.runs = NO_RUNS;
  }

  private closeRun(run: Run): void {
    const parts = this.runs[run];
    if (parts.length === 0) return;
    const whole = run === 'case' ? this.caseWhole : this.whole;
    this.runs = { ...this.runs, [run]: NO_RUNS[run] };
    const outcomes = parts.flatMap(({ measure }) => (measure.kind === 'outcome' ? measure.outcomes : []));
    for (const part of parts) (part as Open<Statement>).siblings = outcomes;
    // Outcomes may be those of requests carried in as well, unless they are listed as parts of the whole.
    if (run === 'outcome' && !this.listed && whole?.measure.kind === 'requests' && !whole.measure.deeds.some((deed) => deed === 'closed' || deed === 'answered' || deed === 'handled')) return;
    if (whole === null || parts.length < 2 || parts.some((part) => part.start < whole.start)) return;
    this.out.breakdowns.push({ whole, parts, closed: !this.gap && isComplete(run, parts, whole) });
  }

  /** 占46%: of the number before it, or of what the words before 占 name. */
  private share(lead: Lead, token: Token): void {
    const number = token.number!;
    if (!lead.has(KIND.share) || !number.exact || lead.has(KIND.compare | UNCERTAIN) || lead.tokens.some((other) => other.kind === 'text' || other.tags.topic === 'foreign')) return;
    const at = lead.tokens.findIndex((other) => (other.kinds & KIND.share) !== 0);
    // 占不予公开的一半: a share of something else than all requests.
    if (lead.tokens.slice(at + 1).some((other) => (other.kinds & OTHER_WHOLE) !== 0 || other.tags.whole === 'area')) return;
    const named = leadOf(lead.tokens.slice(0, at));
    const measure = named.first >= 0 ? measureOf(named, null, this) : null;
    const part = measure === null ? this.last : null;
    if (measure === null && (part === null || named.first >= 0)) return;
    const scope = part?.scope ?? this.scope(named, measure!);
    const { statements, shares } = this.out;
    const wholes = statements.slice(Math.max(this.from, statements.length - MEMORY));
    shares.push({ start: number.start, end: number.end, number, part, measure, wholes: this.whole === null ? wholes : [...wholes, this.whole], period: part?.period ?? this.period, scope });
  }

  /** 均维持, 均由自然人提出 after a number. */
  private universal(tokens: readonly Token[]): void {
    if (this.last === null) return;
    const at = tokens.findIndex((token) => (token.kinds & KIND.all) !== 0);
    const rest = leadOf(tokens.slice(at + 1));
    if (rest.first < 0 || rest.has(NOT_OF_ALL) || rest.tokens.some((token) => token.kind === 'text' || token.number !== null)) return;
    const whole = rest.has(KIND.case) ? this.caseWhole : this.whole;
    if (whole === null || whole !== this.last || tokens.slice(0, at).some((token) => token.kind === 'text' || (token.kinds & KIND.part) !== 0)) return;
    const measure = universalMeasure(rest, whole);
    const [start, end] = [tokens[at]!.start, rest.tokens[rest.last]!.end];
    if (measure !== null) this.out.universals.push({ start, end, text: this.text.slice(start, end), whole, measure });
  }
}

function isSuit(topic: string): boolean {
  return topic === 'review' || topic === 'litigation';
}

/** Whether words say what is counted by more than naming requests. */
function namesOther(lead: Lead): boolean {
  return lead.first >= 0 && lead.tokens.some((token) => hasKey(token) && token.tags.topic !== 'request');
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
  const content = after.findIndex(({ kinds }) => (kinds & KIND.filler) === 0 || (kinds & KIND.topic) !== 0);
  const first = after[content];
  const applicantNoun = first?.tags.applicant !== undefined ? after.slice(content + 1).find(({ kinds }) => (kinds & KIND.filler) === 0) : undefined;
  const noun = first?.tags.topic ?? applicantNoun?.tags.topic ?? null;
  // 5件来自律师的申请: what stands between number and noun may narrow it.
  const clear = first?.kind !== 'text';
  return { noun: more && noun === null ? null : noun, tail: leadOf(after), clear };
}

function merged(lead: Lead, tail: Lead): Lead {
  return leadOf([...lead.tokens, ...tail.tokens]);
}
