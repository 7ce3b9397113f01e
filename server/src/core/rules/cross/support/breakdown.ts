import type { Text } from '../../../l10n/message.js';
import type { ReportProse } from '../../../model/prose/facts.js';
import { placeOf, type Statement } from '../../../model/prose/types.js';
import { templates } from '../../../template/load.js';
import { add as plus, compare, formatQuantity, ZERO, type Quantity } from '../../../text/quantity.js';
import { perPlace } from '../../../text/perPlace.js';
import type { RuleContext } from '../../types.js';

const texts = {
  off: { zh: '分项 {parts} 相加是 {sum}，写的总数是 {whole}', en: 'The parts {parts} add up to {sum}, but the whole is given as {whole}' },
  part: { zh: '分项 {value}', en: 'A part: {value}' },
} satisfies Record<string, Text>;

/** Group of an outcome row, by row id. */
const groups: ReadonlyMap<string, string | undefined> = new Map(Object.values(templates).flatMap((template) => template.tables.flatMap((table) => table.blocks.flatMap((block) => block.rows.map((row) => [row.id, row.group] as const)))));

/**
 * A stated whole against the sum of its stated parts. Silent where one of them differs from its table, since that says it
 * already, and where all agree: then the list leaves something out on purpose.
 */
export function reportBreakdowns(prose: ReportProse, add: RuleContext['add']): void {
  for (const { segment, whole, parts: listed, closed } of prose.breakdowns) {
    const parts = partsOf(listed);
    const states = [whole, ...parts].map((statement) => prose.factFor(statement)?.status ?? 'open');
    if (parts.length < 2 || states.includes('differs') || states.every((state) => state === 'agrees')) continue;
    const sum = parts.reduce<Quantity>((left, { number }) => plus(left, number.value), ZERO);
    const order = compare(sum, whole.number.value);
    if (order === 0 || (order < 0 && !closed)) continue;
    const list = parts.map(({ number }) => formatQuantity(number.value)).join(' + ');
    add({
      at: placeOf(segment, whole),
      message: { text: texts.off, args: { parts: list, sum: formatQuantity(sum), whole: whole.number.text } },
      data: { expected: formatQuantity(sum), actual: formatQuantity(whole.number.value) },
      related: parts.map((part) => ({ at: placeOf(segment, part), message: { text: texts.part, args: { value: part.number.text } } })),
    });
  }
}

/** Rows named beside their own group, and an outcome named twice, are no further parts. */
const partsOf = perPlace((parts: readonly Statement[]): readonly Statement[] => {
  const named = parts.flatMap(({ measure }) => (measure.kind === 'outcome' ? measure.outcomes : []));
  if (new Set(named).size < named.length) return [];
  return parts.filter(({ measure }) => measure.kind !== 'outcome' || !measure.outcomes.some((id) => named.includes(groups.get(id) ?? '')));
});
