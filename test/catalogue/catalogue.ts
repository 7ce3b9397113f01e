import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { analyse, defaultConfig, parse } from '../../server/src/core/index.js';
import { ruleDocs } from '../../server/src/core/rules/docs.js';
import { rules } from '../../server/src/core/rules/index.js';
import { checkFindings } from '../harness/check.js';
import { cleanReport } from '../harness/cleanReports.js';
import { realTexts } from '../harness/corpus.js';
import { wrapExample } from '../harness/example.js';
import { encodingsOf, variants } from '../harness/exampleCases.js';
import { expectedCodes } from '../corpus/expectedCodes.js';

const CLEAN = 200;
const ids = rules.map(({ id }) => id);

/** A rule fires on an example if it reports exactly what is marked there. */
function fires(rule: string, text: string): boolean {
  try {
    checkFindings(text, rule);
    return true;
  } catch {
    return false;
  }
}

/** How often a rule fires on its own bad examples: encodings × LF, CRLF, BOM. */
function onExamples(rule: string): { readonly examples: number; readonly encodings: number; readonly fired: number; readonly all: number } {
  const { bad } = ruleDocs[rule]!;
  const cases = bad.flatMap((example) => encodingsOf(example).flatMap((encoding) => variants.map(([, options]) => wrapExample(example, encoding, options))));
  return { examples: bad.length, encodings: Math.max(...bad.map((example) => encodingsOf(example).length)), fired: cases.filter((text) => fires(rule, text)).length, all: cases.length };
}

/** Findings per rule over some texts; `accept` leaves out those that are due. */
function alarms(texts: readonly { readonly name: string; readonly text: string }[], accept: (name: string, rule: string) => boolean): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(ids.map((id) => [id, 0]));
  for (const { name, text } of texts) {
    for (const { rule } of analyse(parse(text), defaultConfig).findings) if (!accept(name, rule)) counts.set(rule, counts.get(rule)! + 1);
  }
  return counts;
}

it('the table', () => {
  const real = realTexts();
  const clean = Array.from({ length: CLEAN }, (_unused, index) => ({ name: String(index + 1), text: cleanReport(index + 1).text }));
  const onReal = alarms(real, (name, rule) => expectedCodes[name.slice(0, 3)]?.includes(rule) === true);
  const onClean = alarms(clean, () => false);
  const sum = { fired: 0, all: 0, real: 0, clean: 0 };
  const rows = rules.map(({ id, severity }) => {
    const { examples, encodings, fired, all } = onExamples(id);
    sum.fired += fired;
    sum.all += all;
    sum.real += onReal.get(id)!;
    sum.clean += onClean.get(id)!;
    return `| ${id} | ${severity} | ${examples} × ${encodings} | ${fired} / ${all} | ${real.length === 0 ? '–' : onReal.get(id)} | ${onClean.get(id)} |`;
  });
  writeFileSync(process.env['CATALOGUE_FILE']!, [
    `| rule | level | bad examples × encodings | fires (× LF, CRLF, BOM) | beyond EXPECTED.md on ${real.length} real reports | on ${CLEAN} clean reports |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    `| **all ${rules.length}** | | | ${sum.fired} / ${sum.all} | ${real.length === 0 ? '–' : sum.real} | ${sum.clean} |`,
    '',
  ].join('\n'));
}, 600_000);
