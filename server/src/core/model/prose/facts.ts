import type { Segment } from '../../syntax/types.js';
import { perPlace } from '../../text/perPlace.js';
import { compare, equals, type Quantity } from '../../text/quantity.js';
import { touches } from '../../text/span.js';
import type { Cell, Report } from '../types.js';
import { isGovernment } from './names.js';
import { NO_PROSE, proseOf } from './read.js';
import { fits, readingsOfStatement, type Reading } from './readings.js';
import type { Period, Scope, SegmentProse, Statement } from './types.js';

/** A number in prose against the tables. */
export interface Fact {
  readonly segment: Segment;
  readonly statement: Statement;
  /** agrees: one reading fits; differs: the body's own number of the year, and none fits; open: it cannot be told. */
  readonly status: 'agrees' | 'differs' | 'open';
  /** The reading that fits, or the usual one; null where the tables do not settle it. */
  readonly reading: Reading | null;
  readonly readings: readonly Reading[];
}

/** The facts of a report with what else its prose says. */
export interface ReportProse extends Omit<SegmentProse, 'statements'> {
  readonly facts: readonly Fact[];
  /** What a statement of the report came out as. */
  factFor(statement: Statement): Fact | undefined;
}

/** All that the prose of a report says in numbers, compared with its tables. Memoised on the report. */
export const proseFacts = perPlace(build);

/** The numbers in prose that state figures of the tables, in text order. */
export function factsOf(report: Report): readonly Fact[] {
  return proseFacts(report).facts;
}

/** The fact whose number stands at an offset of a segment: for go-to-definition from prose to table. */
export function factAt(report: Report, segment: Segment, offset: number): Fact | null {
  return factsOf(report).find((fact) => fact.segment === segment && touches(fact.statement, offset)) ?? null;
}

/** The cells a number in prose states: none where it is not known which. */
export function cellsOf(fact: Fact): readonly Cell[] {
  return fact.reading === null || fact.status === 'open' ? [] : [...fact.reading.cells, ...fact.reading.minus];
}

/** The facts that state a cell: for references from table to prose. */
export function factsAbout(report: Report, cell: Cell): readonly Fact[] {
  return factsOf(report).filter((fact) => cellsOf(fact).includes(cell));
}

/** Whether words speak of the report's own year. */
export function isOwnYear(report: Report, period: Period): boolean {
  return period === null || period === 'this' || (report.year !== null && period === report.year);
}

/** Whether words speak of the whole body. */
export function isOwnScope(report: Report, scope: Scope): boolean {
  return scope === 'whole' || (scope === 'area' && isGovernment(report.body));
}

function build(report: Report): ReportProse {
  const found: Fact[] = [];
  const breakdowns: ReportProse['breakdowns'][number][] = [];
  const shares: ReportProse['shares'][number][] = [];
  const denials: ReportProse['denials'][number][] = [];
  const universals: ReportProse['universals'][number][] = [];
  for (const segment of report.segments) {
    const prose = proseOf(segment, report.body);
    if (prose === NO_PROSE) continue;
    for (const statement of prose.statements) found.push(factOf(report, segment, statement));
    breakdowns.push(...prose.breakdowns);
    shares.push(...prose.shares);
    denials.push(...prose.denials);
    universals.push(...prose.universals);
  }
  const facts = settle(found);
  let byStatement: Map<Statement, Fact> | undefined;
  const factFor = (statement: Statement): Fact | undefined => (byStatement ??= new Map(facts.map((fact) => [fact.statement, fact]))).get(statement);
  return { facts, breakdowns, shares, denials, universals, factFor };
}

function factOf(report: Report, segment: Segment, statement: Statement): Fact {
  const readings = readingsOfStatement(report, statement);
  if (readings === null) return { segment, statement, status: 'open', reading: null, readings: [] };
  const { value } = statement.number;
  const own = isOwnYear(report, statement.period);
  const parts = statement.measure.kind === 'outcome' || statement.measure.kind === 'case';
  // 不予处理0件 speaks of the group, whatever rows of it are empty.
  const eligible = parts && value.digits === 0n ? readings.slice(0, 1) : readings;
  const reading = eligible.find((candidate) => agrees(candidate, statement, value));
  if (reading !== undefined) return { segment, statement, status: own && statement.scope !== 'part' ? 'agrees' : 'open', reading, readings };
  const certain = own && isOwnScope(report, statement.scope);
  return { segment, statement, status: certain ? 'differs' : 'open', reading: readings[0] ?? null, readings };
}

/** Charges stand in 万元 in the table, sometimes in 元 although its header says 万元; prose rounds them. */
function agrees(reading: Reading, { measure, number }: Statement, value: Quantity): boolean {
  if (measure.kind !== 'charge') return fits(reading, value);
  const inYuan = { digits: reading.value.digits * 10n ** BigInt(Math.max(0, 4 - reading.value.scale)), scale: Math.max(0, reading.value.scale - 4) };
  return equals(reading.value, value) || equals(inYuan, value) || rounded(inYuan, number.unit, value);
}

/** 25.3万元 for 25.2967: as many digits as the prose has. */
function rounded(exact: Quantity, unit: string, stated: Quantity): boolean {
  const difference = Number(exact.digits) / 10 ** exact.scale - Number(stated.digits) / 10 ** stated.scale;
  const step = unit === '亿元' ? 1e6 : unit === '万元' ? 100 : 1;
  return Math.abs(difference) < Math.max(step, Math.abs(Number(stated.digits)) * 0.005);
}

/**
 * Second thoughts: 全县 may reach further than the table, and does where another number of the same kind fits it. 受理 may be
 * less than 收到, where 收到 fits.
 */
function settle(facts: readonly Fact[]): readonly Fact[] {
  if (facts.every(({ status }) => status !== 'differs')) return facts;
  return facts.map((fact) => {
    if (fact.status !== 'differs') return fact;
    const { statement } = fact;
    const wider = statement.scope === 'area' && facts.some((other) => other !== fact && sameKind(other.statement, statement) && other.readings.some((reading) => fits(reading, other.statement.number.value)));
    return wider || isAcceptedOfReceived(fact, facts) ? { ...fact, status: 'open' } : fact;
  });
}

function isAcceptedOfReceived({ statement, segment }: Fact, facts: readonly Fact[]): boolean {
  if (statement.measure.kind !== 'requests' || statement.measure.deeds.join() !== 'accepted') return false;
  return facts.some((other) => {
    const { measure, number } = other.statement;
    return other.status === 'agrees' && other.segment === segment && measure.kind === 'requests' && measure.deeds.some((deed) => deed === 'received' || deed === 'fresh') && measure.applicant === null && compare(number.value, statement.number.value) > 0;
  });
}

function sameKind(a: Statement, b: Statement): boolean {
  if (a.measure.kind !== b.measure.kind) return false;
  if (a.measure.kind === 'requests' && b.measure.kind === 'requests') {
    const deeds = b.measure.deeds;
    const alike = (deed: string): string => (deed === 'accepted' || deed === 'fresh' ? 'received' : deed);
    return a.measure.deeds.some((deed) => deeds.map(alike).includes(alike(deed))) && a.measure.applicant === b.measure.applicant;
  }
  return JSON.stringify(a.measure) === JSON.stringify(b.measure);
}
