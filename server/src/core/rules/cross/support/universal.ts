import type { Text } from '../../../l10n/message.js';
import { isOwnScope, isOwnYear, type ReportProse } from '../../../model/prose/facts.js';
import { fits, readingsOf } from '../../../model/prose/readings.js';
import { placeOf } from '../../../model/prose/types.js';
import type { Report } from '../../../model/types.js';
import { formatQuantity } from '../../../text/quantity.js';
import type { RuleContext } from '../../types.js';
import { readingData, readingName, relatedCells } from './reading.js';

const texts = {
  not: { zh: '“{phrase}”是说 {whole} 件都如此，表中“{place}”是 {expected}', en: '“{phrase}” says it of all {whole}, but “{place}” in the table is {expected}' },
} satisfies Record<string, Text>;

/** 均维持, 均由自然人提出: all of a number that the table agrees with had one outcome, or came from one kind of applicant. */
export function reportUniversals(report: Report, prose: ReportProse, add: RuleContext['add']): void {
  for (const { segment, start, end, text, whole, measure } of prose.universals) {
    const fact = prose.factFor(whole);
    if (fact?.status !== 'agrees' || !isOwnYear(report, whole.period) || !isOwnScope(report, whole.scope)) continue;
    const readings = readingsOf(report, measure);
    const [reading] = readings ?? [];
    const stated = whole.number.value;
    // Outcomes count what was closed; a request received may still be open.
    const open = measure.kind === 'outcome' && fact.reading?.rows.join() !== 'total';
    if (readings === null || reading === undefined || open || readings.some((candidate) => fits(candidate, stated))) continue;
    add({
      at: placeOf(segment, { start, end }),
      message: { text: texts.not, args: { phrase: text, whole: whole.number.text, place: readingName(reading), expected: formatQuantity(reading.value) } },
      data: { ...readingData(reading), actual: formatQuantity(stated) },
      related: relatedCells(reading),
    });
  }
}
