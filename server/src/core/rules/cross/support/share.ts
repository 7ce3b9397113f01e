import type { Text } from '../../../l10n/message.js';
import { isOwnScope, isOwnYear, type ReportProse } from '../../../model/prose/facts.js';
import { readingsOf, type Reading } from '../../../model/prose/readings.js';
import { placeOf, type Measure, type Share } from '../../../model/prose/types.js';
import type { Report } from '../../../model/types.js';
import { formatQuantity, type Quantity } from '../../../text/quantity.js';
import type { RuleContext } from '../../types.js';
import { relatedCells } from './reading.js';

const texts = {
  off: { zh: '{part} 占 {whole} 的 {expected}%，写的是 {actual}%', en: '{part} of {whole} is {expected}%, but the text says {actual}%' },
} satisfies Record<string, Text>;

const ALL: Measure = { kind: 'requests', deeds: ['any'], applicant: null };
const CLOSED: Measure = { kind: 'requests', deeds: ['closed'], applicant: null };

/** Percentages, computed again from the number before them (or the table's) and every whole that could be meant. */
export function reportShares(report: Report, prose: ReportProse, add: RuleContext['add']): void {
  for (const share of prose.shares) {
    if (!isOwnYear(report, share.period) || !isOwnScope(report, share.scope)) continue;
    const fact = share.part === null ? undefined : prose.factFor(share.part);
    if (fact?.status === 'differs') continue;
    const counted = share.part === null ? (share.measure === null ? null : readingsOf(report, share.measure)) : [];
    const parts = share.part === null ? (counted ?? []).map((reading) => reading.value) : [share.part.number.value];
    const readings = wholesIn(report, share);
    if (parts.length === 0 || counted === null || readings === null) continue;
    const stated = share.wholes.filter((whole) => whole !== share.part && whole.number.kind === 'count').map((whole) => whole.number.value);
    const wholes = [...stated, ...readings.map((reading) => reading.value)].filter((whole) => whole.digits > 0n);
    const actual = share.number.value;
    if (wholes.length === 0 || parts.some((part) => wholes.some((whole) => fits(part, whole, actual)))) continue;
    const base = readings.find((reading) => reading.value.digits > 0n);
    if (base === undefined || toNumber(parts[0]!) > toNumber(base.value)) continue;
    const expected = ((toNumber(parts[0]!) / toNumber(base.value)) * 100).toFixed(Math.max(share.number.value.scale, 1));
    add({
      at: placeOf(share.segment, share),
      message: { text: texts.off, args: { part: formatQuantity(parts[0]!), whole: formatQuantity(base.value), expected, actual: formatQuantity(actual) } },
      data: { expected, actual: formatQuantity(actual) },
      related: relatedCells(base),
    });
  }
}

/** What a share may be a share of, the usual whole first; null where the tables do not settle it. */
function wholesIn(report: Report, { part, measure }: Share): readonly Reading[] | null {
  const counted = part?.measure ?? measure;
  if (counted === null) return null;
  if (counted.kind === 'case') return readingsOf(report, { ...counted, outcome: null });
  if (counted.kind !== 'outcome' && counted.kind !== 'requests') return null;
  const usual = readingsOf(report, counted.kind === 'outcome' ? CLOSED : ALL);
  const others = readingsOf(report, counted.kind === 'outcome' ? ALL : CLOSED);
  const own = counted.applicant === null ? [] : readingsOf(report, { kind: 'requests', deeds: ['any', 'closed'], applicant: counted.applicant });
  return usual === null || others === null || own === null ? null : [...usual, ...others, ...own];
}

/** Rounded or cut off after as many decimals as the text has. */
function fits(part: Quantity, whole: Quantity, percent: Quantity): boolean {
  const difference = Math.abs((toNumber(part) / toNumber(whole)) * 100 - toNumber(percent));
  return difference < 10 ** -percent.scale + 1e-9;
}

function toNumber({ digits, scale }: Quantity): number {
  return Number(digits) / 10 ** scale;
}
