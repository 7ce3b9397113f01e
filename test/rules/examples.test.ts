import { describe, expect, it } from 'vitest';
import { ruleDocs } from '../../server/src/core/rules/docs.js';
import { rules } from '../../server/src/core/rules/index.js';
import { checkExample, findingsOf } from '../harness/check.js';
import { wrapExample } from '../harness/example.js';
import { encodingsOf, variants } from '../harness/exampleCases.js';
import { unmark } from '../harness/markers.js';

describe.each(rules.map(({ id, safeFixes }) => [id, safeFixes] as const))('%s', (id, safeFixes) => {
  const docs = ruleDocs[id];
  const examples = [...(docs?.good ?? []), ...(docs?.bad ?? [])];

  it('has examples of both kinds, and only the bad ones are marked', () => {
    expect(docs?.good.length).toBeGreaterThan(0);
    expect(docs?.bad.length).toBeGreaterThan(0);
    expect(docs?.good.filter(({ text }) => text.includes('⟦'))).toEqual([]);
    expect(docs?.bad.filter(({ text }) => !text.includes('⟦'))).toEqual([]);
  });

  it('is asked for safe fixes if it has any', () => {
    const findings = examples.flatMap((example) => findingsOf(unmark(wrapExample(example, 'pipe-open', {})).text, id));
    expect(findings.some(({ fixes }) => fixes.some(({ kind }) => kind === 'safe'))).toBe(safeFixes === true);
  });

  describe.each(examples.map((example) => [example.title.zh, example] as const))('%s', (_title, example) => {
    it.each(variants)('%s', (_variant, options) => {
      checkExample(id, example, 'pipe-open', options);
    });
    it.each(encodingsOf(example).filter((encoding) => encoding !== 'pipe-open'))('in %s', (encoding) => {
      checkExample(id, example, encoding);
    });
  });
});
