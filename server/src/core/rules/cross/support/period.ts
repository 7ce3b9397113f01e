import type { Span } from '../../../text/span.js';
import data from '../../text/data/year.json';
import { sentenceAt } from '../../text/support/written.js';
import { matchesIn, pattern } from '../../../text/pattern.js';

/** One number of a period as written; years of both ends have the same role, since both are the report's. */
export interface PeriodPart extends Span {
  readonly role: 'year' | 'fromMonth' | 'fromDay' | 'toMonth' | 'toDay';
  readonly value: number;
}

/** From when to when the figures run, e.g. 2023年1月1日至12月31日. */
export interface Period extends Span {
  readonly parts: readonly PeriodPart[];
}

const FROM = /(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起|开始)?[\s，,]*(?:至|到|—+|–+|-+|－+|~+|～+)\s*(?:(20\d\d)\s*年|同年|当年|本年|该年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
/** 数据截至2023年12月31日 says the end alone. */
const UNTIL = /截[至止]\s*(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;

const FROM_ROLES = ['year', 'fromMonth', 'fromDay', 'year', 'toMonth', 'toDay'] as const;
const UNTIL_ROLES = ['year', 'toMonth', 'toDay'] as const;

const NONE: readonly Period[] = [];

/** The periods of a text with plain digits that its sentence says its figures are for. */
export function periodsIn(folded: string): readonly Period[] {
  if (!folded.includes('月') || !folded.includes('日')) return NONE;
  const read = (form: RegExp, roles: readonly PeriodPart['role'][], needs: RegExp): readonly Period[] =>
    matchesIn(form, folded).flatMap((match): readonly Period[] => {
      const sentence = sentenceAt(folded, match.index);
      if (!needs.test(folded.slice(sentence.start, match.index))) return [];
      return [{ start: match.index, end: match.index + match[0].length, parts: partsOf(match, roles) }];
    });
  const from = read(FROM, FROM_ROLES, pattern(data.period));
  return folded.includes('截') ? [...from, ...read(UNTIL, UNTIL_ROLES, pattern(data.closing))] : from;
}

/** Between the numbers of a period there are no digits: each begins where its digits come next. */
function partsOf(match: RegExpExecArray, roles: readonly PeriodPart['role'][]): readonly PeriodPart[] {
  const parts: PeriodPart[] = [];
  let at = 0;
  roles.forEach((role, index) => {
    const digits: string | undefined = match[index + 1];
    if (digits === undefined) return;
    const start = match[0].indexOf(digits, at);
    at = start + digits.length;
    parts.push({ role, start: match.index + start, end: match.index + at, value: Number(digits) });
  });
  return parts;
}
